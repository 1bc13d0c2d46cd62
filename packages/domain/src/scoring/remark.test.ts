import { describe, expect, it } from 'vitest'
import type { RemarkResolution } from '../ruleset/index.ts'
import { criterionMeans, inputsDigest, rankEntries, scoreStageEntry, type StageEntryInput } from './index.ts'
import { caseRules, totalOnly, totals, totalSheet } from './testing.ts'

const rules = totalOnly(caseRules)
const marked = (
  first: readonly number[],
  anew: readonly number[],
  resolution: RemarkResolution,
): StageEntryInput => {
  const input = totals('a', first)
  const second = anew.map((points, i) => totalSheet(`r${i}`, points, 'remark'))
  return { ...input, sheets: [...input.sheets, ...second], remark: { resolution } }
}
const scored = (...of: Parameters<typeof marked>) => {
  const { score, state, segments, remark } = scoreStageEntry(rules, marked(...of))
  const dropped = Object.fromEntries(segments[0]?.sheets.map(({ id, dropped }) => [id, dropped]) ?? [])
  return { score, state, remark, dropped }
}

describe('a work that another panel marked anew', () => {
  it('has the new score where it replaces, and keeps the old sheets in its derivation', () => {
    expect(scored([80, 75.5], [84, 85], 'replaces')).toEqual({
      state: 'scored',
      score: '169/2',
      remark: { resolution: 'replaces', first: '311/4', second: '169/2', holds: 'second' },
      dropped: { 'a-0': 'remarked', 'a-1': 'remarked', r0: null, r1: null },
    })
    expect(scored([80, 80], [70, 70], 'replaces').score).toBe('70/1')
  })

  it('has the exact mean of both panels where they are averaged, however many sat in each', () => {
    expect(scored([80, 75.5], [84, 85, 86], 'averages')).toMatchObject({
      score: '651/8',
      remark: { holds: 'both' },
      dropped: { 'a-0': null, r0: null },
    })
  })

  it('has the higher of the two, and the first where they are equal', () => {
    expect(scored([80, 80], [84, 84], 'higher')).toMatchObject({ score: '84/1', remark: { holds: 'second' } })
    expect(scored([80, 80], [70, 71], 'higher')).toMatchObject({
      score: '80/1',
      remark: { holds: 'first' },
      dropped: { 'a-0': null, r0: 'remarkNotHigher' },
    })
    expect(scored([80, 80], [80, 80], 'higher').remark?.holds).toBe('first')
  })

  it('is never taken into the gap of the first panel', () => {
    expect(scored([82, 80], [60, 61], 'averages').state).toBe('scored')
    expect(scoreStageEntry(rules, marked([60, 82], [70, 70], 'replaces')).state).toBe('gapOpen')
  })

  it('gives no score while the other panel gives none', () => {
    expect(scored([80, 80], [], 'replaces')).toMatchObject({ state: 'incomplete', score: null })
  })

  it('takes the mean of the panels’ means for each criterion', () => {
    const points = (input: StageEntryInput) => criterionMeans(rules, input).map(({ mean }) => mean)
    expect(points(marked([80, 80], [90, 90, 90], 'averages'))).toEqual(['85/1'])
    expect(points(marked([80, 80], [90, 90, 90], 'higher'))).toEqual(['90/1'])
  })

  it('ranks by the score that holds, and says so in the digest of what was ranked', () => {
    const others = [totals('b', [81, 81]), totals('c', [70, 70])]
    const of = (resolution: RemarkResolution) => [marked([80, 80], [84, 84], resolution), ...others]
    const order = (resolution: RemarkResolution) =>
      rankEntries(rules, of(resolution)).placings.map(({ entryId }) => entryId)
    expect([order('replaces'), order('averages')]).toEqual([
      ['a', 'b', 'c'],
      ['a', 'b', 'c'],
    ])
    expect(inputsDigest(rules, of('replaces'), {})).not.toBe(inputsDigest(rules, of('averages'), {}))
  })
})
