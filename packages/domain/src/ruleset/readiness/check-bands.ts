import { formatDecimal, fromWire, multiply, rational } from '../../kernel/index.ts'
import { maxSteps } from '../marks.ts'
import type { Band, Criterion } from '../scoring-rules.ts'
import { blocking, type ReadinessIssue } from './issue.ts'

const floorDiv = (n: bigint, d: bigint) => (n >= 0n ? n / d : -((-n + d - 1n) / d))

/** The whole steps that a band holds, both ends inclusive; none when from > to. */
const stepsOfBand = (band: Band, step: { n: bigint; d: bigint }) => {
  const from = fromWire(band.from)
  const to = fromWire(band.to)
  return {
    band,
    from: -floorDiv(-(from.n * step.d), from.d * step.n),
    to: floorDiv(to.n * step.d, to.d * step.n),
  }
}

/**
 * Every mark that may be given lies in exactly one band: holes and overlaps block, and name the first mark that
 * shows them. Judged on whole steps, so that "21 – 26,5" and "27 – 30" meet when half points are given.
 */
export const checkBands = (criterion: Criterion): ReadinessIssue[] => {
  const step = fromWire(criterion.step)
  const top = BigInt(maxSteps(criterion))
  const mark = (steps: bigint) => formatDecimal(multiply(rational(steps), step), 3, true)
  const facts = { criterion: criterion.label }
  const ranges = criterion.bands
    .map((band) => stepsOfBand(band, step))
    .toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))

  const issues: ReadinessIssue[] = []
  let reached = -1n
  for (const { band, from, to } of ranges) {
    if (from > to) {
      issues.push(blocking('band/empty', { ...facts, band: band.label }))
      continue
    }
    if (from < 0n || to > top) issues.push(blocking('band/outsideCriterion', { ...facts, band: band.label }))
    if (from > reached + 1n) issues.push(blocking('band/hole', { ...facts, mark: mark(reached + 1n) }))
    if (from <= reached)
      issues.push(blocking('band/overlap', { ...facts, mark: mark(from), band: band.label }))
    if (to > reached) reached = to
  }
  if (ranges.length > 0 && reached < top)
    issues.push(blocking('band/hole', { ...facts, mark: mark(reached + 1n) }))
  return issues
}
