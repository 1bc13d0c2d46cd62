import {
  edition,
  escalation,
  escalationAnswer,
  escalationAnswerLine,
  type EscalationSheet,
  file,
  submissionMemo,
  type Tx,
} from '@xk/db'
import type { EscalationState } from '@xk/domain/escalation'
import { digestOf, fail, notFound, ok, type Result } from '@xk/domain/kernel'
import { type Command, denialOf, type Viewer } from '@xk/domain/policy'
import { and, asc, desc, eq, inArray } from 'drizzle-orm'
import { handsIn, thingOf } from '../hands/hands.ts'

export type MemoRow = typeof submissionMemo.$inferSelect
export type LineRow = Omit<typeof escalation.$inferSelect, 'state'> & { state: EscalationState }
export type AnswerRow = typeof escalationAnswer.$inferSelect

/** Words and list as a second person approves them. */
export const memoDigest = (
  memo: Pick<MemoRow, 'body'>,
  lines: readonly { stageEntryId: string; sheet: EscalationSheet }[],
): string =>
  digestOf({ body: memo.body, lines: lines.map(({ stageEntryId, sheet }) => ({ stageEntryId, sheet })) })

/** Lines of memos in their order; withdrawn ones too. */
export const listLines = async (tx: Tx, memoIds: readonly string[]): Promise<LineRow[]> =>
  (await tx
    .select()
    .from(escalation)
    .where(inArray(escalation.memoId, [...memoIds]))
    .orderBy(asc(escalation.ordinal), asc(escalation.id))) as LineRow[]

export const listMemos = async (tx: Tx, editionId: string): Promise<MemoRow[]> =>
  tx
    .select()
    .from(submissionMemo)
    .where(eq(submissionMemo.editionId, editionId))
    .orderBy(desc(submissionMemo.preparedAt), asc(submissionMemo.id))

/** Answers to memos with whom they are about, the latest first: two statements. */
export const listAnswers = async (tx: Tx, memoIds: readonly string[]) => {
  const rows = await tx
    .select({ answer: escalationAnswer, fileName: file.name, sha256: file.sha256 })
    .from(escalationAnswer)
    .leftJoin(file, eq(file.id, escalationAnswer.fileId))
    .where(inArray(escalationAnswer.memoId, [...memoIds]))
    .orderBy(desc(escalationAnswer.recordedAt), asc(escalationAnswer.id))
  const lines = await tx
    .select()
    .from(escalationAnswerLine)
    .where(
      inArray(
        escalationAnswerLine.answerId,
        rows.map(({ answer }) => answer.id),
      ),
    )
  return rows.map(({ answer, fileName, sha256 }) => ({
    ...answer,
    fileName,
    sha256,
    lines: lines.filter(({ answerId }) => answerId === answer.id).map(({ escalationId }) => escalationId),
  }))
}

/** Everybody who wrote at a memo: none of them approves it. */
export const writersOf = async (tx: Tx, memo: MemoRow | undefined): Promise<string[]> =>
  memo ? [memo.preparedBy, ...(await handsIn(tx, [thingOf.memo(memo.id)]))] : []

export interface MemoContext {
  memo: MemoRow
  lines: LineRow[]
  edition: typeof edition.$inferSelect
}

/** A memo for someone who may issue this command there, held for the transaction where `lock`. */
export const findMemoFor = async (
  tx: Tx,
  viewer: Viewer,
  command: Command,
  id: string,
  options: { lock?: boolean } = {},
): Promise<Result<MemoContext>> => {
  const found = tx.select().from(submissionMemo).where(eq(submissionMemo.id, id))
  const [row] = await (options.lock ? found.for('update') : found)
  const facts = row ? { editionId: row.editionId, preparedBy: await writersOf(tx, row) } : {}
  const denied = denialOf(command, viewer, facts)
  if (denied || !row) return fail(denied ?? notFound)
  const [of] = await tx.select().from(edition).where(eq(edition.id, row.editionId))
  if (!of) return fail(notFound)
  return ok({ memo: row, lines: await listLines(tx, [id]), edition: of })
}

/** An answer with its memo and whom it is about. */
export const findAnswerFor = async (
  tx: Tx,
  viewer: Viewer,
  command: Command,
  id: string,
  options: { lock?: boolean } = {},
): Promise<Result<MemoContext & { answer: AnswerRow; about: LineRow[] }>> => {
  const [row] = await tx.select().from(escalationAnswer).where(eq(escalationAnswer.id, id))
  const [memo] = row ? await tx.select().from(submissionMemo).where(eq(submissionMemo.id, row.memoId)) : []
  const denied = denialOf(
    command,
    viewer,
    row && memo ? { editionId: memo.editionId, preparedBy: [row.recordedBy] } : {},
  )
  if (denied || !row || !memo) return fail(denied ?? notFound)
  // The memo is what commands about its answers wait for.
  if (options.lock) await tx.select().from(submissionMemo).where(eq(submissionMemo.id, memo.id)).for('update')
  const [fresh] = await tx.select().from(escalationAnswer).where(eq(escalationAnswer.id, id))
  const [of] = await tx.select().from(edition).where(eq(edition.id, memo.editionId))
  if (!of || !fresh) return fail(notFound)
  const lines = await listLines(tx, [memo.id])
  const about = await tx
    .select({ id: escalationAnswerLine.escalationId })
    .from(escalationAnswerLine)
    .where(eq(escalationAnswerLine.answerId, id))
  return ok({
    memo,
    edition: of,
    lines,
    answer: fresh,
    about: lines.filter((line) => about.some((it) => it.id === line.id)),
  })
}

/** Sets the state of lines; the caller has asked the table of states. */
export const saveLineState = async (
  tx: Tx,
  ids: readonly string[],
  to: { state: EscalationState; at: Date; reason?: string | null; due?: string | null },
): Promise<void> => {
  if (ids.length === 0) return
  await tx
    .update(escalation)
    .set({ due: null, ...to })
    .where(and(inArray(escalation.id, [...ids])))
}
