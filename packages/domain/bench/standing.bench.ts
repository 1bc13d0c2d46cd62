import { ideaContest2026CaseRuleset } from '../src/programme/index.ts'
import { rankEntries, inputsDigest, type StageEntryInput } from '../src/scoring/index.ts'
import type { ScoringRules } from '../src/ruleset/index.ts'

/** Prints how long a standing of 10,000 entries × 5 sheets × 5 criteria takes; the bar is 300 ms (design.md §8). */
const stage = ideaContest2026CaseRuleset.stages.find((s) => s.kind === 'scoring')
if (stage?.kind !== 'scoring') throw new Error('no scoring stage')
const rules: ScoringRules = {
  ...stage.scoring,
  judgesPerEntry: 5,
  minSheets: 3,
  gap: null,
  trimming: { fromSheets: 5, high: 1, low: 1 },
}

/** Repeatable numbers without a library: a linear congruential generator. */
let state = 1
const next = (below: number) => {
  state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
  return Math.floor((state / 2_147_483_648) * below)
}
const hex = (digits: number) => Array.from({ length: digits }, () => next(16).toString(16)).join('')
const uuid = () => `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`

const maxima = { novelty: 61, feasibility: 51, effect: 61, scalability: 21, presentation: 11 }
const entries: StageEntryInput[] = Array.from({ length: 10_000 }, () => ({
  entryId: uuid(),
  sheets: Array.from({ length: 5 }, () => ({
    id: uuid(),
    segment: 'idea',
    kind: 'first' as const,
    marks: Object.fromEntries(Object.entries(maxima).map(([key, below]) => [key, next(below)])),
  })),
}))

const time = (work: () => unknown): number => {
  const start = performance.now()
  work()
  return performance.now() - start
}
// With the digest, which is worked out when it is asked for.
const cold = time(() => rankEntries(rules, entries).inputsDigest)
const warm = Array.from({ length: 7 }, () => time(() => rankEntries(rules, entries).inputsDigest)).sort(
  (a, b) => a - b,
)
const digest = time(() => inputsDigest(rules, entries, {}))
const ms = (value: number | undefined) => `${(value ?? 0).toFixed(0)} ms`
console.log(
  `standing of 10,000 entries × 5 sheets × 5 criteria: first ${ms(cold)}, median ${ms(warm[3])} (bar: 300 ms)`,
)
console.log(`  of which the inputs' digest: ${ms(digest)}`)
