import {
  assignment,
  attachment,
  consent,
  consentRequest,
  doomedFile,
  entryConfirmation,
  entryScan,
  file,
  objection,
  objectionAnswer,
  paperScan,
  paperSheet,
  rendition,
  renditionImage,
  revisionAttachment,
  stageEntry,
  type Tx,
  uploadSession,
} from '@xk/db'
import type { RenditionBody } from '@xk/domain/rendition'
import { eq, inArray, sql } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { sourcePagesKey } from '../masking/source-file.ts'

/**
 * Gives up the files that are one person's alone: of entries in which nobody else stands any more, the attachments,
 * the unit's confirmation pages, scans of the paper as it came, the page pictures of renditions made from them, and
 * score sheets written about them by hand; the evidence of the person's own consents; and the scans of score sheets
 * that they signed. Rows go now, the bytes when the transaction has been committed (removeDoomedFiles). What several
 * people handed in stays while one of them does.
 */
export const eraseFiles = async (deps: Pick<Deps, 'now'>, tx: Tx, personId: string): Promise<void> => {
  const entryIds = await listEntriesOfNobodyElse(tx, personId)
  const fileIds = [
    ...(await dropEvidence(tx, personId)),
    ...(await dropPaperScans(tx, personId)),
    ...(await dropEntryFiles(tx, entryIds)),
    ...(await dropObjectionFiles(tx, entryIds)),
    ...(await dropScansOfSheets(tx, entryIds)),
  ]
  const pictures = await dropPictures(tx, entryIds)
  const keys = [...fileIds, ...fileIds.map(sourcePagesKey), ...pictures]
  if (keys.length === 0) return
  const at = deps.now()
  await tx
    .insert(doomedFile)
    .values([...new Set(keys)].map((key) => ({ key, at })))
    .onConflictDoNothing()
  if (fileIds.length > 0) await tx.delete(file).where(inArray(file.id, fileIds))
}

const listEntriesOfNobodyElse = async (tx: Tx, personId: string): Promise<string[]> => {
  const rows = await tx.execute<{ id: string }>(sql`
    select distinct mine.entry_id as id from (
        select entry_id from entry_person where person_id = ${personId}
        union select entry_id from consent_request where person_id = ${personId}) mine
      where true
      and not exists (select 1 from entry_person other join person p on p.id = other.person_id
        where other.entry_id = mine.entry_id and other.person_id <> ${personId} and p.erased_at is null)`)
  return rows.map(({ id }) => id)
}

const dropEvidence = async (tx: Tx, personId: string): Promise<string[]> => {
  const rows = await tx
    .select({ id: consent.evidenceFileId })
    .from(consent)
    .where(eq(consent.personId, personId))
  const asked = await tx
    .select({ id: consentRequest.evidenceFileId })
    .from(consentRequest)
    .where(eq(consentRequest.personId, personId))
  for (const table of [consent, consentRequest])
    await tx.update(table).set({ evidenceFileId: null }).where(eq(table.personId, personId))
  return [...new Set([...rows, ...asked].flatMap(({ id }) => id ?? []))]
}

/** Scans of the sheets that a judge signed; what was typed from them stays. */
const dropPaperScans = async (tx: Tx, personId: string): Promise<string[]> => {
  const rows = await tx
    .delete(paperScan)
    .where(
      sql`${paperScan.paperSheetId} in (select p.id from paper_sheet p
        join assignment a on a.id = p.assignment_id join panel_member m on m.id = a.member_id
        where m.person_id = ${personId})`,
    )
    .returning({ id: paperScan.fileId })
  return rows.map(({ id }) => id)
}

export const dropEntryFiles = async (tx: Tx, entryIds: readonly string[]): Promise<string[]> => {
  if (entryIds.length === 0) return []
  const attached = await tx
    .select({ id: attachment.id })
    .from(attachment)
    .where(inArray(attachment.entryId, [...entryIds]))
  const ids = attached.map(({ id }) => id)
  if (ids.length > 0) await tx.delete(revisionAttachment).where(inArray(revisionAttachment.attachmentId, ids))
  await tx.delete(uploadSession).where(inArray(uploadSession.entryId, [...entryIds]))
  const gone = [
    ...(await tx
      .delete(attachment)
      .where(inArray(attachment.entryId, [...entryIds]))
      .returning({ id: attachment.fileId })),
    ...(await tx
      .delete(entryConfirmation)
      .where(inArray(entryConfirmation.entryId, [...entryIds]))
      .returning({ id: entryConfirmation.fileId })),
    ...(await tx
      .delete(entryScan)
      .where(inArray(entryScan.entryId, [...entryIds]))
      .returning({ id: entryScan.fileId })),
  ]
  return gone.map(({ id }) => id)
}

/** Papers that units sent about these entries, and those of what was answered; their objections stay. */
export const dropObjectionFiles = async (tx: Tx, entryIds: readonly string[]): Promise<string[]> => {
  if (entryIds.length === 0) return []
  const rows = await tx
    .select({ id: objection.fileId })
    .from(objection)
    .where(inArray(objection.entryId, [...entryIds]))
  const about = tx
    .select({ id: objection.id })
    .from(objection)
    .where(inArray(objection.entryId, [...entryIds]))
  const answered = await tx
    .select({ id: objectionAnswer.fileId })
    .from(objectionAnswer)
    .where(inArray(objectionAnswer.objectionId, about))
  await tx
    .update(objection)
    .set({ fileId: null })
    .where(inArray(objection.entryId, [...entryIds]))
  await tx.update(objectionAnswer).set({ fileId: null }).where(inArray(objectionAnswer.objectionId, about))
  return [...rows, ...answered].flatMap(({ id }) => id ?? [])
}

/** Score sheets about these entries as they were written by hand; what was typed from them stays. */
export const dropScansOfSheets = async (tx: Tx, entryIds: readonly string[]): Promise<string[]> => {
  if (entryIds.length === 0) return []
  const sheets = tx
    .select({ id: paperSheet.id })
    .from(paperSheet)
    .innerJoin(assignment, eq(assignment.id, paperSheet.assignmentId))
    .innerJoin(stageEntry, eq(stageEntry.id, assignment.stageEntryId))
    .where(inArray(stageEntry.entryId, [...entryIds]))
  const rows = await tx
    .delete(paperScan)
    .where(inArray(paperScan.paperSheetId, sheets))
    .returning({ id: paperScan.fileId })
  return rows.map(({ id }) => id)
}

const withoutDocuments = (body: RenditionBody): RenditionBody => ({
  ...body,
  documents: body.documents.map(({ label }) => ({ label, text: null, pages: [], withheld: true })),
})

/** Page pictures and texts of documents, in whatever state their rendition is; their storage keys. */
export const dropPictures = async (tx: Tx, entryIds: readonly string[]): Promise<string[]> => {
  if (entryIds.length === 0) return []
  const made = await tx
    .select({ id: rendition.id, body: rendition.body, state: rendition.state })
    .from(rendition)
    .innerJoin(stageEntry, eq(stageEntry.id, rendition.stageEntryId))
    .where(inArray(stageEntry.entryId, [...entryIds]))
  for (const { id, body, state } of made) {
    const read = body as Partial<RenditionBody>
    // What is being rendered right now finds itself given up and removes its own pictures.
    if (state === 'rendering') {
      await tx.update(rendition).set({ state: 'failed', reason: 'interrupted' }).where(eq(rendition.id, id))
    }
    if (!read.documents || read.documents.length === 0) continue
    await tx
      .update(rendition)
      .set({ body: withoutDocuments(body as RenditionBody) })
      .where(eq(rendition.id, id))
  }
  if (made.length === 0) return []
  const ids = made.map(({ id }) => id)
  const gone = await tx
    .delete(renditionImage)
    .where(inArray(renditionImage.renditionId, ids))
    .returning({ key: renditionImage.storageKey })
  // Pictures of one document lie in a folder of their own.
  return gone.map(({ key }) => key.split('/')[0] ?? key)
}
