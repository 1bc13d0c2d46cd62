/** The structured text of the product, as its domain defines it; this package imports nothing of ours. */
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

/** What stands for something hidden, whatever its length was. */
export const BLACK_OUT = '\u2588\u2588\u2588\u2588\u2588'

/** The leaves of a block: texts that carry no structure. Numbered from 0 through the document, in reading order. */
export const leavesOf = (block: Block): Inline[][] => {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return [block.runs]
    case 'list':
      return block.items
    case 'table':
      return block.rows.flat()
    default:
      return block satisfies never
  }
}

export const plainText = (blocks: readonly Block[]): string =>
  blocks
    .flatMap(leavesOf)
    .map((runs) => runs.map((run) => run.text).join(''))
    .join('\n')

/** A stretch of one leaf's text, in UTF-16 units. */
export interface Span {
  leaf: number
  start: number
  end: number
}
export interface Highlight extends Span {
  id: string
  /** out: to be blacked out; keep: left as it is; open: undecided. */
  state: 'open' | 'out' | 'keep'
  /** Said after the text: "tên đơn vị, chưa quyết định". */
  label: string
  class?: string | undefined
}
export interface Piece extends Inline {
  highlight?: Highlight
}

/** Cuts a leaf's runs at the edges of its highlights. Where two overlap, the one that begins first holds. */
export const piecesOf = (runs: readonly Inline[], highlights: readonly Highlight[]): Piece[] => {
  const sorted = highlights.filter((h) => h.end > h.start).toSorted((a, b) => a.start - b.start)
  let offset = 0
  return runs.flatMap((run) => {
    const from = offset
    offset += run.text.length
    const edges = new Set([0, run.text.length])
    for (const edge of sorted.flatMap((h) => [h.start - from, h.end - from])) {
      if (edge > 0 && edge < run.text.length) edges.add(edge)
    }
    const cuts = [...edges].toSorted((a, b) => a - b)
    return cuts.slice(0, -1).map((start, i): Piece => {
      const end = cuts[i + 1] ?? run.text.length
      const highlight = sorted.find((h) => h.start <= from + start && h.end >= from + end)
      return { ...run, text: run.text.slice(start, end), ...(highlight ? { highlight } : {}) }
    })
  })
}
