/**
 * Exact fractions. Everything that ranks, passes or fails is one of these (design.md §5.7); they travel as
 * reduced "n/d" strings and are rounded once, for display.
 */
export interface Rational {
  readonly n: bigint
  /** Always positive; n and d share no divisor. */
  readonly d: bigint
}

const gcd = (a: bigint, b: bigint): bigint => {
  let x = a < 0n ? -a : a
  let y = b
  while (y) [x, y] = [y, x % y]
  return x
}

/** Throws RangeError on a zero denominator: dividing by zero is a bug of the caller, not input. */
export const rational = (n: bigint | number, d: bigint | number = 1n): Rational => {
  let num = BigInt(n)
  let den = BigInt(d)
  if (den === 0n) throw new RangeError('zero denominator')
  if (den < 0n) [num, den] = [-num, -den]
  const g = gcd(num, den) || 1n
  return { n: num / g, d: den / g }
}

export const ZERO = rational(0)
export const ONE = rational(1)

export const add = (a: Rational, b: Rational): Rational => rational(a.n * b.d + b.n * a.d, a.d * b.d)
export const subtract = (a: Rational, b: Rational): Rational => rational(a.n * b.d - b.n * a.d, a.d * b.d)
export const multiply = (a: Rational, b: Rational): Rational => rational(a.n * b.n, a.d * b.d)
export const divide = (a: Rational, b: Rational): Rational => rational(a.n * b.d, a.d * b.n)

/** Negative, zero or positive, as a sort wants it. */
export const compare = (a: Rational, b: Rational): -1 | 0 | 1 => {
  const left = a.n * b.d
  const right = b.n * a.d
  return left < right ? -1 : left > right ? 1 : 0
}
export const equal = (a: Rational, b: Rational): boolean => compare(a, b) === 0
export const sum = (values: readonly Rational[]): Rational => values.reduce(add, ZERO)
/** Undefined for no values: a mean of nothing is never a number. */
export const mean = (values: readonly Rational[]): Rational | undefined =>
  values.length === 0 ? undefined : divide(sum(values), rational(values.length))

const FRACTION = /^(-?\d{1,40})\/([1-9]\d{0,39})$/

/** Reads the wire form "n/d" (or a plain integer "n"); undefined for anything else. */
export const parseRational = (text: string): Rational | undefined => {
  const fraction = FRACTION.exec(text)
  if (fraction) return rational(BigInt(fraction[1] ?? '0'), BigInt(fraction[2] ?? '1'))
  return /^-?\d{1,40}$/.test(text) ? rational(BigInt(text)) : undefined
}

/** As {@link parseRational} for values that we wrote ourselves: throws on anything malformed. */
export const fromWire = (text: string): Rational => {
  const value = parseRational(text)
  if (!value) throw new Error(`not a fraction: ${text}`)
  return value
}
export const toWire = (value: Rational): string => `${value.n}/${value.d}`

/**
 * Decimal text with a comma, rounded half away from zero to `digits` places; for display only.
 * With `trim`, trailing zeros go: 24,50 → 24,5.
 */
export const formatDecimal = (value: Rational, digits = 2, trim = false): string => {
  const scale = 10n ** BigInt(digits)
  const negative = value.n < 0n
  const scaled = (negative ? -value.n : value.n) * scale * 2n + value.d
  const rounded = scaled / (value.d * 2n)
  const whole = rounded / scale
  let part = digits > 0 ? (rounded % scale).toString().padStart(digits, '0') : ''
  if (trim) part = part.replace(/0+$/, '')
  const sign = negative && rounded > 0n ? '-' : ''
  return `${sign}${whole}${part ? `,${part}` : ''}`
}
