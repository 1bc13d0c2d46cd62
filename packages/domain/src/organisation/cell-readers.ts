import { dayOfSerial, isoDay, readVietnameseDate } from './vietnamese-date.ts'
import type { ErrorCode, FindingFacts, FindingKind, NormalisedCode, QuestionCode } from './sheet-finding.ts'
import { excerpt, readCellText, startsFormula } from './cell-text.ts'
import { readCluster } from './cluster-name.ts'
import { readMail } from './mail.ts'
import { readPhone } from './phone.ts'
import type { RawCell } from './cell.ts'

export interface ReadingContext {
  /** ISO day in Vietnam on which the sheet is read. */
  today: string
  /** Some cluster of the sheet is numbered with digits, so that a Roman number stands out. */
  hasDigitClusters: boolean
}

/** A value (null when the cell is blank or not understood) and what is to be told about it. */
export interface CellReading<T> {
  value: T | null
  notice?: FindingKind & { facts: FindingFacts; suggestion?: string }
}

/** `confirmed`: a person chose this text, so doubts about likelihood are settled. */
export type CellReader<T> = (
  cell: RawCell | undefined,
  context: ReadingContext,
  confirmed?: boolean,
) => CellReading<T>

/** The founding of the Youth Union: no unit joined before. */
const FOUNDED = '1931-03-26'

const wrong = (code: ErrorCode, facts: FindingFacts): CellReading<never> => ({
  value: null,
  notice: { kind: 'error', code, facts },
})

const asking = (code: QuestionCode, facts: FindingFacts, suggestion: string): CellReading<never> => ({
  value: null,
  notice: { kind: 'question', code, facts, suggestion },
})

/** The value as it stood, or with a notice of what became of it. */
const accepted = <T extends string | number>(
  value: T,
  cell: RawCell | undefined,
  change: NormalisedCode,
): CellReading<T> => {
  if (cell?.value === value) return { value }
  return {
    value,
    notice: { kind: 'normalised', code: change, facts: { from: excerpt(cell?.value), to: value } },
  }
}

/** A reader of cells that hold one line of at most `maxLength` UTF-16 units. */
const textReader =
  <T>(
    maxLength: number,
    read: (
      text: string,
      ...rest: [RawCell | undefined, ReadingContext, boolean, NormalisedCode | null]
    ) => CellReading<T>,
    mayStart?: (text: string) => boolean,
  ): CellReader<T> =>
  (cell, context, confirmed = false) => {
    const found = readCellText(cell, maxLength, mayStart)
    if (found.kind === 'blank') return { value: null }
    if (found.kind === 'fault') return wrong(found.code, found.facts)
    return read(found.text, cell, context, confirmed, found.change)
  }

const line = (maxLength: number) =>
  textReader(maxLength, (text, cell, _context, _confirmed, change) =>
    accepted(text, cell, change ?? 'spacing'),
  )

const named = (maxLength: number) =>
  textReader(maxLength, (text, cell, _context, _confirmed, change) =>
    /\p{L}/u.test(text)
      ? accepted(text, cell, change ?? 'spacing')
      : wrong('notAName', { found: excerpt(text) }),
  )

const cluster = textReader(60, (text, cell, context, confirmed) => {
  const { name, roman } = readCluster(text)
  if (roman && context.hasDigitClusters && !confirmed) return asking('clusterRoman', { found: text }, name)
  return accepted(name, cell, 'clusterForm')
})

const phone = textReader(
  40,
  (text, cell) => {
    const read = readPhone(text)
    if (read.kind === 'notAPhone') return wrong('notAPhone', { found: text })
    if (read.kind === 'lostZero') return asking('phoneLostZero', { found: text }, read.suggestion)
    return accepted(read.phone, cell, 'phoneForm')
  },
  (text) => !startsFormula(text.replace(/^\+(?=\d)/, '')),
)

const mail = textReader(254, (text, cell) => {
  const read = readMail(text)
  return read === null ? wrong('notAMail', { found: excerpt(text) }) : accepted(read, cell, 'mailForm')
})

const likely = (reading: CellReading<string>, context: ReadingContext, confirmed: boolean) => {
  const iso = reading.value
  if (iso === null || confirmed || (iso <= context.today && iso >= FOUNDED)) return reading
  return asking('dateUnlikely', { found: iso, today: context.today }, iso)
}

const dateText = textReader(60, (text, cell, context, confirmed) => {
  const date = readVietnameseDate(text)
  if (date.kind === 'date') return likely(accepted(date.iso, cell, 'dateForm'), context, confirmed)
  if (date.kind === 'incomplete') return wrong('dateIncomplete', { found: text })
  const serial = typeof cell?.value === 'number' ? dayOfSerial(cell.value) : null
  const candidates = date.kind === 'ambiguous' ? date.candidates : serial ? [serial] : []
  const [first] = candidates
  if (first === undefined) return wrong('notADate', { found: text })
  return asking('dateAmbiguous', { found: text, candidates }, first)
})

const date: CellReader<string> = (cell, context, confirmed = false) => {
  if (!(cell?.value instanceof Date) || cell.formula) return dateText(cell, context, confirmed)
  const day = cell.value
  const iso = isoDay(day.getUTCFullYear(), day.getUTCMonth() + 1, day.getUTCDate())
  return iso ? likely({ value: iso }, context, confirmed) : wrong('notADate', { found: excerpt(day) })
}

const count = textReader(20, (text, cell) => {
  if (/^\d{1,6}$/.test(text)) return accepted(Number(text), cell, 'numberForm')
  if (/^\d{1,3}[., ]\d{3}$/.test(text) && typeof cell?.value === 'string') {
    return asking('numberAmbiguous', { found: text }, text.replace(/\D/g, ''))
  }
  return wrong('notANumber', { found: text })
})

/** How each column of the list of units is read. */
export const cellReaders = {
  unit: named(200),
  cluster,
  name: named(100),
  position: named(100),
  phone,
  mail,
  joinedOn: date,
  members: count,
  note: line(1000),
}
