import type { ScheduleKey } from './schedule.ts'

const DAY = 24 * 60 * 60 * 1000

/** Half past four in the afternoon in Việt Nam (UTC+7) of the day that many days later: when offices close. */
const closingHour = (from: Date, days: number): Date => {
  const day = new Date(from.getTime() + days * DAY + 7 * 60 * 60 * 1000).toISOString().slice(0, 10)
  return new Date(`${day}T16:30:00+07:00`)
}

/**
 * Dates to begin with, by the programmes' custom (users.md): sixty days for entries, some for what is missing,
 * a week for blinded copies, three for judging. Each can be changed until opening.
 */
export const defaultDates = (
  opensAt: Date,
  rules: { supplementDays: number; appealDays: number | null; scoredStages?: number },
): Partial<Record<ScheduleKey, Date>> => {
  const supplement = 60 + Math.max(1, rules.supplementDays)
  const judgingFrom = supplement + 7
  const judgingUntil = judgingFrom + 21
  // A later stage: its list a week after, two more to get ready, three days of judging (the case's Điều 6).
  const later = Array.from({ length: (rules.scoredStages ?? 1) - 1 }, (_, i) => {
    const told = judgingUntil + 7 + i * 17
    return [
      [`promotionAt${i + 2}`, closingHour(opensAt, told)],
      [`judgingFrom${i + 2}`, closingHour(opensAt, told + 7)],
      [`judgingUntil${i + 2}`, closingHour(opensAt, told + 10)],
    ] as const
  })
  const results = judgingUntil + 10 + later.length * 17
  return {
    opensAt,
    closesAt: closingHour(opensAt, 60),
    supplementUntil: closingHour(opensAt, supplement),
    judgingFrom: closingHour(opensAt, judgingFrom),
    judgingUntil: closingHour(opensAt, judgingUntil),
    ...Object.fromEntries(later.flat()),
    resultsAt: closingHour(opensAt, results),
    ...(rules.appealDays === null
      ? {}
      : { appealsUntil: closingHour(opensAt, results + Math.max(1, rules.appealDays)) }),
  }
}

/**
 * Dates of an earlier edition moved so that it opens at `opensAt`: as many days apart as they were, at the hours
 * that they had. What the earlier one had no date for has none.
 */
export const movedDates = (
  earlier: Partial<Record<ScheduleKey, Date>>,
  opensAt: Date,
): Partial<Record<ScheduleKey, Date>> => {
  const opened = earlier.opensAt
  if (!opened) return { opensAt }
  const days = Math.round((opensAt.getTime() - opened.getTime()) / DAY)
  return {
    ...Object.fromEntries(
      Object.entries(earlier).map(([key, at]) => [key, new Date(at.getTime() + days * DAY)]),
    ),
    opensAt,
  }
}
