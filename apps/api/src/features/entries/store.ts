import {
  attachment,
  draft,
  entry,
  entryConfirmation,
  entryUnit,
  file,
  revision,
  revisionAttachment,
  revisionContent,
  screening,
  type Tx,
  unitPeriod,
} from '@xk/db'
import { and, asc, desc, eq, gt, inArray, isNull, lte, or } from 'drizzle-orm'

/** The period of a unit that holds on an ISO day. */
export const heldOn = (day: string) =>
  and(lte(unitPeriod.from, day), or(isNull(unitPeriod.to), gt(unitPeriod.to, day)))

/** An entry with the units behind it: its own first, then those that joined. */
export const findEntry = async (tx: Tx, id: string, options: { lock?: boolean } = {}) => {
  const query = tx.select().from(entry).where(eq(entry.id, id))
  const [row] = options.lock ? await query.for('update') : await query
  if (!row) return undefined
  const joined = await tx
    .select({ unitId: entryUnit.unitId })
    .from(entryUnit)
    .where(eq(entryUnit.entryId, id))
  return { ...row, unitIds: [row.unitId, ...joined.map((it) => it.unitId).filter((it) => it !== row.unitId)] }
}
export type EntryRow = NonNullable<Awaited<ReturnType<typeof findEntry>>>

/** Name and cluster of these units on a day. */
export const listUnitsOn = (tx: Tx, unitIds: readonly string[], day: string) =>
  unitIds.length === 0
    ? Promise.resolve([])
    : tx
        .select({
          id: unitPeriod.unitId,
          name: unitPeriod.name,
          clusterId: unitPeriod.clusterId,
          memberCount: unitPeriod.memberCount,
        })
        .from(unitPeriod)
        .where(and(inArray(unitPeriod.unitId, [...unitIds]), heldOn(day)))

/** Every unit that exists on a day: to choose an author's unit or one that joins. */
export const listAllUnitsOn = (tx: Tx, day: string) =>
  tx
    .select({ id: unitPeriod.unitId, name: unitPeriod.name })
    .from(unitPeriod)
    .where(heldOn(day))
    .orderBy(asc(unitPeriod.folded))

export const findDraft = async (tx: Tx, entryId: string) =>
  (await tx.select().from(draft).where(eq(draft.entryId, entryId)))[0]

const attached = {
  id: attachment.id,
  fileId: attachment.fileId,
  audience: attachment.audience,
  slot: attachment.slot,
  ordinal: attachment.ordinal,
  name: file.name,
  type: file.type,
  bytes: file.size,
  pages: file.pages,
  width: file.width,
  height: file.height,
  sha256: file.sha256,
}

/** Attachments of the draft, in their order. */
export const listDraftAttachments = (tx: Tx, entryId: string) =>
  tx
    .select(attached)
    .from(attachment)
    .innerJoin(file, eq(file.id, attachment.fileId))
    .where(and(eq(attachment.entryId, entryId), isNull(attachment.removedAt)))
    .orderBy(asc(attachment.ordinal))
export type AttachmentRow = Awaited<ReturnType<typeof listDraftAttachments>>[number]

/** Attachments that revisions hold, removed from the draft since or not. */
export const listRevisionAttachments = (tx: Tx, revisionIds: readonly string[]) =>
  revisionIds.length === 0
    ? Promise.resolve([])
    : tx
        .select({ ...attached, revisionId: revisionAttachment.revisionId })
        .from(revisionAttachment)
        .innerJoin(attachment, eq(attachment.id, revisionAttachment.attachmentId))
        .innerJoin(file, eq(file.id, attachment.fileId))
        .where(inArray(revisionAttachment.revisionId, [...revisionIds]))
        .orderBy(asc(revisionAttachment.ordinal))

/** One attachment of this entry, whether still in the draft or only in a revision. */
export const findAttachment = async (tx: Tx, entryId: string, attachmentId: string) =>
  (
    await tx
      .select({ ...attached, removedAt: attachment.removedAt })
      .from(attachment)
      .innerJoin(file, eq(file.id, attachment.fileId))
      .where(and(eq(attachment.id, attachmentId), eq(attachment.entryId, entryId)))
  )[0]

/** Revisions of an entry, the latest first, with their content while it is not erased. */
export const listRevisions = (tx: Tx, entryId: string) =>
  tx
    .select({
      id: revision.id,
      n: revision.n,
      rulesetVersion: revision.rulesetVersion,
      digest: revision.digest,
      receiptCode: revision.receiptCode,
      submittedAt: revision.submittedAt,
      submittedBy: revision.submittedBy,
      lateReason: revision.lateReason,
      body: revisionContent.body,
    })
    .from(revision)
    .leftJoin(revisionContent, eq(revisionContent.revisionId, revision.id))
    .where(eq(revision.entryId, entryId))
    .orderBy(desc(revision.n))
export type RevisionRow = Awaited<ReturnType<typeof listRevisions>>[number]

/** What the screening decided about an entry, the latest first. */
export const listScreenings = (tx: Tx, entryId: string) =>
  tx.select().from(screening).where(eq(screening.entryId, entryId)).orderBy(desc(screening.at))
export type ScreeningRow = Awaited<ReturnType<typeof listScreenings>>[number]

/** Photographs of the unit's stamped page, the latest first. */
export const listConfirmations = (tx: Tx, entryId: string) =>
  tx
    .select({
      id: entryConfirmation.id,
      fileId: file.id,
      at: entryConfirmation.at,
      name: file.name,
      type: file.type,
      bytes: file.size,
    })
    .from(entryConfirmation)
    .innerJoin(file, eq(file.id, entryConfirmation.fileId))
    .where(eq(entryConfirmation.entryId, entryId))
    .orderBy(desc(entryConfirmation.at))
export type ConfirmationRow = Awaited<ReturnType<typeof listConfirmations>>[number]
