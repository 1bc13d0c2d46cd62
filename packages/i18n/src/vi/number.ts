/** An exact number as this face writes it: with a decimal comma. */
export { formatDecimal as writeDecimal } from '@xk/domain/kernel'

/** A number that was written with a decimal comma, as this face writes it. */
export const rewriteDecimal = (written: string): string => written

/** A whole number as this face writes it: "1.234". */
export const writeCount = (n: number): string => String(n).replace(/\B(?=(\d{3})+$)/g, '.')
