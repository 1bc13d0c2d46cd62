import { pointsOf, type Segment } from '@xk/domain/ruleset'
import { sheetTotal } from '@xk/domain/scoring'
import { paperSheetWords, writeDecimal } from '@xk/i18n'
import { Card } from '@xk/ui'
import { For, Show } from 'solid-js'

const w = paperSheetWords.typing

/** The sheet as it was handed in once two people agreed. */
export const PaperResult = (props: {
  page: {
    rubric: { segment: Segment }
    result: {
      marks?: Record<string, number>
      comments?: Record<string, string>
      overallComment?: string
    } | null
  }
}) => (
  <Show when={props.page.result}>
    {(result) => (
      <Card title={w.title}>
        <ul class="list-none p-0">
          <For each={props.page.rubric.segment.criteria}>
            {(criterion) => (
              <li class="border-t border-line first:border-t-0 py-2 grid grid-cols-[1fr_auto] gap-x-4">
                <span>{criterion.label}</span>
                <b class="tabular-nums">
                  {writeDecimal(pointsOf(criterion, result().marks?.[criterion.key] ?? 0), 2, true)}
                </b>
                <Show when={result().comments?.[criterion.key]}>
                  <span class="text-sm text-ink-2 col-span-2 whitespace-pre-wrap">
                    {result().comments?.[criterion.key]}
                  </span>
                </Show>
              </li>
            )}
          </For>
        </ul>
        <p class="border-t border-line pt-3 flex items-baseline justify-between">
          <b>{w.total}</b>
          <b class="text-2xl font-semibold tabular-nums">
            {writeDecimal(sheetTotal(props.page.rubric.segment, result().marks ?? {}), 2, true)}
          </b>
        </p>
        <Show when={result().overallComment}>
          <p class="text-sm whitespace-pre-wrap mt-3">{result().overallComment}</p>
        </Show>
      </Card>
    )}
  </Show>
)
