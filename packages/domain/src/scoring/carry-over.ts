import { add, fromWire, multiply, rational, subtract, sum, toWire } from '../kernel/index.ts'
import type { CarryOver } from '../ruleset/index.ts'
import type { ScoredEntry } from './scored-entry.ts'

/**
 * The entry with the score that ranks: so much of each earlier stage's score, and this stage's own for what the
 * weights leave of 1, all exact. Unchanged where nothing is carried over. Throws when an earlier score is missing.
 */
export const withCarryOver = (entry: ScoredEntry, carryOver: readonly CarryOver[]): ScoredEntry => {
  if (carryOver.length === 0) return entry
  const parts = carryOver.map(({ stage, weight }) => {
    const score = entry.input.carried?.[stage]
    if (score === undefined) throw new Error(`no score of stage ${stage}: ${entry.input.entryId}`)
    return { stage, weight: fromWire(weight), score: fromWire(score) }
  })
  const own = subtract(rational(1), sum(parts.map(({ weight }) => weight)))
  const carried = sum(parts.map(({ weight, score }) => multiply(weight, score)))
  const value = entry.value && add(carried, multiply(own, entry.value))
  return {
    ...entry,
    value,
    outcome: {
      ...entry.outcome,
      carryOver: {
        parts: parts.map(({ stage, weight, score }) => ({
          stage,
          weight: toWire(weight),
          score: toWire(score),
        })),
        ownWeight: toWire(own),
        total: value && toWire(value),
      },
    },
  }
}
