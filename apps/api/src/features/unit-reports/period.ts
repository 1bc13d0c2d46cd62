import type { UnitReportKind } from '@xk/domain/work'

export interface Period {
  year: number
  /** Instants, the end exclusive: what happened in between belongs to the report. */
  from: Date
  to: Date
}

const midnight = (day: string) => new Date(`${day}T00:00:00+07:00`)

/** The half year or year that a report is about; a plan is about its whole year. */
export const periodOf = (kind: UnitReportKind, year: number): Period => ({
  year,
  from: midnight(`${year}-01-01`),
  to: midnight(kind === 'halfYear' ? `${year}-07-01` : `${year + 1}-01-01`),
})

/** Several whole years, as of a term. */
export const yearsBetween = (starts: string, ends: string): number[] => {
  const [first, last] = [Number(starts.slice(0, 4)), Number(ends.slice(0, 4))]
  return Array.from({ length: last - first + 1 }, (_, i) => first + i)
}
