import { SearchMoonPhase, Seasons, SunPosition } from 'astronomy-engine'

/**
 * The lunar calendar as Vietnam keeps it: days begin at midnight of UTC+7 (Quyết định 121-CP of 8/8/1967). China's is
 * kept at UTC+8, so a new moon in the last hour of a day begins a month one day earlier here: Tết was on 17/02/2007 here
 * and on 18/02 there, and will be on 02/02/2030 here (new moon 23g07) and on 03/02 there. Intl's Chinese calendar is no
 * help: it is China's, and ICU's is a day late in 2027, whose new moon is four minutes before midnight in Beijing.
 * Here a day is a count of days since 1970-01-01.
 */
const DAY_MS = 86_400_000
const ZONE_MS = 7 * 3_600_000
const dayOf = (at: Date): number => Math.floor((at.getTime() + ZONE_MS) / DAY_MS)
const beginOf = (day: number): Date => new Date(day * DAY_MS - ZONE_MS)

/** The first day of a month that begins on this day or after it. */
const nextMonth = (day: number): number => {
  const found = SearchMoonPhase(0, beginOf(day), 31)
  if (!found) throw new Error('a month without a new moon')
  return dayOf(found.date)
}

/** The first day of the month with the winter solstice of a year, the eleventh. */
const eleventh = (year: number): number => {
  const solstice = dayOf(Seasons(year).dec_solstice.date)
  let start = nextMonth(solstice - 31)
  for (let next = start; next <= solstice; next = nextMonth(next + 1)) start = next
  return start
}

/** First days of the months from the eleventh of the year before, two beyond the eleventh of this one. */
const monthsOf = (year: number): { starts: number[]; isLong: boolean } => {
  const last = eleventh(year)
  const starts = [eleventh(year - 1)]
  while ((starts.at(-1) ?? last) < last) starts.push(nextMonth((starts.at(-1) ?? last) + 1))
  const isLong = starts.length === 14
  for (const _ of [1, 2]) starts.push(nextMonth((starts.at(-1) ?? last) + 1))
  return { starts, isLong }
}

/** Which twelfth of its way the sun is in when a day begins. */
const sectorAt = (day: number): number => Math.floor(SunPosition(beginOf(day)).elon / 30)

/** The ISO day of a day (from 1) of a month (from 1, never a repeated one) of a lunar year; 1900 to 2100. */
export const lunarDay = (year: number, month: number, day: number): string => {
  const { starts, isLong } = monthsOf(year)
  const start = (i: number): number => starts[i] ?? 0
  // In a long year the first month in which the sun enters no new twelfth repeats the one before it.
  const repeats = (i: number) => sectorAt(start(i)) === sectorAt(start(i + 1))
  const leap = isLong ? Array.from({ length: 12 }, (_, i) => i + 1).find(repeats) : undefined
  const place = month + 1
  const first = start(place + (leap !== undefined && leap <= place ? 1 : 0))
  return new Date((first + day - 1) * DAY_MS).toISOString().slice(0, 10)
}

/** Mùng một Tết of the year that begins in this one, an ISO day. */
export const lunarNewYear = (year: number): string => lunarDay(year, 1, 1)
/** Giỗ Tổ Hùng Vương, 10/3 of the lunar year, an ISO day. */
export const hungKingsDay = (year: number): string => lunarDay(year, 3, 10)
