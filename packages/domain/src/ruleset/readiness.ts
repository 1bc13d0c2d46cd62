import {
  currentDates,
  type Schedule,
  scheduleKeys,
  type ScheduleKey,
  unorderedDates,
} from '../edition/index.ts'
import { checkCouncil } from './readiness/check-council.ts'
import { checkForm } from './readiness/check-form.ts'
import { checkOffices, type ReadinessFacts } from './readiness/check-offices.ts'
import { checkPrizes } from './readiness/check-prizes.ts'
import { checkScoring } from './readiness/check-scoring.ts'
import { checkStages } from './readiness/check-stages.ts'
import { advice, blocking, type ReadinessIssue } from './readiness/issue.ts'
import type { Ruleset } from './ruleset.ts'

export { READINESS_OFFICES, type ReadinessFacts, type ReadinessOffice } from './readiness/check-offices.ts'
export type { ReadinessIssue } from './readiness/issue.ts'

const neededDates = (ruleset: Ruleset): ScheduleKey[] =>
  scheduleKeys(ruleset.stages.filter(({ kind }) => kind === 'scoring').length).filter((key) => {
    if (key === 'appealsUntil') return ruleset.appeals !== null
    if (key === 'supplementUntil') return ruleset.stages.some((stage) => stage.kind === 'screening')
    return true
  })

const checkSchedule = (ruleset: Ruleset, schedule: Schedule): ReadinessIssue[] => {
  const dates = currentDates(schedule)
  const opens = dates.opensAt
  const farAges = ruleset.eligibility.filter(
    (rule) =>
      rule.rule === 'maxAge' && opens && Math.abs(Number(rule.at.slice(0, 4)) - opens.getUTCFullYear()) > 1,
  )
  return [
    ...neededDates(ruleset).flatMap((key) => (dates[key] ? [] : [blocking('date/missing', { key })])),
    ...unorderedDates(dates).map((pair) => blocking('date/unordered', pair)),
    ...farAges.map(() => advice('eligibility/ageDateFarFromOpening')),
  ]
}

/**
 * What still stands between an edition and its opening, in the order in which an organiser works: rules, prizes,
 * dates, people. The same list guides and blocks: opening is refused while any issue is `blocking`.
 * Codes are facts, worded by the interface; `facts` name the criterion, prize, office or date that is meant.
 */
export const readinessIssues = (
  ruleset: Ruleset,
  schedule: Schedule,
  facts: ReadinessFacts,
): ReadinessIssue[] => [
  ...checkForm(ruleset),
  ...checkScoring(ruleset),
  ...checkStages(ruleset),
  ...checkCouncil(ruleset),
  ...checkPrizes(ruleset),
  ...checkSchedule(ruleset, schedule),
  ...checkOffices(ruleset, facts),
]

export const isReady = (issues: readonly ReadinessIssue[]): boolean => !issues.some((issue) => issue.blocking)
