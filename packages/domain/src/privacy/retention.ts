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

/** What keeps an entry beyond its time: it was honoured, or somebody's complaint or request about it is not answered yet. */
export const isKept = (entry: { honoured: boolean; openAppeal: boolean }): boolean =>
  entry.honoured || entry.openAppeal
