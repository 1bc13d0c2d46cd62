import {
  add,
  compare,
  divide,
  equal,
  fold,
  formatDecimal,
  rational,
  type Rational,
  readDecimal,
  tidyLine,
  toWire,
} from '../kernel/index.ts'
import { cellPosition, columnLetters, type RawCell, type RawRow } from '../organisation/index.ts'
import type { PastTotals } from './past-scores.ts'

export type ScoreTableFinding =
  | { code: 'table/noHeading' }
  | { code: 'table/unreadable'; ref: string; value: string }
  | { code: 'table/outOfRange'; ref: string; value: string }
  | { code: 'table/codeTwice'; ref: string; value: string }
  /** A row under the heading that has no code and so takes no part. */
  | { code: 'table/rowWithoutCode'; ref: string; value: string }
  /** The mean that the table states is not the one of its sheets; told, never used. */
  | { code: 'table/meanDiffers'; ref: string; value: string; computed: string }

export interface ScoreTable extends PastTotals {
  findings: ScoreTableFinding[]
}

interface Heading {
  row: number
  code: number
  scores: number[]
  mean: number | null
}

const textOf = (cell: RawCell | undefined): string =>
  cell?.value === null || cell?.value === undefined ? '' : tidyLine(String(cell.value))

const columns = (row: RawRow): Map<number, RawCell> =>
  new Map(
    row.flatMap((cell) => {
      const at = cellPosition(cell.ref)
      return at ? [[at.column, cell] as const] : []
    }),
  )

/** The row that names the columns: one "Số phách" (or "Mã số") and at least one "Điểm 1", "Điểm 2", … */
const headingOf = (rows: readonly RawRow[]): Heading | undefined => {
  for (const [index, row] of rows.entries()) {
    const cells = [...columns(row)].map(([column, cell]) => ({ column, name: fold(textOf(cell)) }))
    const code = cells.find(({ name }) => /^(so phach|ma so|ma bai)$/.test(name))
    const scores = cells.filter(({ name }) => /^diem \d{1,2}$/.test(name))
    const mean = cells.find(({ name }) => /^(diem tb|diem trung binh)$/.test(name))
    if (code && scores.length > 0)
      return {
        row: index,
        code: code.column,
        scores: scores.map(({ column }) => column),
        mean: mean?.column ?? null,
      }
  }
  return undefined
}

/** A score as people type it: 83.5, "83,5", "76,0 đ". */
const readScore = (cell: RawCell): Rational | 'empty' | 'unreadable' => {
  if (cell.value === null || (typeof cell.value === 'string' && textOf(cell) === '')) return 'empty'
  if (cell.value instanceof Date || typeof cell.value === 'boolean') return 'unreadable'
  const text =
    typeof cell.value === 'number'
      ? String(Number(cell.value.toFixed(6))).replace('.', ',')
      : textOf(cell).replace(/\s*(đ|điểm)\.?$/iu, '')
  const read = readDecimal(/,\d{3}$/.test(text) && typeof cell.value === 'number' ? `${text}0` : text)
  return read.kind === 'value' ? read.value : 'unreadable'
}

const HUNDRED = rational(100)

/**
 * Past scores in the usual form of a table: one row an entry, a column a judge. Only codes and totals are read;
 * names of people are not. Rows under the table (left out entries, totals, signatures) have no code and are told
 * of where they hold something in a score's column; formulas are never evaluated. The third score of a row is an
 * extra judge's.
 */
export const readScoreTable = (rows: readonly RawRow[]): ScoreTable => {
  const heading = headingOf(rows)
  if (!heading) return { entries: [], findings: [{ code: 'table/noHeading' }] }
  const findings: ScoreTableFinding[] = []
  const entries: PastTotals['entries'] = []
  const [firstScore, ...otherScores] = heading.scores
  const extraFrom = otherScores.length >= 2 ? 2 : Number.POSITIVE_INFINITY
  for (const [index, row] of rows.entries()) {
    if (index <= heading.row) continue
    const cells = columns(row)
    const codeCell = cells.get(heading.code)
    const code = textOf(codeCell)
    const scoreCells = [firstScore, ...otherScores].flatMap((column) => {
      const cell = column === undefined ? undefined : cells.get(column)
      return cell && !cell.formula ? [cell] : []
    })
    if (code === '') {
      const found = scoreCells.find((cell) => textOf(cell) !== '')
      if (found) findings.push({ code: 'table/rowWithoutCode', ref: found.ref, value: textOf(found) })
      continue
    }
    const totals = scoreCells.flatMap((cell) => {
      const value = readScore(cell)
      if (value === 'empty') return []
      if (value === 'unreadable') {
        findings.push({ code: 'table/unreadable', ref: cell.ref, value: textOf(cell) })
        return []
      }
      if (compare(value, HUNDRED) > 0) {
        findings.push({ code: 'table/outOfRange', ref: cell.ref, value: textOf(cell) })
        return []
      }
      return [{ value, column: cellPosition(cell.ref)?.column ?? 0 }]
    })
    if (totals.length === 0) continue
    if (entries.some((it) => it.code === code)) {
      findings.push({
        code: 'table/codeTwice',
        ref: codeCell?.ref ?? columnLetters(heading.code),
        value: code,
      })
      continue
    }
    entries.push({
      code,
      sheets: totals.map(({ value, column }) => ({
        kind: heading.scores.indexOf(column) >= extraFrom ? ('extra' as const) : ('first' as const),
        total: toWire(value),
      })),
    })
    const stated = heading.mean === null ? undefined : cells.get(heading.mean)
    const wrong =
      stated &&
      !stated.formula &&
      meanDiffers(
        stated,
        totals.map(({ value }) => value),
      )
    if (wrong)
      findings.push({ code: 'table/meanDiffers', ref: stated.ref, value: textOf(stated), computed: wrong })
  }
  return { entries, findings }
}

/** The mean of all sheets, or of the closest two of three, that the stated one is not; undefined when it is one. */
const meanDiffers = (stated: RawCell, totals: readonly Rational[]): string | undefined => {
  const value = readScore(stated)
  if (typeof value === 'string') return undefined
  const means = [totals, ...pairs(totals)].map((list) =>
    divide(list.reduce(add, rational(0)), rational(list.length)),
  )
  const isStated = (mean: Rational) =>
    formatDecimal(mean, 2, true) === formatDecimal(value, 2, true) || equal(mean, value)
  return means.some(isStated) ? undefined : formatDecimal(means[0] ?? rational(0), 2, true)
}

const pairs = (list: readonly Rational[]): Rational[][] =>
  list.length < 3 ? [] : list.flatMap((a, i) => list.slice(i + 1).map((b) => [a, b]))
