import type { CellReader, CellReading, ReadingContext } from './cell-readers.ts'
import { type Finding, type UnitColumn, unitColumns } from './sheet-finding.ts'
import { type RawCell, type RawRow, cellPosition, cellRef, columnLetters } from './cell.ts'
import { type UnitHeader, findUnitHeader } from './unit-header.ts'
import { cellReaders } from './cell-readers.ts'
import { compareText } from '../kernel/index.ts'
import { excerpt } from './cell-text.ts'
import { findCrossRowFindings } from './cross-row-findings.ts'
import { takeDataRows } from './unit-table.ts'
import type { UnitRow } from './unit-row.ts'

export interface UnitSheetReading {
  /** Rows with a unit, in the sheet's order, repeated ones left out. Values in question or at fault are null. */
  rows: UnitRow[]
  findings: Finding[]
  /** Distinct clusters in Vietnamese order. */
  clusters: string[]
  /** Letters of the columns that were recognised. */
  columns: Partial<Record<UnitColumn, string>>
}

interface UnitSheetOptions {
  /** ISO day in Vietnam. */
  today: string
  /** Cell → the text chosen for it, for cells that were in question; answers to other cells have no effect. */
  answers?: Readonly<Record<string, string>>
}

/** A row beyond this many data rows is not read: a bloc has some hundred units. */
const MAX_ROWS = 5000

type RowCells = Map<number, RawCell>

const isAccepted = (reading: CellReading<unknown>): boolean =>
  reading.value !== null && reading.notice?.kind !== 'question' && reading.notice?.kind !== 'error'

/** Reads a cell, and where it is in question the answer instead, if that is clear. */
const readWithAnswer = <T extends string | number>(
  reader: CellReader<T>,
  cell: RawCell | undefined,
  context: ReadingContext,
  answer: string | undefined,
): CellReading<T> => {
  const first = reader(cell, context)
  if (first.notice?.kind !== 'question' || answer === undefined || !cell) return first
  const chosen = reader({ ref: cell.ref, value: answer }, context, true)
  if (!isAccepted(chosen) || chosen.value === null) return first
  const facts = { from: excerpt(cell.value), to: chosen.value }
  return { value: chosen.value, notice: { kind: 'normalised', code: 'answered', facts } }
}

const readRow = (
  cells: RowCells,
  row: number,
  header: UnitHeader,
  context: ReadingContext,
  answers: Readonly<Record<string, string>>,
): { row: UnitRow | null; findings: Finding[] } => {
  const findings: Finding[] = []
  const at = (column: UnitColumn) => {
    const number = header.columns[column]
    return number === undefined ? null : { ref: cellRef(row, number), cell: cells.get(number) }
  }
  const read = <T extends string | number>(column: UnitColumn, reader: CellReader<T>): T | null => {
    const place = at(column)
    if (!place) return null
    const answer = Object.hasOwn(answers, place.ref) ? answers[place.ref] : undefined
    const { value, notice } = readWithAnswer(reader, place.cell, context, answer)
    if (notice) findings.push({ ...notice, ref: place.ref, row, column })
    return value
  }
  const requireValue = (column: UnitColumn, value: string | null) => {
    const place = at(column)
    if (!place || value !== null || findings.some((finding) => finding.ref === place.ref)) return
    findings.push({ kind: 'error', code: 'missing', ref: place.ref, row, column, facts: {} })
  }

  const unit = read('unit', cellReaders.unit)
  const cluster = read('cluster', cellReaders.cluster)
  const name = read('name', cellReaders.name)
  const position = read('position', cellReaders.position)
  const phone = read('phone', cellReaders.phone)
  const mail = read('mail', cellReaders.mail)
  const joinedOn = read('joinedOn', cellReaders.joinedOn)
  const members = read('members', cellReaders.members)
  const note = read('note', cellReaders.note)
  requireValue('unit', unit)
  requireValue('cluster', cluster)
  if (position !== null || phone !== null || mail !== null) requireValue('name', name)
  if (unit === null) return { row: null, findings }
  const officer = name === null ? null : { name, position, phone, mail }
  return { row: { row, unit, cluster, officer, joinedOn, members, note }, findings }
}

const refused = (code: 'headerMissing' | 'noRows', row: number): UnitSheetReading => ({
  rows: [],
  findings: [{ kind: 'error', code, ref: `A${row}`, row, column: null, facts: {} }],
  clusters: [],
  columns: {},
})

/**
 * Reads the list of units as officers keep it: a heading of one or two rows anywhere near the top, known by
 * its words; data down to "Tổng cộng" or the signature. Every cell is accepted, in question or at fault, and
 * everything that was changed is told. Nothing in a sheet makes it throw.
 */
export const readUnitSheet = (sheet: readonly RawRow[], options: UnitSheetOptions): UnitSheetReading => {
  const rows = sheet
    .map((row) => row.filter((cell) => cellPosition(cell.ref) !== null))
    .filter((row) => row.length > 0)
  const header = findUnitHeader(rows)
  if (!header) return refused('headerMissing', 1)
  const table = takeDataRows(rows, header, MAX_ROWS)
  if (table.rows.length === 0) return refused('noRows', header.row)

  const clusterColumn = header.columns.cluster ?? 0
  const context: ReadingContext = {
    today: options.today,
    hasDigitClusters: table.rows.some(({ cells }) => {
      const value = cells.get(clusterColumn)?.value
      return typeof value === 'number' || (typeof value === 'string' && /\d/.test(value.slice(0, 100)))
    }),
  }
  const read = table.rows.map(({ row, cells }) => readRow(cells, row, header, context, options.answers ?? {}))
  const across = findCrossRowFindings(
    read.flatMap(({ row }) => (row ? [row] : [])),
    header.columns,
    options.answers ?? {},
  )
  const repeated = new Set(across.filter(({ code }) => code === 'duplicateRow').map(({ row }) => row))
  const kept = read.flatMap(({ row }) => (row && !repeated.has(row.row) ? [row] : []))
  const clusters = [...new Set(kept.flatMap(({ cluster }) => cluster ?? []))].toSorted(compareText)
  const columns: UnitSheetReading['columns'] = {}
  for (const column of unitColumns) {
    const number = header.columns[column]
    if (number !== undefined) columns[column] = columnLetters(number)
  }
  const findings = [...read.flatMap((each) => each.findings), ...across, ...table.findings]
  return { rows: kept, findings: findings.toSorted((a, b) => a.row - b.row), clusters, columns }
}
