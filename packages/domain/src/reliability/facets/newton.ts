import { addTo, cholesky, read, solve } from '../linear.ts'
import type { Design } from './design.ts'
import { type Curvature, curvatureAt, logLikelihood, type Parameters, sizeOf } from './model.ts'

/** Convergence asks for both: observed and expected totals agree, and the last step moved nothing any more. */
const GRADIENT = 1e-9
const STEP = 1e-7
const MOST_ITERATIONS = 200
/** Odds of e^30 are not measured by any panel: the estimates are on their way to infinity. */
const FAR = 30

export type Maximum =
  | { state: 'found'; at: Parameters; lower: Float64Array; iterations: number; gradient: number }
  | { state: 'singular'; unknown: number }
  | { state: 'runaway' }

/** The first guess: the entry's mean score as log odds; everything else 0. */
const start = (design: Design): Parameters => {
  const sum = new Float64Array(design.entries.length)
  const count = new Float64Array(design.entries.length)
  design.entryOf.forEach((entry, i) => {
    addTo(sum, entry, read(design.scoreOf, i))
    addTo(count, entry, 1)
  })
  const entries = sum.map((total, i) => {
    const most = read(count, i) * design.steps
    return Math.log((total + 0.5) / (most - total + 0.5))
  })
  return {
    entries,
    judges: new Float64Array(design.judges.length),
    criteria: new Float64Array(design.criteria.length),
    thresholds: new Float64Array(design.steps),
  }
}

/** Takes the entries out of the information (Schur complement): what is left is small. */
const reduce = ({ entryGradient, entryInformation, gradient, information, cross }: Curvature) => {
  const { size } = information
  const values = Float64Array.from(information.values)
  const right = Float64Array.from(gradient)
  cross.forEach((row, entry) => {
    const own = read(entryInformation, entry)
    const shares = [...row]
    for (const [a, withA] of shares) {
      addTo(right, a, (-withA * read(entryGradient, entry)) / own)
      for (const [b, withB] of shares) addTo(values, a * size + b, (-withA * withB) / own)
    }
  })
  return { reduced: { size, values }, right }
}

const moved = (
  design: Design,
  at: Parameters,
  step: Float64Array,
  entries: Float64Array,
  by: number,
): Parameters => {
  const free = sizeOf(design)
  const plus = (values: Float64Array, from: number, count: number) =>
    values.map((value, i) => (i < count ? value + by * read(step, from + i) : value))
  return {
    entries: at.entries.map((value, i) => value + by * read(entries, i)),
    judges: plus(at.judges, 0, free.judges),
    criteria: plus(at.criteria, free.judges, free.criteria),
    thresholds: plus(at.thresholds, free.judges + free.criteria, free.thresholds),
  }
}

const farthest = (at: Parameters) =>
  Math.max(
    ...Object.values(at).map((values: Float64Array) => values.reduce((m, v) => Math.max(m, Math.abs(v)), 0)),
  )

/**
 * The maximum of the joint likelihood by Newton's method; the likelihood is concave, so that halving a step that
 * went down is all the caution it needs. The same ratings give the same numbers.
 */
export const maximise = (design: Design): Maximum => {
  let at = start(design)
  let value = logLikelihood(design, at)
  for (let iteration = 1; iteration <= MOST_ITERATIONS; iteration++) {
    const curvature = curvatureAt(design, at)
    const { reduced, right } = reduce(curvature)
    const { values, size } = curvature.information
    const factor = cholesky(reduced, (row) => read(values, row * size + row))
    if (!factor.ok) return iteration === 1 ? { state: 'singular', unknown: factor.row } : { state: 'runaway' }
    const step = solve(factor.lower, right)
    const entries = curvature.entryGradient.map((gradient, entry) => {
      let rest = gradient
      for (const [unknown, share] of curvature.cross[entry] ?? []) rest -= share * read(step, unknown)
      return rest / read(curvature.entryInformation, entry)
    })
    const length = Math.max(
      ...[step, entries].map((part) => part.reduce((m, v) => Math.max(m, Math.abs(v)), 0)),
    )
    if (curvature.largest <= GRADIENT && length <= STEP)
      return { state: 'found', at, lower: factor.lower, iterations: iteration, gradient: curvature.largest }
    if (farthest(at) > FAR || !Number.isFinite(length)) return { state: 'runaway' }
    let by = 1
    let next = moved(design, at, step, entries, by)
    let nextValue = logLikelihood(design, next)
    while (!(nextValue >= value - 1e-9 * Math.abs(value)) && by > 1e-6) {
      by /= 2
      next = moved(design, at, step, entries, by)
      nextValue = logLikelihood(design, next)
    }
    at = next
    value = nextValue
  }
  return { state: 'runaway' }
}
