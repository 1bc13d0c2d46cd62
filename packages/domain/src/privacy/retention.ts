import { vietnamDayOf } from '../kernel/index.ts'

/** An edition that is over, by what its data's end depends on. ISO days. */
interface RetentionFacts {
  closedOn: string
  months: number
}

/** The first ISO day on which what was not selected is no longer kept: so many months after the closing. */
export const retentionEnds = ({ closedOn, months }: RetentionFacts): string => {
  const [year = 0, month = 1, day = 1] = closedOn.split('-').map(Number)
  const first = new Date(Date.UTC(year, month - 1 + months, 1))
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  // 31/08 and six months: the last day of February, not a day in March.
  return new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), Math.min(day, last)))
    .toISOString()
    .slice(0, 10)
}

/**
 * Months after its end for which the words of a request about personal data are kept, with whom to reach and the
 * answers: that it was handled as the law says can be asked about for as long. Luật Xử lý vi phạm hành chính
 * 15/2012/QH13, điều 6: the longest term in which a breach is pursued is two years.
 */
export const USUAL_REQUEST_MONTHS = 24

/** The first ISO day on which what was written in a request that was closed then is no longer kept. */
export const requestContentEnds = (closedAt: Date, months: number): string =>
  retentionEnds({ closedOn: vietnamDayOf(closedAt), months })

/** What keeps an entry beyond its time: it was honoured, or somebody's complaint or request about it is not answered yet. */
export const isKept = (entry: { honoured: boolean; openAppeal: boolean }): boolean =>
  entry.honoured || entry.openAppeal
