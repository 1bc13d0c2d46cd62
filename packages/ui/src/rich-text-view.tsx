import { createMemo, For, type JSX } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { type Block, type Highlight, type Inline, leavesOf, type Span } from './rich-text-blocks.ts'
import { RichTextLeaf } from './rich-text-leaf.tsx'
import { selectedSpans } from './rich-text-selection.ts'

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
  /** Number of each block's first leaf. */
  const firsts = createMemo(() => {
    let next = 0
    return props.value.map((block) => {
      const first = next
      next += leavesOf(block).length
      return first
    })
  })
  const byLeaf = createMemo(() => Map.groupBy(props.highlights ?? [], (highlight) => highlight.leaf))
  const Leaf = (own: { runs: readonly Inline[]; leaf: number }) => (
    <RichTextLeaf runs={own.runs} highlights={byLeaf().get(own.leaf) ?? []} onHighlight={props.onHighlight} />
  )
  /** Levels are counted from the highest used, so that none is skipped at the top. */
  const heading = (level: number) => {
    if (!props.headingLevel) return 'p'
    const highest = Math.min(
      ...props.value.map((block) => (block.type === 'heading' ? block.level : Infinity)),
    )
    return `h${Math.min(6, props.headingLevel + level - highest)}`
  }
  const draw = (block: Block, first: () => number): JSX.Element => {
    switch (block.type) {
      case 'paragraph':
        return (
          <p data-leaf={first()}>
            <Leaf runs={block.runs} leaf={first()} />
          </p>
        )
      case 'heading':
        return (
          <Dynamic component={heading(block.level)} class="rich-heading" data-leaf={first()}>
            <Leaf runs={block.runs} leaf={first()} />
          </Dynamic>
        )
      case 'list':
        return (
          <Dynamic component={block.ordered ? 'ol' : 'ul'}>
            <For each={block.items}>
              {(item, i) => (
                <li data-leaf={first() + i()}>
                  <Leaf runs={item} leaf={first() + i()} />
                </li>
              )}
            </For>
          </Dynamic>
        )
      case 'table': {
        let cells = 0
        const rows = block.rows.map((row) => row.map((runs) => ({ runs, after: cells++ })))
        return (
          <table tabindex="0">
            <tbody>
              <For each={rows}>
                {(row) => (
                  <tr>
                    <For each={row}>
                      {(cell) => (
                        <td data-leaf={first() + cell.after}>
                          <Leaf runs={cell.runs} leaf={first() + cell.after} />
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
      <For each={props.value}>{(block, i) => draw(block, () => firsts()[i()] ?? 0)}</For>
    </div>
  )
}
