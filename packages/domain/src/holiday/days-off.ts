import { type DaysOff, daysOffOf, partsOf } from '../kernel/index.ts'
import { hungKingsDay, lunarNewYear } from './lunar.ts'

const DAY_MS = 86_400_000
const after = (day: string, n: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + n * DAY_MS).toISOString().slice(0, 10)
const written = (day: string) => day.split('-').toReversed().join('/')

/** Worked out once: looking for new moons takes milliseconds, and pages ask for the same few years. */
const tets = new Map<number, string>()
const tetOf = (year: number): string => {
  const first = tets.get(year) ?? lunarNewYear(year)
  tets.set(year, first)
  return first
}

/** The law's five days of Tết: the eve and the first four days, as long as the Prime Minister says nothing else. */
const tetStretch = (year: number) => {
  const first = tetOf(year)
  return { from: after(first, -1), to: after(first, 3) }
}

/** As wide as its days off were ever drawn: what the Prime Minister adds lies a day or two before or after the law's. */
const windowOf = (year: number) => {
  const { from, to } = tetStretch(year)
  return { from: after(from, -2), to: after(to, 2) }
}

/** Whether a day off of that very year lies in the window; one that comes every year can't be Tết's. */
const isTyped = (year: number, off: DaysOff) => {
  const { from, to } = windowOf(year)
  return [...off].some((day) => from <= day && day <= to)
}

const YEARS_LOOKED_AHEAD = 10

/**
 * Years whose Tết a stretch of days touches (ISO, both ends included) while no day off of it is entered: what counts
 * working days there counts Tết with them. What is over on `today` no longer matters, and nothing is said of what is
 * more than so many years ahead: a date as far is a slip of the pen.
 */
export const tetNotEntered = (from: string, to: string, off: DaysOff, today: string): number[] => {
  const now = Number(today.slice(0, 4))
  const first = Math.max(now, Number(from.slice(0, 4)))
  const last = Math.min(now + YEARS_LOOKED_AHEAD, Number(to.slice(0, 4)))
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i).filter((year) => {
    const tet = windowOf(year)
    return from <= tet.to && tet.from <= to && today <= tet.to && !isTyped(year, off)
  })
}

export type Holiday = 'newYear' | 'lunarNewYear' | 'hungKings' | 'victory' | 'labour' | 'national'

/** A day or stretch that the setting lacks, as it would be written there. */
export interface ProposedDaysOff {
  holiday: Holiday
  /** Null: every year. */
  year: number | null
  text: string
}

/** Bộ luật Lao động 45/2019/QH14, điều 112: days that keep their date. */
const FIXED: readonly [Holiday, string][] = [
  ['newYear', '01/01'],
  ['victory', '30/04'],
  ['labour', '01/05'],
  ['national', '02/09'],
]

/**
 * Holidays of the law that a setting lacks, for so many years from `today` on: Tết, Giỗ Tổ, and those that keep their
 * date. Proposed for somebody to accept or change: the days of Tết and the second one beside 02/09 are decided anew
 * each year (điều 112, khoản 3).
 */
export const proposeDaysOff = (setting: string, today: string, years: number): ProposedDaysOff[] => {
  const off = daysOffOf(setting)
  const first = Number(today.slice(0, 4))
  const coming = Array.from({ length: years }, (_, i) => first + i)
  const tets = coming.flatMap((year): ProposedDaysOff[] => {
    const { from, to } = tetStretch(year)
    return to < today || isTyped(year, off)
      ? []
      : [{ holiday: 'lunarNewYear', year, text: `${written(from)}-${written(to)}` }]
  })
  const kings = coming.flatMap((year): ProposedDaysOff[] => {
    const day = hungKingsDay(year)
    return day < today || off.has(day) || off.has(day.slice(5))
      ? []
      : [{ holiday: 'hungKings', year, text: written(day) }]
  })
  const fixed = FIXED.flatMap(([holiday, text]): ProposedDaysOff[] => {
    const [day = '', month = ''] = text.split('/')
    return off.has(`${month}-${day}`) ? [] : [{ holiday, year: null, text }]
  })
  return [...fixed, ...[...tets, ...kings].toSorted((a, b) => (a.year ?? 0) - (b.year ?? 0))]
}

const PART = /^(\d{1,2})\/(\d{1,2})(?:\/(\d{4}))?$/
const isDay = (text: string) => {
  const [, day = '', month = '', year = '2000'] = PART.exec(text.trim()) ?? []
  const at = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
  return day !== '' && at.getUTCMonth() === Number(month) - 1 && at.getUTCDate() === Number(day)
}

/** Parts of a setting that are no day and no stretch: they would be left out without a word. */
export const unreadDaysOff = (setting: string): string[] =>
  partsOf(setting).filter((part) => {
    const ends = part.split(/[-–]/)
    const { size } = daysOffOf(part)
    // A stretch is read for sixty days: one as long has a wrong year.
    return ends.length > 2 || !ends.every(isDay) || size === 0 || size >= 60
  })
