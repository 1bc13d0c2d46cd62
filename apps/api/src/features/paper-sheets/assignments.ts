import { assignment, conflict, panelMember, personIdentity, scoreSheet, stageEntry, type Tx } from '@xk/db'
import { and, asc, eq, ne, sql } from 'drizzle-orm'

const conflicted = sql<boolean>`exists (select 1 from ${conflict} c where c.person_id = ${panelMember.personId}
  and c.entry_id = ${stageEntry.entryId} and c.lifted_at is null)`

/** One assignment with its judge and the work's code; what the work says and who wrote it stays where it is. */
export const findPaperAssignment = async (tx: Tx, assignmentId: string, options: { lock?: boolean } = {}) => {
  const query = tx
    .select({
      assignment,
      member: panelMember,
      judgeName: sql<string>`coalesce((select i.full_name from ${personIdentity} i
        where i.person_id = ${panelMember.personId}), '—')`,
      stageId: stageEntry.stageId,
      stageEntryId: stageEntry.id,
      blindCode: stageEntry.blindCode,
      conflicted,
    })
    .from(assignment)
    .innerJoin(panelMember, eq(panelMember.id, assignment.memberId))
    .innerJoin(stageEntry, eq(stageEntry.id, assignment.stageEntryId))
    .where(eq(assignment.id, assignmentId))
  return (await (options.lock ? query.for('update', { of: assignment }) : query))[0]
}
export type PaperAssignment = NonNullable<Awaited<ReturnType<typeof findPaperAssignment>>>

/**
 * Assignments of a stage that a judge may hand in on paper, by judge and then by code, with what stands on the screen:
 * undertaken, no conflict, not withdrawn. One query.
 */
export const listPaperAssignments = (tx: Tx, stageId: string) =>
  tx
    .select({
      id: assignment.id,
      stageEntryId: stageEntry.id,
      blindCode: stageEntry.blindCode,
      memberId: panelMember.id,
      personId: panelMember.personId,
      judgeName: sql<string>`coalesce(${personIdentity.fullName}, '—')`,
      segment: assignment.segment,
      kind: assignment.kind,
      sheetId: scoreSheet.id,
      sheetState: scoreSheet.state,
      sheetBody: scoreSheet.body,
    })
    .from(assignment)
    .innerJoin(panelMember, eq(panelMember.id, assignment.memberId))
    .innerJoin(stageEntry, eq(stageEntry.id, assignment.stageEntryId))
    .leftJoin(personIdentity, eq(personIdentity.personId, panelMember.personId))
    .leftJoin(scoreSheet, and(eq(scoreSheet.assignmentId, assignment.id), ne(scoreSheet.state, 'superseded')))
    .where(
      and(
        eq(stageEntry.stageId, stageId),
        ne(assignment.state, 'withdrawn'),
        sql`${panelMember.undertakenAt} is not null`,
        sql`not ${conflicted}`,
      ),
    )
    .orderBy(sql`${personIdentity.sortKey} collate "vi-x-icu"`, asc(stageEntry.blindCode), asc(assignment.id))
