import { pointsOf, type Segment } from '@xk/domain/ruleset'
import { paperSheetWords, writeDecimal } from '@xk/i18n'
import { ProblemNote } from '@xk/ui'
import { For, Show } from 'solid-js'

const w = paperSheetWords.own

interface Sheet {
  marks?: Record<string, number>
  comments?: Record<string, string>
  overallComment?: string
}

/** My sheet came on paper: locked while it is typed, then who typed it, the scan, and what I had begun on screen. */
const OwnPaper = (props: {
  assignmentId: string
  segment: Segment
  paper: {
    state: 'open' | 'settled'
    typedBy: readonly string[]
    scans: readonly { id?: string; page?: number }[]
    keptDraft: Sheet | null
  }
}) => (
  <>
    <Show
      when={props.paper.state === 'settled'}
      fallback={<ProblemNote tone="blue" title={w.open} text={w.openText} />}
    >
      <ProblemNote tone="blue" title={w.settled(props.paper.typedBy.join(', '))} />
    </Show>
    <p class="flex flex-wrap gap-x-4">
      <For each={props.paper.scans}>
        {(scan) => (
          <a
            class="inline-flex items-center min-h-11"
            href={`/api/desk/assignments/${props.assignmentId}/paper/scans/${scan.id}?inline=1`}
            target="_blank"
            rel="noreferrer"
          >
            {w.scan(scan.page ?? 1)}
          </a>
        )}
      </For>
    </p>
    <Show when={props.paper.keptDraft}>
      {(kept) => (
        <details class="mb-3">
          <summary class="min-h-11 inline-flex items-center cursor-pointer font-medium">
            {w.keptDraft}
          </summary>
          <For each={props.segment.criteria}>
            {(criterion) => {
              const steps = () => kept().marks?.[criterion.key]
              return (
                <p class="text-sm">
                  {criterion.label}:{' '}
                  <b class="tabular-nums">
                    {steps() === undefined ? '–' : writeDecimal(pointsOf(criterion, steps() ?? 0), 2, true)}
                  </b>
                  <span class="block text-ink-2 whitespace-pre-wrap">{kept().comments?.[criterion.key]}</span>
                </p>
              )
            }}
          </For>
          <p class="text-sm text-ink-2 whitespace-pre-wrap">{kept().overallComment}</p>
        </details>
      )}
    </Show>
  </>
)
export default OwnPaper
