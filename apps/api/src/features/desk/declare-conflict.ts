import { assignment } from '@xk/db'
import { fail, notFound, ok } from '@xk/domain/kernel'
import { answer, denialOf } from '@xk/domain/policy'
import { eq } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import { saveConflict } from '../panel/save-conflict.ts'
import { findScoringStage } from '../panel/store.ts'
import { deskFacts } from './facts.ts'
import { lockDeskItem } from './store.ts'

/** "Có liên quan, không chấm": the judge steps back from an entry; it is gone from their desk at once. */
export const declareConflict = (deps: Deps, actor: Actor, input: { assignmentId: string; reason: string }) =>
  runCommand(deps, actor, 'conflict.declare', input, async (tx, record) => {
    const item = await lockDeskItem(tx, input.assignmentId)
    const denied = denialOf('conflict.declare', actor.viewer, deskFacts(actor.viewer, item))
    if (denied) return fail(denied)
    const stage = item && (await findScoringStage(tx, item.stageId))
    if (!item || !stage) return fail(notFound)
    if (item.assignment.state === 'handedIn') return fail({ code: 'sheet/already-handed-in' })
    const now = deps.now()
    await saveConflict(tx, {
      id: deps.newId(),
      editionId: stage.editionId,
      personId: item.member.personId,
      entryId: item.entryId,
      source: 'declared',
      reason: input.reason,
      recordedBy: actor.viewer.accountId,
      recordedAt: now,
    })
    await tx.update(assignment).set({ state: 'withdrawn' }).where(eq(assignment.id, item.assignment.id))
    record({
      kind: 'conflict',
      payload: { memberId: item.member.id, stageEntryId: item.stageEntryId, source: 'declared' },
    })
    return ok(answer({ withdrawn: true }))
  })
