import { assignment, correction, remark, scoreSheet, stageEntry, type Tx } from '@xk/db'
import { and, asc, desc, eq, ne, sql } from 'drizzle-orm'
import type { TeamAwards } from '../results/approval.ts'
import type { AssignedSheet } from '../results/load-stage-inputs.ts'
import type { CorrectedResult, CorrectionChoices } from './corrected-result.ts'

/** What a correction puts in force, and what stood before it. */
export interface CorrectionOutcome extends CorrectedResult {
  before: { standings: { stageId: string; n: number }[]; team: TeamAwards }
}

export type CorrectionRow = Omit<typeof correction.$inferSelect, 'outcome' | 'choices'> & {
  outcome: CorrectionOutcome
  choices: CorrectionChoices
}

const asCorrection = (row: typeof correction.$inferSelect): CorrectionRow => ({
  ...row,
  outcome: row.outcome as CorrectionOutcome,
  choices: row.choices as CorrectionChoices,
})

/** Every correction of an edition, the latest first; those that were taken back too. */
export const listCorrections = async (tx: Tx, editionId: string): Promise<CorrectionRow[]> =>
  (
    await tx.select().from(correction).where(eq(correction.editionId, editionId)).orderBy(desc(correction.n))
  ).map(asCorrection)

/** The one that waits for a second person; held for the transaction. */
export const lockWaiting = async (tx: Tx, editionId: string): Promise<CorrectionRow | undefined> =>
  (
    await tx
      .select()
      .from(correction)
      .where(and(eq(correction.editionId, editionId), eq(correction.state, 'prepared')))
      .for('update')
  ).map(asCorrection)[0]

/** Those in force, the earliest first. */
export const listApproved = async (tx: Tx, editionId: string): Promise<CorrectionRow[]> =>
  (
    await tx
      .select()
      .from(correction)
      .where(and(eq(correction.editionId, editionId), eq(correction.state, 'approved')))
      .orderBy(asc(correction.n))
  ).map(asCorrection)

/** Markings anew that were accepted in an edition, with the sheets that were handed in there. Two queries. */
export const listRemarkSheets = async (tx: Tx, editionId: string) => {
  const rows = await tx
    .select({ remark, originalId: stageEntry.id })
    .from(remark)
    .innerJoin(stageEntry, eq(stageEntry.id, remark.stageEntryId))
    .innerJoin(sql`stage`, sql`stage.id = ${stageEntry.stageId} and stage.edition_id = ${editionId}`)
  const sheets = await tx
    .select({
      remarkEntryId: assignment.stageEntryId,
      sheet: {
        assignmentId: assignment.id,
        memberId: assignment.memberId,
        segment: assignment.segment,
        sheetId: sql<string | null>`${scoreSheet.id}`,
        sheetN: sql<number | null>`${scoreSheet.n}`,
        sheetState: sql<AssignedSheet['sheetState']>`${scoreSheet.state}`,
        sheetReason: sql<string | null>`${scoreSheet.reason}`,
        digest: sql<string | null>`${scoreSheet.digest}`,
        marks: sql<Record<string, number> | null>`${scoreSheet.body}->'marks'`,
      },
    })
    .from(remark)
    .innerJoin(assignment, eq(assignment.stageEntryId, remark.remarkEntryId))
    .leftJoin(scoreSheet, and(eq(scoreSheet.assignmentId, assignment.id), ne(scoreSheet.state, 'superseded')))
    .innerJoin(stageEntry, eq(stageEntry.id, remark.stageEntryId))
    .innerJoin(sql`stage`, sql`stage.id = ${stageEntry.stageId} and stage.edition_id = ${editionId}`)
    .where(and(ne(assignment.state, 'withdrawn'), ne(assignment.kind, 'specimen')))
    .orderBy(asc(assignment.id))
  return rows.map(({ remark: row, originalId }) => ({
    row,
    sheets: sheets
      .filter(({ remarkEntryId }) => remarkEntryId === row.remarkEntryId)
      .map(({ sheet }): AssignedSheet => ({ ...sheet, stageEntryId: originalId, kind: 'remark' })),
  }))
}

export const findStageOf = async (tx: Tx, stageEntryId: string): Promise<string | undefined> =>
  (await tx.select({ id: stageEntry.stageId }).from(stageEntry).where(eq(stageEntry.id, stageEntryId)))[0]?.id
