import { addTo, read, type Symmetric, symmetric } from '../linear.ts'
import type { Design } from './design.ts'

/** Logits. `thresholds[k - 1]` is the step from score k − 1 to score k. */
export interface Parameters {
  entries: Float64Array
  judges: Float64Array
  criteria: Float64Array
  thresholds: Float64Array
}

/** Chances of the scores 0…m of one rating: ln(P_k / P_k−1) = logit − threshold_k. Into `out`; returns nothing. */
export const chances = (logit: number, thresholds: Float64Array, out: Float64Array): void => {
  let exponent = 0
  let highest = 0
  out[0] = 0
  for (let k = 1; k <= thresholds.length; k++) {
    exponent += logit - read(thresholds, k - 1)
    out[k] = exponent
    if (exponent > highest) highest = exponent
  }
  let sum = 0
  for (let k = 0; k <= thresholds.length; k++) {
    const weight = Math.exp(read(out, k) - highest)
    out[k] = weight
    sum += weight
  }
  for (let k = 0; k <= thresholds.length; k++) out[k] = read(out, k) / sum
}

export const logitOf = (design: Design, at: Parameters, i: number): number =>
  read(at.entries, read(design.entryOf, i)) -
  read(at.judges, read(design.judgeOf, i)) -
  read(at.criteria, read(design.criterionOf, i))

export const logLikelihood = (design: Design, at: Parameters): number => {
  const p = new Float64Array(design.steps + 1)
  let sum = 0
  for (let i = 0; i < design.scoreOf.length; i++) {
    chances(logitOf(design, at, i), at.thresholds, p)
    sum += Math.log(read(p, read(design.scoreOf, i)))
  }
  return sum
}

/**
 * Gradient and information of the log-likelihood. Unknowns besides the entries, in this order: judges, criteria,
 * thresholds, each but its last, which is held where it is (only differences count; centring comes at the end).
 * Entries never meet in one rating, so their block of the information is a diagonal.
 */
export interface Curvature {
  entryGradient: Float64Array
  entryInformation: Float64Array
  gradient: Float64Array
  information: Symmetric
  /** Per entry: unknown → information shared with it. */
  cross: Map<number, number>[]
  /** Largest difference between observed and expected totals, of the unknowns held too. */
  largest: number
}

export const sizeOf = (design: Design) => ({
  judges: design.judges.length - 1,
  criteria: design.criteria.length - 1,
  thresholds: design.steps - 1,
})

export const curvatureAt = (design: Design, at: Parameters): Curvature => {
  const free = sizeOf(design)
  const size = free.judges + free.criteria + free.thresholds
  const firstThreshold = free.judges + free.criteria
  const entryGradient = new Float64Array(design.entries.length)
  const entryInformation = new Float64Array(design.entries.length)
  const judgeGradient = new Float64Array(design.judges.length)
  const criterionGradient = new Float64Array(design.criteria.length)
  const stepGradient = new Float64Array(design.steps)
  const information = symmetric(size)
  const cross = design.entries.map(() => new Map<number, number>())
  const p = new Float64Array(design.steps + 1)
  const atLeast = new Float64Array(design.steps + 2)
  const withStep = new Float64Array(design.steps)

  const share = (entry: number, unknown: number, amount: number) => {
    const row = cross[entry]
    row?.set(unknown, (row.get(unknown) ?? 0) + amount)
  }
  const both = (a: number, b: number, amount: number) => {
    addTo(information.values, a * size + b, amount)
    if (a !== b) addTo(information.values, b * size + a, amount)
  }

  for (let i = 0; i < design.scoreOf.length; i++) {
    const entry = read(design.entryOf, i)
    const judge = read(design.judgeOf, i)
    const criterion = read(design.criterionOf, i)
    const score = read(design.scoreOf, i)
    chances(logitOf(design, at, i), at.thresholds, p)
    let expected = 0
    let square = 0
    atLeast[design.steps + 1] = 0
    for (let k = design.steps; k >= 0; k--) {
      atLeast[k] = read(atLeast, k + 1) + read(p, k)
      expected += k * read(p, k)
      square += k * k * read(p, k)
    }
    const variance = square - expected * expected
    // Covariance of the score with having reached step h.
    let tail = 0
    for (let h = design.steps; h >= 1; h--) {
      tail += h * read(p, h)
      withStep[h - 1] = tail - expected * read(atLeast, h)
      addTo(stepGradient, h - 1, read(atLeast, h) - (score >= h ? 1 : 0))
    }

    const left = score - expected
    addTo(entryGradient, entry, left)
    addTo(entryInformation, entry, variance)
    addTo(judgeGradient, judge, -left)
    addTo(criterionGradient, criterion, -left)

    const j = judge < free.judges ? judge : -1
    const c = criterion < free.criteria ? free.judges + criterion : -1
    if (j >= 0) {
      share(entry, j, -variance)
      both(j, j, variance)
      if (c >= 0) both(j, c, variance)
    }
    if (c >= 0) {
      share(entry, c, -variance)
      both(c, c, variance)
    }
    for (let h = 0; h < free.thresholds; h++) {
      const t = firstThreshold + h
      const covariance = read(withStep, h)
      share(entry, t, -covariance)
      if (j >= 0) both(j, t, covariance)
      if (c >= 0) both(c, t, covariance)
      for (let g = 0; g <= h; g++) {
        const reached = read(atLeast, h + 1)
        both(t, firstThreshold + g, reached - reached * read(atLeast, g + 1))
      }
    }
  }

  const gradient = new Float64Array(size)
  gradient.set(judgeGradient.subarray(0, free.judges), 0)
  gradient.set(criterionGradient.subarray(0, free.criteria), free.judges)
  gradient.set(stepGradient.subarray(0, free.thresholds), firstThreshold)
  const all = [entryGradient, judgeGradient, criterionGradient, stepGradient]
  const largest = Math.max(
    ...all.map((part) => part.reduce((most, value) => Math.max(most, Math.abs(value)), 0)),
  )
  return { entryGradient, entryInformation, gradient, information, cross, largest }
}
