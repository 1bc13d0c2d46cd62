import {
  account,
  attachment,
  entryIntake,
  entryScan,
  file,
  lateDecision,
  officeGrant,
  personIdentity,
  type Tx,
  uploadSession,
  waitingHandIn,
} from '@xk/db'
import { and, desc, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm'

/** How a work came that the secretariat typed in; undefined for one that the unit wrote itself. */
export const findIntake = async (tx: Tx, entryId: string) =>
  (
    await tx
      .select({
        channel: entryIntake.channel,
        receivedAt: entryIntake.receivedAt,
        note: entryIntake.note,
        enteredBy: entryIntake.enteredBy,
        enteredByName: personIdentity.fullName,
        enteredAt: entryIntake.enteredAt,
      })
      .from(entryIntake)
      .leftJoin(account, eq(account.id, entryIntake.enteredBy))
      .leftJoin(personIdentity, eq(personIdentity.personId, account.personId))
      .where(eq(entryIntake.entryId, entryId))
  )[0]
export type IntakeRow = NonNullable<Awaited<ReturnType<typeof findIntake>>>

/** Scans of the paper as it came, in the order in which they were added. */
export const listScans = (tx: Tx, entryId: string) =>
  tx
    .select({
      id: entryScan.id,
      fileId: file.id,
      at: entryScan.at,
      name: file.name,
      type: file.type,
      bytes: file.size,
    })
    .from(entryScan)
    .innerJoin(file, eq(file.id, entryScan.fileId))
    .where(eq(entryScan.entryId, entryId))
    .orderBy(entryScan.at)

/** What was decided about hand-ins after the deadline, the latest first. */
export const listLateDecisions = (tx: Tx, entryId: string) =>
  tx.select().from(lateDecision).where(eq(lateDecision.entryId, entryId)).orderBy(desc(lateDecision.at))
export type LateDecisionRow = Awaited<ReturnType<typeof listLateDecisions>>[number]

/** A hand-in that waits for files on their way, with when the first of this entry's uploads began. */
export const findWaiting = async (tx: Tx, entryId: string) =>
  (
    await tx
      .select({
        since: waitingHandIn.at,
        draftVersion: waitingHandIn.draftVersion,
        uploadBegun: sql<string | null>`(select min(u.started_at) from ${uploadSession} u
          where u.entry_id = waiting_hand_in.entry_id)`,
      })
      .from(waitingHandIn)
      .where(eq(waitingHandIn.entryId, entryId))
  ).map((row) => ({ ...row, uploadBegun: row.uploadBegun ? new Date(row.uploadBegun) : null }))[0]

/** Accounts that hold the office of officer of these units. */
export const listOfficers = async (tx: Tx, unitIds: readonly string[]): Promise<string[]> =>
  (
    await tx
      .select({ id: account.id })
      .from(officeGrant)
      .innerJoin(account, eq(account.id, officeGrant.accountId))
      .where(
        and(
          eq(officeGrant.role, 'officer'),
          inArray(officeGrant.scopeId, [...unitIds]),
          isNotNull(officeGrant.approvedAt),
          isNull(officeGrant.revokedAt),
        ),
      )
  ).map((row) => row.id)

/** Files of the draft whose sending began after an instant; one that came in a single request began when it came. */
export const listAttachmentsBegunAfter = (tx: Tx, entryId: string, instant: Date) =>
  tx
    .select({ id: attachment.id })
    .from(attachment)
    .innerJoin(file, eq(file.id, attachment.fileId))
    .leftJoin(uploadSession, eq(uploadSession.attachmentId, attachment.id))
    .where(
      and(
        eq(attachment.entryId, entryId),
        isNull(attachment.removedAt),
        sql`coalesce(${uploadSession.startedAt}, ${file.uploadedAt}) > ${instant.toISOString()}::timestamptz`,
      ),
    )
