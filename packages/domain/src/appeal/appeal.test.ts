import { describe, expect, it } from 'vitest'
import type { Appeals } from '../ruleset/index.ts'
import { appealDue, appealsUntil } from './index.ts'

const rules: Appeals = {
  days: 3,
  text: '',
  answerDays: 7,
  remark: 'none',
  remarkJudges: 2,
  resolution: 'replaces',
}
const at = (local: string) => new Date(`${local}+07:00`)

describe('the time for an appeal', () => {
  it('ends with the last of so many days after the day of the release, in Việt Nam', () => {
    expect(appealsUntil(rules, at('2026-12-10T00:30:00'), undefined)).toEqual(at('2026-12-13T23:59:59.999'))
    expect(appealsUntil(rules, at('2026-12-10T23:30:00'), undefined)).toEqual(at('2026-12-13T23:59:59.999'))
  })

  it('is lengthened by a later date of the schedule and never cut short by an earlier one', () => {
    const published = at('2026-12-10T09:00:00')
    const [early, late] = [at('2026-12-11T16:30:00'), at('2026-12-20T16:30:00')]
    expect(appealsUntil(rules, published, late)).toEqual(late)
    expect(appealsUntil(rules, published, early)).toEqual(at('2026-12-13T23:59:59.999'))
  })

  it('is none before a release, and where the rules take no appeals', () => {
    expect(appealsUntil(rules, undefined, at('2026-12-20T16:30:00'))).toBeUndefined()
    expect(appealsUntil(null, at('2026-12-10T09:00:00'), undefined)).toBeUndefined()
  })

  it('gives the answer its own', () => {
    expect(appealDue(rules, at('2026-12-12T10:00:00'))).toEqual(at('2026-12-19T23:59:59.999'))
  })
})
