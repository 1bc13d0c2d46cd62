import { file, objection, objectionAnswer, publicNotice, publicNoticeEntry, type Tx } from '@xk/db'
import { and, asc, desc, eq, getTableColumns, inArray, sql } from 'drizzle-orm'

export type NoticeRow = typeof publicNotice.$inferSelect
export type ObjectionRow = typeof objection.$inferSelect & { fileName: string | null }
export type AnswerRow = typeof objectionAnswer.$inferSelect & { fileName: string | null }
interface NoticeEntryRow {
  noticeId: string
  entryId: string
  revisionId: string
  ordinal: number
}

export const findNotice = async (tx: Tx, id: string, options: { lock?: boolean } = {}) => {
  const query = tx.select().from(publicNotice).where(eq(publicNotice.id, id))
  return (await (options.lock ? query.for('update') : query))[0]
}

export const listNoticesIn = (tx: Tx, editionId: string): Promise<NoticeRow[]> =>
  tx.select().from(publicNotice).where(eq(publicNotice.editionId, editionId)).orderBy(desc(publicNotice.n))

export const listNoticeEntries = (tx: Tx, noticeIds: readonly string[]): Promise<NoticeEntryRow[]> =>
  noticeIds.length === 0
    ? Promise.resolve([])
    : tx
        .select()
        .from(publicNoticeEntry)
        .where(inArray(publicNoticeEntry.noticeId, [...noticeIds]))
        .orderBy(asc(publicNoticeEntry.ordinal))

const objectionColumns = {
  ...getTableColumns(objection),
  fileName: file.name,
}
const objections = (tx: Tx) =>
  tx.select(objectionColumns).from(objection).leftJoin(file, eq(file.id, objection.fileId))

/** Objections to these notices, those that wait first, then as they came. */
export const listObjectionsTo = (tx: Tx, noticeIds: readonly string[]): Promise<ObjectionRow[]> =>
  noticeIds.length === 0
    ? Promise.resolve([])
    : objections(tx)
        .where(inArray(objection.noticeId, [...noticeIds]))
        .orderBy(asc(objection.state), asc(objection.filedAt), asc(objection.id))

export const listObjectionsAbout = (tx: Tx, entryIds: readonly string[]): Promise<ObjectionRow[]> =>
  entryIds.length === 0
    ? Promise.resolve([])
    : objections(tx)
        .where(inArray(objection.entryId, [...entryIds]))
        .orderBy(asc(objection.filedAt), asc(objection.id))

export const findObjection = async (
  tx: Tx,
  id: string,
  options: { lock?: boolean } = {},
): Promise<ObjectionRow | undefined> => {
  const query = objections(tx).where(eq(objection.id, id))
  return (await (options.lock ? query.for('update', { of: objection }) : query))[0]
}

export const listAnswersTo = (tx: Tx, objectionIds: readonly string[]): Promise<AnswerRow[]> =>
  objectionIds.length === 0
    ? Promise.resolve([])
    : tx
        .select({ ...getTableColumns(objectionAnswer), fileName: file.name })
        .from(objectionAnswer)
        .leftJoin(file, eq(file.id, objectionAnswer.fileId))
        .where(inArray(objectionAnswer.objectionId, [...objectionIds]))
        .orderBy(asc(objectionAnswer.at), asc(objectionAnswer.id))

export const findAnswer = async (tx: Tx, id: string, options: { lock?: boolean } = {}) => {
  const query = tx.select().from(objectionAnswer).where(eq(objectionAnswer.id, id))
  return (await (options.lock ? query.for('update') : query))[0]
}

/** Until when each of these entries is or was shown, and how many objections to it wait. One query. */
export const listShown = (tx: Tx, entryIds: readonly string[]) =>
  entryIds.length === 0
    ? Promise.resolve([])
    : tx
        .select({
          entryId: publicNoticeEntry.entryId,
          closesAt: sql<string>`max(${publicNotice.closesAt})`,
          openObjections: sql<number>`(select count(*)::int from ${objection} o
            where o.entry_id = ${publicNoticeEntry.entryId} and o.state = 'open')`,
        })
        .from(publicNoticeEntry)
        .innerJoin(publicNotice, eq(publicNotice.id, publicNoticeEntry.noticeId))
        .where(inArray(publicNoticeEntry.entryId, [...entryIds]))
        .groupBy(publicNoticeEntry.entryId)

/** The entry on this notice. */
export const findNoticeEntry = async (tx: Tx, noticeId: string, entryId: string) =>
  (
    await tx
      .select()
      .from(publicNoticeEntry)
      .where(and(eq(publicNoticeEntry.noticeId, noticeId), eq(publicNoticeEntry.entryId, entryId)))
  )[0]

/** What this unit objected to in this dossier, and nobody has ruled on yet. */
export const findOpenObjection = async (tx: Tx, entryId: string, unitId: string) =>
  (
    await tx
      .select({ receiptCode: objection.receiptCode })
      .from(objection)
      .where(and(eq(objection.entryId, entryId), eq(objection.unitId, unitId), eq(objection.state, 'open')))
  )[0]
