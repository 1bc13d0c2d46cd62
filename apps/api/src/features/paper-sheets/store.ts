import {
  account,
  assignment,
  file,
  paperScan,
  paperSheet,
  paperTyping,
  scoreSheet,
  stageEntry,
  type Tx,
} from '@xk/db'
import { and, asc, desc, eq, inArray, ne, sql } from 'drizzle-orm'

/** In a query over assignments: the judge has it on screen, not handed in on paper. */
export const notOnPaper = sql`not exists (select 1 from ${paperSheet} p
  where p.assignment_id = ${assignment.id} and p.state = 'open')`

export type PaperRow = typeof paperSheet.$inferSelect
export type TypingRow = typeof paperTyping.$inferSelect

/** The paper of an assignment that is being typed, else the latest that became a sheet. */
export const findPaper = async (tx: Tx, assignmentId: string): Promise<PaperRow | undefined> =>
  (
    await tx
      .select()
      .from(paperSheet)
      .where(and(eq(paperSheet.assignmentId, assignmentId), ne(paperSheet.state, 'givenUp')))
      .orderBy(asc(sql`${paperSheet.state} <> 'open'`), desc(paperSheet.openedAt))
      .limit(1)
  )[0]

/** What each of the two typists typed last, the first before the second, of each of these papers. */
export const listReadings = (tx: Tx, paperIds: readonly string[]): Promise<TypingRow[]> =>
  paperIds.length === 0
    ? Promise.resolve([])
    : tx
        .selectDistinctOn([paperTyping.paperSheetId, paperTyping.place])
        .from(paperTyping)
        .where(inArray(paperTyping.paperSheetId, [...paperIds]))
        .orderBy(asc(paperTyping.paperSheetId), asc(paperTyping.place), desc(paperTyping.n))

/** Scans of these papers by page; what was erased is missing. */
export const listPaperScans = (tx: Tx, paperIds: readonly string[]) =>
  paperIds.length === 0
    ? Promise.resolve([])
    : tx
        .select({
          id: paperScan.id,
          paperSheetId: paperScan.paperSheetId,
          page: paperScan.page,
          fileId: file.id,
          type: file.type,
          bytes: file.size,
          sha256: file.sha256,
          pictures: sql<number>`coalesce(${file.pages}, 1)`,
        })
        .from(paperScan)
        .innerJoin(file, eq(file.id, paperScan.fileId))
        .where(inArray(paperScan.paperSheetId, [...paperIds]))
        .orderBy(asc(paperScan.page))
export type PaperScanRow = Awaited<ReturnType<typeof listPaperScans>>[number]

/** A scan of one of an assignment's papers, with the number of its page. */
export const findPaperScan = async (tx: Tx, assignmentId: string, scanId: string) =>
  (
    await tx
      .select({
        id: paperScan.id,
        fileId: file.id,
        page: paperScan.page,
        type: file.type,
        bytes: file.size,
        pages: file.pages,
      })
      .from(paperScan)
      .innerJoin(paperSheet, eq(paperSheet.id, paperScan.paperSheetId))
      .innerJoin(file, eq(file.id, paperScan.fileId))
      .where(and(eq(paperScan.id, scanId), eq(paperSheet.assignmentId, assignmentId)))
  )[0]

/** The latest sheet of an assignment that stands, and the number that a further one gets. */
export const findSheetsOf = async (tx: Tx, assignmentId: string) => {
  const rows = await tx
    .select()
    .from(scoreSheet)
    .where(eq(scoreSheet.assignmentId, assignmentId))
    .orderBy(desc(scoreSheet.n))
  return { live: rows.find(({ state }) => state !== 'superseded'), next: (rows[0]?.n ?? 0) + 1 }
}

/** Accounts of a person: a judge's own, who never types their own sheet. */
export const listAccountsOf = async (tx: Tx, personId: string): Promise<string[]> =>
  (await tx.select({ id: account.id }).from(account).where(eq(account.personId, personId))).map(
    ({ id }) => id,
  )

/** Papers of a stage that stand, open or settled, by assignment. One query. */
export const listStagePapers = (tx: Tx, assignmentIds: readonly string[]) =>
  assignmentIds.length === 0
    ? Promise.resolve([])
    : tx
        .select()
        .from(paperSheet)
        .where(and(inArray(paperSheet.assignmentId, [...assignmentIds]), ne(paperSheet.state, 'givenUp')))
        .orderBy(asc(paperSheet.openedAt))

/** Papers of an assignment that became sheets, the first first. */
export const listSettledPapers = (tx: Tx, assignmentId: string) =>
  tx
    .select()
    .from(paperSheet)
    .where(and(eq(paperSheet.assignmentId, assignmentId), eq(paperSheet.state, 'settled')))
    .orderBy(asc(paperSheet.openedAt))

/** For those who watch over a stage: what is being typed from paper, and which sheets came so. One query. */
export const listPaperMarks = async (tx: Tx, stageId: string) => {
  const rows = await tx
    .select({
      assignmentId: paperSheet.assignmentId,
      state: paperSheet.state,
      scoreSheetId: paperSheet.scoreSheetId,
    })
    .from(paperSheet)
    .innerJoin(assignment, eq(assignment.id, paperSheet.assignmentId))
    .innerJoin(stageEntry, eq(stageEntry.id, assignment.stageEntryId))
    .where(and(eq(stageEntry.stageId, stageId), ne(paperSheet.state, 'givenUp')))
  return {
    open: new Set(rows.flatMap((it) => (it.state === 'open' ? [it.assignmentId] : []))),
    typed: new Set(rows.flatMap((it) => it.scoreSheetId ?? [])),
  }
}
export type PaperMarks = Awaited<ReturnType<typeof listPaperMarks>>
