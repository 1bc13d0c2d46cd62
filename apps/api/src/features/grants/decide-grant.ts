import { grantInForce, officeGrant, twoPersonRequest, type Tx } from '@xk/db'
import { fail, notFound, ok } from '@xk/domain/kernel'
import { answer, denialOf, FOUR_EYES_ROLES, type Role } from '@xk/domain/policy'
import { and, countDistinct, eq, ne } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import { notify } from '../accounts/notices.ts'
import { findGrantForUpdate, type GrantRow, listHolders, scopeFacts, wouldJudgeOwnOffice } from './store.ts'

const factsOf = (grant: GrantRow) => ({
  ...scopeFacts(grant),
  // Neither who asked nor who would hold it may be the second person.
  preparedBy: [grant.accountId, ...(grant.requestedBy ? [grant.requestedBy] : [])],
})

const isWaiting = (grant: GrantRow) => grant.approvedAt === null && grant.revokedAt === null

const settleRequest = (tx: Tx, grantId: string, state: 'granted' | 'refused', by: string, at: Date) =>
  tx
    .update(twoPersonRequest)
    .set({ state, decidedBy: by, decidedAt: at })
    .where(
      and(
        eq(twoPersonRequest.kind, 'grant'),
        eq(twoPersonRequest.subjectId, grantId),
        eq(twoPersonRequest.state, 'waiting'),
      ),
    )

const noticeFacts = (grant: GrantRow, by: string) => ({
  role: grant.role,
  scopeKind: grant.scopeKind,
  scopeId: grant.scopeId,
  accountId: grant.accountId,
  by,
})

/** The second person puts a four-eyes office in force. */
export const approveGrant = (deps: Deps, actor: Actor, id: string) =>
  runCommand(deps, actor, 'grant.approve', { id }, async (tx, record) => {
    const grant = await findGrantForUpdate(tx, id)
    if (!grant) return fail(notFound)
    const denied = denialOf('grant.approve', actor.viewer, factsOf(grant))
    if (denied) return fail(denied)
    if (!isWaiting(grant)) return fail({ code: 'record/in-wrong-state', state: 'decided' })
    // They may have been appointed a judge while the grant waited.
    if (await wouldJudgeOwnOffice(tx, { ...grant, role: grant.role as Role }))
      return fail({ code: 'grant/sits-on-panel' })
    const now = deps.now()
    const by = actor.viewer.accountId
    await tx
      .update(officeGrant)
      .set({ approvedBy: by, approvedAt: now, from: now })
      .where(eq(officeGrant.id, id))
    await settleRequest(tx, id, 'granted', by, now)
    const told = [...(await listHolders(tx, grant.role as Role, now)), grant.accountId]
    await notify(deps, tx, told, 'grant.given', noticeFacts(grant, by))
    record({ kind: 'grant', payload: { grantId: id, step: 'approved', ...noticeFacts(grant, by) } })
    return ok(answer({ id, waiting: false }))
  })

/** Says no to a grant that waits; who asked for it is told. */
export const refuseGrant = (deps: Deps, actor: Actor, id: string) =>
  runCommand(deps, actor, 'grant.refuse', { id }, async (tx, record) => {
    const grant = await findGrantForUpdate(tx, id)
    if (!grant) return fail(notFound)
    const denied = denialOf('grant.refuse', actor.viewer, factsOf(grant))
    if (denied) return fail(denied)
    if (!isWaiting(grant)) return fail({ code: 'record/in-wrong-state', state: 'decided' })
    const now = deps.now()
    const by = actor.viewer.accountId
    await tx.update(officeGrant).set({ revokedAt: now }).where(eq(officeGrant.id, id))
    await settleRequest(tx, id, 'refused', by, now)
    await notify(
      deps,
      tx,
      grant.requestedBy ? [grant.requestedBy] : [],
      'grant.refused',
      noticeFacts(grant, by),
    )
    record({ kind: 'grant', payload: { grantId: id, step: 'refused', ...noticeFacts(grant, by) } })
    return ok(answer({ id, waiting: false }))
  })

/** Takes an office back. The last administrator's can't be taken: nobody could give it again. */
export const revokeGrant = (deps: Deps, actor: Actor, id: string, reason: string) =>
  runCommand(deps, actor, 'grant.revoke', { id, reason }, async (tx, record) => {
    const grant = await findGrantForUpdate(tx, id)
    if (!grant) return fail(notFound)
    const fourEyes = FOUR_EYES_ROLES.includes(grant.role as Role)
    const denied = denialOf(fourEyes ? 'grant.revoke' : 'grant.end', actor.viewer, factsOf(grant))
    if (denied) return fail(denied)
    if (grant.revokedAt !== null) return fail({ code: 'record/in-wrong-state', state: 'revoked' })
    const now = deps.now()
    if (grant.role === 'administrator' && grant.approvedAt !== null && (await isLast(tx, grant, now)))
      return fail({ code: 'grant/last-administrator' })
    const by = actor.viewer.accountId
    const told = fourEyes ? await listHolders(tx, grant.role as Role, now) : []
    await tx.update(officeGrant).set({ revokedAt: now }).where(eq(officeGrant.id, id))
    await notify(deps, tx, [...told, grant.accountId], 'grant.revoked', noticeFacts(grant, by))
    record({ kind: 'grant', payload: { grantId: id, step: 'revoked', ...noticeFacts(grant, by), reason } })
    return ok(answer({ id, revoked: true as const }))
  })

const isLast = async (tx: Tx, grant: GrantRow, now: Date) => {
  const [row] = await tx
    .select({ others: countDistinct(officeGrant.accountId) })
    .from(officeGrant)
    .where(
      and(
        eq(officeGrant.role, 'administrator'),
        ne(officeGrant.accountId, grant.accountId),
        grantInForce(now),
      ),
    )
  return (row?.others ?? 0) === 0
}
