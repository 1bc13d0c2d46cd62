import { type RawCell, type RawRow, cellPosition, cellRef } from './cell.ts'
import type { Finding } from './sheet-finding.ts'
import type { UnitHeader } from './unit-header.ts'
import { fold, tidyLine } from '../kernel/index.ts'

interface DataRow {
  row: number
  /** By the number of the column. */
  cells: Map<number, RawCell>
}

/** "Tổng cộng", "Tổng số", the one who drew up the list, who signs, who receives; not "Tổng công ty". */
const END = /^(?:tong cong(?! ty)|tong so\b|cong:?$|nguoi lap|t\/?m\.|noi nhan|xac nhan cua)/

const isFilled = (cell: RawCell): boolean =>
  cell.formula === true || (cell.value !== null && String(cell.value).trim() !== '')

const endsTable = (cell: RawCell): boolean =>
  typeof cell.value === 'string' && cell.value.length < 100 && END.test(fold(tidyLine(cell.value)))

/**
 * The rows between the heading and the foot of the table. Empty rows and rows with nothing but a number in
 * front are passed over. Rows that look like units below the foot are told, never dropped in silence.
 */
export const takeDataRows = (
  sheet: readonly RawRow[],
  header: UnitHeader,
  maxRows: number,
): { rows: DataRow[]; findings: Finding[] } => {
  const mapped = new Set(Object.values(header.columns))
  const unitColumn = header.columns.unit ?? 0
  const rows: DataRow[] = []
  const findings: Finding[] = []
  let last = header.row
  let ended = false
  for (const raw of sheet) {
    const row = cellPosition(raw[0]?.ref ?? '')?.row ?? 0
    if (row <= last) continue
    const cells = new Map<number, RawCell>()
    for (const cell of raw) {
      const column = cellPosition(cell.ref)?.column
      if (column !== undefined && isFilled(cell)) cells.set(column, cell)
    }
    const filled = [...cells.keys()].filter((column) => mapped.has(column))
    if (filled.length === 0 && ![...cells.values()].some(endsTable)) continue
    const afterGap = row > last + 1 && rows.length > 0
    ended ||= [...cells].some(([column, cell]) => column !== header.columns.note && endsTable(cell))
    ended ||= afterGap && !cells.has(unitColumn) && filled.length <= 2
    last = row
    const place = { ref: cellRef(row, unitColumn), row, column: null, facts: {} }
    if (ended) {
      if (cells.has(unitColumn) && filled.length >= 3) {
        findings.push({ kind: 'error', code: 'rowsAfterEnd', ...place })
        break
      }
    } else if (rows.length === maxRows) {
      findings.push({ kind: 'error', code: 'tooManyRows', ...place, facts: { max: maxRows } })
      break
    } else {
      rows.push({ row, cells })
    }
  }
  return { rows, findings }
}
