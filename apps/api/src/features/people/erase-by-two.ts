import { account, person, personIdentity, twoPersonRequest, type Tx } from '@xk/db'
import { fail, notFound, ok, type Result } from '@xk/domain/kernel'
import { answer, denialOf } from '@xk/domain/policy'
import { and, eq, isNull } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import type { LedgerEvent } from '../../ledger.ts'
import { notify } from '../accounts/notices.ts'
import { findWaitingRequest } from '../accounts/store.ts'
import { faultFacts } from '../../http/fault.ts'
import { removeDoomedFiles } from '../uploads/doomed-files.ts'
import { erasePerson } from './erase-person.ts'
import { keepErasureList } from './erasure-list.ts'

const accountOf = async (tx: Tx, personId: string) =>
  (await tx.select({ id: account.id }).from(account).where(eq(account.personId, personId)))[0]?.id

/**
 * Asks, within a command, for a person to be erased; another person decides. Answers the id of the request, or why
 * there can be none.
 */
export const askErasure = async (
  deps: Pick<Deps, 'now' | 'newId'>,
  tx: Tx,
  record: (event: LedgerEvent) => void,
  it: { personId: string; reason: string; by: string },
): Promise<Result<string>> => {
  const { personId, reason } = it
  const [found] = await tx
    .select({ id: person.id })
    .from(person)
    .innerJoin(personIdentity, eq(personIdentity.personId, person.id))
    .where(and(eq(person.id, personId), isNull(person.erasedAt)))
  if (!found) return fail(notFound)
  const [waiting] = await tx
    .select({ id: twoPersonRequest.id })
    .from(twoPersonRequest)
    .where(
      and(
        eq(twoPersonRequest.kind, 'person.erase'),
        eq(twoPersonRequest.subjectId, personId),
        eq(twoPersonRequest.state, 'waiting'),
      ),
    )
  if (waiting) return fail({ code: 'record/in-wrong-state', state: 'waiting' })
  const id = deps.newId()
  await tx.insert(twoPersonRequest).values({
    id,
    kind: 'person.erase',
    subjectId: personId,
    payload: {},
    reason,
    requestedBy: it.by,
    requestedAt: deps.now(),
    state: 'waiting',
  })
  record({ kind: 'erase', payload: { requestId: id, step: 'requested', reason } })
  return ok(id)
}

/** First step: someone asks for a person to be erased, with a reason. Nothing is erased yet. */
export const requestErasure = (deps: Deps, actor: Actor, personId: string, reason: string) =>
  runCommand(deps, actor, 'person.erase.request', { personId, reason }, async (tx, record) => {
    const denied = denialOf('person.erase.request', actor.viewer, {})
    if (denied) return fail(denied)
    const asked = await askErasure(deps, tx, record, { personId, reason, by: actor.viewer.accountId })
    return asked.ok ? ok(answer({ id: asked.value, waiting: true })) : asked
  })

/**
 * Second step, by another person than who asked and who is erased: the person goes for good (erasePerson).
 * The last event names the request alone, so that the record itself holds nothing of them.
 */
export const approveErasure = async (deps: Deps, actor: Actor, requestId: string) => {
  const erased = await runCommand(deps, actor, 'person.erase.approve', { requestId }, async (tx, record) => {
    const request = await findWaitingRequest(tx, requestId, 'person.erase')
    if (!request?.subjectId) return fail(notFound)
    const own = await accountOf(tx, request.subjectId)
    const preparedBy = [request.requestedBy, ...(own ? [own] : [])]
    const denied = denialOf('person.erase.approve', actor.viewer, { preparedBy })
    if (denied) return fail(denied)
    const by = actor.viewer.accountId
    await erasePerson(deps, tx, { personId: request.subjectId, reason: request.reason, by })
    await tx
      .update(twoPersonRequest)
      .set({ state: 'granted', decidedBy: by, decidedAt: deps.now() })
      .where(eq(twoPersonRequest.id, requestId))
    await notify(deps, tx, [request.requestedBy], 'person.erased', { by })
    record({ kind: 'erase', payload: { requestId, step: 'approved' } })
    return ok(answer({ id: requestId, waiting: false }))
  })
  if (erased.ok) await finishErasures(deps)
  return erased
}

/** What a committed erasure leaves to do outside the database; what fails here is done by the next start or job. */
const finishErasures = async (deps: Deps) => {
  try {
    await keepErasureList(deps)
    await removeDoomedFiles(deps)
  } catch (error) {
    deps.log.error({ job: 'erasure', error: faultFacts(error as Error) }, 'job failed')
  }
}

/** Says no; who asked is told. */
export const refuseErasure = (deps: Deps, actor: Actor, requestId: string) =>
  runCommand(deps, actor, 'person.erase.refuse', { requestId }, async (tx, record) => {
    const request = await findWaitingRequest(tx, requestId, 'person.erase')
    if (!request) return fail(notFound)
    const denied = denialOf('person.erase.refuse', actor.viewer, {})
    if (denied) return fail(denied)
    const by = actor.viewer.accountId
    await tx
      .update(twoPersonRequest)
      .set({ state: 'refused', decidedBy: by, decidedAt: deps.now() })
      .where(eq(twoPersonRequest.id, requestId))
    await notify(deps, tx, [request.requestedBy], 'erasure.refused', { by })
    record({ kind: 'erase', payload: { requestId, step: 'refused' } })
    return ok(answer({ id: requestId, waiting: false }))
  })
