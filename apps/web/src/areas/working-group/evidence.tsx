import { evidenceWords as w, resultWords } from '@xk/i18n'
import { useParams } from '@solidjs/router'
import { EmptyState, ProblemNote } from '@xk/ui'
import { For, Show } from 'solid-js'
import { createResource } from '../../api/resource.ts'
import { Agreement } from '../../features/evidence/agreement.tsx'
import { Boundaries } from '../../features/evidence/boundaries.tsx'
import { FacetsModel } from '../../features/evidence/facets.tsx'
import { JudgeSpreads, Severities, Spreads } from '../../features/evidence/judge-pictures.tsx'
import { type EvidencePage, loadEvidence, namesOf, type SegmentPart } from '../../features/evidence/load.ts'
import { WithoutJudge } from '../../features/evidence/without-judge.tsx'
import { short } from '../../features/evidence/words.ts'
import { createAct } from '../../features/results/create-act.ts'
import { HeldBack, ResultFrame } from '../../features/results/result-frame.tsx'

const Part = (props: { part: SegmentPart; page: EvidencePage; alone: boolean }) => {
  const names = () => namesOf(props.page)
  return (
    <section>
      <Show when={!props.alone}>
        <h2 class="text-xl font-semibold mb-1 mt-8">{w.segmentTitle(props.part.label ?? '')}</h2>
      </Show>
      <p class="text-sm text-ink-2 mb-4">
        {w.counts(
          short(props.part.sheets ?? 0),
          short(props.part.entries ?? 0),
          short(props.part.judges?.length ?? 0),
        )}
      </p>
      <JudgeSpreads part={props.part} names={names()} />
      <Severities part={props.part} names={names()} />
      <Spreads part={props.part} names={names()} />
      <Agreement part={props.part} />
      <FacetsModel part={props.part} names={names()} />
    </section>
  )
}

/** Evidence beside a stage's result: how judges score and agree, how firm ranks and prizes are. Changes nothing. */
const EvidencePageView = () => {
  const params = useParams<{ stageId: string }>()
  const [evidence, { refetch }] = createResource(() => params.stageId, loadEvidence)
  const act = createAct(() => refetch())
  const parts = () => (evidence.latest?.segments ?? []).filter(({ sheets = 0 }) => sheets > 0)
  return (
    <ResultFrame
      current="evidence"
      title={w.title}
      text={w.text}
      waiting={w.loading}
      page={evidence.latest}
      error={evidence.error}
      onReload={() => void refetch()}
      act={act}
    >
      {(page) => (
        <>
          <Show when={page().hiddenEntries}>
            <ProblemNote tone="amber" title={resultWords.hidden} text={w.related} />
          </Show>
          <Show when={!page().held} fallback={<HeldBack stageId={params.stageId} />}>
            <Show
              when={parts().length > 0}
              fallback={<EmptyState title={w.empty.title} text={w.empty.text} />}
            >
              <Show when={!page().hiddenEntries}>
                <Boundaries page={page()} names={namesOf(page())} />
                <WithoutJudge page={page()} names={namesOf(page())} />
              </Show>
              <For each={parts()}>
                {(part) => <Part part={part} page={page()} alone={parts().length === 1} />}
              </For>
            </Show>
          </Show>
        </>
      )}
    </ResultFrame>
  )
}
export default EvidencePageView
