import { revision, screening, type Tx } from '@xk/db'
import { deadlineFor, type Schedule } from '@xk/domain/edition'
import type { DaysOff } from '@xk/domain/kernel'
import type { Ruleset } from '@xk/domain/ruleset'
import { screeningClock } from '@xk/domain/screening'
import { EVERYTHING, type Sendable, view } from '@xk/domain/policy'
import { inArray } from 'drizzle-orm'
import { vietnamDay } from '../../vietnam-day.ts'
import { daysOffIn, settingsAt } from '../organisation/settings.ts'

/** The secretariat's own time for an entry: working days used and left, due or stopped. */
export interface ClockLine {
  state: 'running' | 'stopped' | 'done'
  limit: number
  used: number
  /** Null once it is decided. */
  left: number | null
  due: string | null
  /** Since when the unit has it. */
  since: string | null
  overdue: boolean
}
const clockView = view<ClockLine>()({
  state: 'internal',
  limit: 'internal',
  used: 'internal',
  left: 'internal',
  due: 'internal',
  since: 'internal',
  overdue: 'internal',
})

/** Working days that the rules give for screening; undefined: no limit. */
export const screeningLimit = (rules: Ruleset): number | undefined => {
  const stage = rules.stages.find((it) => it.kind === 'screening')
  return stage?.kind === 'screening' ? (stage.workingDays ?? undefined) : undefined
}

/** Days off that the bloc has set, as of now. */
const daysOffNow = async (tx: Tx, now: Date): Promise<DaysOff> =>
  daysOffIn(await settingsAt(tx, vietnamDay(now)))

/** The clocks of these entries: three queries, however many; empty where the rules set no limit. */
export const clocksOf = async (
  tx: Tx,
  it: {
    rules: Ruleset
    schedule: Schedule
    entries: readonly { id: string; unitId: string; state: string }[]
  },
  now: Date,
): Promise<Map<string, ClockLine>> => {
  const limit = screeningLimit(it.rules)
  const entries = it.entries.filter(({ state }) => state !== 'draft' && state !== 'withdrawn')
  if (limit === undefined || entries.length === 0) return new Map()
  const ids = entries.map(({ id }) => id)
  const [off, revisions, decisions] = await Promise.all([
    daysOffNow(tx, now),
    tx
      .select({ entryId: revision.entryId, at: revision.submittedAt })
      .from(revision)
      .where(inArray(revision.entryId, ids)),
    tx
      .select({ entryId: screening.entryId, at: screening.at, result: screening.result })
      .from(screening)
      .where(inArray(screening.entryId, ids)),
  ])
  const [handedIn, decided] = [
    Map.groupBy(revisions, ({ entryId }) => entryId),
    Map.groupBy(decisions, ({ entryId }) => entryId),
  ]
  return new Map(
    entries.flatMap(({ id, unitId }) => {
      const clock = screeningClock(
        limit,
        {
          handedIn: (handedIn.get(id) ?? []).map(({ at }) => at),
          decided: decided.get(id) ?? [],
          closesAt: deadlineFor(it.schedule, 'closesAt', unitId),
        },
        now,
        off,
      )
      if (!clock) return []
      const line: ClockLine = {
        state: clock.state,
        limit,
        used: clock.used,
        left: clock.state === 'done' ? null : clock.left,
        due: clock.state === 'running' ? clock.due.toISOString() : null,
        since: clock.state === 'stopped' ? clock.since.toISOString() : null,
        overdue: clock.state === 'stopped' ? false : clock.overdue,
      }
      return [[id, line] as const]
    }),
  )
}

/** Whether an entry is over its time now, and not yet decided. */
export const isOverdue = (clock: ClockLine | undefined): boolean =>
  clock?.state === 'running' && clock.overdue

export const clockAnswer = (clock: ClockLine | undefined): Sendable<ClockLine> | null =>
  clock ? (clockView.redact(clock, EVERYTHING) as Sendable<ClockLine>) : null
