import { describe, expect, it } from 'vitest'
import { ideaContest2026CaseRuleset, teamContestTemplate } from '../programme/index.ts'
import type { Ruleset, ScoringStage } from '../ruleset/index.ts'
import { rankEntries } from '../scoring/index.ts'
import { compareTrials, fromSheets, fromTotals, runTrial, type TrialSource } from './index.ts'

const scored = (ruleset: Ruleset): ScoringStage => {
  const stage = ruleset.stages.find((it) => it.kind === 'scoring')
  if (stage?.kind !== 'scoring') throw new Error('no scored stage')
  return stage
}
const rules = ideaContest2026CaseRuleset
const stage = scored(rules)
const codes = (n: number) => Array.from({ length: n }, (_, i) => String(101 + i))
const source = (n: number, spread = 6, seed = 'một'): TrialSource => ({
  seed,
  codes: codes(n),
  invention: { seed, judges: null, spread },
  unitOf: (code) => `u${Number(code) % 7}`,
})
const twoStages: Ruleset = {
  ...rules,
  stages: [
    { ...stage, cut: { quota: 20, floor: null, ties: 'allIn', published: true } },
    { ...stage, key: 'final', label: 'Chung khảo', carryOver: [{ stage: stage.key, weight: '3/10' }] },
  ],
}

describe('a trial on invented scores', () => {
  it('is the same for the same seed, and another for another', () => {
    expect(runTrial(rules, source(40))).toEqual(runTrial(rules, source(40)))
    const ranks = (seed: string) =>
      runTrial(rules, source(40, 6, seed)).stages[0]?.standing.placings.map(({ entryId }) => entryId)
    expect(ranks('hai')).not.toEqual(ranks('một'))
  })

  it('gives what the real functions give on its scores', () => {
    const [only] = runTrial(rules, source(30)).stages
    expect(only?.standing.unranked).toEqual([])
    const again = rankEntries(stage.scoring, [], {})
    expect(again.placings).toEqual([])
    expect(only?.standing.placings).toHaveLength(30)
  })

  it('has more gaps the further judges differ, each settled as the rules say', () => {
    const few = runTrial(rules, source(60, 1)).stages[0]?.gaps ?? []
    const many = runTrial(rules, source(60, 12)).stages[0]?.gaps ?? []
    expect(many.length).toBeGreaterThan(few.length)
    expect(new Set(many.map(({ outcome }) => outcome.settledBy))).toEqual(new Set(['extraJudge']))
  })

  it('goes on through the cut, carries scores over and gives the prizes at the end', () => {
    const { stages, proposal, teams } = runTrial(twoStages, source(60))
    const [first, last] = stages
    const going = first?.promotion?.lines.filter(({ goesOn }) => goesOn) ?? []
    expect(going.length).toBeGreaterThanOrEqual(20)
    expect(last?.standing.placings.map(({ entryId }) => entryId).toSorted()).toEqual(
      going.map(({ entryId }) => entryId).toSorted(),
    )
    expect(last?.standing.scores[0]).toHaveProperty('carryOver')
    const inFinal = new Set(last?.standing.placings.map(({ entryId }) => entryId))
    expect(proposal.awards.length).toBeGreaterThan(0)
    expect(proposal.awards.every(({ entryId }) => inFinal.has(entryId))).toBe(true)
    expect(teams.map(({ ranking }) => ranking.placings.length)).toEqual(rules.teamPrizes.map(() => 7))
  })

  it('types counted parts and times where the rules have them', () => {
    const { stages } = runTrial(teamContestTemplate, source(12))
    expect(stages[0]?.standing.unranked).toEqual([])
    expect(stages[0]?.standing.placings).toHaveLength(12)
  })

  it('does without a single entry', () => {
    expect(runTrial(rules, source(0))).toEqual({
      stages: [],
      proposal: expect.objectContaining({ awards: [], boundaryTie: null }),
      teams: rules.teamPrizes.map(({ key, label }) => ({
        prize: key,
        label,
        ranking: { placings: [], excluded: [] },
      })),
    })
  })
})

describe('two sets of rules on the same invented scores', () => {
  it('differ in nothing where the rules are the same', () => {
    expect(compareTrials(runTrial(rules, source(40)), runTrial(rules, source(40)))).toEqual([])
  })

  it('name every entry that fares differently, and how', () => {
    const fewer = { ...rules, prizes: rules.prizes.slice(0, 1) }
    const differences = compareTrials(runTrial(rules, source(40)), runTrial(fewer, source(40)))
    expect(differences.length).toBeGreaterThan(0)
    for (const { before, after } of differences) {
      expect(before?.rank).toBe(after?.rank)
      expect(before?.prize).not.toBe(after?.prize)
    }
  })
})

describe('past scores', () => {
  const total = (points: string) => ({ kind: 'first' as const, total: points })
  it('of which only totals are known are ranked by them, by the rules that they can feed', () => {
    const past = fromTotals(stage.scoring, {
      entries: [
        { code: '1', sheets: [total('80'), total('169/2')] },
        { code: '2', sheets: [total('90'), total('91')] },
      ],
    })
    expect([past.totalsOnly, past.fewerSheets]).toEqual([true, stage.scoring.minSheets > 2])
    const { stages } = runTrial(rules, { ...source(0), codes: ['1', '2'], past, unitOf: undefined })
    expect(stages[0]?.standing.placings.map(({ entryId, score }) => [entryId, score])).toEqual([
      ['2', '181/2'],
      ['1', '329/4'],
    ])
  })

  it('keep every mark where the rubric is still the same, else fall back to totals', () => {
    const segment = stage.scoring.segments[0]!
    const marks = Object.fromEntries(segment.criteria.map(({ key }) => [key, 10]))
    const past = {
      rules: stage.scoring,
      entries: [
        {
          code: '7',
          sheets: [
            { segment: segment.key, kind: 'first' as const, marks },
            { segment: segment.key, kind: 'first' as const, marks },
          ],
          objective: [],
        },
      ],
    }
    expect(fromSheets(stage.scoring, past)?.totalsOnly).toBe(false)
    const other = {
      ...stage.scoring,
      segments: [{ ...segment, criteria: segment.criteria.slice(1) }],
    }
    const reduced = fromSheets(other, past)
    expect(reduced?.totalsOnly).toBe(true)
    expect(
      runTrial(rules, { ...source(0), codes: ['7'], past: reduced }).stages[0]?.standing.placings[0]?.score,
    ).toBe(`${segment.criteria.length * 5}/1`)
  })
})
