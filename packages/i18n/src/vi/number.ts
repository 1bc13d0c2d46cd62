import { type Amount, amountWith, countWith, sumWith, typedWith } from '../write-number.ts'

/** An exact number as this face writes it: with a decimal comma. */
export { formatDecimal as writeDecimal } from '@xk/domain/kernel'

/** A number that was written with a decimal comma, as this face writes it. */
export const rewriteDecimal = (written: string): string => written

const MARKS = { thousands: '.', decimal: ',' }
/** A whole number of works, reports, targets: "2.500". Never of years, ids or numbers of decisions. */
export const writeCount = (n: number): string => countWith(MARKS.thousands, n)
/** An exact sum in its wire form, for people: up to two decimals. */
export const writeSum = (wire: string): string => sumWith(MARKS, wire)
/** A number as somebody typed it, as this face writes it; any other text stays as it is. */
export const rewriteTyped = (typed: string): string => typedWith(MARKS, typed)
/** "2.500 hồ sơ": what it counts stays in the words of whoever typed it. */
export const writeAmount = (amount: Amount): string => amountWith(MARKS, amount)
