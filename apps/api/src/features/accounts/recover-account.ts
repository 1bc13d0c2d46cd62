import { recoveryCode, secondFactor, twoPersonRequest } from '@xk/db'
import { fail, notFound, ok } from '@xk/domain/kernel'
import { answer, denialOf } from '@xk/domain/policy'
import { and, eq } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import { endAccess } from './end-access.ts'
import { issueLink } from './issue-link.ts'
import { notify } from './notices.ts'
import { findProfile, findWaitingRequest, listFourEyesAccounts } from './store.ts'
import { listSeaters } from './voter-links.ts'

/**
 * Recovery without mail, first step: someone who knows the person asks for it, with a reason. The person
 * concerned is told, so that a recovery they never wanted doesn't pass unseen.
 */
export const requestRecovery = (deps: Deps, actor: Actor, accountId: string, reason: string) =>
  runCommand(deps, actor, 'account.recover.request', { accountId, reason }, async (tx, record) => {
    const denied = denialOf('account.recover.request', actor.viewer, {})
    if (denied) return fail(denied)
    const profile = await findProfile(tx, accountId)
    if (!profile) return fail(notFound)
    // Who was only invited gets a link from one person, unless an office waits behind it (issueLinks).
    const needsTwo =
      profile.state === 'active' ||
      (profile.state === 'invited' &&
        (await listFourEyesAccounts(tx, [accountId], deps.now())).has(accountId))
    if (!needsTwo) return fail({ code: 'record/in-wrong-state', state: profile.state })
    const waiting = and(
      eq(twoPersonRequest.kind, 'account.recover'),
      eq(twoPersonRequest.subjectId, accountId),
      eq(twoPersonRequest.state, 'waiting'),
    )
    const [earlier] = await tx.select({ id: twoPersonRequest.id }).from(twoPersonRequest).where(waiting)
    if (earlier) return fail({ code: 'record/in-wrong-state', state: 'waiting' })
    const id = deps.newId()
    const by = actor.viewer.accountId
    await tx.insert(twoPersonRequest).values({
      id,
      kind: 'account.recover',
      subjectId: accountId,
      payload: {},
      reason,
      requestedBy: by,
      requestedAt: deps.now(),
      state: 'waiting',
    })
    await notify(deps, tx, [accountId], 'recovery.requested', { accountId, by })
    record({ kind: 'recover', payload: { requestId: id, accountId, step: 'requested', reason } })
    return ok(answer({ id, waiting: true }))
  })

/**
 * Second step, by another person who is neither the first nor the one concerned, nor put them on a council: takes the second factor and
 * its recovery codes away, signs every device out, ends the tokens of other programs and answers a link to choose a new password, shown only now.
 */
export const approveRecovery = (deps: Deps, actor: Actor, requestId: string) =>
  runCommand(
    deps,
    actor,
    'account.recover.approve',
    { requestId },
    async (tx, record) => {
      const request = await findWaitingRequest(tx, requestId, 'account.recover')
      if (!request?.subjectId) return fail(notFound)
      const accountId = request.subjectId
      const seaters = await listSeaters(tx, [accountId])
      const preparedBy = [request.requestedBy, accountId, ...(seaters.get(accountId) ?? [])]
      const denied = denialOf('account.recover.approve', actor.viewer, { preparedBy })
      if (denied) return fail(denied)
      const now = deps.now()
      const by = actor.viewer.accountId
      await tx.delete(secondFactor).where(eq(secondFactor.accountId, accountId))
      await tx.delete(recoveryCode).where(eq(recoveryCode.accountId, accountId))
      await endAccess(tx, accountId, now)
      await tx
        .update(twoPersonRequest)
        .set({ state: 'granted', decidedBy: by, decidedAt: now })
        .where(eq(twoPersonRequest.id, requestId))
      const taken = (await findProfile(tx, accountId))?.state !== 'invited'
      const purpose = taken ? ('recovery' as const) : ('invitation' as const)
      const link = await issueLink(deps, tx, { accountId, purpose, createdBy: by })
      await notify(deps, tx, [accountId, request.requestedBy], 'account.recovered', { accountId, by })
      record({ kind: 'recover', payload: { requestId, accountId, step: 'approved' } })
      return ok(answer({ accountId, purpose, url: link.url, expiresAt: link.expiresAt.toISOString() }))
    },
    { secret: true },
  )

/** Says no; who asked is told. */
export const refuseRecovery = (deps: Deps, actor: Actor, requestId: string) =>
  runCommand(deps, actor, 'account.recover.refuse', { requestId }, async (tx, record) => {
    const request = await findWaitingRequest(tx, requestId, 'account.recover')
    if (!request?.subjectId) return fail(notFound)
    const denied = denialOf('account.recover.refuse', actor.viewer, {})
    if (denied) return fail(denied)
    const by = actor.viewer.accountId
    const accountId = request.subjectId
    await tx
      .update(twoPersonRequest)
      .set({ state: 'refused', decidedBy: by, decidedAt: deps.now() })
      .where(eq(twoPersonRequest.id, requestId))
    await notify(deps, tx, [request.requestedBy], 'recovery.refused', { accountId, by })
    record({ kind: 'recover', payload: { requestId, accountId, step: 'refused' } })
    return ok(answer({ id: requestId, waiting: false }))
  })
