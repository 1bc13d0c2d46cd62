/** Reading what people type as dates and times, and the step between local time in Việt Nam and an instant. */
import { localParts } from './format.ts'
import { uiWords } from './ui-words.ts'

const pad = (n: number) => String(n).padStart(2, '0')

/** "5/10/2026", "05.10.26", "5-10-2026", "05102026" → "2026-10-05"; undefined for what is no day. */
export const parseDay = (text: string): string | undefined => {
  const match =
    /^\s*(\d{1,2})\s*[/.\- ]\s*(\d{1,2})\s*[/.\- ]\s*(\d{4}|\d{2})\s*$/.exec(text) ??
    /^\s*(\d{2})(\d{2})(\d{4})\s*$/.exec(text)
  if (!match) return undefined
  const [day, month, year] = [Number(match[1]), Number(match[2]), Number(match[3])]
  const full = year < 100 ? 2000 + year : year
  const at = new Date(Date.UTC(full, month - 1, day))
  const real = at.getUTCFullYear() === full && at.getUTCMonth() === month - 1 && at.getUTCDate() === day
  return real ? `${full}-${pad(month)}-${pad(day)}` : undefined
}

/** "16g30", "16h30", "16:30", "1630", "16", "16 giờ 30" → "16:30". */
export const parseTime = (text: string): string | undefined => {
  const match =
    /^\s*(\d{1,2})\s*(?:[gh:.]|giờ)\s*(\d{1,2})?\s*(?:phút|p)?\s*$/i.exec(text.normalize('NFC')) ??
    /^\s*(\d{1,2}?)(\d{2})?\s*$/.exec(text)
  if (!match) return undefined
  const [hour, minute] = [Number(match[1]), Number(match[2] ?? 0)]
  return hour < 24 && minute < 60 ? `${pad(hour)}:${pad(minute)}` : undefined
}

/** The instant of yyyy-mm-ddThh:mm (or yyyy-mm-dd, its beginning) in Việt Nam, which has no daylight saving. */
export const instantFromLocal = (local: string): string | undefined => {
  const at = new Date(`${local.length === 10 ? `${local}T00:00` : local}:00+07:00`)
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString()
}

/** yyyy-mm-ddThh:mm in Việt Nam. */
export const localFromInstant = (when: Date | string | number): string => {
  const { year, month, day, hour, minute } = localParts(when)
  return `${year}-${month}-${day}T${hour}:${minute}`
}

/** A day yyyy-mm-dd as it is typed into a field: dd/mm/yyyy in both faces. */
export const typedDay = (day: string): string => day.split('-').toReversed().join('/')

/** A time hh:mm as it is typed into a field. */
export const typedTime = (time: string): string => {
  const [hour = '', minute = ''] = time.split(':')
  return uiWords.written.time(hour, minute)
}
