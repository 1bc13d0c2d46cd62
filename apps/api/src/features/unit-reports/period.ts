import type { UnitReportKind } from '@xk/domain/work'

export interface Period {
  year: number
  /** Instants, the end exclusive: what happened in between belongs to the report. */
  from: Date
  to: Date
  /** Works stand as they stood then: what came later belongs to the year. Null: as they stand now. */
  worksBefore: Date | null
}

const midnight = (day: string) => new Date(`${day}T00:00:00+07:00`)

/** The half year or year that a report is about; a plan is about its whole year. */
export const periodOf = (kind: UnitReportKind, year: number): Period => {
  const middle = midnight(`${year}-07-01`)
  const isHalf = kind === 'halfYear'
  return {
    year,
    from: midnight(`${year}-01-01`),
    to: isHalf ? middle : midnight(`${year + 1}-01-01`),
    worksBefore: isHalf ? middle : null,
  }
}

/** Several whole years, as of a term. */
export const yearsBetween = (starts: string, ends: string): number[] => {
  const [first, last] = [Number(starts.slice(0, 4)), Number(ends.slice(0, 4))]
  return Array.from({ length: last - first + 1 }, (_, i) => first + i)
}
