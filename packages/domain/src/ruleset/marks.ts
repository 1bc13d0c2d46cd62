import { compare, fromWire, multiply, type Rational, rational } from '../kernel/index.ts'
import type { Band, Criterion } from './scoring-rules.ts'

/** How many whole steps a criterion's maximum holds. */
export const maxSteps = (criterion: Criterion): number => {
  const max = fromWire(criterion.max)
  const step = fromWire(criterion.step)
  return Number((max.n * step.d) / (max.d * step.n))
}

/** Points of a mark: so many whole steps of the criterion. */
export const pointsOf = (criterion: Criterion, steps: number): Rational =>
  multiply(rational(steps), fromWire(criterion.step))

/** The whole number of steps that these points are; undefined between two steps. */
export const stepsOf = (criterion: Criterion, points: Rational): number | undefined => {
  const step = fromWire(criterion.step)
  const n = points.n * step.d
  const d = points.d * step.n
  return n % d === 0n ? Number(n / d) : undefined
}

/** The band that holds a mark, if any does. */
export const bandOf = (criterion: Criterion, steps: number): Band | undefined => {
  const points = pointsOf(criterion, steps)
  return criterion.bands.find(
    (band) => compare(fromWire(band.from), points) <= 0 && compare(points, fromWire(band.to)) <= 0,
  )
}
