import { type Tx, uploadSession } from '@xk/db'
import { and, asc, eq, isNotNull, isNull, lt, or } from 'drizzle-orm'

export type UploadRow = typeof uploadSession.$inferSelect

export const findUpload = async (tx: Tx, id: string): Promise<UploadRow | undefined> =>
  (await tx.select().from(uploadSession).where(eq(uploadSession.id, id)))[0]

/** Uploads of this account into this entry that are not whole yet. */
export const listUnfinished = (tx: Tx, entryId: string, accountId: string) =>
  tx
    .select()
    .from(uploadSession)
    .where(
      and(
        eq(uploadSession.entryId, entryId),
        eq(uploadSession.accountId, accountId),
        isNull(uploadSession.attachmentId),
      ),
    )
    .orderBy(asc(uploadSession.startedAt))

/** Makes this request the one that writes: another that still hangs on finds itself replaced and stops. */
export const takeOver = async (tx: Tx, id: string, writer: string, at: Date): Promise<boolean> =>
  (
    await tx
      .update(uploadSession)
      .set({ writer, touchedAt: at })
      .where(and(eq(uploadSession.id, id), isNull(uploadSession.attachmentId)))
      .returning({ id: uploadSession.id })
  ).length > 0

/** Records how far it is, as long as this request is still the one that writes. */
export const recordReceived = async (
  tx: Tx,
  it: { id: string; writer: string; received: number; at: Date },
): Promise<boolean> =>
  (
    await tx
      .update(uploadSession)
      .set({ received: it.received, touchedAt: it.at })
      .where(and(eq(uploadSession.id, it.id), eq(uploadSession.writer, it.writer)))
      .returning({ id: uploadSession.id })
  ).length > 0

/** Takes back how far it is, and whoever still writes with it. */
export const fallBack = (tx: Tx, id: string, received: number) =>
  tx
    .update(uploadSession)
    .set({ received, writer: null })
    .where(and(eq(uploadSession.id, id), isNull(uploadSession.attachmentId)))

export const finishUpload = (tx: Tx, id: string, attachmentId: string, size: number) =>
  tx.update(uploadSession).set({ attachmentId, received: size, writer: null }).where(eq(uploadSession.id, id))

export const dropUpload = (tx: Tx, id: string) =>
  tx.delete(uploadSession).where(and(eq(uploadSession.id, id), isNull(uploadSession.attachmentId)))

/** Given up or long done; the ids of those whose pieces may still lie on the disk. */
export const dropStale = async (tx: Tx, abandonedBefore: Date, doneBefore: Date): Promise<string[]> =>
  (
    await tx
      .delete(uploadSession)
      .where(
        or(
          and(isNull(uploadSession.attachmentId), lt(uploadSession.touchedAt, abandonedBefore)),
          and(isNotNull(uploadSession.attachmentId), lt(uploadSession.touchedAt, doneBefore)),
        ),
      )
      .returning({ id: uploadSession.id })
  ).map(({ id }) => id)
