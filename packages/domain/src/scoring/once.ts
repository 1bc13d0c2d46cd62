import { type Rational, rational, toWire } from '../kernel/index.ts'
import type { Whole } from './scale.ts'
import type { Wire } from './types.ts'

/**
 * `step` × so many whole steps ÷ so many parts, exactly. Among thousands of entries few such fractions differ, so
 * each is reduced once and is the same object ever after.
 */
export const fractionsOf = (step: Rational) => {
  const byParts: Map<Whole, Rational>[] = []
  return (steps: Whole, parts = 1): Rational => {
    const known = (byParts[parts] ??= new Map())
    const found = known.get(steps)
    if (found) return found
    const made = rational(BigInt(steps) * step.n, BigInt(parts) * step.d)
    known.set(steps, made)
    return made
  }
}

/** The wire form of fractions that come again and again as the same object: written once. */
export const createWires = () => {
  const known = new Map<Rational, Wire>()
  return (value: Rational): Wire => {
    const found = known.get(value)
    if (found !== undefined) return found
    const made = toWire(value)
    known.set(value, made)
    return made
  }
}
