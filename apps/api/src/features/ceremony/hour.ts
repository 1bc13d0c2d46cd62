import { release, resultNotice, type Tx } from '@xk/db'
import { fail, ok, type Result } from '@xk/domain/kernel'
import { and, eq, gt, sql } from 'drizzle-orm'
import { postponeTold } from '../webhooks/tell-webhooks.ts'
import { findCeremony } from './store.ts'

const HOUR = 60 * 60 * 1000

/** The ceremony's hour while it lies ahead. */
export const hourAhead = async (tx: Tx, editionId: string, now: Date): Promise<Date | undefined> => {
  const held = await findCeremony(tx, editionId)
  return held && held.at > now ? held.at : undefined
}

/**
 * The ceremony's hour is the hour of the result: while it lies ahead, no release is prepared or signed for another
 * one. Without a ceremony, or after it, the release has an hour of its own.
 */
export const keepsCeremonyHour = async (
  tx: Tx,
  editionId: string,
  { publishAt, now }: { publishAt: Date; now: Date },
): Promise<Result<null>> => {
  const at = await hourAhead(tx, editionId, now)
  return !at || at.getTime() === publishAt.getTime()
    ? ok(null)
    : fail({ code: 'ceremony/other-hour', at: at.toISOString() })
}

/** When the honoured are told of a result that comes out at `publishAt`, never before `now`. */
export const tellingHour = (publishAt: Date, tellHours: number, now: Date): Date =>
  new Date(Math.max(now.getTime(), publishAt.getTime() - tellHours * HOUR))

/**
 * A signed result that is not out yet waits for another hour, never one before that in its signed core, with whoever is
 * still to hear of it: nothing is seen before.
 */
export const putOff = async (
  tx: Tx,
  editionId: string,
  { at, tellHours, now }: { at: Date; tellHours: number; now: Date },
): Promise<void> => {
  await tx
    .update(release)
    .set({
      publishAt: sql`greatest(${at.toISOString()}::timestamptz, (${release.core}->>'publishAt')::timestamptz)`,
    })
    .where(and(eq(release.editionId, editionId), gt(release.publishAt, now)))
  await tx
    .update(resultNotice)
    .set({ dueAt: tellingHour(at, tellHours, now) })
    .where(and(eq(resultNotice.editionId, editionId), eq(resultNotice.state, 'waiting')))
  await postponeTold(tx, editionId, at)
}
