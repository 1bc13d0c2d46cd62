import type { Appeals } from '../ruleset/index.ts'

const DAY = 24 * 60 * 60 * 1000
const IN_VIETNAM = 7 * 60 * 60 * 1000

/** The last instant of the day in Việt Nam that many days later. */
const endOfDay = (from: Date, days: number): Date => {
  const day = new Date(from.getTime() + days * DAY + IN_VIETNAM).toISOString().slice(0, 10)
  return new Date(Date.parse(`${day}T23:59:59.999+07:00`))
}

/**
 * Until when a unit may file an appeal (kiến nghị): so many days after the day of the first release as the rules
 * say, or a date of the schedule if that is later (Gia hạn). Undefined: the rules take none, or nothing is
 * published yet.
 */
export const appealsUntil = (
  appeals: Appeals | null,
  publishedAt: Date | undefined,
  scheduled: Date | undefined,
): Date | undefined => {
  if (!appeals || !publishedAt) return undefined
  const byRules = endOfDay(publishedAt, appeals.days)
  return scheduled && scheduled > byRules ? scheduled : byRules
}

/** When an appeal that arrives now must be answered. */
export const appealDue = (appeals: Appeals, filedAt: Date): Date => endOfDay(filedAt, appeals.answerDays)

/** What an answered appeal came to. */
export const APPEAL_OUTCOMES = ['rejected', 'corrected'] as const
export type AppealOutcome = (typeof APPEAL_OUTCOMES)[number]
