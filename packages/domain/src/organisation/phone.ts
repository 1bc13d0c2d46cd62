/** A Vietnamese phone number as read from a form or a sheet. */
type PhoneReading =
  /** National form, digits only: "0910000128". */
  | { kind: 'phone'; phone: string }
  /** A spreadsheet ate the leading zero: the number is to be confirmed. */
  | { kind: 'lostZero'; suggestion: string }
  | { kind: 'notAPhone' }

/** Mobile numbers have ten digits from 03, 05, 07, 08, 09; landlines ten or eleven from 02. */
const isNational = (digits: string): boolean => /^(?:0[35789]\d{8}|02\d{8,9})$/.test(digits)

/** Accepts spaces, dots, dashes, brackets and +84 or 0084; a missing zero is suggested, never added silently. */
export const readPhone = (value: string | number): PhoneReading => {
  const text = String(value).trim()
  if (!/^\(?\+?[\d\s.()\u00a0-]+$/.test(text)) return { kind: 'notAPhone' }
  const digits = text.replace(/\D/g, '')
  const abroad = /^(?:0084|84)(0?)(\d{9,10})$/.exec(digits)
  const marked = text.includes('+') || digits.startsWith('00')
  if (abroad && (marked || digits.length === 11)) {
    const national = `0${abroad[2]}`
    return isNational(national) ? { kind: 'phone', phone: national } : { kind: 'notAPhone' }
  }
  if (marked) return { kind: 'notAPhone' }
  if (isNational(digits)) return { kind: 'phone', phone: digits }
  const restored = `0${digits}`
  return isNational(restored) ? { kind: 'lostZero', suggestion: restored } : { kind: 'notAPhone' }
}
