import { edition, stage, twoPersonRequest } from '@xk/db'
import { type EditionState, type StageState, transitEdition, transitStage } from '@xk/domain/edition'
import { fail, notFound, ok, type Result } from '@xk/domain/kernel'
import { answer, denialOf } from '@xk/domain/policy'
import type { Tx } from '@xk/db'
import { and, eq, inArray } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import { notify } from '../accounts/notices.ts'
import { listHolders } from '../grants/store.ts'
import { isBlind, type StageContext } from '../panel/store.ts'
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
  const to = await listHolders(tx, ['lead', 'deputy', 'secretary'], now)
  await notify(deps, tx, to, kind, facts)
}

/**
 * The states after codes and names are joined: with the last stage the edition's too; before it only where the
 * next stage is not blind, and the edition stays where it is.
 */
const unmasking = (it: StageContext): Result<{ stage: StageState; edition: EditionState }> => {
  const stageNext = transitStage(it.stageState as StageState, 'unmask', it.facts)
  if (!stageNext.ok) return stageNext
  if (!it.next) {
    const editionNext = transitEdition(it.editionState as EditionState, 'unmask', it.facts)
    return editionNext.ok ? ok({ stage: stageNext.value, edition: editionNext.value }) : editionNext
  }
  const before = it.next.kind === 'councilBallot' ? 'council' : 'masking'
  return isBlind(it.next) || it.editionState !== before
    ? fail({ code: 'record/in-wrong-state', state: it.editionState })
    : ok({ stage: stageNext.value, edition: it.editionState })
}

/** Earlier blind stages of the same edition whose codes and names are not joined. */
const listStillMasked = async (tx: Tx, it: StageContext): Promise<string[]> => {
  const blind = it.rules.stages.flatMap((own) =>
    own.kind === 'scoring' && own.scoring.blind && it.earlier.includes(own.key) ? [own.key] : [],
  )
  if (blind.length === 0) return []
  const rows = await tx
    .select({ id: stage.id })
    .from(stage)
    .where(and(eq(stage.editionId, it.editionId), inArray(stage.key, blind), eq(stage.state, 'promoted')))
  return rows.map(({ id }) => id)
}

/**
 * A secretary asks to join codes and names (hồi phách): of the last stage once it is frozen, or of an earlier one
 * once it is declared who goes on to a stage that is not blind.
 */
export const requestUnmask = (deps: Deps, actor: Actor, input: { stageId: string; reason: string }) =>
  runCommand(deps, actor, 'unmask.request', input, async (tx) => {
    const found = await lockStageFor(tx, actor.viewer, 'unmask.request', input.stageId)
    if (!found.ok) return found
    const it = found.value
    const next = unmasking(it)
    if (!next.ok) return next
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
    const found = await lockStageFor(tx, actor.viewer, 'unmask.approve', request.subjectId)
    if (!found.ok) return found
    const it = found.value
    const next = unmasking(it)
    if (!next.ok) return next
    // What was read blind before goes on by code no longer than this one does.
    const stageIds = [it.stageId, ...(await listStillMasked(tx, it))]
    await tx.update(stage).set({ state: next.value.stage }).where(inArray(stage.id, stageIds))
    await tx.update(edition).set({ state: next.value.edition }).where(eq(edition.id, it.editionId))
    await tellLeads(deps, tx, 'unmask.done', { editionId: it.editionId, stageId: it.stageId, by })
    const payload = request.payload as { standingId: string; digest: string }
    record({
      kind: 'unmask',
      payload: {
        stageId: it.stageId,
        stageIds,
        requestedBy: request.requestedBy,
        reason: request.reason,
        ...payload,
      },
    })
    return ok(answer({ unmasked: true }))
  })
