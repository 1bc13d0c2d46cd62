import { For, Index, type JSX, Show } from 'solid-js'
import { BLACK_OUT, type Highlight, type Inline, type Piece, piecesOf } from './rich-text-blocks.ts'
import { uiWords } from './ui-words.ts'

const Text = (props: { text: string }) => (
  <For each={props.text.split(BLACK_OUT)}>
    {(part, i) => (
      <>
        <Show when={i() > 0}>
          <span class="blackout" role="img" aria-label={uiWords.blackedOut}>
            {BLACK_OUT}
          </span>
        </Show>
        {part}
      </>
    )}
  </For>
)

const Slanted = (props: { piece: Piece }): JSX.Element => (
  <Show when={props.piece.italic} fallback={<Text text={props.piece.text} />}>
    <em>
      <Text text={props.piece.text} />
    </em>
  </Show>
)
const Styled = (props: { piece: Piece }): JSX.Element => (
  <Show when={props.piece.bold} fallback={<Slanted piece={props.piece} />}>
    <strong>
      <Slanted piece={props.piece} />
    </strong>
  </Show>
)

/**
 * One leaf's text with its highlights. Every piece is one element in its place: loose text nodes would be made anew
 * with each change and move a pressed highlight, which costs it the focus.
 */
export const RichTextLeaf = (props: {
  runs: readonly Inline[]
  highlights: readonly Highlight[]
  onHighlight?: ((id: string) => void) | undefined
}) => (
  <Index each={piecesOf(props.runs, props.highlights)}>
    {(piece) => (
      <Show
        when={piece().highlight}
        fallback={
          <span>
            <Styled piece={piece()} />
          </span>
        }
      >
        {(highlight) => (
          <mark
            data-state={highlight().state}
            class={highlight().class}
            role={props.onHighlight ? 'button' : undefined}
            tabindex={props.onHighlight ? 0 : undefined}
            aria-label={props.onHighlight ? `${piece().text}: ${highlight().label}` : undefined}
            onClick={() => props.onHighlight?.(highlight().id)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' && event.key !== ' ') return
              event.preventDefault()
              props.onHighlight?.(highlight().id)
            }}
          >
            <Styled piece={piece()} />
          </mark>
        )}
      </Show>
    )}
  </Index>
)
