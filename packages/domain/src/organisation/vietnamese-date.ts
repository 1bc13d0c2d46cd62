import { fold, nfc } from '../kernel/index.ts'

/** What a date that someone typed says. ISO dates are "YYYY-MM-DD". */
type VietnameseDate =
  | { kind: 'date'; iso: string }
  /** Several readings, or one that only a person can confirm; the likeliest first. */
  | { kind: 'ambiguous'; candidates: string[] }
  /** A month or a year without a day. */
  | { kind: 'incomplete' }
  | { kind: 'notADate' }

const notADate: VietnameseDate = { kind: 'notADate' }

/** ISO form of a day that exists; null for 31/02, 00/00 and years outside 1900–2199. */
export const isoDay = (year: number, month: number, day: number): string | null => {
  if (year < 1900 || year > 2199) return null
  const date = new Date(Date.UTC(year, month - 1, day))
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return exists ? date.toISOString().slice(0, 10) : null
}

/** The day behind a spreadsheet's serial number (1 = 01/01/1900); null outside 1900–2199. */
export const dayOfSerial = (serial: number): string | null => {
  if (!Number.isFinite(serial) || serial < 61 || serial > 109_574) return null
  return new Date(Date.UTC(1899, 11, 30) + Math.floor(serial) * 86_400_000).toISOString().slice(0, 10)
}

const ambiguous = (candidates: (string | null)[]): VietnameseDate => {
  const days = [...new Set(candidates.filter((day) => day !== null))]
  return days.length > 0 ? { kind: 'ambiguous', candidates: days } : notADate
}

const fromNumbers = (first: string, second: string, third: string): VietnameseDate => {
  const [a, b, c] = [Number(first), Number(second), Number(third)]
  if (first.length === 4) {
    const iso = second.length <= 2 && third.length <= 2 ? isoDay(a, b, c) : null
    return iso ? { kind: 'date', iso } : notADate
  }
  if (third.length === 4) {
    const iso = isoDay(c, b, a)
    // 7/24/2016 was typed on an American computer: it has one reading, but it is not ours to choose.
    return iso ? { kind: 'date', iso } : ambiguous([isoDay(c, a, b)])
  }
  if (third.length > 2 || first.length > 2) return notADate
  const century = (year: number) => (year < 50 ? 2000 : 1900) + year
  return ambiguous([isoDay(century(c), b, a), isoDay(century(a), b, c), isoDay(century(c), a, b)])
}

/**
 * Reads a date as officers write it: 24/7/2016, 10.10.2009, 05-10-2026, 2026-10-05, "ngày 20 tháng 06 năm
 * 2020". Day before month, as Vietnam writes; a two-digit year, an American order and a bare serial number
 * are never guessed.
 */
export const readVietnameseDate = (text: string): VietnameseDate => {
  const line = fold(nfc(text)).replace(/\s+/g, ' ').trim()
  const words = /^(?:ngay )?(\d{1,2}) thang (\d{1,2}) nam (\d{4})$/.exec(line)
  if (words) return fromNumbers(words[1]!, words[2]!, words[3]!)
  const numbers = /^(\d{1,4}) ?([/.-]) ?(\d{1,2}) ?\2 ?(\d{1,4})$/.exec(line)
  if (numbers) return fromNumbers(numbers[1]!, numbers[3]!, numbers[4]!)
  if (
    /^(?:(?:thang )?\d{1,2} ?(?:[/.-]|nam) ?\d{4}|\d{4} ?[/.-] ?\d{1,2}|(?:nam )?(?:19|20)\d\d)$/.test(line)
  ) {
    return { kind: 'incomplete' }
  }
  return /^\d{5,6}$/.test(line) ? ambiguous([dayOfSerial(Number(line))]) : notADate
}
