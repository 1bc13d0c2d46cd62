import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ScoringRules } from '../ruleset/index.ts'
import { compare, fromWire } from '../kernel/index.ts'
import { criterionMeans, scoreStageEntry, type StageEntryInput } from './index.ts'
import { caseRules, ideaRules, totalOnly, totals, totalSheet } from './testing.ts'

const twoJudges = totalOnly(caseRules)
const panel: ScoringRules = {
  ...twoJudges,
  judgesPerEntry: 5,
  minSheets: 3,
  gap: null,
  trimming: { fromSheets: 5, high: 1, low: 1 },
}

const outcome = (rules: ScoringRules, input: StageEntryInput) => {
  const score = scoreStageEntry(rules, input)
  const [segment] = score.segments
  const dropped = Object.fromEntries(
    (segment?.sheets ?? []).flatMap((s) => (s.dropped ? [[s.id, s.dropped]] : [])),
  )
  return { state: score.state, score: score.score, dropped }
}

describe('two judges, the third at a gap of more than ten', () => {
  it('takes the mean of two', () => {
    expect(outcome(twoJudges, totals('a', [80, 75.5]))).toEqual({
      state: 'scored',
      score: '311/4',
      dropped: {},
    })
  })

  it('leaves a gap of exactly ten alone, and stops at ten and a half', () => {
    expect(outcome(twoJudges, totals('a', [82, 72]))).toEqual({ state: 'scored', score: '77/1', dropped: {} })
    expect(outcome(twoJudges, totals('a', [82, 71.5]))).toEqual({
      state: 'gapOpen',
      score: null,
      dropped: {},
    })
    expect(outcome(twoJudges, totals('a', [82, 71]))).toEqual({ state: 'gapOpen', score: null, dropped: {} })
  })

  it('counts a gap of exactly ten where the rules say "at least"', () => {
    const strict: ScoringRules = {
      ...twoJudges,
      gap: twoJudges.gap && { ...twoJudges.gap, comparison: 'atLeast' },
    }
    expect(outcome(strict, totals('a', [82, 72])).state).toBe('gapOpen')
  })

  it('takes the two nearest of three', () => {
    expect(outcome(twoJudges, totals('a', [64.5, 51], [65.5]))).toEqual({
      state: 'scored',
      score: '65/1',
      dropped: { 'a-1': 'outsideClosestTwo' },
    })
  })

  it('takes all three when the middle one is equally far from both (60, 80, 70)', () => {
    expect(outcome(twoJudges, totals('a', [60, 80], [70]))).toEqual({
      state: 'scored',
      score: '70/1',
      dropped: {},
    })
  })

  it('never rounds a third away', () => {
    expect(
      outcome({ ...twoJudges, gap: null, judgesPerEntry: 3, minSheets: 3 }, totals('a', [70, 70, 70.5]))
        .score,
    ).toBe('421/6')
  })

  it('keeps the gap in the derivation after it is settled', () => {
    expect(scoreStageEntry(twoJudges, totals('a', [60, 80], [70])).segments[0]?.gap).toEqual({
      value: '20/1',
      threshold: '10/1',
      comparison: 'moreThan',
      exceeded: true,
      settledBy: 'extraJudge',
    })
  })

  it('waits for the extra judge, and for a judge who has not handed in', () => {
    const input = totals('a', [60, 80], [70])
    expect(
      outcome(twoJudges, {
        ...input,
        sheets: input.sheets.slice(0, 2),
        pending: [{ segment: 'idea', kind: 'extra' }],
      }).state,
    ).toBe('gapOpen')
    expect(
      scoreStageEntry(twoJudges, { ...totals('a', [60]), pending: [{ segment: 'idea', kind: 'first' }] }),
    ).toMatchObject({
      state: 'incomplete',
      score: null,
      missing: [{ what: 'sheets', segment: 'idea', handedIn: 1, needed: 2, pending: 1 }],
    })
  })

  it('does not use an extra sheet whose gap is gone', () => {
    expect(outcome(twoJudges, totals('a', [72, 80], [60]))).toEqual({
      state: 'scored',
      score: '76/1',
      dropped: { 'a-x0': 'gapNotExceeded' },
    })
  })

  it.each([
    ['meanOfAll', '203/3', {}],
    ['closestTwo', '121/2', { 'a-1': 'outsideClosestTwo' }],
    ['replacement', '61/1', { 'a-0': 'replaced', 'a-1': 'replaced' }],
  ] as const)('resolves by %s', (resolution, score, dropped) => {
    const rules: ScoringRules = { ...twoJudges, gap: twoJudges.gap && { ...twoJudges.gap, resolution } }
    expect(outcome(rules, totals('a', [60, 82], [61]))).toEqual({ state: 'scored', score, dropped })
  })
})

describe('joint re-score', () => {
  const rules: ScoringRules = { ...totalOnly(ideaRules), minSheets: 3 }
  const originals = totals('a', [50, 60, 75])

  it('supersedes the originals and keeps them', () => {
    const joint = [totalSheet('j1', 62, 'jointRescore'), totalSheet('j2', 64, 'jointRescore')]
    expect(outcome(rules, originals).state).toBe('gapOpen')
    expect(outcome(rules, { ...originals, sheets: [...originals.sheets, ...joint] })).toEqual({
      state: 'scored',
      score: '63/1',
      dropped: {
        'a-0': 'supersededByJointRescore',
        'a-1': 'supersededByJointRescore',
        'a-2': 'supersededByJointRescore',
      },
    })
  })

  it('stays open until all have re-scored, and while they still disagree', () => {
    const one = [...originals.sheets, totalSheet('j1', 62, 'jointRescore')]
    expect(
      outcome(rules, { ...originals, sheets: one, pending: [{ segment: 'idea', kind: 'jointRescore' }] })
        .state,
    ).toBe('gapOpen')
    const apart = [...one, totalSheet('j2', 83, 'jointRescore')]
    expect(outcome(rules, { ...originals, sheets: apart }).state).toBe('gapOpen')
  })
})

describe('trimming', () => {
  it('drops whole sheets at five and none at four', () => {
    expect(outcome(panel, totals('a', [10, 80, 70, 75, 100]))).toEqual({
      state: 'scored',
      score: '75/1',
      dropped: { 'a-0': 'trimmedLow', 'a-4': 'trimmedHigh' },
    })
    expect(outcome(panel, totals('a', [10, 80, 70, 100]))).toEqual({
      state: 'scored',
      score: '65/1',
      dropped: {},
    })
  })

  it('gives no score below three sheets', () => {
    expect(outcome(panel, totals('a', [80, 70]))).toEqual({ state: 'incomplete', score: null, dropped: {} })
  })

  it('chooses among equal totals by the marks, not by the ids', () => {
    const rules: ScoringRules = { ...caseRules, gap: null, trimming: { fromSheets: 5, high: 1, low: 1 } }
    const make = (ids: readonly string[]): StageEntryInput => ({
      entryId: 'a',
      sheets: [20, 22, 24, 26, 28].map((novelty, i) => ({
        id: ids[i] ?? '',
        segment: 'idea',
        kind: 'first',
        marks: { novelty, feasibility: 20, effect: 48 - novelty, scalability: 10, presentation: 6 },
      })),
    })
    const means = criterionMeans(rules, make(['v', 'w', 'x', 'y', 'z']))
    expect(means).toEqual(criterionMeans(rules, make(['z', 'y', 'x', 'w', 'v'])))
    expect(means[0]).toEqual({ segment: 'idea', criterion: 'novelty', mean: '12/1' })
  })

  it('is a mean between the lowest and the highest retained sheet', () => {
    const sheets = fc.array(fc.integer({ min: 0, max: 200 }), { minLength: 3, maxLength: 9 })
    fc.assert(
      fc.property(sheets, (halves) => {
        const { segments, score } = scoreStageEntry(
          panel,
          totals(
            'a',
            halves.map((h) => h / 2),
          ),
        )
        const retained = (segments[0]?.sheets ?? []).filter((sheet) => !sheet.dropped)
        const value = fromWire(score ?? '')
        expect(retained.length).toBe(halves.length >= 5 ? halves.length - 2 : halves.length)
        expect(compare(fromWire(retained[0]?.total ?? ''), value)).toBeLessThanOrEqual(0)
        expect(compare(value, fromWire(retained.at(-1)?.total ?? ''))).toBeLessThanOrEqual(0)
      }),
    )
  })
})

describe('penalties', () => {
  it('come off the stage score, which stays at 0 or above', () => {
    const penalty = { id: 'p', segment: null, reason: 'Cố ý để lộ tên nhiều lần' }
    expect(
      outcome(twoJudges, { ...totals('a', [70, 71]), penalties: [{ ...penalty, points: '2' }] }).score,
    ).toBe('137/2')
    expect(
      outcome(twoJudges, { ...totals('a', [1, 2]), penalties: [{ ...penalty, points: '2' }] }).score,
    ).toBe('0/1')
  })
})
