import { rational, type Rational } from './rational.ts'

const FORM = /^(\d{1,6})\s*(?:\/|trên|phần|of)\s*(\d{1,6})$/iu
const PER_CENT = /^(\d{1,3})\s*%$/

/**
 * A share as officers write it: "2/3", "10 trên 15", "2 phần 3", "50 %", "1". Exact; undefined for anything else,
 * decimals too: 0,67 is not two thirds.
 */
export const readFraction = (typed: string): Rational | undefined => {
  const text = typed.normalize('NFC').trim()
  const form = FORM.exec(text)
  if (form) return form[2] && Number(form[2]) > 0 ? rational(Number(form[1]), Number(form[2])) : undefined
  const perCent = PER_CENT.exec(text)
  if (perCent) return rational(Number(perCent[1]), 100)
  return /^\d{1,6}$/.test(text) ? rational(Number(text)) : undefined
}
