import { assignment, conflict, stageEntry, twoPersonRequest } from '@xk/db'
import { fail, notFound, ok } from '@xk/domain/kernel'
import { answer, denialOf } from '@xk/domain/policy'
import { and, eq, isNull } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import { saveConflict } from './save-conflict.ts'
import { findMember, findScoringStage } from './store.ts'

/** The secretariat records a conflict that the roster doesn't know (family, advice given): the entry leaves the desk. */
export const recordConflict = (
  deps: Deps,
  actor: Actor,
  input: { stageId: string; memberId: string; stageEntryId: string; reason: string },
) =>
  runCommand(deps, actor, 'conflict.record', input, async (tx, record) => {
    const stage = await findScoringStage(tx, input.stageId)
    const denied = denialOf('conflict.record', actor.viewer, stage ? { editionId: stage.editionId } : {})
    if (denied) return fail(denied)
    const member = await findMember(tx, input.memberId)
    const [entry] = await tx
      .select({ entryId: stageEntry.entryId })
      .from(stageEntry)
      .where(and(eq(stageEntry.id, input.stageEntryId), eq(stageEntry.stageId, input.stageId)))
    if (!stage || !entry || member?.stageId !== input.stageId) return fail(notFound)
    const now = deps.now()
    await saveConflict(tx, {
      id: deps.newId(),
      editionId: stage.editionId,
      personId: member.personId,
      entryId: entry.entryId,
      source: 'recorded',
      reason: input.reason,
      recordedBy: actor.viewer.accountId,
      recordedAt: now,
    })
    await tx
      .update(assignment)
      .set({ state: 'withdrawn' })
      .where(
        and(
          eq(assignment.memberId, input.memberId),
          eq(assignment.stageEntryId, input.stageEntryId),
          eq(assignment.state, 'open'),
        ),
      )
    record({
      kind: 'conflict',
      payload: { memberId: input.memberId, stageEntryId: input.stageEntryId, source: 'recorded' },
    })
    return ok(answer({ recorded: true }))
  })

/** Asks to lift a conflict, with a reason; it stands until a second person has approved. */
export const requestLift = (
  deps: Deps,
  actor: Actor,
  input: { stageId: string; conflictId: string; reason: string },
) =>
  runCommand(deps, actor, 'conflict.lift.request', input, async (tx) => {
    const stage = await findScoringStage(tx, input.stageId)
    const denied = denialOf(
      'conflict.lift.request',
      actor.viewer,
      stage ? { editionId: stage.editionId } : {},
    )
    if (denied) return fail(denied)
    const [row] = await tx
      .select({ id: conflict.id })
      .from(conflict)
      .where(
        and(
          eq(conflict.id, input.conflictId),
          eq(conflict.editionId, stage?.editionId ?? ''),
          isNull(conflict.liftedAt),
        ),
      )
    if (!stage || !row) return fail(notFound)
    const [waiting] = await tx
      .select({ id: twoPersonRequest.id })
      .from(twoPersonRequest)
      .where(
        and(
          eq(twoPersonRequest.kind, 'liftConflict'),
          eq(twoPersonRequest.subjectId, row.id),
          eq(twoPersonRequest.state, 'waiting'),
        ),
      )
    if (waiting) return fail({ code: 'record/in-wrong-state', state: 'waiting' })
    await tx.insert(twoPersonRequest).values({
      id: deps.newId(),
      kind: 'liftConflict',
      editionId: stage.editionId,
      subjectId: row.id,
      payload: { stageId: input.stageId },
      reason: input.reason,
      requestedBy: actor.viewer.accountId,
      requestedAt: deps.now(),
      state: 'waiting',
    })
    return ok(answer({ waiting: true }))
  })

/** The second person lifts a conflict, or refuses to. */
export const decideLift = (deps: Deps, actor: Actor, input: { requestId: string; grant: boolean }) =>
  runCommand(deps, actor, 'conflict.lift.approve', input, async (tx, record) => {
    const [request] = await tx
      .select()
      .from(twoPersonRequest)
      .where(and(eq(twoPersonRequest.id, input.requestId), eq(twoPersonRequest.kind, 'liftConflict')))
      .for('update')
    const denied = denialOf(
      'conflict.lift.approve',
      actor.viewer,
      request
        ? {
            ...(request.editionId ? { editionId: request.editionId } : {}),
            preparedBy: [request.requestedBy],
          }
        : {},
    )
    if (denied) return fail(denied)
    if (!request?.subjectId) return fail(notFound)
    if (request.state !== 'waiting') return fail({ code: 'record/in-wrong-state', state: request.state })
    const [row] = await tx.select().from(conflict).where(eq(conflict.id, request.subjectId)).for('update')
    // What was recorded since is not what was asked about.
    if (input.grant && (!row || row.liftedAt !== null || row.recordedAt > request.requestedAt))
      return fail({ code: 'record/in-wrong-state', state: row?.liftedAt ? 'lifted' : 'recordedAnew' })
    const now = deps.now()
    await tx
      .update(twoPersonRequest)
      .set({ state: input.grant ? 'granted' : 'refused', decidedBy: actor.viewer.accountId, decidedAt: now })
      .where(eq(twoPersonRequest.id, request.id))
    if (input.grant) {
      await tx
        .update(conflict)
        .set({
          liftedBy1: request.requestedBy,
          liftedBy2: actor.viewer.accountId,
          liftedAt: now,
          liftReason: request.reason,
        })
        .where(eq(conflict.id, request.subjectId))
      record({
        kind: 'lift',
        payload: { conflictId: request.subjectId, reason: request.reason, requestedBy: request.requestedBy },
      })
    }
    return ok(answer({ lifted: input.grant }))
  })
