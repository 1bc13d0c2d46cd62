import { For, type JSX, Match, Switch } from 'solid-js'

/** The structured text of the product, as `domain` defines it; this package imports nothing of ours. */
export interface Inline {
  text: string
  bold?: boolean | undefined
  italic?: boolean | undefined
}
export type Block =
  | { type: 'paragraph'; runs: Inline[] }
  | { type: 'heading'; level: number; runs: Inline[] }
  | { type: 'list'; ordered: boolean; items: Inline[][] }
  | { type: 'table'; rows: Inline[][][] }

export interface Highlight {
  leaf: number
  start: number
  end: number
  id: string
  /** out: to be blacked out; keep: left as it is; open: undecided. */
  state: 'open' | 'out' | 'keep'
  label: string
}

const TOKEN = '\u2588\u2588\u2588\u2588\u2588'

const Text = (props: { text: string }) => (
  <For each={props.text.split(TOKEN)}>
    {(part, i) => (
      <>
        {i() > 0 ? (
          <span class="blackout" role="img" aria-label="đã che">
            {TOKEN}
          </span>
        ) : null}
        {part}
      </>
    )}
  </For>
)

interface Piece extends Inline {
  highlight?: Highlight
}

/** Cuts a leaf's runs at the edges of its highlights. */
export const piecesOf = (runs: readonly Inline[], highlights: readonly Highlight[]): Piece[] => {
  const sorted = highlights.toSorted((a, b) => a.start - b.start)
  const pieces: Piece[] = []
  let offset = 0
  for (const run of runs) {
    const edges = new Set([0, run.text.length])
    for (const h of sorted)
      for (const edge of [h.start - offset, h.end - offset])
        if (edge > 0 && edge < run.text.length) edges.add(edge)
    const cuts = [...edges].toSorted((a, b) => a - b)
    cuts.slice(0, -1).forEach((from, i) => {
      const to = cuts[i + 1] ?? run.text.length
      const highlight = sorted.find(
        (h) => h.start <= offset + from && h.end >= offset + to && h.end > h.start,
      )
      pieces.push({ ...run, text: run.text.slice(from, to), ...(highlight ? { highlight } : {}) })
    })
    offset += run.text.length
  }
  return pieces
}

/** Read-only structured text; `highlights` are pressed with `onHighlight` (the masking page). */
export const RichTextView = (props: {
  value: readonly Block[]
  highlights?: readonly Highlight[]
  onHighlight?: (id: string) => void
  class?: string
}) => {
  const numbered = () => {
    let leaf = 0
    return props.value.map((block) => {
      const count =
        block.type === 'list'
          ? block.items.length
          : block.type === 'table'
            ? block.rows.reduce((n, row) => n + row.length, 0)
            : 1
      const first = leaf
      leaf += count
      return { block, first }
    })
  }
  const Leaf = (own: { runs: readonly Inline[]; leaf: number }): JSX.Element => (
    <For
      each={piecesOf(
        own.runs,
        (props.highlights ?? []).filter((h) => h.leaf === own.leaf),
      )}
    >
      {(piece) => {
        const styled = () => {
          const text = <Text text={piece.text} />
          return piece.bold ? (
            <strong>{piece.italic ? <em>{text}</em> : text}</strong>
          ) : piece.italic ? (
            <em>{text}</em>
          ) : (
            text
          )
        }
        const h = piece.highlight
        return h ? (
          <button
            type="button"
            class="inline p-0 font-[inherit]"
            aria-label={`${piece.text}: ${h.label}`}
            onClick={() => props.onHighlight?.(h.id)}
          >
            <mark data-state={h.state}>{styled()}</mark>
          </button>
        ) : (
          styled()
        )
      }}
    </For>
  )
  return (
    <div class={`rich ${props.class ?? ''}`}>
      <For each={numbered()}>
        {({ block, first }) => (
          <Switch>
            <Match when={block.type === 'paragraph' && block}>
              {(b) => (
                <p>
                  <Leaf runs={b().runs} leaf={first} />
                </p>
              )}
            </Match>
            <Match when={block.type === 'heading' && block}>
              {(b) => (
                <p class="font-semibold">
                  <Leaf runs={b().runs} leaf={first} />
                </p>
              )}
            </Match>
            <Match when={block.type === 'list' && block}>
              {(b) =>
                b().ordered ? (
                  <ol>
                    <For each={b().items}>
                      {(item, i) => (
                        <li>
                          <Leaf runs={item} leaf={first + i()} />
                        </li>
                      )}
                    </For>
                  </ol>
                ) : (
                  <ul>
                    <For each={b().items}>
                      {(item, i) => (
                        <li>
                          <Leaf runs={item} leaf={first + i()} />
                        </li>
                      )}
                    </For>
                  </ul>
                )
              }
            </Match>
            <Match when={block.type === 'table' && block}>
              {(b) => {
                const before = (row: number) =>
                  b()
                    .rows.slice(0, row)
                    .reduce((n, r) => n + r.length, 0)
                return (
                  <table>
                    <tbody>
                      <For each={b().rows}>
                        {(row, r) => (
                          <tr>
                            <For each={row}>
                              {(cell, c) => (
                                <td>
                                  <Leaf runs={cell} leaf={first + before(r()) + c()} />
                                </td>
                              )}
                            </For>
                          </tr>
                        )}
                      </For>
                    </tbody>
                  </table>
                )
              }}
            </Match>
          </Switch>
        )}
      </For>
    </div>
  )
}
