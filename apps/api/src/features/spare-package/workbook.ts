import { type SheetValue, writeSheets, type WrittenSheet } from '@xk/documents'
import { formatDecimal, fromWire, type Rational, sum } from '@xk/domain/kernel'
import type { Segment } from '@xk/domain/ruleset'
import { sparePackage as w } from '@xk/i18n'
import { notesOf } from './guide.ts'
import type { SpareContents, SpareLine } from './read.ts'

/** A number of a cell: to be read, and summed by hand. Nothing is computed from it here. */
const numberOf = ({ n, d }: Rational): number => Number(n) / Number(d)

const guideOf = (contents: SpareContents): WrittenSheet => ({
  name: w.guideSheet,
  columns: [{ heading: w.title, width: 110 }],
  rows: [
    `${contents.stage.editionTitle} · ${contents.stage.label}`,
    w.made(contents.madeAt),
    ...w.steps.map((step, i) => `${i + 1}. ${step}`),
    ...notesOf(contents),
  ].map((text) => [text]),
})

const stateText = ({ state, kind, restricted }: SpareLine): string => {
  const beside = [w.kinds[kind], restricted ? w.restricted : undefined].filter((it) => it !== undefined)
  return beside.length > 0 ? `${w.states[state]} (${beside.join(', ')})` : w.states[state]
}

const rowOf = ({ criteria }: Segment, line: SpareLine): SheetValue[] => {
  const { points } = line
  const handedIn = criteria.map(({ key }) => points?.[key])
  const given = handedIn.flatMap((it) => (it === undefined ? [] : [fromWire(it)]))
  return [
    line.code,
    line.title,
    line.judge,
    stateText(line),
    ...handedIn.map((it) => (it === undefined ? null : numberOf(fromWire(it)))),
    points ? numberOf(sum(given)) : null,
  ]
}

/** The assignments of one part, what is handed in, and empty columns for what comes on paper. */
const sheetOf = (segment: Segment, name: string, lines: readonly SpareLine[]): WrittenSheet => {
  const c = w.columns
  return {
    name,
    columns: [
      { heading: c.code, width: 10 },
      { heading: c.title, width: 44 },
      { heading: c.judge, width: 26 },
      { heading: c.state, width: 24 },
      ...segment.criteria.map(({ label, max }) => ({
        heading: c.criterion(label, formatDecimal(fromWire(max), 2, true)),
        width: 14,
      })),
      { heading: c.total, width: 12 },
      ...segment.criteria.map(({ label }) => ({ heading: c.onPaper(label), width: 14 })),
      { heading: c.totalOnPaper, width: 12 },
      { heading: c.receivedAt, width: 18 },
      { heading: c.remark, width: 30 },
    ],
    rows: lines.filter((line) => line.segment === segment.key).map((line) => rowOf(segment, line)),
  }
}

/** The package's .xlsx: the instruction first, then a sheet for each part that the panel scores. */
export const spareWorkbook = (contents: SpareContents): Promise<Uint8Array> => {
  const judged = contents.stage.scoring.segments.filter(({ mode }) => mode === 'judged')
  return writeSheets([
    guideOf(contents),
    ...judged.map((segment, i) =>
      sheetOf(segment, judged.length > 1 ? `${i + 1}. ${segment.label}` : w.sheet, contents.lines),
    ),
  ])
}
