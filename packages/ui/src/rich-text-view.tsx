import { For, type JSX, Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import {
  BLACK_OUT,
  type Block,
  type Highlight,
  type Inline,
  leavesOf,
  type Piece,
  piecesOf,
  type Span,
} from './rich-text-blocks.ts'
import { selectedSpans } from './rich-text-selection.ts'

const Text = (props: { text: string }) => (
  <For each={props.text.split(BLACK_OUT)}>
    {(part, i) => (
      <>
        <Show when={i() > 0}>
          <span class="blackout" role="img" aria-label="đã che">
            {BLACK_OUT}
          </span>
        </Show>
        {part}
      </>
    )}
  </For>
)

const Styled = (props: { piece: Piece }): JSX.Element => (
  <Show when={props.piece.bold} fallback={<Slanted piece={props.piece} />}>
    <strong>
      <Slanted piece={props.piece} />
    </strong>
  </Show>
)
const Slanted = (props: { piece: Piece }): JSX.Element => (
  <Show when={props.piece.italic} fallback={<Text text={props.piece.text} />}>
    <em>
      <Text text={props.piece.text} />
    </em>
  </Show>
)

/** Read-only structured text. The masking page gives `highlights` (pressed: `onHighlight`) and takes `onSelect`. */
export const RichTextView = (props: {
  value: readonly Block[]
  highlights?: readonly Highlight[] | undefined
  onHighlight?: ((id: string) => void) | undefined
  /** Text was selected by pointer or keyboard; nothing selected gives []. */
  onSelect?: ((spans: Span[]) => void) | undefined
  /** Real headings from this level on; without it they only look like headings. */
  headingLevel?: number | undefined
  class?: string | undefined
}) => {
  let root: HTMLDivElement | undefined
  const numbered = () => {
    let next = 0
    return props.value.map((block) => {
      const first = next
      next += leavesOf(block).length
      return { block, first }
    })
  }
  const Leaf = (own: { runs: readonly Inline[]; leaf: number }): JSX.Element => {
    const press = (highlight: Highlight) => props.onHighlight?.(highlight.id)
    const mine = () => (props.highlights ?? []).filter((h) => h.leaf === own.leaf)
    return (
      <For each={piecesOf(own.runs, mine())}>
        {(piece) => (
          <Show when={piece.highlight} fallback={<Styled piece={piece} />} keyed>
            {(highlight) => (
              <mark
                data-state={highlight.state}
                class={highlight.class}
                role={props.onHighlight ? 'button' : undefined}
                tabindex={props.onHighlight ? 0 : undefined}
                aria-label={props.onHighlight ? `${piece.text}: ${highlight.label}` : undefined}
                onClick={() => press(highlight)}
                onKeyDown={(event) => {
                  if (event.key !== 'Enter' && event.key !== ' ') return
                  event.preventDefault()
                  press(highlight)
                }}
              >
                <Styled piece={piece} />
              </mark>
            )}
          </Show>
        )}
      </For>
    )
  }
  /** Levels are counted from the highest used, so that none is skipped at the top. */
  const highest = () =>
    Math.min(...props.value.map((block) => (block.type === 'heading' ? block.level : Infinity)))
  const heading = (level: number) =>
    props.headingLevel ? `h${Math.min(6, props.headingLevel + level - highest())}` : 'p'
  const draw = (block: Block, first: number): JSX.Element => {
    switch (block.type) {
      case 'paragraph':
        return (
          <p data-leaf={first}>
            <Leaf runs={block.runs} leaf={first} />
          </p>
        )
      case 'heading':
        return (
          <Dynamic component={heading(block.level)} class="rich-heading" data-leaf={first}>
            <Leaf runs={block.runs} leaf={first} />
          </Dynamic>
        )
      case 'list':
        return (
          <Dynamic component={block.ordered ? 'ol' : 'ul'}>
            <For each={block.items}>
              {(item, i) => (
                <li data-leaf={first + i()}>
                  <Leaf runs={item} leaf={first + i()} />
                </li>
              )}
            </For>
          </Dynamic>
        )
      case 'table': {
        let next = first
        const rows = block.rows.map((row) => row.map((runs) => ({ runs, leaf: next++ })))
        return (
          <table tabindex="0">
            <tbody>
              <For each={rows}>
                {(row) => (
                  <tr>
                    <For each={row}>
                      {(cell) => (
                        <td data-leaf={cell.leaf}>
                          <Leaf runs={cell.runs} leaf={cell.leaf} />
                        </td>
                      )}
                    </For>
                  </tr>
                )}
              </For>
            </tbody>
          </table>
        )
      }
      default:
        return block satisfies never
    }
  }
  const selected = () => root && props.onSelect?.(selectedSpans(root))
  return (
    <div
      class={`rich ${props.class ?? ''}`}
      ref={(element) => {
        root = element
      }}
      onPointerUp={selected}
      onKeyUp={selected}
    >
      <For each={numbered()}>{({ block, first }) => draw(block, first)}</For>
    </div>
  )
}
