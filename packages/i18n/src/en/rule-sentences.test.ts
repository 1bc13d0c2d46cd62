import { ideaContest2026CaseRuleset, teamContestTemplate } from '@xk/domain/programme'
import type { Ruleset, ScoringStage } from '@xk/domain/ruleset'
import { expect, it } from 'vitest'
import { ruleSentences as say } from './rule-sentences.ts'

const scoredIn = (it: Ruleset): ScoringStage => {
  const stage = it.stages.find(({ kind }) => kind === 'scoring')
  if (stage?.kind !== 'scoring') throw new Error('no scored stage')
  return stage
}
const stage = scoredIn(ideaContest2026CaseRuleset)

it('says of sheets, gaps and steps what the rules say, with a decimal point', () => {
  const trimmed = { ...stage.scoring, trimming: { fromSheets: 5, high: 1, low: 2 } }
  expect(say.trimming(trimmed)).toBe(
    'With at least 5 sheets, 1 highest sheet and 2 lowest sheets are left out; the score is the mean of the rest.',
  )
  expect(say.gap(stage.scoring)).toBe(
    'When the highest and the lowest sheet are more than 10 points (not exactly) apart, one more judge scores; the score is the mean of the two closest sheets; at equal distance, of all.',
  )
  expect(say.gap(scoredIn(teamContestTemplate).scoring)).toBe(
    'When the highest and the lowest sheet are more than 25 % of the part’s highest points (not exactly) apart, the entry’s judges confer and score again; the new sheets take the place of the old.',
  )
  const criterion = { key: 'a', label: 'A', guidance: '', max: '25/2', step: '1/2', bands: [] }
  expect(say.criterion(criterion)).toBe('From 0 to 12.5 points, in steps of 0.5. No levels.')
})

it('says one in the singular', () => {
  const prize = { key: 'first', label: 'Nhất', quota: 1, floor: null, rewardText: '', tiesShared: true }
  expect(say.prize(prize, '')).toBe(
    '1 prize for the highest-ranked remaining entry. Equal scores at the last place share the prize.',
  )
  const cut = { quota: 1, floor: '1', ties: 'allIn' as const, published: true }
  expect(say.stage({ ...stage, cut }, { entryNoun: '', stages: [stage] })).toContain(
    'The highest-ranked entry with at least 1 point goes on to the next stage; equal scores at the last place all go on.',
  )
  expect(say.retention(1)).toBe(
    'Entries without a prize are erased 1 month after the edition ends; results stay.',
  )
})
