import { For, type JSX, Show } from 'solid-js'
import { Medal, type MedalKind } from './medal.tsx'
import { uiWords } from './ui-words.ts'

export interface Place {
  rank: number
  medal: MedalKind
  prize: string
  title: JSX.Element
  sub?: JSX.Element
  score?: string | undefined
}

/** One stands above the others: not where the first prize is shared, withheld or taken back. */
const hasOneLeader = ([first, second]: readonly Place[]) => first?.rank === 1 && second?.rank !== 1

/** The first places in order of rank; the highest stands in the middle on a wide screen and first on a phone. */
export const Podium = (props: { places: readonly Place[]; label?: string }) => (
  <ol
    class="podium"
    data-count={hasOneLeader(props.places) ? Math.min(3, props.places.length) : 'level'}
    aria-label={props.label ?? uiWords.topPrizes}
  >
    <For each={props.places.slice(0, 3)}>
      {(place) => (
        <li>
          <Medal kind={place.medal}>{place.rank}</Medal>
          <p class="podium-prize">{place.prize}</p>
          <h2 class="podium-title">{place.title}</h2>
          <div class="text-sm text-ink-2">{place.sub}</div>
          <Show when={place.score}>
            <p class="podium-score">{place.score}</p>
          </Show>
        </li>
      )}
    </For>
  </ol>
)
