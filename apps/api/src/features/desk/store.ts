import {
  assignment,
  conflict,
  panelMember,
  paperSheet,
  rendition,
  schedule,
  scoreSheet,
  type SheetMarks,
  stage,
  stageEntry,
  statement,
  type Tx,
} from '@xk/db'
import type { RenditionBody } from '@xk/domain/rendition'
import { and, desc, eq, isNull, ne, Param, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { isRestricted } from '../data-protection/store.ts'

/** A conflict of the judge with the entry stands. */
const standingConflict = sql<boolean>`exists (select 1 from ${conflict} c where c.person_id = ${panelMember.personId}
  and c.entry_id = ${stageEntry.entryId} and c.lifted_at is null)`

/** The judge handed this sheet in on paper and it is being typed: their screen is locked. */
const onPaper = sql<boolean>`exists (select 1 from ${paperSheet} p
  where p.assignment_id = ${assignment.id} and p.state = 'open')`

export const findMembership = async (tx: Tx, stageId: string, personId: string) =>
  (
    await tx
      .select()
      .from(panelMember)
      .where(
        and(
          eq(panelMember.stageId, stageId),
          eq(panelMember.personId, personId),
          eq(panelMember.state, 'active'),
        ),
      )
  )[0]

export const listMembershipsOf = (tx: Tx, personId: string) =>
  tx
    .select()
    .from(panelMember)
    .where(and(eq(panelMember.personId, personId), eq(panelMember.state, 'active')))

/**
 * The judge's own work in a stage: assignments without conflict, each with its rendition and live sheet, in the
 * judge's own random order. One query, whatever the number of entries.
 */
export const listDeskItems = (tx: Tx, memberId: string) =>
  tx
    .select({
      assignmentId: assignment.id,
      segment: assignment.segment,
      state: assignment.state,
      kind: assignment.kind,
      blindCode: stageEntry.blindCode,
      restricted: isRestricted(stageEntry.entryId),
      rendition: sql<
        Pick<RenditionBody, 'title' | 'topic'>
      >`jsonb_build_object('title', ${rendition.body}->'title', 'topic', ${rendition.body}->'topic')`,
      sheet: scoreSheet.body,
      sheetState: scoreSheet.state,
      sheetVersion: scoreSheet.version,
      sheetN: scoreSheet.n,
      onPaper,
    })
    .from(assignment)
    .innerJoin(panelMember, eq(panelMember.id, assignment.memberId))
    .innerJoin(stageEntry, eq(stageEntry.id, assignment.stageEntryId))
    .innerJoin(rendition, and(eq(rendition.stageEntryId, stageEntry.id), eq(rendition.state, 'approved')))
    .leftJoin(scoreSheet, and(eq(scoreSheet.assignmentId, assignment.id), ne(scoreSheet.state, 'superseded')))
    .where(
      and(eq(assignment.memberId, memberId), ne(assignment.state, 'withdrawn'), sql`not ${standingConflict}`),
    )
    .orderBy(assignment.position, assignment.id)

/** What decides whether an assignment's judge may read and score. */
const deskItem = {
  assignment,
  member: panelMember,
  stageId: stageEntry.stageId,
  entryId: stageEntry.entryId,
  stageEntryId: stageEntry.id,
  blindCode: stageEntry.blindCode,
  conflicted: standingConflict,
  onPaper,
}

/** One assignment with the work that it is about: one query. */
export const findDeskItem = async (tx: Tx, assignmentId: string) =>
  (
    await tx
      .select({
        ...deskItem,
        rendition: rendition.body,
        renditionId: rendition.id,
        restricted: isRestricted(stageEntry.entryId),
      })
      .from(assignment)
      .innerJoin(panelMember, eq(panelMember.id, assignment.memberId))
      .innerJoin(stageEntry, eq(stageEntry.id, assignment.stageEntryId))
      .innerJoin(rendition, and(eq(rendition.stageEntryId, stageEntry.id), eq(rendition.state, 'approved')))
      .where(eq(assignment.id, assignmentId))
  )[0]

/**
 * Holds all assignments of a judge until the transaction ends, before their sheets are looked at: none passes to
 * paper, and none is handed in a second time, while they are handed in.
 */
export const lockAssignmentsOf = (tx: Tx, memberId: string) =>
  tx
    .select({ id: assignment.id })
    .from(assignment)
    .where(eq(assignment.memberId, memberId))
    .orderBy(assignment.id)
    .for('update')

const lockItem = statement((tx) =>
  tx
    .select({ ...deskItem, editionId: stage.editionId })
    .from(assignment)
    .innerJoin(panelMember, eq(panelMember.id, assignment.memberId))
    .innerJoin(stageEntry, eq(stageEntry.id, assignment.stageEntryId))
    .innerJoin(stage, eq(stage.id, stageEntry.stageId))
    .innerJoin(rendition, and(eq(rendition.stageEntryId, stageEntry.id), eq(rendition.state, 'approved')))
    .where(eq(assignment.id, sql.placeholder('assignmentId')))
    .for('update', { of: assignment })
    .prepare('desk-lock'),
)

/** As {@link findDeskItem} without the work's text, held until the transaction ends. */
export const lockDeskItem = async (tx: Tx, assignmentId: string) => (await lockItem(tx, { assignmentId }))[0]

const liveSheet = statement((tx) =>
  tx
    .select()
    .from(scoreSheet)
    .where(
      and(eq(scoreSheet.assignmentId, sql.placeholder('assignmentId')), ne(scoreSheet.state, 'superseded')),
    )
    .orderBy(desc(scoreSheet.n))
    .limit(1)
    .prepare('live-sheet'),
)

export const findLiveSheet = async (tx: Tx, assignmentId: string) =>
  (await liveSheet(tx, { assignmentId }))[0]

const overwriteSheet = statement((tx) =>
  tx
    .update(scoreSheet)
    .set({
      body: placed('body', scoreSheet.body),
      savedAt: placed('savedAt', scoreSheet.savedAt),
      version: sql`${scoreSheet.version} + 1`,
    })
    .where(
      and(
        eq(scoreSheet.id, sql.placeholder('id')),
        eq(scoreSheet.version, sql.placeholder('version')),
        eq(scoreSheet.state, 'draft'),
      ),
    )
    .returning({ version: scoreSheet.version })
    .prepare('overwrite-sheet'),
)

/** A value of a statement, written as its column is. */
const placed = (name: string, column: PgColumn) => sql`${new Param(sql.placeholder(name), column)}`

/** Puts a text over the version of a draft that it was written on; answers the new version. */
export const overwriteDraft = async (
  tx: Tx,
  draft: { id: string; version: number },
  body: SheetMarks,
  savedAt: Date,
): Promise<number> => {
  const [written] = await overwriteSheet(tx, { ...draft, body, savedAt })
  // Its assignment is held, so nobody else can have written meanwhile.
  if (!written) throw new Error('a draft changed under its lock')
  return written.version
}

/**
 * The end of judging of a stage for everyone: extensions of single units don't concern judges. The second and later
 * scored stages have dates of their own (judgingEndKey).
 */
export const findJudgingEnd = async (tx: Tx, stageId: string): Promise<Date | undefined> =>
  (await judgingEnd(tx, { stageId }))[0]?.at

const judgingEnd = statement((tx) =>
  tx
    .select({ at: schedule.at })
    .from(schedule)
    .innerJoin(stage, eq(stage.editionId, schedule.editionId))
    .where(
      and(
        eq(stage.id, sql.placeholder('stageId')),
        // Marking anew after the release ends when it is done: the edition's dates are over.
        eq(stage.kind, 'scoring'),
        sql`${schedule.key} = 'judgingUntil' || (
          select case count(*) when 1 then '' else count(*)::text end from ${stage} s
          where s.edition_id = ${stage.editionId} and s.kind = 'scoring' and s.ord <= ${stage.ord})`,
        isNull(schedule.unitId),
      ),
    )
    // Of dates recorded at one instant the later counts, as everywhere.
    .orderBy(desc(schedule.recordedAt), desc(schedule.at))
    .limit(1)
    .prepare('judging-end'),
)
