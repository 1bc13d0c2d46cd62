import { assignOptimal, solveDense } from '../../packages/domain/src/assignment/index.ts'

/**
 * Prints how long an optimal assignment of 3,000 entries to 300 judges takes, three judges each and no place to
 * spare, at the slowest of several kinds of preferences; each from matrices, and by field as an edition runs it.
 */
const [ENTRIES, JUDGES, PER_ENTRY, FIELDS] = [3000, 300, 3, 8]
const LOAD = (ENTRIES * PER_ENTRY) / JUDGES

/** Numbers that look random and are the same in every run (linear congruences, Park and Miller). */
const createNumbers = (seed: number) => () => {
  seed = (seed * 48_271) % 2_147_483_647
  return seed / 2_147_483_647
}

const KINDS: Record<string, (chance: number, e: number, j: number) => number> = {
  'few values': (chance) => (chance < 0.1 ? 20 : chance < 0.3 ? 10 : chance < 0.9 ? 0 : -10),
  'whole range': (chance) => Math.floor(chance * 41) - 20,
  'millions of values': (chance) => Math.floor(chance * 1e6),
  'everybody wants the same judges': (chance, _, j) => Math.floor(chance * 10) + (j % 30),
  'no preference': () => 0,
}

const measured: { kind: string; ms: number }[] = []
for (const [kind, value] of Object.entries(KINDS)) {
  const next = createNumbers(7)
  const worth = new Float64Array(ENTRIES * JUDGES)
  const open = new Uint8Array(ENTRIES * JUDGES)
  for (let at = 0; at < worth.length; at++) {
    worth[at] = value(next(), Math.floor(at / JUDGES), at % JUDGES)
    open[at] = next() < 0.02 ? 0 : 1
  }
  const demand = new Int32Array(ENTRIES).fill(PER_ENTRY)
  const room = new Int32Array(JUDGES).fill(LOAD)
  const began = performance.now()
  const solved = solveDense({ entries: ENTRIES, judges: JUDGES, demand, room, open, worth })
  measured.push({ kind, ms: performance.now() - began })
  if (!solved.ok) throw new Error(solved.reason)
}

const entries = Array.from({ length: ENTRIES }, (_, i) => ({ id: `e${i}`, field: `f${i % FIELDS}` }))
const judges = Array.from({ length: JUDGES }, (_, i) => ({
  id: `j${i}`,
  fields: [`f${i % FIELDS}`, `f${(i + 3) % FIELDS}`],
}))
const conflicts = entries.flatMap((entry, i) =>
  i % 5 === 0 ? [{ entryId: entry.id, judgeId: `j${(i * 7) % JUDGES}` }] : [],
)
const began = performance.now()
const plan = assignOptimal(
  { entries, judges, perEntry: PER_ENTRY, maxLoad: 40, conflicts, fixed: [] },
  { entries: entries.map(({ id }) => id), judges: judges.map(({ id }) => id) },
)
measured.push({ kind: 'by field, even loads', ms: performance.now() - began })
if (!plan.ok) throw new Error(JSON.stringify(plan.problem).slice(0, 300))
const ms = Math.max(...measured.map((it) => it.ms))
const mb = Math.round(process.resourceUsage().maxRSS / 1024)
console.log(JSON.stringify({ ms, mb, pairs: plan.value.pairs.length, measured }))
