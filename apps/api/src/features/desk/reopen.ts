import { account, assignment, panelMember, scoreSheet, stageEntry, type Tx } from '@xk/db'
import { fail, notFound, ok } from '@xk/domain/kernel'
import { answer, type Command, denialOf, type Viewer } from '@xk/domain/policy'
import { eq } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import { notify } from '../accounts/notices.ts'
import { findScoringStage } from '../panel/store.ts'
import { findLiveSheet } from './store.ts'

/** The live sheet of an assignment for its panel's chair, locked; or why the chair may not touch it. */
export const findForChair = async (tx: Tx, actor: Actor, command: Command, assignmentId: string) => {
  const [row] = await tx
    .select({ assignment, member: panelMember, stageId: stageEntry.stageId, blindCode: stageEntry.blindCode })
    .from(assignment)
    .innerJoin(panelMember, eq(panelMember.id, assignment.memberId))
    .innerJoin(stageEntry, eq(stageEntry.id, assignment.stageEntryId))
    .where(eq(assignment.id, assignmentId))
    .for('update', { of: assignment })
  const stage = row && (await findScoringStage(tx, row.stageId))
  const denied = denialOf(command, actor.viewer, stage ? { editionId: stage.editionId } : {})
  if (denied) return fail(denied)
  const live = row && (await findLiveSheet(tx, assignmentId))
  if (!row || !stage || !live) return fail(notFound)
  return ok({ ...row, stage, live })
}

/** The same to read, without a lock and whatever became of the sheet. */
export const findForChairToRead = async (tx: Tx, viewer: Viewer, assignmentId: string) => {
  const [row] = await tx
    .select({
      stageEntryId: assignment.stageEntryId,
      segment: assignment.segment,
      stageId: stageEntry.stageId,
    })
    .from(assignment)
    .innerJoin(stageEntry, eq(stageEntry.id, assignment.stageEntryId))
    .where(eq(assignment.id, assignmentId))
  const stage = row && (await findScoringStage(tx, row.stageId))
  const denied = denialOf('scoreSheet.versions', viewer, stage ? { editionId: stage.editionId } : {})
  if (denied) return fail(denied)
  return row && stage ? ok({ ...row, stage }) : fail(notFound)
}

/** Tells the judge of an assignment what became of their sheet. */
const tellJudge = async (
  deps: Deps,
  tx: Tx,
  personId: string,
  kind: string,
  facts: Record<string, string>,
) => {
  const accounts = await tx.select({ id: account.id }).from(account).where(eq(account.personId, personId))
  await notify(
    deps,
    tx,
    accounts.map(({ id }) => id),
    kind,
    facts,
  )
}

/**
 * Gives a handed-in sheet back to its judge, with a reason: the old one stays as it was, superseded, and a new
 * draft begins from its text. Not once the standing is frozen.
 */
export const reopenSheet = (deps: Deps, actor: Actor, input: { assignmentId: string; reason: string }) =>
  runCommand(deps, actor, 'scoreSheet.reopen', input, async (tx, record) => {
    const found = await findForChair(tx, actor, 'scoreSheet.reopen', input.assignmentId)
    if (!found.ok) return found
    const { live, stage, assignment: assigned, member, blindCode } = found.value
    if (live.state !== 'handedIn') return fail({ code: 'record/in-wrong-state', state: live.state })
    if (stage.stageState !== 'running')
      return fail({ code: 'record/in-wrong-state', state: stage.stageState })
    await tx.update(scoreSheet).set({ state: 'superseded' }).where(eq(scoreSheet.id, live.id))
    await tx.insert(scoreSheet).values({
      id: deps.newId(),
      assignmentId: assigned.id,
      n: live.n + 1,
      version: live.version + 1,
      state: 'draft',
      body: live.body,
      savedAt: deps.now(),
      reason: input.reason,
    })
    await tx.update(assignment).set({ state: 'open' }).where(eq(assignment.id, assigned.id))
    await tellJudge(deps, tx, member.personId, 'sheet.reopened', {
      stageId: stage.stageId,
      editionTitle: stage.editionTitle,
      blindCode,
    })
    record({ kind: 'reopen', payload: { assignmentId: assigned.id, sheetId: live.id, reason: input.reason } })
    return ok(answer({ reopened: true }))
  })

/** Lets a sheet that came after the end of judging count, with a reason. */
export const acceptLateSheet = (deps: Deps, actor: Actor, input: { assignmentId: string; reason: string }) =>
  runCommand(deps, actor, 'scoreSheet.acceptLate', input, async (tx, record) => {
    const found = await findForChair(tx, actor, 'scoreSheet.acceptLate', input.assignmentId)
    if (!found.ok) return found
    const { live, stage, assignment: assigned } = found.value
    if (live.state !== 'late') return fail({ code: 'record/in-wrong-state', state: live.state })
    if (stage.stageState !== 'running')
      return fail({ code: 'record/in-wrong-state', state: stage.stageState })
    await tx
      .update(scoreSheet)
      .set({ state: 'handedIn', reason: input.reason })
      .where(eq(scoreSheet.id, live.id))
    await tx.update(assignment).set({ state: 'handedIn' }).where(eq(assignment.id, assigned.id))
    record({
      kind: 'handIn',
      payload: { assignmentId: assigned.id, sheetId: live.id, late: true, reason: input.reason },
    })
    return ok(answer({ accepted: true }))
  })
