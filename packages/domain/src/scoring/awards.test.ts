import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ideaContest2026CaseRuleset } from '../programme/index.ts'
import type { Prize } from '../ruleset/index.ts'
import season from './fixtures/diem-so-khao-2024.json' with { type: 'json' }
import { type Award, decideAwardChange, proposeAwards, rankEntries, reordering } from './index.ts'
import { caseRules, totalOnly, totals } from './testing.ts'

const { prizes } = ideaContest2026CaseRuleset
const shared = { ...totalOnly(caseRules), tieBreak: [{ by: 'shared' as const }] }
const byLot = { ...shared, tieBreak: [{ by: 'lot' as const }] }
const standingOf = (scores: Record<string, number>, lots: Record<string, number> = {}) =>
  rankEntries(
    byLot,
    Object.entries(scores).map(([id, score]) => totals(id, [score, score])),
    lots,
  )
const won = (awards: readonly Award[]) => Object.groupBy(awards, (award) => award.prize)
const codes = (awards: readonly Award[], prize: string) =>
  (won(awards)[prize] ?? []).map((award) => award.entryId)

describe('proposeAwards', () => {
  it('gives the prizes of 2024, without a first prize', () => {
    const standing = rankEntries(
      shared,
      season.map((row) =>
        totals(row.code, row.first.map(Number), row.third === null ? [] : [Number(row.third)]),
      ),
    )
    const { awards, notAwarded, boundaryTie } = proposeAwards(prizes, standing, { withheld: { first: 1 } })
    expect(boundaryTie).toBeNull()
    expect(notAwarded).toEqual([{ prize: 'first', count: 1, why: 'withheld' }])
    expect(codes(awards, 'second')).toEqual(['9996', '7338'])
    expect(codes(awards, 'third')).toEqual(['2222', '8613', '9021'])
    expect(codes(awards, 'encouragement')).toEqual(['9462', '8640', '5289', '5744', '5765'])
  })

  it('keeps to the floors, and moves nothing down', () => {
    const standing = standingOf({ a: 84.5, b: 80, c: 79.5, d: 64.5 })
    const proposal = proposeAwards(prizes, standing)
    expect(proposal.awards.map(({ prize, entryId }) => [prize, entryId])).toEqual([
      ['second', 'a'],
      ['second', 'b'],
      ['third', 'c'],
    ])
    expect(proposal.notAwarded).toEqual([
      { prize: 'first', count: 1, why: 'belowFloor' },
      { prize: 'third', count: 2, why: 'belowFloor' },
      { prize: 'encouragement', count: 5, why: 'belowFloor' },
    ])
  })

  it('never cuts a tie at the boundary: it asks, and the rest waits', () => {
    const scores = { a: 95, b: 90, c: 88, d: 88, e: 80 }
    const asked = proposeAwards(prizes, standingOf(scores))
    expect(asked.boundaryTie).toEqual({
      prize: 'second',
      places: 1,
      rank: 3,
      score: '88/1',
      entries: ['c', 'd'],
      lotNeeded: true,
    })
    expect(asked.undecided).toEqual(['second', 'third', 'encouragement'])
    expect(codes(asked.awards, 'second')).toEqual(['b'])

    expect(codes(proposeAwards(prizes, standingOf(scores, { c: 2, d: 1 })).awards, 'second')).toEqual([
      'b',
      'd',
    ])
    const sharing = proposeAwards(prizes, standingOf(scores), {
      boundary: { second: 'share' },
      reasons: { second: 'Đồng giải' },
    })
    expect(sharing.awards.filter((award) => award.prize === 'second')).toEqual([
      { prize: 'second', entryId: 'b', state: 'given', reason: '' },
      { prize: 'second', entryId: 'c', state: 'shared', reason: 'Đồng giải' },
      { prize: 'second', entryId: 'd', state: 'shared', reason: 'Đồng giải' },
    ])
    const none = proposeAwards(prizes, standingOf(scores), { boundary: { second: 'none' } })
    expect([codes(none.awards, 'second'), codes(none.awards, 'third')]).toEqual([['b'], ['c', 'd', 'e']])
  })

  it('shares the last place of the encouragement prize without asking', () => {
    const standing = standingOf({ a: 66, b: 66, c: 66, d: 66, e: 66, f: 66 })
    const { awards, boundaryTie } = proposeAwards(prizes, standing)
    expect(boundaryTie).toBeNull()
    expect(awards.map((award) => award.state)).toEqual([
      'shared',
      'shared',
      'shared',
      'shared',
      'shared',
      'shared',
    ])
  })

  it('never gives an entry two prizes, nor contradicts the ranking', () => {
    const scores = fc.array(fc.integer({ min: 120, max: 190 }), { maxLength: 20 })
    fc.assert(
      fc.property(scores, fc.constantFrom('share', 'none', undefined), (halves, choice) => {
        const standing = standingOf(Object.fromEntries(halves.map((h, i) => [`e${i}`, h / 2])))
        const boundary = choice && { first: choice, second: choice, third: choice }
        const { awards, boundaryTie } = proposeAwards(prizes, standing, { boundary })
        expect(new Set(awards.map((award) => award.entryId)).size).toBe(awards.length)
        if (!boundaryTie) expect(reordering(prizes, standing.placings, awards)).toBeUndefined()
      }),
    )
  })
})

describe('decideAwardChange', () => {
  const standing = standingOf({ a: 95, b: 90, c: 88, d: 79, e: 70 })
  const { awards } = proposeAwards(prizes, standing)
  const decide = (
    change: Parameters<typeof decideAwardChange>[3],
    from: readonly Award[] = awards,
    list: readonly Prize[] = prizes,
  ) => decideAwardChange(list, standing, from, change)

  it('withholds with a reason, and nobody moves up', () => {
    const result = decide({
      kind: 'withhold',
      entryId: 'a',
      reason: ' Bài trùng với sáng kiến đã công nhận ',
    })
    if (!result.ok) throw new Error(result.problem.code)
    expect(result.value.map(({ prize, entryId, state }) => [prize, entryId, state])).toEqual([
      ['first', 'a', 'withheld'],
      ['second', 'b', 'given'],
      ['second', 'c', 'given'],
      ['third', 'd', 'given'],
      ['encouragement', 'e', 'given'],
    ])
    expect(result.value[0]?.reason).toBe('Bài trùng với sáng kiến đã công nhận')
    const restored = decide({ kind: 'restore', entryId: 'a', reason: 'Đã xác minh' }, result.value)
    expect(restored.ok && restored.value[0]?.state).toBe('given')
  })

  it('shares the first prize with the second entry, not with the third', () => {
    expect(decide({ kind: 'share', entryId: 'b', prize: 'first', reason: 'Đồng giải' }).ok).toBe(true)
    expect(decide({ kind: 'share', entryId: 'c', prize: 'first', reason: 'Đồng giải' })).toEqual({
      ok: false,
      problem: { code: 'award/would-reorder', above: 'b', below: 'c' },
    })
  })

  it('lets a lower entry pass one whose award is withheld', () => {
    const withheld = decide({ kind: 'withhold', entryId: 'a', reason: 'Gian dối' })
    if (!withheld.ok) throw new Error(withheld.problem.code)
    expect(
      decide(
        { kind: 'add', entryId: 'b', prize: 'first', reason: 'Ban Thường vụ quyết định' },
        withheld.value,
      ).ok,
    ).toBe(true)
  })

  it('refuses to withhold silently, to go below a floor, and to award what has no rank', () => {
    expect(decide({ kind: 'withhold', entryId: 'a', reason: '  ' })).toEqual({
      ok: false,
      problem: { code: 'award/reason-needed' },
    })
    expect(decide({ kind: 'add', entryId: 'd', prize: 'second', reason: 'x' })).toEqual({
      ok: false,
      problem: { code: 'award/below-floor', floor: '80', value: '79/1' },
    })
    expect(decide({ kind: 'add', entryId: 'z', prize: 'second', reason: 'x' })).toEqual({
      ok: false,
      problem: { code: 'award/not-ranked' },
    })
    expect(decide({ kind: 'restore', entryId: 'a', reason: 'x' })).toEqual({
      ok: false,
      problem: { code: 'record/not-found' },
    })
  })

  it('treats entries of one rank alike', () => {
    const tied = standingOf({ a: 90, b: 90 })
    const both: Award[] = ['a', 'b'].map((entryId) => ({
      prize: 'second',
      entryId,
      state: 'given',
      reason: '',
    }))
    expect(
      decideAwardChange(prizes, tied, both, { kind: 'add', entryId: 'a', prize: 'first', reason: 'x' }),
    ).toEqual({
      ok: false,
      problem: { code: 'award/would-reorder', above: 'a', below: 'b' },
    })
  })
})
