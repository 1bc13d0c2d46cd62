import { formatDecimal, type Rational } from '@xk/domain/kernel'
import { type Amount, amountWith, countWith, sumWith, typedWith } from '../write-number.ts'

/** An exact number with a decimal point; digits and trim as in `formatDecimal`. */
export const writeDecimal = (value: Rational, digits = 2, trim = false): string =>
  formatDecimal(value, digits, trim).replace(',', '.')

export const rewriteDecimal = (written: string): string => written.replace(',', '.')

const MARKS = { thousands: ',', decimal: '.' }
/** A whole number of works, reports, targets: "2,500". Never of years, ids or numbers of decisions. */
export const writeCount = (n: number): string => countWith(MARKS.thousands, n)
/** An exact sum in its wire form, for people: up to two decimals. */
export const writeSum = (wire: string): string => sumWith(MARKS, wire)
/** A number as somebody typed it, as this face writes it; any other text stays as it is. */
export const rewriteTyped = (typed: string): string => typedWith(MARKS, typed)
/** "2,500 hồ sơ": what it counts stays in the words of whoever typed it. */
export const writeAmount = (amount: Amount): string => amountWith(MARKS, amount)
