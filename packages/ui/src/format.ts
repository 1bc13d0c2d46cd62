/** How dates, times and numbers are written in this face: 05/10/2026, 16g30, 1.234,5; always in Asia/Ho_Chi_Minh. */
import { uiWords } from './ui-words.ts'

const ZONE = 'Asia/Ho_Chi_Minh'
type When = Date | string | number

const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})
/** The digits of a moment's local day and time. */
export const localParts = (when: When) => {
  const found = { year: '', month: '', day: '', hour: '', minute: '' }
  for (const part of clock.formatToParts(new Date(when))) {
    if (part.type in found) found[part.type as keyof typeof found] = part.value
  }
  return found
}

/** 05/10/2026 */
export const formatDate = (when: When): string => {
  const { day, month, year } = localParts(when)
  return uiWords.written.day(year, month, day)
}
/** 16g30 */
export const formatTime = (when: When): string => {
  const { hour, minute } = localParts(when)
  return uiWords.written.time(hour, minute)
}
/** 16g30, 05/10/2026 */
export const formatDateTime = (when: When): string => `${formatTime(when)}, ${formatDate(when)}`

/** A day yyyy-mm-dd as 05/10/2026, without going through an instant; what is no day stays as it is. */
export const formatDay = (day: string): string => {
  const [year = '', month, date] = day.split('-')
  return month && date ? uiWords.written.day(year, month, date) : day
}

/** 1.234,5; `digits` fixes the number of decimals (88,40). */
export const formatNumber = (value: number, digits?: number): string =>
  value.toLocaleString(
    uiWords.written.numbers,
    digits === undefined ? {} : { minimumFractionDigits: digits, maximumFractionDigits: digits },
  )

/** 860 B, 1,4 KB, 12 MB */
export const formatBytes = (bytes: number): string => {
  const units = ['B', 'KB', 'MB', 'GB']
  const power = bytes < 1024 ? 0 : Math.min(3, Math.floor(Math.log2(bytes) / 10))
  const value = bytes / 1024 ** power
  return `${formatNumber(value >= 10 ? Math.round(value) : Math.round(value * 10) / 10)} ${units[power]}`
}
