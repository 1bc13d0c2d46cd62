import { For, type JSX, Show } from 'solid-js'

export interface Place {
  rank: number
  medal: 'gold' | 'silver' | 'bronze'
  prize: string
  title: JSX.Element
  sub?: JSX.Element
  score?: string | undefined
}

export const Medal = (props: { kind: Place['medal']; children: JSX.Element }) => (
  <span
    class="size-10 rounded-full grid place-items-center font-bold"
    style={{ background: `var(--${props.kind})`, color: 'oklch(.25 .04 80)' }}
  >
    {props.children}
  </span>
)

/** The first places, highest in the middle on a wide screen and first on a phone. */
export const Podium = (props: { places: readonly Place[] }) => (
  <ol class="grid gap-4 sm:grid-cols-3 items-end list-none p-0 m-0">
    <For each={props.places.slice(0, 3)}>
      {(place, i) => (
        <li
          class={`card shadow-(--shadow) ${i() === 0 ? 'sm:order-2 sm:py-9' : i() === 1 ? 'sm:order-1' : 'sm:order-3'}`}
        >
          <Medal kind={place.medal}>{place.rank}</Medal>
          <p class="text-sm text-ink-2 mt-3">{place.prize}</p>
          <h3 class="text-lg mb-1">{place.title}</h3>
          <div class="text-sm text-ink-2">{place.sub}</div>
          <Show when={place.score}>
            <p class="text-xl font-semibold mt-3">{place.score}</p>
          </Show>
        </li>
      )}
    </For>
  </ol>
)
