import { describe, expect, it } from 'vitest'
import { ideaContest2026CaseRuleset } from '../programme/index.ts'
import { rankUnits, type UnitTally } from './index.ts'

const prize = ideaContest2026CaseRuleset.teamPrizes[0]
if (!prize) throw new Error('no team prize')

const unit = (
  unitId: string,
  acceptedEntries: number,
  prizes: readonly string[],
  participants: number | null = 20,
): UnitTally => ({
  unitId,
  acceptedEntries,
  prizes,
  participants,
  members: 100,
})

describe('the team prize of the case', () => {
  it('adds a point per accepted entry, ten at most, and the points of the prizes', () => {
    const { placings } = rankUnits(prize, [
      unit('a', 14, ['second', 'encouragement', 'encouragement']),
      unit('b', 3, ['first', 'first']),
    ])
    expect(placings).toEqual([
      {
        rank: 1,
        unitId: 'a',
        points: '24/1',
        stages: [],
        entries: { accepted: 14, counted: 10, points: '10/1' },
        prizes: [
          { prize: 'second', count: 1, points: '8/1' },
          { prize: 'encouragement', count: 2, points: '6/1' },
        ],
        outcome: 'wins',
      },
      {
        rank: 2,
        unitId: 'b',
        points: '23/1',
        stages: [],
        entries: { accepted: 3, counted: 3, points: '3/1' },
        prizes: [{ prize: 'first', count: 2, points: '20/1' }],
        outcome: 'wins',
      },
    ])
  })

  it('adds points for each entry that reached a stage', () => {
    const { placings } = rankUnits(prize, [
      { ...unit('a', 3, ['third']), stages: ['final', 'final'] },
      { ...unit('b', 10, []), stages: ['final'] },
    ])
    expect(placings.map(({ unitId, points, stages }) => [unitId, points, stages])).toEqual([
      ['a', '19/1', [{ stage: 'final', count: 2, points: '10/1' }]],
      ['b', '15/1', [{ stage: 'final', count: 1, points: '5/1' }]],
    ])
    const plain = rankUnits({ ...prize, perStageReached: [] }, [unit('a', 3, [])])
    expect(plain.placings[0]).not.toHaveProperty('stages')
  })

  it('leaves out units below ten per cent, not at it, and asks where nobody knows', () => {
    const { placings, excluded } = rankUnits(prize, [
      unit('a', 5, [], 9),
      unit('b', 4, [], 10),
      unit('c', 3, [], null),
    ])
    expect(placings.map((p) => p.unitId)).toEqual(['b'])
    expect(excluded).toEqual([
      { unitId: 'a', why: 'belowParticipation' },
      { unitId: 'c', why: 'participationUnknown' },
    ])
  })

  it('reports a tie for the last places instead of cutting it', () => {
    const units = [
      unit('d', 2, []),
      unit('a', 9, []),
      unit('c', 5, []),
      unit('b', 9, []),
      unit('e', 5, []),
      unit('f', 0, []),
    ]
    const outcomes = (choice?: 'share' | 'none') =>
      rankUnits(prize, units, choice).placings.map((p) => [p.rank, p.unitId, p.outcome])
    expect(outcomes()).toEqual([
      [1, 'a', 'wins'],
      [1, 'b', 'wins'],
      [3, 'c', 'boundaryTie'],
      [3, 'e', 'boundaryTie'],
      [5, 'd', 'none'],
      [6, 'f', 'none'],
    ])
    expect(outcomes('share').slice(2, 4)).toEqual([
      [3, 'c', 'wins'],
      [3, 'e', 'wins'],
    ])
    expect(rankUnits(prize, [unit('f', 0, [])]).placings.map((p) => p.outcome)).toEqual(['none'])
  })
})
