import { add, multiply, type Rational, rational, toWire } from '../kernel/index.ts'
import type { ScoringRules } from '../ruleset/index.ts'
import { type PreparedRules, prepareRules, scoreWith } from './aggregate.ts'
import type { ScoredEntry } from './scored-entry.ts'
import type { StageEntryInput, Wire } from './types.ts'

const segmentIndex = (prepared: PreparedRules, key: string) =>
  prepared.segments.findIndex(({ segment }) => segment.key === key)

/** A segment's exact score; null when it has none. */
export const segmentValue = (prepared: PreparedRules, entry: ScoredEntry, key: string): Rational | null =>
  entry.segmentValues[segmentIndex(prepared, key)] ?? null

/**
 * Mean points of one criterion over the sheets that count; null when nothing counts. Of two panels whose scores are
 * averaged it is the mean of their means, however many sat in each.
 */
export const criterionMean = (
  prepared: PreparedRules,
  entry: ScoredEntry,
  segmentKey: string,
  criterionKey: string,
): Rational | null => {
  if (entry.averaged) {
    const [a, b] = entry.averaged.map((one) => criterionMean(prepared, one, segmentKey, criterionKey))
    return a && b ? multiply(add(a, b), rational(1, 2)) : null
  }
  const index = segmentIndex(prepared, segmentKey)
  const pointsOf = prepared.segments[index]?.steps.get(criterionKey)
  const readings = entry.retained[index] ?? []
  if (!pointsOf || readings.length === 0) return null
  let marks = 0
  for (const { sheet } of readings) marks += sheet.marks[criterionKey] ?? 0
  return pointsOf(marks, readings.length)
}

/** Mean points of every judged criterion over the sheets that count: what an author sees of the own result. */
export const criterionMeans = (
  rules: ScoringRules,
  input: StageEntryInput,
): { segment: string; criterion: string; mean: Wire }[] => {
  const prepared = prepareRules(rules)
  const entry = scoreWith(prepared, input)
  return rules.segments.flatMap((segment) =>
    segment.criteria.flatMap(({ key }) => {
      const value = criterionMean(prepared, entry, segment.key, key)
      return value ? [{ segment: segment.key, criterion: key, mean: toWire(value) }] : []
    }),
  )
}
