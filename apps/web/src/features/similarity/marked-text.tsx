import { similarityWords as w } from '@xk/i18n'
import { For, Show } from 'solid-js'
import type { MarkedSection } from './load.ts'
import { piecesOf } from './pieces.ts'

const LOOKS = {
  same: 'bg-amber-soft text-ink underline decoration-2 underline-offset-4',
  alike: 'bg-accent-soft text-ink underline decoration-dashed underline-offset-4',
}

/** How a marked passage looks, with what that means: never by colour alone. */
export const Legend = () => (
  <ul class="list-none p-0 grid gap-1 text-sm my-4">
    <li>{w.legend.copied}</li>
    <li>{w.legend.likeness}</li>
    <li>
      <mark class={LOOKS.same}>{w.legend.same}</mark> · <mark class={LOOKS.alike}>{w.legend.alike}</mark>
      {' · '}
      {w.legend.number}
    </li>
  </ul>
)

/** A text with its passages marked and numbered; a number leads to its like on the other side. */
export const MarkedText = (props: { side: 'a' | 'b'; section: MarkedSection }) => {
  const other = () => (props.side === 'a' ? 'b' : 'a')
  return (
    <p class="whitespace-pre-line">
      <For each={piecesOf(props.section.text ?? '', props.section.marks ?? [])}>
        {(piece) => (
          <Show when={piece.mark} fallback={piece.text}>
            {(mark) => (
              <mark id={`${props.side}-${mark().n}`} class={`${LOOKS[mark().kind]} scroll-mt-24`}>
                <a
                  class="font-semibold tabular-nums no-underline px-1"
                  href={`#${other()}-${mark().n}`}
                  target="_self"
                  aria-label={w.other(mark().n)}
                >
                  {mark().n}
                </a>
                {piece.text}
              </mark>
            )}
          </Show>
        )}
      </For>
    </p>
  )
}
