import { ok } from '@xk/domain/kernel'
import type { Result } from '@xk/domain/kernel'
import { cellPosition, cellRef, dayOfSerial } from '@xk/domain/organisation'
import type { RawCell, RawRow } from '@xk/domain/organisation'
import type { ZipArchive } from '../intake/zip-archive.ts'
import { readXml } from './read-xml.ts'
import { decodeEscapes } from './shared-strings.ts'

/** What the cells of a sheet refer to. */
interface CellContext {
  strings: readonly string[]
  dateStyles: readonly boolean[]
  from1904: boolean
}

interface OpenCell {
  row: number
  column: number
  type: string
  style: number
  formula: boolean
  value: string
  text: string
}

const DAYS_TO_1904 = 1462

const valueOf = (cell: OpenCell, context: CellContext): RawCell['value'] => {
  if (cell.type === 'inlineStr') return decodeEscapes(cell.text)
  if (cell.value === '') return null
  if (cell.type === 's') return context.strings[Number(cell.value)] ?? null
  if (cell.type === 'str') return decodeEscapes(cell.value)
  if (cell.type === 'e') return cell.value
  if (cell.type === 'b') return cell.value === '1'
  if (cell.type === 'd') return new Date(`${cell.value.slice(0, 10)}T00:00:00Z`)
  const number = Number(cell.value)
  if (!Number.isFinite(number)) return cell.value
  const day = context.dateStyles[cell.style]
    ? dayOfSerial(number + (context.from1904 ? DAYS_TO_1904 : 0))
    : null
  return day === null ? number : new Date(`${day}T00:00:00Z`)
}

type Rows = Map<number, Map<number, RawCell>>

/** Cells below the first of a merged column show its value: one unit over the rows of its officers. */
const coverMerged = (rows: Rows, merged: readonly string[]): void => {
  for (const range of merged) {
    const [first, last] = range.split(':').map(cellPosition)
    const anchor = first && rows.get(first.row)?.get(first.column)
    if (!first || !last || !anchor) continue
    for (const [row, cells] of rows) {
      if (row <= first.row || row > last.row || cells.has(first.column)) continue
      cells.set(first.column, { ...anchor, ref: cellRef(row, first.column), covered: true })
    }
  }
}

/** More merged ranges than this is no list that a person made. */
const MAX_MERGED = 2000

/** Reads the cells of a worksheet that hold something. Formulas are marked and never evaluated. */
export const readWorksheet = async (
  archive: ZipArchive,
  part: string,
  context: CellContext,
): Promise<Result<RawRow[]>> => {
  const rows: Rows = new Map()
  const merged: string[] = []
  let row = 0
  let column = 0
  let open: OpenCell | null = null
  let field: 'value' | 'text' | null = null
  let inAid = false

  const finish = (cell: OpenCell) => {
    const value = valueOf(cell, context)
    if (value === null && !cell.formula) return
    const cells = rows.get(cell.row) ?? new Map<number, RawCell>()
    rows.set(cell.row, cells)
    const ref = cellRef(cell.row, cell.column)
    cells.set(cell.column, cell.formula ? { ref, value, formula: true } : { ref, value })
  }

  const read = await readXml(archive, part, {
    open: (name, attribute) => {
      if (name === 'row') {
        const number = Number(attribute('r'))
        row = Number.isInteger(number) && number > 0 ? number : row + 1
        column = 0
      } else if (name === 'c') {
        const place = cellPosition(attribute('r') ?? '')
        column = place?.column ?? column + 1
        open = {
          row: place?.row ?? row,
          column,
          type: attribute('t') ?? 'n',
          style: Number(attribute('s') ?? 0),
          formula: false,
          value: '',
          text: '',
        }
      } else if (name === 'mergeCell') {
        if (merged.length < MAX_MERGED) merged.push(attribute('ref') ?? '')
      } else if (name === 'rPh') {
        inAid = true
      } else if (name === 'f' && open) {
        open.formula = true
      }
      field = name === 'v' ? 'value' : name === 't' && !inAid ? 'text' : null
    },
    text: (text) => {
      if (open && field) open[field] += text
    },
    close: (name) => {
      field = null
      if (name === 'rPh') inAid = false
      if (name !== 'c' || !open) return
      finish(open)
      open = null
    },
  })
  if (!read.ok) return read
  coverMerged(rows, merged)
  const inOrder = [...rows].toSorted(([a], [b]) => a - b)
  return ok(inOrder.map(([, cells]) => [...cells].toSorted(([a], [b]) => a - b).map(([, cell]) => cell)))
}
