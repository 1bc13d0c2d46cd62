import { nearNewMoon, newMoon, sunLongitude } from './moon-and-sun.ts'

/**
 * The lunar calendar as Vietnam keeps it: days begin at midnight of UTC+7 (Quyết định 121-CP of 8/8/1967). China's is
 * kept at UTC+8, so a new moon in the last hour of a day begins a month one day earlier here: Tết was on 17/02/2007 here
 * and on 18/02 there, and will be on 02/02/2030 here (new moon 23g07) and on 03/02 there. Intl's Chinese calendar is no
 * help: it is China's, and ICU's is a day late in 2027, whose new moon is four minutes before midnight in Beijing.
 */
const ZONE = 7 / 24
const dayOf = (at: number) => Math.floor(at + ZONE)
const midnight = (day: number) => day - ZONE

/** The day on which a month of the moon begins. */
const monthStart = (k: number) => dayOf(newMoon(k))

/** Which twelfth of its way the sun is in when a day begins. */
const sectorAt = (day: number) => Math.floor(sunLongitude(midnight(day)) / 30)

/** Whether the sun enters a new twelfth in this month: one in which it doesn't repeats the month before. */
const hasTerm = (k: number) => sectorAt(monthStart(k)) !== sectorAt(monthStart(k + 1))

/** The month with the winter solstice of a year, the eleventh. */
const eleventh = (year: number): number => {
  let day = Date.UTC(year, 11, 19) / 86_400_000
  while (sectorAt(day + 1) !== 9) day += 1
  let k = nearNewMoon(day) + 1
  while (monthStart(k) > day) k -= 1
  return k
}

/** The ISO day of a day (from 1) of a month (from 1, never a repeated one) of a lunar year; 1900 to 2100. */
export const lunarDay = (year: number, month: number, day: number): string => {
  const before = eleventh(year - 1)
  const isLong = eleventh(year) - before === 13
  const leap = isLong
    ? Array.from({ length: 12 }, (_, i) => i + 1).find((i) => !hasTerm(before + i))
    : undefined
  const place = month + 1
  const k = before + place + (leap !== undefined && leap <= place ? 1 : 0)
  return new Date((monthStart(k) + day - 1) * 86_400_000).toISOString().slice(0, 10)
}

/** Mùng một Tết of the year that begins in this one, an ISO day. */
export const lunarNewYear = (year: number): string => lunarDay(year, 1, 1)
/** Giỗ Tổ Hùng Vương, 10/3 of the lunar year, an ISO day. */
export const hungKingsDay = (year: number): string => lunarDay(year, 3, 10)
