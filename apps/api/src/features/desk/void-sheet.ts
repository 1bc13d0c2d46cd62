import { assignment, scoreSheet } from '@xk/db'
import { fail, ok } from '@xk/domain/kernel'
import { answer } from '@xk/domain/policy'
import { eq } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import { findForChair } from './reopen.ts'

/**
 * The chair lets a handed-in sheet no longer count, with a reason (a judge who dropped out half-way): it stays as it
 * was, superseded, and the work needs another judge. Below the least number of sheets there is no score.
 */
export const voidSheet = (deps: Deps, actor: Actor, input: { assignmentId: string; reason: string }) =>
  runCommand(deps, actor, 'scoreSheet.void', input, async (tx, record) => {
    const found = await findForChair(tx, actor, 'scoreSheet.void', input.assignmentId)
    if (!found.ok) return found
    const { live, stage, assignment: assigned } = found.value
    if (live.state !== 'handedIn' && live.state !== 'late')
      return fail({ code: 'record/in-wrong-state' as const, state: live.state })
    if (stage.stageState !== 'running')
      return fail({ code: 'record/in-wrong-state' as const, state: stage.stageState })
    await tx
      .update(scoreSheet)
      .set({ state: 'superseded', reason: input.reason })
      .where(eq(scoreSheet.id, live.id))
    await tx.update(assignment).set({ state: 'withdrawn' }).where(eq(assignment.id, assigned.id))
    record({
      kind: 'reopen',
      payload: { assignmentId: assigned.id, sheetId: live.id, voided: true, reason: input.reason },
    })
    return ok(answer({ voided: true }))
  })
