import { expect, test } from 'vitest'
import { ideaContestTemplate as rules } from '../programme/index.ts'
import { amendmentIssues } from './amendment.ts'

const codes = (...args: Parameters<typeof amendmentIssues>) =>
  amendmentIssues(...args).map(({ code }) => code)

test('an amendment must change something and leave programme, stages and divisions', () => {
  expect(codes(rules, rules, 'open')).toEqual(['amend/nothingChanged'])
  expect(codes(rules, { ...rules, retentionMonths: 6 }, 'judging')).toEqual([])
  expect(codes(rules, { ...rules, programme: 'teamContest' }, 'open')).toEqual(['amend/programmeFixed'])
  expect(codes(rules, { ...rules, stages: rules.stages.toReversed() }, 'open')).toEqual(['amend/stagesFixed'])
  expect(codes(rules, { ...rules, divisions: [] }, 'open')).toEqual(
    rules.divisions.map(() => 'amend/divisionFixed'),
  )
})

test('once judging has begun, what is scored by stays; before, it may change', () => {
  const stages = rules.stages.map((stage) =>
    stage.kind === 'scoring'
      ? { ...stage, scoring: { ...stage.scoring, maxLoad: stage.scoring.maxLoad + 1 } }
      : stage,
  )
  expect(codes(rules, { ...rules, stages }, 'masking')).toEqual([])
  expect(codes(rules, { ...rules, stages }, 'judging')).toEqual(['amend/judgingHasBegun'])
})
