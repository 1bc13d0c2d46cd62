import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import type { CouncilRules } from '../ruleset/index.ts'
import { decideOutcome, reachesQuorum, reachesThreshold } from './decide-outcome.ts'
import type { CouncilOutcome, CouncilResolution, CountedRound, RoundKind } from './types.ts'

/** Kế hoạch 112-KH/ĐTN, VI: fifteen members, from two thirds of them, the best up to so many. */
const plan = (seats: number, change: Partial<CouncilRules> = {}): CouncilRules => ({
  size: { min: 15, max: 15 },
  quorum: '2/3',
  form: 'yesNo',
  chooseUpTo: null,
  threshold: { fraction: '2/3', comparison: 'atLeast', base: 'members' },
  seats,
  interest: 'votes',
  tieAtCut: ['secondBallot', 'previousStage', 'council'],
  furtherBallot: { fraction: '1/2', comparison: 'moreThan', base: 'members' },
  writtenBallots: true,
  minVotersForMarks: 8,
  ...change,
})

const round = (
  n: number,
  kind: RoundKind,
  votes: Readonly<Record<string, number>>,
  base = 15,
): CountedRound => ({
  n,
  kind,
  candidates: Object.keys(votes),
  count: {
    facts: { members: 15, present: 12, issued: base, returned: base },
    valid: base,
    allBlank: 0,
    invalid: 0,
    invalidWhy: {},
    candidates: Object.entries(votes).map(([candidate, yes]) => ({
      candidate,
      yes,
      no: base - yes,
      blank: 0,
      struck: 0,
      base,
      share: `${yes}/${base}`,
      reached: false,
    })),
  },
})

const scores = { an: '90/1', binh: '85/1', chi: '80/1', dung: '75/1', em: '70/1' }
const told = ({ lines, seatsLeft, next }: CouncilOutcome) => ({
  seated: lines.flatMap(({ candidate, rank, seated, why }) =>
    seated ? [`${rank} ${candidate} ${why}`] : [],
  ),
  out: lines.flatMap(({ candidate, seated, why }) => (seated ? [] : [`${candidate} ${why}`])),
  seatsLeft,
  next,
})
const decide = (
  rules: CouncilRules,
  rounds: readonly CountedRound[],
  resolutions: readonly CouncilResolution[] = [],
) => told(decideOutcome(rules, rounds, scores, resolutions))

describe('the plan’s rules, case by case', () => {
  it('begins with one ballot on everybody', () => {
    expect(decide(plan(3), [])).toEqual({
      seated: [],
      out: [],
      seatsLeft: 3,
      next: { what: 'ballot', kind: 'first', candidates: ['an', 'binh', 'chi', 'dung', 'em'], seats: 3 },
    })
  })

  it('seats from ten of fifteen, from high to low; nine are not enough', () => {
    const first = round(1, 'first', { an: 10, binh: 15, chi: 9, dung: 15, em: 7 })
    expect(decide(plan(3, { furtherBallot: null }), [first])).toEqual({
      seated: ['1 binh byVotes', '1 dung byVotes', '3 an byVotes'],
      out: ['chi belowThreshold', 'em belowThreshold'],
      seatsLeft: 0,
      next: null,
    })
  })

  it('leaves out whom the seats don’t reach', () => {
    const first = round(1, 'first', { an: 14, binh: 13, chi: 12, dung: 11, em: 3 })
    expect(decide(plan(2), [first]).out).toEqual(['chi noSeatLeft', 'dung noSeatLeft', 'em belowThreshold'])
  })

  it('votes again among those who are equal at the last seat, then takes the score, then the council’s word', () => {
    const first = round(1, 'first', { an: 15, binh: 12, chi: 12, dung: 12, em: 11 })
    const tied = { what: 'ballot', kind: 'second', candidates: ['binh', 'chi', 'dung'], seats: 2 }
    expect(decide(plan(3), [first])).toEqual({
      seated: ['1 an byVotes'],
      out: ['binh noSeatLeft', 'chi noSeatLeft', 'dung noSeatLeft', 'em noSeatLeft'],
      seatsLeft: 2,
      next: tied,
    })
    const parted = round(2, 'second', { binh: 4, chi: 8, dung: 3 })
    expect(decide(plan(3), [first, parted])).toEqual({
      seated: ['1 an byVotes', '2 chi bySecondBallot', '3 binh bySecondBallot'],
      out: ['dung lostSecondBallot', 'em noSeatLeft'],
      seatsLeft: 0,
      next: null,
    })
    const equal = round(2, 'second', { binh: 5, chi: 8, dung: 5 })
    expect(decide(plan(3), [first, equal]).seated).toEqual([
      '1 an byVotes',
      '2 chi bySecondBallot',
      '3 binh byPreviousStage',
    ])
    const even = { ...scores, binh: '75/1' }
    const open = decideOutcome(plan(3), [first, equal], even, [])
    expect(open.next).toEqual({ what: 'resolution', candidates: ['binh', 'dung'], seats: 1 })
    const settled = decideOutcome(plan(3), [first, equal], even, [
      { among: ['dung', 'binh'], chosen: ['dung'] },
    ])
    expect(told(settled)).toEqual({
      seated: ['1 an byVotes', '2 chi bySecondBallot', '3 dung byCouncil'],
      out: ['binh notByCouncil', 'em noSeatLeft'],
      seatsLeft: 0,
      next: null,
    })
  })

  it('hears no resolution about others, of too many, or of somebody twice', () => {
    const first = round(1, 'first', { an: 12, binh: 12, chi: 12 })
    const rules = plan(2, { tieAtCut: ['council'] })
    const next = { what: 'resolution', candidates: ['an', 'binh', 'chi'], seats: 2 }
    for (const word of [
      { among: ['an', 'binh'], chosen: ['an', 'binh'] },
      { among: ['an', 'binh', 'chi'], chosen: ['an'] },
      { among: ['an', 'binh', 'chi'], chosen: ['an', 'an'] },
      { among: ['an', 'binh', 'chi'], chosen: ['an', 'em'] },
    ])
      expect(decide(rules, [first], [word]).next).toEqual(next)
  })

  it('votes once more on those above one half where seats stay free, and then leaves it', () => {
    const first = round(1, 'first', { an: 12, binh: 9, chi: 8, dung: 7, em: 10 })
    expect(decide(plan(4), [first])).toEqual({
      seated: ['1 an byVotes', '2 em byVotes'],
      out: ['binh belowThreshold', 'chi belowThreshold', 'dung belowThreshold'],
      seatsLeft: 2,
      next: { what: 'ballot', kind: 'further', candidates: ['binh', 'chi'], seats: 2 },
    })
    const further = round(2, 'further', { binh: 9, chi: 11 })
    expect(decide(plan(4), [first, further])).toEqual({
      seated: ['1 an byVotes', '2 em byVotes', '3 chi byFurtherBallot'],
      out: ['binh belowThreshold', 'dung belowThreshold'],
      seatsLeft: 1,
      next: null,
    })
    const anew = round(3, 'first', { an: 12, binh: 9, chi: 8, dung: 7, em: 10 })
    expect(decide(plan(4), [further, anew]).next).toMatchObject({
      kind: 'further',
      candidates: ['binh', 'chi'],
    })
    const waived = decide(plan(4), [first], [{ among: ['chi', 'binh'], chosen: [] }])
    expect([waived.seatsLeft, waived.next]).toEqual([2, null])
  })

  it('parts equals of the further ballot by a second one among them', () => {
    const first = round(1, 'first', { an: 12, binh: 9, chi: 9 })
    const further = round(2, 'further', { binh: 11, chi: 11 })
    expect(decide(plan(2), [first, further]).next).toEqual({
      what: 'ballot',
      kind: 'second',
      candidates: ['binh', 'chi'],
      seats: 1,
    })
    const second = round(3, 'second', { binh: 6, chi: 9 })
    expect(decide(plan(2), [first, further, second]).seated).toEqual(['1 an byVotes', '2 chi bySecondBallot'])
  })
})

test('thresholds and quorum are exact', () => {
  const half = { fraction: '1/2', comparison: 'moreThan' } as const
  const reached = (yes: number, base: number) => reachesThreshold(half, { yes, base })
  expect([reached(3, 5), reached(3, 6), reached(4, 6), reached(0, 0), reached(1, 1)]).toEqual([
    true,
    false,
    true,
    false,
    true,
  ])
  const thirds = { fraction: '2/3', comparison: 'atLeast' } as const
  expect([9, 10].map((yes) => reachesThreshold(thirds, { yes, base: 15 }))).toEqual([false, true])
  expect([9, 10].map((present) => reachesQuorum('2/3', { present, members: 15 }))).toEqual([false, true])
})

describe('whatever is voted', () => {
  const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g']
  const votes = fc.record(Object.fromEntries(ids.map((id) => [id, fc.integer({ min: 0, max: 9 })])))
  const world = fc.record({
    seats: fc.integer({ min: 1, max: 8 }),
    tieAtCut: fc.constantFrom<CouncilRules['tieAtCut'][]>(
      ['secondBallot', 'previousStage', 'council'],
      ['council'],
      ['previousStage', 'secondBallot'],
    ),
    first: votes,
    later: votes,
    last: votes,
    scores: fc.record(Object.fromEntries(ids.map((id) => [id, fc.constantFrom('1/1', '2/1', null)]))),
  })
  /** Goes the whole way: each ballot that must come is held, each resolution takes the first ones. */
  const goOn = (it: {
    seats: number
    tieAtCut: CouncilRules['tieAtCut']
    first: Record<string, number>
    later: Record<string, number>
    last: Record<string, number>
    scores: Record<string, string | null>
  }) => {
    const rules = plan(it.seats, { tieAtCut: it.tieAtCut })
    const rounds = [round(1, 'first', it.first, 9)]
    const resolutions: CouncilResolution[] = []
    for (let step = 0; step < 6; step++) {
      const { next } = decideOutcome(rules, rounds, it.scores, resolutions)
      if (next === null) break
      if (next.what === 'resolution')
        resolutions.push({ among: next.candidates, chosen: next.candidates.slice(0, next.seats) })
      else {
        const from = rounds.length === 1 ? it.later : it.last
        const on = Object.fromEntries(next.candidates.map((id) => [id, from[id] ?? 0]))
        rounds.push(round(rounds.length + 1, next.kind, on, 9))
      }
    }
    return { rules, rounds, resolutions, outcome: decideOutcome(rules, rounds, it.scores, resolutions) }
  }

  it('ends, seats no more than there are seats, and nobody below the threshold', () => {
    fc.assert(
      fc.property(world, (it) => {
        const { rules, rounds, outcome } = goOn(it)
        const seated = outcome.lines.filter((line) => line.seated)
        expect(outcome.next).toBeNull()
        expect(outcome.lines).toHaveLength(ids.length)
        expect(seated.length).toBe(it.seats - outcome.seatsLeft)
        expect(outcome.seatsLeft).toBeGreaterThanOrEqual(0)
        for (const { candidate } of seated)
          expect(
            rounds.some(
              ({ kind, count }) =>
                kind !== 'second' &&
                count.candidates.some(
                  (votes) => votes.candidate === candidate && reachesThreshold(rules.threshold, votes),
                ),
            ),
          ).toBe(true)
      }),
    )
  })

  it('takes no order for a reason', () => {
    fc.assert(
      fc.property(world, (it) => {
        const { rules, rounds, resolutions, outcome } = goOn(it)
        const turned = rounds.toReversed().map((one) => ({
          ...one,
          candidates: one.candidates.toReversed(),
          count: { ...one.count, candidates: one.count.candidates.toReversed() },
        }))
        expect(decideOutcome(rules, turned, it.scores, resolutions.toReversed())).toEqual(outcome)
      }),
    )
  })

  it('leaves nobody out who has more votes in the first ballot than somebody seated by it', () => {
    fc.assert(
      fc.property(world, (it) => {
        const { outcome } = goOn(it)
        const lowest = Math.min(
          ...outcome.lines.flatMap(({ candidate, why }) =>
            why === 'byVotes' ? [it.first[candidate] ?? 0] : [],
          ),
        )
        for (const { candidate, seated } of outcome.lines)
          if (!seated) expect(it.first[candidate] ?? 0).toBeLessThanOrEqual(lowest)
      }),
    )
  })
})
