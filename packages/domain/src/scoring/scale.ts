import { fromWire, type Rational, rational } from '../kernel/index.ts'
import { maxSteps, type Segment } from '../ruleset/index.ts'

/** An exact whole number: a safe integer where that is proved, else a bigint. The two compare with each other. */
export type Whole = number | bigint

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? a : gcd(b, a % b))
export const lcm = (a: bigint, b: bigint): bigint => (a / gcd(a, b)) * b

const toWhole = (value: bigint): Whole =>
  value >= BigInt(Number.MIN_SAFE_INTEGER) && value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : value

/** A segment's marks on one common unit, so that a sheet's total is a sum of whole numbers. */
export interface SheetScale {
  segment: Segment
  keys: readonly string[]
  /** Points = total ÷ unit. */
  unit: bigint
  /** Units per step, per criterion. */
  weights: readonly Whole[]
  /** No valid sheet can reach ±2^53 units: sums may run on plain numbers. */
  safe: boolean
}

export const sheetScale = (segment: Segment): SheetScale => {
  const steps = segment.criteria.map((criterion) => fromWire(criterion.step))
  const unit = steps.reduce((all, step) => lcm(all, step.d), 1n)
  const weights = steps.map((step) => step.n * (unit / step.d))
  const highest = segment.criteria.reduce(
    (sum, criterion, index) => sum + BigInt(maxSteps(criterion)) * (weights[index] ?? 0n),
    0n,
  )
  // Thirty sheets (the most that rules allow) are summed too.
  const safe = highest * 30n <= BigInt(Number.MAX_SAFE_INTEGER)
  return {
    segment,
    keys: segment.criteria.map((criterion) => criterion.key),
    unit,
    weights: safe ? weights.map(Number) : weights,
    safe,
  }
}

/**
 * Total of a complete sheet in the scale's units.
 * Throws when a criterion has no mark or one that is not a whole number of steps within its maximum: such a
 * sheet can't have been handed in.
 */
export const totalUnits = (scale: SheetScale, marks: Readonly<Record<string, number>>): Whole => {
  let fast = 0
  let wide = 0n
  for (let i = 0; i < scale.keys.length; i++) {
    const key = scale.keys[i] ?? ''
    const mark = marks[key]
    if (mark === undefined || !Number.isSafeInteger(mark) || mark < 0) {
      throw new Error(`no usable mark for ${scale.segment.key}.${key}`)
    }
    const weight = scale.weights[i] ?? 0
    if (typeof weight === 'number') fast += mark * weight
    else wide += BigInt(mark) * weight
  }
  if (!Number.isSafeInteger(fast)) throw new Error(`marks beyond the maximum in ${scale.segment.key}`)
  return scale.safe ? fast : wide
}

export const unitsToRational = (units: Whole, unit: bigint): Rational => rational(units, unit)

/** The same values as whole numbers on their common denominator, in the order given: for sorting only. */
export const comparable = (values: readonly Rational[]): Whole[] => {
  const factors = new Map<bigint, bigint>()
  let common = 1n
  for (const { d } of values) {
    if (factors.has(d)) continue
    factors.set(d, 0n)
    common = lcm(common, d)
  }
  for (const d of factors.keys()) factors.set(d, common / d)
  return values.map(({ n, d }) => toWhole(n * (factors.get(d) ?? 1n)))
}
