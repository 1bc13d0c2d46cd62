import { assignBalanced } from '../../packages/domain/src/assignment/index.ts'

/** Prints how long an optimal assignment of 3,000 entries to 300 judges takes, three judges each. */
const FIELDS = 8
const entries = Array.from({ length: 3000 }, (_, i) => ({
  id: `e${i}`,
  code: `E${i}`,
  field: `f${i % FIELDS}`,
}))
const judges = Array.from({ length: 300 }, (_, i) => ({
  id: `j${i}`,
  fields: [`f${i % FIELDS}`, `f${(i + 3) % FIELDS}`],
}))
const conflicts = entries.flatMap((entry, i) =>
  i % 5 === 0 ? [{ entryId: entry.id, judgeId: `j${(i * 7) % 300}` }] : [],
)
const began = performance.now()
const plan = assignBalanced(
  { entries, judges, perEntry: 3, maxLoad: 40, conflicts, fixed: [] },
  { entries: entries.map(({ id }) => id), judges: judges.map(({ id }) => id) },
)
const ms = performance.now() - began
if (!plan.ok) throw new Error(JSON.stringify(plan.problem).slice(0, 300))
const mb = Math.round(process.resourceUsage().maxRSS / 1024)
console.log(JSON.stringify({ ms, mb, pairs: plan.value.pairs.length }))
