import { formatDecimal, fromWire, readDecimal, type Rational } from '@xk/domain/kernel'

/** Marks of a language: between thousands, and before decimals. */
export interface NumberMarks {
  thousands: string
  decimal: string
}

/** A whole number with a mark between thousands. */
export const countWith = (thousands: string, n: number | bigint): string =>
  String(n).replace(/\B(?=(\d{3})+$)/g, thousands)

const exactWith = ({ thousands, decimal }: NumberMarks, value: Rational, digits: number): string => {
  const [whole = '', part] = formatDecimal(value, digits, true).split(',')
  return `${countWith(thousands, BigInt(whole))}${part ? `${decimal}${part}` : ''}`
}
/** An exact sum in its wire form: up to two decimals, none where there are none. */
export const sumWith = (marks: NumberMarks, wire: string): string => exactWith(marks, fromWire(wire), 2)

/** A number as somebody typed it, written like the others with all its decimals (six are read); any other text stays as it is. */
export const typedWith = (marks: NumberMarks, typed: string): string => {
  const read = readDecimal(typed)
  return read.kind === 'value' ? exactWith(marks, read.value, 6) : typed
}

/** How much of what, as somebody typed both: "2500", "hồ sơ". */
export interface Amount {
  value: string
  unit: string
}
/** A number as it was typed, with what it counts. */
export const amountWith = (marks: NumberMarks, { value, unit }: Amount): string =>
  [typedWith(marks, value.trim()), unit.trim()].filter(Boolean).join(' ')
