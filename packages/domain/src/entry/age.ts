import { isIsoDate } from './entry-body.ts'

export type AgeReading = 'young' | 'tooOld' | 'unknown'

/** The day on which someone turns `years`; 29 February counts as 1 March in an ordinary year. */
const birthdayOf = (birthDate: string, years: number): string => {
  const year = Number(birthDate.slice(0, 4)) + years
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const day = birthDate.slice(4)
  return `${String(year).padStart(4, '0')}${day === '-02-29' && !leap ? '-03-01' : day}`
}

/** Someone "not over 35" is so until the day before the 36th birthday: exactly 35 on the day is met. */
const isTooOld = (birthDate: string, years: number, at: string) => birthdayOf(birthDate, years + 1) <= at

/**
 * Whether someone is not over so many years on a day (ISO date). A year of birth alone decides only when both
 * ends of that year agree.
 */
export const ageAt = (
  person: { birthDate: string | null; birthYear: number | null },
  years: number,
  at: string,
): AgeReading => {
  if (person.birthDate && isIsoDate(person.birthDate))
    return isTooOld(person.birthDate, years, at) ? 'tooOld' : 'young'
  if (person.birthYear === null) return 'unknown'
  const oldest = isTooOld(`${person.birthYear}-01-01`, years, at)
  const youngest = isTooOld(`${person.birthYear}-12-31`, years, at)
  return oldest === youngest ? (oldest ? 'tooOld' : 'young') : 'unknown'
}

/** Full years of age on a day; undefined without a whole date of birth. */
export const yearsOn = (birthDate: string | null, at: string): number | undefined => {
  if (!birthDate || !isIsoDate(birthDate)) return undefined
  const years = Number(at.slice(0, 4)) - Number(birthDate.slice(0, 4))
  return birthdayOf(birthDate, years) <= at ? years : years - 1
}
