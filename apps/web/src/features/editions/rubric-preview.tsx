import type { Criterion, Ruleset } from '@xk/domain/ruleset'
import { workingGroupWords } from '@xk/i18n'
import { For, Show } from 'solid-js'
import { exact } from './exact.ts'

const w = workingGroupWords.rules.rubric

const CriterionCard = (props: { criterion: Criterion }) => (
  <section class="border-t border-line py-4">
    <div class="flex justify-between gap-4">
      <h4 class="font-semibold">{props.criterion.label}</h4>
      <span class="text-ink-2 whitespace-nowrap">{w.atMost(exact(props.criterion.max))}</span>
    </div>
    <Show when={props.criterion.guidance}>
      <p class="text-sm text-ink-2">{props.criterion.guidance}</p>
    </Show>
    <ul class="mt-2">
      <For each={props.criterion.bands}>
        {(band) => (
          <li class="grid grid-cols-[5.5rem_1fr] gap-3 py-2 text-sm">
            <b class="tabular-nums">
              {band.from === band.to ? exact(band.from) : `${exact(band.from)} – ${exact(band.to)}`}
            </b>
            <span>
              <b class="font-semibold">{band.label}.</b> {band.descriptor}
              <Show when={band.commentRequired}>
                <span class="text-ink-2"> {w.commentRequired}</span>
              </Show>
            </span>
          </li>
        )}
      </For>
    </ul>
  </section>
)

/** The rubric as judges will read it beside the work. */
export const RubricPreview = (props: { rules: Ruleset }) => {
  const segments = () =>
    props.rules.stages.flatMap((it) => (it.kind === 'scoring' ? it.scoring.segments : []))
  return (
    <For each={segments()}>
      {(segment) => (
        <div class="mb-6">
          <div class="flex justify-between gap-4 mb-1">
            <h3>{segment.label}</h3>
            <b class="whitespace-nowrap">{w.points(exact(segment.max))}</b>
          </div>
          <For
            each={segment.criteria}
            fallback={
              <p class="text-sm text-ink-2">
                {w.items(segment.items?.count ?? 0, exact(segment.items?.points ?? '0'))}
              </p>
            }
          >
            {(criterion) => <CriterionCard criterion={criterion} />}
          </For>
        </div>
      )}
    </For>
  )
}
