import type { RichText } from '@xk/domain/kernel'
import { maskingWords } from '@xk/i18n'
import { Button, type Highlight, RichTextView, type Span } from '@xk/ui'
import { createSignal, Show } from 'solid-js'
import type { Spot, TextSpan } from './decide.ts'

const w = maskingWords.page

/** A text with its places to decide on: press one to black it out or to leave it; select more to black it out. */
export const MaskedText = (props: {
  label: string
  text: RichText
  spots: readonly Spot[]
  onPress: (spot: Spot) => void
  onCover: (spans: readonly TextSpan[]) => void
}) => {
  const [selected, setSelected] = createSignal<Span[]>([])
  const highlights = (): Highlight[] =>
    props.spots.map((spot) => ({
      leaf: spot.leaf,
      start: spot.start,
      end: spot.end,
      id: spot.id,
      state: spot.decision,
      label: spot.free ? w.highlight.free : w.highlight[spot.decision],
    }))
  const press = (id: string) => {
    const spot = props.spots.find((it) => it.id === id)
    if (spot) props.onPress(spot)
  }
  return (
    <div>
      <RichTextView
        value={props.text}
        highlights={highlights()}
        onHighlight={press}
        onSelect={(spans) => setSelected(spans)}
      />
      <Show when={selected().length > 0}>
        <div class="sticky bottom-4 z-10 mt-3 flex">
          <Button
            variant="primary"
            class="shadow-card"
            // The selection must outlive the press.
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => {
              props.onCover(selected())
              setSelected([])
              getSelection()?.removeAllRanges()
            }}
          >
            {w.coverSelection}
            <span class="sr-only">: {props.label}</span>
          </Button>
        </div>
      </Show>
    </div>
  )
}
