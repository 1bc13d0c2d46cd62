import { type RawCell, type RawRow, cellPosition } from './cell.ts'
import { fold, tidyLine } from '../kernel/index.ts'
import type { UnitColumn } from './sheet-finding.ts'

/** Where the table begins and which column of the sheet (from 1) holds what. */
export interface UnitHeader {
  /** Last row of the heading. */
  row: number
  columns: Partial<Record<UnitColumn, number>>
}

/** Words of a heading, folded, in order of precedence: "Họ và tên cán bộ phụ trách" is a name. */
const HEADINGS: readonly (readonly [UnitColumn, RegExp])[] = [
  ['note', /^ghi chu/],
  ['mail', /thu dien tu|e-?mail/],
  ['phone', /dien thoai|so dt|sdt|di dong/],
  ['position', /chuc vu|chuc danh/],
  ['joinedOn', /ngay (?:truc thuoc|thanh lap|tiep nhan|gia nhap)/],
  ['members', /so (?:luong )?doan vien|doan vien$/],
  ['cluster', /^cum(?: hoat dong| thi dua)?$/],
  ['name', /ho (?:va )?ten|can bo phu trach/],
  ['unit', /co so doan|don vi|ten to chuc/],
]

const headingOf = (cell: RawCell): UnitColumn | null => {
  if (typeof cell.value !== 'string' || cell.value.length > 80) return null
  const words = fold(tidyLine(cell.value))
  return HEADINGS.find(([, pattern]) => pattern.test(words))?.[0] ?? null
}

type Headings = Map<number, UnitColumn>

const headingsOf = (row: RawRow | undefined): Headings => {
  const found: Headings = new Map()
  for (const cell of row ?? []) {
    const heading = cell.covered ? null : headingOf(cell)
    const column = cellPosition(cell.ref)?.column
    if (heading && column !== undefined) found.set(column, heading)
  }
  return found
}

const rowNumber = (row: RawRow): number | null => (row[0] ? (cellPosition(row[0].ref)?.row ?? null) : null)

const byMeaning = (headings: Headings): UnitHeader['columns'] => {
  const columns: UnitHeader['columns'] = {}
  for (const [column, heading] of [...headings].toSorted(([a], [b]) => a - b)) columns[heading] ??= column
  return columns
}

/** How far down a heading is looked for. */
const SEARCHED_ROWS = 40

/**
 * Finds the heading by its words: the first row that names the units and one more column. A row below that
 * again holds headings, but no unit, splits merged ones ("Cán bộ phụ trách" over name, position, phone, mail).
 */
export const findUnitHeader = (rows: readonly RawRow[]): UnitHeader | null => {
  for (const [index, row] of rows.slice(0, SEARCHED_ROWS).entries()) {
    const upper = headingsOf(row)
    const number = rowNumber(row)
    if (number === null || upper.size < 2 || ![...upper.values()].includes('unit')) continue
    const next = rows[index + 1]
    const lower = headingsOf(next)
    const split =
      next && rowNumber(next) === number + 1 && lower.size > 0 && ![...lower.values()].includes('unit')
    if (!split) return { row: number, columns: byMeaning(upper) }
    return { row: number + 1, columns: byMeaning(new Map([...upper, ...lower])) }
  }
  return null
}
