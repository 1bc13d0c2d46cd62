import { countRound, type Mark, MARKS, type RoundInput } from '../src/ballot/index.ts'

/** Prints how long the tally of 10,000 ballots × 50 candidates takes. */
const [BALLOTS, CANDIDATES, RUNS] = [10_000, 50, 5]
let state = 1
const next = (below: number) => {
  state = (state * 48_271) % 2_147_483_647
  return state % below
}
const candidates = Array.from(
  { length: CANDIDATES },
  (_, i) => `00000000-0000-4000-a000-${String(i).padStart(12, '0')}`,
)
const ballots = Array.from({ length: BALLOTS }, () => ({
  marks: Object.fromEntries(
    candidates.map((id): [string, Mark] => [id, MARKS[next(MARKS.length)] ?? 'blank']),
  ),
}))
const input: RoundInput = {
  rules: {
    form: 'yesNo',
    chooseUpTo: null,
    threshold: { fraction: '2/3', comparison: 'atLeast', base: 'members' },
    interest: 'struck',
  },
  candidates,
  seats: 30,
  struck: {},
  facts: { members: BALLOTS, present: BALLOTS, issued: BALLOTS, returned: BALLOTS },
}
const taken = Array.from({ length: RUNS }, () => {
  const began = performance.now()
  const { valid } = countRound(input, ballots)
  if (valid !== BALLOTS) throw new Error('a ballot was lost')
  return performance.now() - began
})
console.log(JSON.stringify({ ms: Math.max(...taken) }))
