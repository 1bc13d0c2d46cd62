import { expect, it } from 'vitest'
import { ideaContest2026CaseRuleset } from '../programme/index.ts'
import { copyRules, yearsLater } from './copy-rules.ts'

it('copies everything but the name and the dates in the rules, and leaves the earlier rules alone', () => {
  const before = structuredClone(ideaContest2026CaseRuleset)
  const copy = copyRules(ideaContest2026CaseRuleset, { title: 'Cuộc thi 2028', years: 2 })
  expect(ideaContest2026CaseRuleset).toEqual(before)
  expect(copy.title).toBe('Cuộc thi 2028')
  expect({ ...copy, title: before.title, eligibility: before.eligibility }).toEqual(before)
  const ages = (rules: typeof copy) =>
    rules.eligibility.flatMap((rule) => (rule.rule === 'maxAge' ? [rule.at] : []))
  expect(ages(copy)).toEqual(ages(before).map((at) => at.replace(/^\d+/, (year) => `${Number(year) + 2}`)))
  copy.prizes.length = 0
  copy.entry.fields.length = 0
  expect(ideaContest2026CaseRuleset).toEqual(before)
})

it('has no 29 February in a year that has none', () => {
  expect([yearsLater('2028-02-29', 1), yearsLater('2028-02-29', 4), yearsLater('2026-12-31', 1)]).toEqual([
    '2029-02-28',
    '2032-02-29',
    '2027-12-31',
  ])
})
