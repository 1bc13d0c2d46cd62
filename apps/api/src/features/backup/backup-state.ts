import { backupRun, person, type Tx } from '@xk/db'
import { and, desc, eq, isNotNull, min, or, sql } from 'drizzle-orm'

/** A backup every night, and two hours for it. */
const MAX_AGE_MS = 26 * 60 * 60 * 1000

export interface BackupState {
  lastGood: { at: Date; bytes: number } | null
  /** How the last try failed, when it did. */
  failure: { at: Date; why: string } | null
  /** None within the last 26 hours, on an installation that is older than that. */
  overdue: boolean
}

export const readBackupState = async (tx: Tx, now: Date): Promise<BackupState> => {
  const [good] = await tx
    .select()
    .from(backupRun)
    .where(and(isNotNull(backupRun.endedAt), isNotNull(backupRun.bytes)))
    .orderBy(desc(backupRun.startedAt))
    .limit(1)
  const [last] = await tx.select().from(backupRun).orderBy(desc(backupRun.startedAt)).limit(1)
  const [born] = await tx.select({ at: min(person.createdAt) }).from(person)
  const since = good?.startedAt ?? born?.at
  return {
    lastGood: good ? { at: good.startedAt, bytes: good.bytes ?? 0 } : null,
    failure: last?.failure ? { at: last.startedAt, why: last.failure } : null,
    overdue: since !== null && since !== undefined && now.getTime() - since.getTime() > MAX_AGE_MS,
  }
}

/** Whether a try, good or not, was begun since. */
export const wasTriedSince = async (tx: Tx, since: Date, options: { good: boolean }): Promise<boolean> => {
  const [row] = await tx
    .select({ startedAt: backupRun.startedAt })
    .from(backupRun)
    .where(
      and(
        sql`${backupRun.startedAt} >= ${since.toISOString()}::timestamptz`,
        options.good
          ? isNotNull(backupRun.bytes)
          : or(isNotNull(backupRun.bytes), isNotNull(backupRun.failure)),
      ),
    )
    .limit(1)
  return row !== undefined
}

/** Tidies the record: what is older than this many tries says nothing any more. */
export const forgetOldRuns = async (tx: Tx, keep: number): Promise<void> => {
  const rows = await tx.select().from(backupRun).orderBy(desc(backupRun.startedAt)).offset(keep)
  for (const { startedAt } of rows) await tx.delete(backupRun).where(eq(backupRun.startedAt, startedAt))
}
