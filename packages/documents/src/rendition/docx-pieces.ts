import type { Inline, Leaf } from '@xk/domain/kernel'
import type { Counter, Numbered } from './docx-numbering.ts'
import type { Picture } from './docx-pictures.ts'
import type { StyleFacts, Styles } from './docx-styles.ts'

export type ListFacts = Numbered & { level: number }
export interface ParagraphPiece {
  kind: 'paragraph'
  runs: Leaf
  /** 1 is the highest. */
  heading?: number
  list?: ListFacts
  /** Of the content control that it lies in. */
  tag?: string
}
interface TablePiece {
  kind: 'table'
  rows: Leaf[][]
  tag?: string
}
/** What a docx shows, before lists and limits. */
export type Piece = ParagraphPiece | TablePiece

export const MAX_COLUMNS = 50

export interface OpenCell {
  lines: Leaf[]
  span: number
  dropped: boolean
}
export interface OpenRow {
  cells: OpenCell[]
  dropped: boolean
}

export const newParagraph = () => ({
  runs: [] as Leaf,
  /** The font of each run. */
  fonts: [] as (string | undefined)[],
  facts: {} as StyleFacts,
  style: undefined as string | undefined,
  tag: undefined as string | undefined,
})
export const newRun = () => ({
  text: '',
  facts: {} as StyleFacts,
  style: undefined as string | undefined,
  pictures: [] as Picture[],
})

export const inline = (text: string, facts: StyleFacts): Inline => ({
  text,
  ...(facts.bold ? { bold: true } : {}),
  ...(facts.italic ? { italic: true } : {}),
})

export const closeParagraph = (
  { runs, facts: own, style }: ReturnType<typeof newParagraph>,
  styles: Styles,
  count: Counter,
  tag?: string,
): ParagraphPiece | undefined => {
  if (runs.every((run) => run.text.trim() === '')) return undefined
  const facts = { ...styles.paragraph(style), ...own }
  const numbered = facts.numId && facts.numId !== '0' ? count(facts.numId, facts.level ?? 0) : undefined
  return {
    kind: 'paragraph',
    runs,
    ...(facts.heading ? { heading: facts.heading } : {}),
    ...(numbered ? { list: { ...numbered, level: facts.level ?? 0 } } : {}),
    ...(tag ? { tag } : {}),
  }
}

/** Lines of a cell become one leaf; a merged cell is followed by empty ones, so that columns keep their place. */
export const closeTable = (rows: OpenRow[], tag?: string): TablePiece => ({
  kind: 'table',
  rows: rows
    .filter((row) => !row.dropped && row.cells.length > 0)
    .map((row) => fitColumns(row.cells.flatMap(leavesOfCell))),
  ...(tag ? { tag } : {}),
})

const leavesOfCell = (cell: OpenCell): Leaf[] => [
  joined(cell.dropped ? [] : cell.lines, '\n'),
  ...Array.from({ length: cell.span - 1 }, (): Leaf => []),
]

/** What lies beyond the last column that the format takes goes into it. */
const fitColumns = (row: Leaf[]): Leaf[] =>
  row.length <= MAX_COLUMNS
    ? row
    : [...row.slice(0, MAX_COLUMNS - 1), joined(row.slice(MAX_COLUMNS - 1), ' ')]

const joined = (lines: readonly Leaf[], by: string): Leaf =>
  lines.flatMap((line, i): Leaf => (i === 0 ? line : [{ text: by }, ...line]))
