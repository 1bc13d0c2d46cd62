import { type Rational, rational } from './rational.ts'

type DecimalReading =
  | { kind: 'value'; value: Rational }
  /** "8.500": eight and a half, or eight thousand five hundred? The person must say. */
  | { kind: 'ambiguous' }
  | { kind: 'notANumber' }

/**
 * Reads a number as an officer types it: 8,5 and 8.5 are the same. A separator followed by exactly three
 * digits could be a thousands mark, so it is asked about, never guessed (design.md §5.7).
 * Full-width digits are read as their ordinary forms; other scripts' digits are refused.
 */
export const readDecimal = (typed: string): DecimalReading => {
  const text = typed.replace(/[０-９．，]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0)).trim()
  if (/^\d{1,9}$/.test(text)) return { kind: 'value', value: rational(BigInt(text)) }
  const parts = /^(\d{1,9})[.,](\d{1,6})$/.exec(text)
  if (!parts)
    return /^[\d.,\s]*\d[\d.,\s]*$/.test(text) && /[.,].*[.,]/.test(text)
      ? { kind: 'ambiguous' }
      : { kind: 'notANumber' }
  const [, whole = '', part = ''] = parts
  if (part.length === 3) return { kind: 'ambiguous' }
  return { kind: 'value', value: rational(BigInt(whole + part), 10n ** BigInt(part.length)) }
}
