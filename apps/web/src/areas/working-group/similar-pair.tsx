import { similarityWords as w } from '@xk/i18n'
import { A, useParams } from '@solidjs/router'
import { Card, PageHeader, ProblemNote, Stat } from '@xk/ui'
import { For, Show } from 'solid-js'
import { Loaded } from '../../api/loaded.tsx'
import { createResource } from '../../api/resource.ts'
import { createAct } from '../../features/results/create-act.ts'
import { DecidePair } from '../../features/similarity/decide-pair.tsx'
import {
  coefficientOf,
  loadPair,
  type PairPage,
  percentOf,
  type Side,
} from '../../features/similarity/load.ts'
import { Legend, MarkedText } from '../../features/similarity/marked-text.tsx'
import { EntryOfPair } from '../../features/similarity/pair-name.tsx'
import { Shell } from '../../shell.tsx'

/** Two entries side by side, field beside field, what agrees marked in both; and the decision about them. */
const SimilarPairPage = () => {
  const params = useParams<{ id: string }>()
  const [pair, { refetch }] = createResource(() => params.id, loadPair)
  const act = createAct(() => refetch())
  return (
    <Shell area="workingGroup" wide>
      <Loaded of={pair} retry={w.retry} onRetry={refetch} lines={12}>
        {(page) => (
          <>
            <A
              class="inline-flex items-center min-h-11 underline"
              href={`/to-cong-tac/lan/${page().editionId}/bai/giong-nhau`}
            >
              {w.toList}
            </A>
            <PageHeader title={w.pairTitle} />
            <div class="grid grid-cols-2 gap-4 max-w-xl">
              <Stat value={percentOf(page().pair.copied ?? 0)} label={w.columns.copied} />
              <Stat value={coefficientOf(page().pair.likeness ?? 0)} label={w.columns.likeness} />
            </div>
            <Legend />
            <Show when={act.told()}>{(text) => <ProblemNote tone="green" title={text()} />}</Show>
            <Show when={act.problem()}>{(text) => <ProblemNote title={text()} />}</Show>
            <DecidePair page={page()} act={act} />
            <Texts page={page()} />
          </>
        )}
      </Loaded>
    </Shell>
  )
}
export default SimilarPairPage

/** Field labels of both, in the order in which they come. */
const labelsOf = (page: PairPage): string[] => [
  ...new Set([...page.a.sections, ...page.b.sections].map(({ label }) => label)),
]

const Part = (props: { side: 'a' | 'b'; of: Side; label: string }) => (
  <div class="min-w-0">
    <span class="md:hidden text-sm font-semibold text-ink-2">{w.sides[props.side]}</span>
    <Show when={props.of.sections.find(({ label, text }) => label === props.label && text)}>
      {(section) => <MarkedText side={props.side} section={section()} />}
    </Show>
  </div>
)

const Texts = (props: { page: PairPage }) => (
  <Card>
    <div class="grid md:grid-cols-2 gap-x-8 gap-y-3 pb-4 border-b border-line">
      <For each={[props.page.a, props.page.b]}>
        {(side) => (
          <div>
            <span class="md:hidden text-sm font-semibold">{w.sides[side === props.page.a ? 'a' : 'b']}</span>
            <EntryOfPair about={side.about} link />
            <Show when={!side.kept}>
              <p class="text-ink-2">{w.erased}</p>
            </Show>
          </div>
        )}
      </For>
    </div>
    <For each={labelsOf(props.page)}>
      {(label) => (
        <section class="py-4 border-b border-line last:border-0">
          <h2 class="text-base font-semibold mb-2">{label}</h2>
          <div class="grid md:grid-cols-2 gap-x-8 gap-y-4">
            <Part side="a" of={props.page.a} label={label} />
            <div class="md:contents border-t border-line pt-4">
              <Part side="b" of={props.page.b} label={label} />
            </div>
          </div>
        </section>
      )}
    </For>
  </Card>
)
