import {
  type CalendarEvent,
  currentDates,
  SCHEDULE_KEYS,
  type ScheduleKey,
  stageOfDate,
  writeCalendar,
} from '@xk/domain/edition'
import { edition } from '@xk/db'
import { eq } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import type { Words } from '../../http/words.ts'
import { loadEdition } from './load.ts'

/** A reminder the day before what somebody must do by then. */
const DAY_BEFORE = 24 * 60
const isReminded = (key: ScheduleKey) =>
  key === 'closesAt' || key === 'appealsUntil' || stageOfDate(key)?.what === 'judgingUntil'

/**
 * The dates of an opened edition as a calendar file; undefined before the opening. The address stays, and each date
 * keeps its name there: a calendar that subscribed moves what was extended.
 */
export const calendarOf = async (
  deps: Deps,
  slug: string,
  { workingGroupWords }: Words,
): Promise<string | undefined> => {
  const { db } = deps.database
  const [row] = await db.select({ id: edition.id }).from(edition).where(eq(edition.slug, slug))
  const loaded = row && (await loadEdition(db, row.id))
  if (!loaded?.frozen) return undefined
  const { publicUrl } = deps.config
  const dates = currentDates(loaded.schedule)
  const events = SCHEDULE_KEYS.flatMap((key): CalendarEvent[] => {
    const at = dates[key]
    const changes = loaded.schedule.filter((it) => it.key === key && it.unitId === null)
    const last = changes.at(-1)
    if (!at || !last) return []
    return [
      {
        uid: `${slug}-${key}@${new URL(publicUrl).hostname}`,
        sequence: changes.length - 1,
        at,
        summary: `${workingGroupWords.dates[key]}: ${loaded.edition.title}`,
        description: last.reason ?? '',
        url: `${publicUrl}/cuoc-thi/${slug}`,
        stamp: last.recordedAt,
        alarmMinutes: isReminded(key) ? DAY_BEFORE : null,
      },
    ]
  })
  return writeCalendar(loaded.edition.title, events)
}
