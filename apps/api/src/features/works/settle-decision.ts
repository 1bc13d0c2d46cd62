import { work, workCommendation, workDecision } from '@xk/db'
import { fail, notFound, ok } from '@xk/domain/kernel'
import { answer, denialOf } from '@xk/domain/policy'
import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import { notify } from '../accounts/notices.ts'
import { listOfficersOf } from '../organisation/store.ts'
import {
  decisionDigest,
  type DecisionContext,
  itemsOf,
  loadDecision,
  standingOf,
} from './decision-context.ts'
import type { Tx } from '@xk/db'

/** Each work counts once: a second commendation finds the first, whoever is faster (work_commended_once). */
const commend = async (deps: Deps, tx: Tx, it: DecisionContext) => {
  const { decision } = it
  const ids = it.items.map(({ workId }) => workId)
  await tx.select({ id: work.id }).from(work).where(inArray(work.id, ids)).for('update')
  const items = await itemsOf(tx, ids, decision.signedOn)
  const unfit = items.filter(({ state, commendedBy }) => state !== 'accepted' || commendedBy !== null)
  if (unfit.length > 0)
    return fail({ code: 'work/not-for-decision' as const, titles: unfit.map(({ title }) => title) })
  await tx.insert(workCommendation).values(
    ids.map((workId) => ({
      id: deps.newId(),
      workId,
      termId: decision.termId,
      decisionId: decision.id,
    })),
  )
  const officers = await listOfficersOf(
    tx,
    items.map(({ unitId }) => unitId),
    deps.now(),
  )
  await notify(
    deps,
    tx,
    officers.map(({ accountId }) => accountId),
    'work.commended',
    { number: decision.number },
  )
  return ok(undefined)
}

const withdraw = async (tx: Tx, { decision, items }: DecisionContext) => {
  const former = decision.supersedes ?? ''
  const ids = items.map(({ workId }) => workId)
  const standing = new Set((await standingOf(tx, former)).map(({ workId }) => workId))
  const gone = items.filter(({ workId }) => !standing.has(workId))
  if (gone.length > 0)
    return fail({ code: 'work/not-for-decision' as const, titles: gone.map(({ title }) => title) })
  await tx
    .update(workCommendation)
    .set({ withdrawnBy: decision.id })
    .where(
      and(
        eq(workCommendation.decisionId, former),
        inArray(workCommendation.workId, ids),
        isNull(workCommendation.withdrawnBy),
      ),
    )
  return ok(undefined)
}

/** A lead or deputy who did not write at it approves exactly the version that was on screen, with its number. */
export const approveDecision = (deps: Deps, actor: Actor, input: { decisionId: string; version: number }) =>
  runCommand(deps, actor, 'workDecision.approve', input, async (tx, record) => {
    const it = await loadDecision(tx, input.decisionId, { lock: true })
    const denied = denialOf('workDecision.approve', actor.viewer, it?.facts ?? {})
    if (denied || !it) return fail(denied ?? notFound)
    const { decision } = it
    if (decision.state !== 'prepared')
      return fail({ code: 'record/in-wrong-state' as const, state: decision.state })
    if (decision.version !== input.version)
      return fail({ code: 'record/stale-version' as const, current: decision.version })
    if (!decision.number.trim()) return fail({ code: 'work/number-needed' as const })
    const done = decision.kind === 'commend' ? await commend(deps, tx, it) : await withdraw(tx, it)
    if (!done.ok) return done
    await tx
      .update(workDecision)
      .set({ state: 'approved', approvedBy: actor.viewer.accountId, approvedAt: deps.now() })
      .where(eq(workDecision.id, decision.id))
    record({
      kind: 'workDecision',
      payload: {
        step: decision.kind === 'commend' ? 'commended' : 'withdrawn',
        decisionId: decision.id,
        number: decision.number,
        signedOn: decision.signedOn,
        works: it.items.map(({ workId }) => workId),
        digest: decisionDigest(it),
      },
    })
    return ok(answer({ approved: true as const }))
  })

/** Not as it stands: whoever wrote it reads why. */
export const sendBackDecision = (deps: Deps, actor: Actor, input: { decisionId: string; reason: string }) =>
  runCommand(deps, actor, 'workDecision.sendBack', input, async (tx, record) => {
    const it = await loadDecision(tx, input.decisionId, { lock: true })
    const denied = denialOf('workDecision.sendBack', actor.viewer, it?.facts ?? {})
    if (denied || !it) return fail(denied ?? notFound)
    if (it.decision.state !== 'prepared')
      return fail({ code: 'record/in-wrong-state' as const, state: it.decision.state })
    await tx
      .update(workDecision)
      .set({ state: 'sentBack', sentBack: input.reason })
      .where(eq(workDecision.id, it.decision.id))
    record({ kind: 'workDecision', payload: { step: 'sentBack', decisionId: it.decision.id } })
    return ok(answer({ sentBack: true as const }))
  })

/** A decision that is not approved is given up; its works are free for another one. */
export const dropDecision = (deps: Deps, actor: Actor, decisionId: string) =>
  runCommand(deps, actor, 'workDecision.prepare', { decisionId }, async (tx, record) => {
    const it = await loadDecision(tx, decisionId, { lock: true })
    const denied = denialOf('workDecision.prepare', actor.viewer, {})
    if (denied || !it) return fail(denied ?? notFound)
    const { state } = it.decision
    if (state === 'approved' || state === 'dropped')
      return fail({ code: 'record/in-wrong-state' as const, state })
    await tx.update(workDecision).set({ state: 'dropped' }).where(eq(workDecision.id, decisionId))
    record({ kind: 'workDecision', payload: { step: 'dropped', decisionId } })
    return ok(answer({ dropped: true as const }))
  })
