import { edition, stage, twoPersonRequest } from '@xk/db'
import { transitEdition, transitStage } from '@xk/domain/edition'
import { fail, notFound, ok } from '@xk/domain/kernel'
import { answer, denialOf } from '@xk/domain/policy'
import type { Tx } from '@xk/db'
import { and, eq } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import { notify } from '../accounts/notices.ts'
import { listHolders } from '../grants/store.ts'
import { lockStageFor } from './context.ts'
import { findFrozen } from './frozen.ts'
import { waitingFor } from './unmask-request.ts'

const tellLeads = async (
  deps: Deps,
  tx: Tx,
  kind: string,
  facts: { editionId: string; stageId: string; by: string },
) => {
  const now = deps.now()
  const to = [
    ...(await listHolders(tx, 'lead', now)),
    ...(await listHolders(tx, 'deputy', now)),
    ...(await listHolders(tx, 'secretary', now)),
  ]
  await notify(deps, tx, to, kind, facts)
}

/** A secretary asks to join codes and names (hồi phách) of a frozen stage. */
export const requestUnmask = (deps: Deps, actor: Actor, input: { stageId: string; reason: string }) =>
  runCommand(deps, actor, 'unmask.request', input, async (tx) => {
    const found = await lockStageFor(tx, actor.viewer, 'unmask.request', input.stageId)
    if (!found.ok) return found
    const it = found.value
    const next = transitStage(it.stageState as 'frozen', 'unmask', it.scoring.blind)
    if (!next.ok) return next
    const editionNext = transitEdition(it.editionState as 'frozen', 'unmask', it.scoring.blind)
    if (!editionNext.ok) return editionNext
    const frozen = await findFrozen(tx, it.stageId)
    const [waiting] = await tx
      .select({ id: twoPersonRequest.id })
      .from(twoPersonRequest)
      .where(waitingFor(it.stageId))
    if (waiting || !frozen) return fail({ code: 'record/in-wrong-state' as const, state: 'waiting' })
    const id = deps.newId()
    const by = actor.viewer.accountId
    await tx.insert(twoPersonRequest).values({
      id,
      kind: 'unmask',
      editionId: it.editionId,
      subjectId: it.stageId,
      payload: { standingId: frozen.id, digest: frozen.digest },
      reason: input.reason,
      requestedBy: by,
      requestedAt: deps.now(),
      state: 'waiting',
    })
    await tellLeads(deps, tx, 'unmask.requested', { editionId: it.editionId, stageId: it.stageId, by })
    return ok(answer({ id, waiting: true as const }))
  })

/** The second person joins codes and names of the standing that was declared, or refuses to. */
export const decideUnmask = (deps: Deps, actor: Actor, input: { requestId: string; grant: boolean }) =>
  runCommand<{ unmasked: boolean }>(deps, actor, 'unmask.approve', input, async (tx, record) => {
    const [request] = await tx
      .select()
      .from(twoPersonRequest)
      .where(and(eq(twoPersonRequest.id, input.requestId), eq(twoPersonRequest.kind, 'unmask')))
      .for('update')
    const denied = denialOf(
      'unmask.approve',
      actor.viewer,
      request?.editionId ? { editionId: request.editionId, preparedBy: [request.requestedBy] } : {},
    )
    if (denied) return fail(denied)
    if (!request?.subjectId) return fail(notFound)
    if (request.state !== 'waiting') return fail({ code: 'record/in-wrong-state', state: request.state })
    const by = actor.viewer.accountId
    await tx
      .update(twoPersonRequest)
      .set({ state: input.grant ? 'granted' : 'refused', decidedBy: by, decidedAt: deps.now() })
      .where(eq(twoPersonRequest.id, request.id))
    if (!input.grant) return ok(answer({ unmasked: false }))
    const [row] = await tx
      .select({ stage, edition })
      .from(stage)
      .innerJoin(edition, eq(edition.id, stage.editionId))
      .where(eq(stage.id, request.subjectId))
      .for('update')
    if (!row) return fail(notFound)
    const next = transitStage(row.stage.state as 'frozen', 'unmask', true)
    if (!next.ok) return next
    const editionNext = transitEdition(row.edition.state as 'frozen', 'unmask', true)
    if (!editionNext.ok) return editionNext
    await tx.update(stage).set({ state: next.value }).where(eq(stage.id, row.stage.id))
    await tx.update(edition).set({ state: editionNext.value }).where(eq(edition.id, row.edition.id))
    await tellLeads(deps, tx, 'unmask.done', { editionId: row.edition.id, stageId: row.stage.id, by })
    const payload = request.payload as { standingId: string; digest: string }
    record({
      kind: 'unmask',
      payload: {
        stageId: row.stage.id,
        requestedBy: request.requestedBy,
        reason: request.reason,
        ...payload,
      },
    })
    return ok(answer({ unmasked: true }))
  })
