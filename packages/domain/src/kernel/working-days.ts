/** Vietnam keeps one time zone and no summer time. */
const OFFSET_MS = 7 * 60 * 60 * 1000
const DAY_MS = 24 * 60 * 60 * 1000
/** Offices close at 17g00. */
const CLOSING_HOUR = 17

const pad = (n: number) => String(n).padStart(2, '0')

/** Days off as a setting says them: "01/01" every year, "17/02/2027" once, "15/02/2027-21/02/2027" or "30/04-01/05" a stretch. */
export type DaysOff = ReadonlySet<string>

const isoOf = (at: number) => new Date(at).toISOString().slice(0, 10)

const DAY = /^(\d{1,2})\/(\d{1,2})(?:\/(\d{4}))?$/

const keyOf = (text: string): { key: string; at: number | undefined } | undefined => {
  const found = DAY.exec(text.trim())
  if (!found) return undefined
  const [, day = '', month = '', year] = found
  const key = `${pad(Number(month))}-${pad(Number(day))}`
  return year
    ? { key: `${year}-${key}`, at: Date.UTC(Number(year), Number(month) - 1, Number(day)) }
    : { key, at: undefined }
}

/** From one day of any year to another, in a leap year so that no day is missing; over its turn when the second lies before. */
const yearlyStretch = (from: string, to: string): [number, number] => [
  Date.parse(`2000-${from}T00:00:00Z`),
  Date.parse(`${to < from ? 2001 : 2000}-${to}T00:00:00Z`),
]

/** The days and stretches that a setting lists, each as it was written. */
export const partsOf = (setting: string): string[] =>
  setting
    .split(/[,;]/)
    .map((part) => part.trim())
    .filter(Boolean)

/** Reads the setting; what is no day is left out. */
export const daysOffOf = (setting: string): DaysOff => {
  const off = new Set<string>()
  for (const part of partsOf(setting)) {
    const [from, to] = part.split(/[-–]/).map(keyOf)
    if (from && !to) off.add(from.key)
    if (!from || !to) continue
    const yearly = from.at === undefined && to.at === undefined
    const [first, last] = yearly ? yearlyStretch(from.key, to.key) : [from.at, to.at]
    if (first === undefined || last === undefined) continue
    for (let at = first; at <= last && at - first < 60 * DAY_MS; at += DAY_MS)
      off.add(yearly ? isoOf(at).slice(5) : isoOf(at))
  }
  return off
}

/** Monday to Friday, less the days off. `day`: an ISO day. */
export const isWorkingDay = (day: string, off: DaysOff = new Set()): boolean => {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return weekday !== 0 && weekday !== 6 && !off.has(day) && !off.has(day.slice(5))
}

/** Midnight (UTC) of the day on which an instant falls in Vietnam. */
const dayOf = (at: Date) => Math.floor((at.getTime() + OFFSET_MS) / DAY_MS) * DAY_MS
/** The ISO day on which an instant falls in Vietnam. */
export const vietnamDayOf = (at: Date): string => isoOf(dayOf(at))
const closingOf = (day: number) => new Date(day + CLOSING_HOUR * 60 * 60 * 1000 - OFFSET_MS)

/** When an answer is due: 17g00 (Asia/Ho_Chi_Minh) of the n-th working day after the day of asking; n from 1. */
export const dueAfterWorkingDays = (asked: Date, n: number, off: DaysOff = new Set()): Date => {
  let day = dayOf(asked)
  // Nobody lists a year of days off: the bound only keeps a wrong setting from running for ever.
  for (let left = n, tries = 0; left > 0 && tries < 400; tries++) {
    day += DAY_MS
    if (isWorkingDay(isoOf(day), off)) left -= 1
  }
  return closingOf(day)
}

/** 17g00 of the n-th day of the calendar after the day of an instant. */
export const dueAfterDays = (from: Date, n: number): Date => closingOf(dayOf(from) + n * DAY_MS)

/**
 * Working days after one ISO day up to and with another: what is left, or how long something hung out.
 * Less than zero when the second lies before the first.
 */
export const workingDaysBetween = (from: string, to: string, off: DaysOff = new Set()): number => {
  if (to < from) return -workingDaysBetween(to, from, off)
  let count = 0
  const end = Date.parse(`${to}T00:00:00Z`)
  for (let at = Date.parse(`${from}T00:00:00Z`) + DAY_MS; at <= end; at += DAY_MS)
    if (isWorkingDay(isoOf(at), off)) count += 1
  return count
}
