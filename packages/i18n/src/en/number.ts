import { formatDecimal, type Rational } from '@xk/domain/kernel'

/** An exact number with a decimal point; digits and trim as in `formatDecimal`. */
export const writeDecimal = (value: Rational, digits = 2, trim = false): string =>
  formatDecimal(value, digits, trim).replace(',', '.')

export const rewriteDecimal = (written: string): string => written.replace(',', '.')

/** A whole number: "1,234". */
export const writeCount = (n: number): string => String(n).replace(/\B(?=(\d{3})+$)/g, ',')
