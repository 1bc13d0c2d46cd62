import { fail, type InputIssue, ok, type Result } from '../kernel/index.ts'

/**
 * The dates of an edition, in the order in which they come. They stand outside the frozen rules. The second to
 * fourth scored stage have dates of their own: when it is told who goes on to it, and when it is judged.
 */
export const SCHEDULE_KEYS = [
  'opensAt',
  'closesAt',
  'supplementUntil',
  'judgingFrom',
  'judgingUntil',
  'promotionAt2',
  'judgingFrom2',
  'judgingUntil2',
  'promotionAt3',
  'judgingFrom3',
  'judgingUntil3',
  'promotionAt4',
  'judgingFrom4',
  'judgingUntil4',
  'resultsAt',
  'appealsUntil',
] as const
export type ScheduleKey = (typeof SCHEDULE_KEYS)[number]

/** So many scored stages have dates, and so an edition has at most so many. */
export const MOST_SCORED_STAGES = 4

const STAGE_KEY = /^(promotionAt|judgingFrom|judgingUntil)([2-4])?$/

/** Which scored stage a date is about (1: the first) and what of it; undefined for a date of the edition. */
export const stageOfDate = (
  key: ScheduleKey,
): { stage: number; what: 'promotionAt' | 'judgingFrom' | 'judgingUntil' } | undefined => {
  const [, what, stage = '1'] = STAGE_KEY.exec(key) ?? []
  return what === undefined
    ? undefined
    : { stage: Number(stage), what: what as 'promotionAt' | 'judgingFrom' | 'judgingUntil' }
}

/** The dates of an edition with so many scored stages. */
export const scheduleKeys = (scoredStages: number): ScheduleKey[] =>
  SCHEDULE_KEYS.filter((key) => (stageOfDate(key)?.stage ?? 1) <= Math.max(1, scoredStages))

/** Until when the scored stage at this place (1: the first) is judged. */
export const judgingEndKey = (place: number): ScheduleKey =>
  place === 1 ? 'judgingUntil' : (`judgingUntil${Math.min(place, MOST_SCORED_STAGES)}` as ScheduleKey)

/** Dates that Gia hạn may move (what has opened has opened), and those that it may move for one unit. */
export const EXTENDABLE_KEYS: readonly ScheduleKey[] = SCHEDULE_KEYS.filter((key) => key !== 'opensAt')
export const UNIT_EXTENDABLE_KEYS: readonly ScheduleKey[] = ['closesAt', 'supplementUntil']

/** One recorded date. Rows are only ever added; the last recorded one of a key (and unit) counts. */
export interface ScheduleRow {
  key: ScheduleKey
  /** Null: for all units. */
  unitId: string | null
  at: Date
  reason: string | null
  recordedAt: Date
}
export type Schedule = readonly ScheduleRow[]

const latest = (schedule: Schedule, key: ScheduleKey, unitId: string | null): Date | undefined =>
  schedule
    .filter((row) => row.key === key && row.unitId === unitId)
    .reduce<ScheduleRow | undefined>(
      (best, row) => (best && best.recordedAt > row.recordedAt ? best : row),
      undefined,
    )?.at

/**
 * When this is due for this unit (null: for all); undefined while no date is set. A unit's own extension counts
 * as long as it is later than the general date: extending for all never shortens what one unit was given.
 */
export const deadlineFor = (
  schedule: Schedule,
  key: ScheduleKey,
  unitId: string | null,
): Date | undefined => {
  const general = latest(schedule, key, null)
  const own = unitId === null ? undefined : latest(schedule, key, unitId)
  return own && (!general || own > general) ? own : general
}

/** The general dates, as far as they are set. */
export const currentDates = (schedule: Schedule): Partial<Record<ScheduleKey, Date>> =>
  Object.fromEntries(
    SCHEDULE_KEYS.flatMap((key) => {
      const at = latest(schedule, key, null)
      return at ? [[key, at]] : []
    }),
  )

/** Neighbouring dates that are the wrong way round: each must come after the one before it. */
export const unorderedDates = (
  dates: Partial<Record<ScheduleKey, Date>>,
): { earlier: ScheduleKey; later: ScheduleKey }[] => {
  const set = SCHEDULE_KEYS.flatMap((key) => (dates[key] ? [{ key, at: dates[key] }] : []))
  return set.flatMap((date, i) => {
    const next = set[i + 1]
    return next && next.at <= date.at ? [{ earlier: date.key, later: next.key }] : []
  })
}

/** Whether this unit may hand in now; the deadline's own instant still counts. */
export const acceptsEntries = (schedule: Schedule, unitId: string, now: Date): Result<{ closesAt: Date }> => {
  const opensAt = deadlineFor(schedule, 'opensAt', null)
  const closesAt = deadlineFor(schedule, 'closesAt', unitId)
  if (!opensAt || !closesAt || now < opensAt) {
    return fail({ code: 'stage/not-open', opensAt: opensAt?.toISOString() ?? null })
  }
  return now > closesAt ? fail({ code: 'stage/closed', closedAt: closesAt.toISOString() }) : ok({ closesAt })
}

interface Extension {
  changes: readonly { key: ScheduleKey; at: Date }[]
  /** Null: for all units. */
  unitId: string | null
  /** Published with the new date. */
  reason: string
}

/**
 * Gia hạn: later dates for all or for one unit, several dates in one act so that what follows can move along.
 * Fails with input/invalid (schedule/reasonNeeded, nothingToExtend, notExtendable, notLater, past, unordered).
 */
export const decideExtension = (
  schedule: Schedule,
  extension: Extension,
  now: Date,
): Result<ScheduleRow[]> => {
  const { unitId, changes } = extension
  const reason = extension.reason.trim()
  const allowed = unitId === null ? EXTENDABLE_KEYS : UNIT_EXTENDABLE_KEYS
  const issues: InputIssue[] = []
  if (reason === '') issues.push({ pointer: '/reason', code: 'schedule/reasonNeeded' })
  if (changes.length === 0) issues.push({ pointer: '/changes', code: 'schedule/nothingToExtend' })
  for (const [index, { key, at }] of changes.entries()) {
    const pointer = `/changes/${index}/at`
    const current = deadlineFor(schedule, key, unitId)
    if (!allowed.includes(key) || !current) {
      issues.push({ pointer: `/changes/${index}/key`, code: 'schedule/notExtendable', facts: { key } })
    } else if (at <= current) {
      issues.push({ pointer, code: 'schedule/notLater', facts: { key, current: current.toISOString() } })
    } else if (at <= now) issues.push({ pointer, code: 'schedule/past', facts: { key } })
  }
  const after = { ...currentDates(schedule), ...Object.fromEntries(changes.map(({ key, at }) => [key, at])) }
  for (const { earlier, later } of unorderedDates(after)) {
    issues.push({ pointer: '/changes', code: 'schedule/unordered', facts: { earlier, later } })
  }
  return issues.length > 0
    ? fail({ code: 'input/invalid', issues })
    : ok(changes.map(({ key, at }) => ({ key, unitId, at, reason, recordedAt: now })))
}
