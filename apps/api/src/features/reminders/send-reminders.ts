import { reminder } from '@xk/db'
import { lt } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { notify } from '../accounts/notices.ts'
import { loadEditions } from '../editions/load.ts'
import {
  dataRequestReminders,
  deadlineReminders,
  judgingReminders,
  questionReminders,
  type Reminder,
  supplementReminders,
} from './find-reminders.ts'

const KEPT_MS = 120 * 24 * 60 * 60 * 1000

/**
 * Reminds of what is due, once each: a reminder and its notices are written together under the reminder's key, so
 * that of several processes one sends it. Answers how many were sent.
 */
export const sendReminders = async (deps: Deps): Promise<number> => {
  const { db } = deps.database
  const now = deps.now()
  const found: Reminder[] = [...(await questionReminders(db, now)), ...(await dataRequestReminders(db, now))]
  for (const it of await loadEditions(db))
    if (it.frozen && it.edition.state !== 'released' && it.edition.state !== 'cancelled')
      found.push(
        ...(await deadlineReminders(db, it, now)),
        ...(await supplementReminders(db, it, now)),
        ...(await judgingReminders(db, it, now)),
      )
  let sent = 0
  for (const { key, kind, accountIds, facts } of found) {
    if (accountIds.length === 0) continue
    sent += await db.transaction(async (tx) => {
      const [first] = await tx
        .insert(reminder)
        .values({ key, at: now })
        .onConflictDoNothing()
        .returning({ key: reminder.key })
      if (!first) return 0
      await notify(deps, tx, accountIds, kind, facts)
      return 1
    })
  }
  await db.delete(reminder).where(lt(reminder.at, new Date(now.getTime() - KEPT_MS)))
  return sent
}
