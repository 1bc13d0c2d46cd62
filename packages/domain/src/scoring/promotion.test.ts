import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compare, fromWire } from '../kernel/index.ts'
import type { Cut } from '../ruleset/index.ts'
import { rankEntries } from './ranking.ts'
import { decidePromotion } from './promotion.ts'
import { caseRules, totalOnly, totals } from './testing.ts'

const rules = { ...totalOnly(caseRules), gap: null, tieBreak: [{ by: 'shared' as const }] }
const rank = (scores: readonly number[]) =>
  rankEntries(
    rules,
    scores.map((points, i) => totals(`e${String(i).padStart(2, '0')}`, [points, points])),
  )
const cut = (rest: Partial<Cut>): Cut => ({ quota: 3, floor: '60', ties: 'allIn', published: true, ...rest })
const shown = (scores: readonly number[], rest: Partial<Cut>, lots = {}) =>
  decidePromotion(rank(scores), cut(rest), lots).lines.map(({ entryId, why }) => `${entryId} ${why}`)

describe('decidePromotion', () => {
  it('takes the best as far as the places go, of those who reach the floor', () => {
    expect(shown([90, 80, 70, 65, 59.5], {})).toEqual([
      'e00 withinPlaces',
      'e01 withinPlaces',
      'e02 withinPlaces',
      'e03 beyondPlaces',
      'e04 belowFloor',
    ])
    expect(shown([90, 60, 59.5], {})).toEqual(['e00 withinPlaces', 'e01 withinPlaces', 'e02 belowFloor'])
    expect(shown([90, 60, 59.5], { quota: null })).toEqual([
      'e00 withinPlaces',
      'e01 withinPlaces',
      'e02 belowFloor',
    ])
    expect(shown([50, 40], {})).toEqual(['e00 belowFloor', 'e01 belowFloor'])
  })

  it('settles a tie at the last place as the rules say', () => {
    const tied = [90, 80, 70, 70, 70, 65]
    expect(shown(tied, { ties: 'allIn' })).toEqual([
      'e00 withinPlaces',
      'e01 withinPlaces',
      'e02 tieAllIn',
      'e03 tieAllIn',
      'e04 tieAllIn',
      'e05 beyondPlaces',
    ])
    expect(shown(tied, { ties: 'none' }).slice(2)).toEqual([
      'e02 tieLeftOut',
      'e03 tieLeftOut',
      'e04 tieLeftOut',
      'e05 beyondPlaces',
    ])
    expect(shown(tied, { ties: 'tieBreakChain' }).slice(2, 5)).toEqual([
      'e02 lotNeeded',
      'e03 lotNeeded',
      'e04 lotNeeded',
    ])
    expect(shown(tied, { ties: 'tieBreakChain' }, { e02: 3, e03: 1, e04: 2 }).slice(2, 5)).toEqual([
      'e02 behindInTie',
      'e03 byLot',
      'e04 behindInTie',
    ])
    expect(decidePromotion(rank(tied), cut({ ties: 'none' })).tie).toEqual({
      score: '70/1',
      places: 1,
      entries: ['e02', 'e03', 'e04'],
    })
  })

  it('is no tie when all of them fit', () => {
    expect(shown([90, 70, 70, 65], {}).slice(0, 3)).toEqual([
      'e00 withinPlaces',
      'e01 withinPlaces',
      'e02 withinPlaces',
    ])
  })

  it('lets the chain part equals before any lot', () => {
    const standing = rank([90, 70, 70, 70])
    const parted = {
      ...standing,
      placings: standing.placings.map((placing, i) => ({ ...placing, rank: [1, 2, 3, 3][i] ?? 0 })),
    }
    const lines = (quota: number) =>
      decidePromotion(parted, cut({ quota, ties: 'tieBreakChain' })).lines.map(({ why }) => why)
    expect(lines(2)).toEqual(['withinPlaces', 'byTieBreak', 'behindInTie', 'behindInTie'])
    expect(lines(3)).toEqual(['withinPlaces', 'byTieBreak', 'lotNeeded', 'lotNeeded'])
  })

  it('never passes over a better one, keeps to floor and places, and treats equals alike', () => {
    const scores = fc.array(
      fc.integer({ min: 100, max: 200 }).map((n) => n / 2),
      { minLength: 1, maxLength: 25 },
    )
    const cuts = fc.record({
      quota: fc.option(fc.integer({ min: 1, max: 12 }), { nil: null }),
      floor: fc.constantFrom(null, '60', '151/2'),
      ties: fc.constantFrom('allIn' as const, 'none' as const, 'tieBreakChain' as const),
      published: fc.constant(true),
    })
    fc.assert(
      fc.property(scores, cuts, (points, by) => {
        const standing = rank(points)
        const lots = Object.fromEntries(standing.placings.map(({ entryId }, i) => [entryId, i + 1]))
        const { lines, lotNeeded } = decidePromotion(standing, by, lots)
        expect(lotNeeded).toEqual([])
        expect(lines.map(({ entryId }) => entryId)).toEqual(standing.placings.map(({ entryId }) => entryId))
        const isIn = lines.filter(({ goesOn }) => goesOn)
        const isOut = lines.filter(({ goesOn }) => !goesOn)
        const value = (line: (typeof lines)[number]) => fromWire(line.score ?? '0')
        for (const a of isIn)
          for (const b of isOut) {
            const order = compare(value(a), value(b))
            expect(order > 0 || (order === 0 && by.ties === 'tieBreakChain')).toBe(true)
          }
        for (const { score } of isIn)
          if (by.floor) expect(compare(fromWire(score ?? '0'), fromWire(by.floor))).not.toBe(-1)
        if (by.quota !== null && by.ties !== 'allIn') expect(isIn.length).toBeLessThanOrEqual(by.quota)
        if (by.quota !== null && by.ties === 'allIn') {
          const above = isIn.filter((line) => compare(value(line), value(isIn.at(-1) ?? line)) > 0)
          expect(above.length).toBeLessThan(Math.max(1, by.quota))
        }
      }),
      { numRuns: 300 },
    )
  })
})

describe('carry-over', () => {
  const entry = (id: string, points: number, preliminary: string) => ({
    ...totals(id, [points, points]),
    previousStage: preliminary,
    carried: { preliminary },
  })

  it('ranks by exact shares of earlier and own score, and says so', () => {
    const carryOver = [{ stage: 'preliminary', weight: '3/10' }]
    const standing = rankEntries(rules, [entry('a', 80, '90/1'), entry('b', 83, '80/1')], {}, carryOver)
    expect(standing.placings.map(({ entryId, score }) => [entryId, score])).toEqual([
      ['a', '83/1'],
      ['b', '821/10'],
    ])
    expect(standing.scores[0]).toMatchObject({
      score: '80/1',
      carryOver: {
        parts: [{ stage: 'preliminary', weight: '3/10', score: '90/1' }],
        ownWeight: '7/10',
        total: '83/1',
      },
    })
    expect(() => rankEntries(rules, [totals('a', [80, 80])], {}, carryOver)).toThrow('no score of stage')
  })

  it('leaves digests and standings alone where nothing is carried', () => {
    const plain = rankEntries(rules, [totals('a', [80, 80])])
    expect(plain).toEqual(rankEntries(rules, [totals('a', [80, 80])], {}, []))
    expect(plain.scores[0]).not.toHaveProperty('carryOver')
  })

  it('breaks ties by the stage before', () => {
    const chain = { ...rules, tieBreak: [{ by: 'previousStage' as const }, { by: 'lot' as const }] }
    const standing = rankEntries(chain, [entry('a', 80, '70/1'), entry('b', 80, '141/2')])
    expect(standing.placings.map(({ entryId, overNext }) => [entryId, overNext?.decided])).toEqual([
      ['b', { by: 'previousStage', mine: '141/2', theirs: '70/1' }],
      ['a', undefined],
    ])
  })
})
