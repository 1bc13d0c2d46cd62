import type { PublicCouncil } from '@xk/contract'
import { publicWords } from '@xk/i18n'
import { For, Show } from 'solid-js'
import { Section } from './section.tsx'

const w = publicWords.result.council

/** A council's ballots in numbers, and what anyone can and can't check of them. */
export const CouncilVotes = (props: { council: PublicCouncil }) => {
  const areCounted = () => props.council.rounds.every(({ recountable }) => recountable)
  return (
    <Section title={props.council.label}>
      <ul class="list-none p-0 grid gap-3">
        <For each={props.council.rounds}>
          {(it) => (
            <li class="border-l-2 border-line pl-3">
              <p class="font-medium">{w.round(it.n, w.kinds[it.kind] ?? '', it.candidates, it.seats)}</p>
              <p class="text-sm text-ink-2">
                {w.facts(it.present, it.members, it.issued, it.returned, it.invalid)}
              </p>
            </li>
          )}
        </For>
      </ul>
      <Show when={props.council.resolutions.length > 0}>
        <h3 class="mt-4 mb-1 text-base">{w.resolutions}</h3>
        <ul class="list-disc pl-5 text-sm">
          <For each={props.council.resolutions}>{({ reason }) => <li>{reason}</li>}</For>
        </ul>
      </Show>
      <p class="mt-4 text-sm text-ink-2 max-w-[68ch]">
        {areCounted() ? w.provable : w.totalsOnly(props.council.minVoters)} {w.notProvable}
      </p>
    </Section>
  )
}
