/** A month as officers write it: "09/2019", "9/2019". */
const MONTH = /^(0?[1-9]|1[0-2])\s*[/.-]\s*((?:19|20)\d\d)$/

/** Its first day, or a day as it is (ISO); undefined for anything else. */
export const monthStart = (typed: string): string | undefined => {
  const text = typed.trim()
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return text
  const [, month, year] = MONTH.exec(text) ?? []
  return month && year ? `${year}-${month.padStart(2, '0')}-01` : undefined
}

/** Whole months from one day to another (ISO), none while the day of the month is not reached. */
export const monthsBetween = (from: string, to: string): number => {
  const [y = 0, m = 0, d = 0] = from.split('-').map(Number)
  const [year = 0, month = 0, day = 0] = to.split('-').map(Number)
  return (year - y) * 12 + (month - m) - (day < d ? 1 : 0)
}
