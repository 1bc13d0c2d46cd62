import {
  appeal,
  assignment,
  conflict,
  edition,
  panelMember,
  remark,
  scoreSheet,
  stage,
  stageEntry,
  type Tx,
} from '@xk/db'
import type { SheetMarks } from '@xk/db'
import { and, asc, desc, eq, inArray, isNull, ne } from 'drizzle-orm'

export type AppealRow = typeof appeal.$inferSelect
export type RemarkRow = typeof remark.$inferSelect

/** What was decided about these appeals' wishes for marking anew. One query. */
export const listRemarksOf = async (
  tx: Tx,
  appealIds: readonly string[],
): Promise<Map<string, RemarkRow>> => {
  if (appealIds.length === 0) return new Map()
  const rows = await tx
    .select()
    .from(remark)
    .where(inArray(remark.appealId, [...appealIds]))
  return new Map(rows.map((row) => [row.appealId, row]))
}

export const listAppealsOf = (tx: Tx, entryId: string): Promise<AppealRow[]> =>
  tx.select().from(appeal).where(eq(appeal.entryId, entryId)).orderBy(desc(appeal.filedAt), desc(appeal.id))

/** An edition's appeals, those that wait first, by when they are due. */
export const listAppealsIn = (tx: Tx, editionId: string): Promise<AppealRow[]> =>
  tx
    .select()
    .from(appeal)
    .where(eq(appeal.editionId, editionId))
    .orderBy(desc(appeal.state), asc(appeal.due), asc(appeal.id))

export const findAppeal = async (
  tx: Tx,
  id: string,
  options: { lock?: boolean } = {},
): Promise<AppealRow | undefined> => {
  const found = tx.select().from(appeal).where(eq(appeal.id, id))
  return (await (options.lock ? found.for('update') : found))[0]
}

/** What ties someone to an edition's panel or to this entry: one query. */
export const findTies = async (
  tx: Tx,
  personId: string,
  of: { editionId: string; entryId: string },
): Promise<{ onPanel: boolean; conflicted: boolean }> => {
  const [seats, conflicts] = await Promise.all([
    tx
      .select({ id: panelMember.id })
      .from(panelMember)
      .innerJoin(stage, eq(stage.id, panelMember.stageId))
      .where(and(eq(stage.editionId, of.editionId), eq(panelMember.personId, personId)))
      .limit(1),
    tx
      .select({ id: conflict.id })
      .from(conflict)
      .where(
        and(eq(conflict.personId, personId), eq(conflict.entryId, of.entryId), isNull(conflict.liftedAt)),
      )
      .limit(1),
  ])
  return { onPanel: seats.length > 0, conflicted: conflicts.length > 0 }
}

/** The scored stages that an entry took part in, in their order. */
export const listStagesOf = (tx: Tx, entryId: string) =>
  tx
    .select({ stageId: stageEntry.stageId, stageEntryId: stageEntry.id, ord: stage.ord })
    .from(stageEntry)
    .innerJoin(stage, and(eq(stage.id, stageEntry.stageId), eq(stage.kind, 'scoring')))
    .where(eq(stageEntry.entryId, entryId))
    .orderBy(asc(stage.ord))

/** What judges wrote about a stage entry in sheets that were handed in: texts only, without who wrote them. */
export const listCommentsOn = async (tx: Tx, stageEntryId: string): Promise<SheetMarks[]> => {
  const rows = await tx
    .select({ body: scoreSheet.body })
    .from(scoreSheet)
    .innerJoin(assignment, eq(assignment.id, scoreSheet.assignmentId))
    .where(
      and(
        eq(assignment.stageEntryId, stageEntryId),
        eq(scoreSheet.state, 'handedIn'),
        ne(assignment.state, 'withdrawn'),
        ne(assignment.kind, 'specimen'),
      ),
    )
  return rows.map(({ body }) => body)
}

export const findSlug = async (tx: Tx, editionId: string): Promise<string | undefined> =>
  (await tx.select({ slug: edition.slug }).from(edition).where(eq(edition.id, editionId)))[0]?.slug
