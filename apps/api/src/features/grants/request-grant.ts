import { officeGrant, twoPersonRequest, type Tx } from '@xk/db'
import { fail, notFound, ok } from '@xk/domain/kernel'
import { answer, denialOf, FOUR_EYES_ROLES, type Role, type ScopeKind, SCOPES_OF } from '@xk/domain/policy'
import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import { vietnamDay } from '../../vietnam-day.ts'
import { notify } from '../accounts/notices.ts'
import { findProfile } from '../accounts/store.ts'
import { mayAppointAlone } from './bootstrap.ts'
import { listHolders, scopeFacts, scopeNames, wouldJudgeOwnOffice } from './store.ts'

export interface RequestedGrant {
  accountId: string
  role: Role
  scopeKind: ScopeKind
  scopeId: string | null
  reason: string
}

/** Any number: grants are decided one after another, so that "only one" stays one. */
const GRANT_LOCK = 7_012_020

const sameGrant = (tx: Tx, grant: RequestedGrant) =>
  tx
    .select({ id: officeGrant.id })
    .from(officeGrant)
    .where(
      and(
        eq(officeGrant.accountId, grant.accountId),
        eq(officeGrant.role, grant.role),
        eq(officeGrant.scopeKind, grant.scopeKind),
        grant.scopeId === null ? isNull(officeGrant.scopeId) : eq(officeGrant.scopeId, grant.scopeId),
        isNull(officeGrant.revokedAt),
        isNull(officeGrant.to),
      ),
    )

/**
 * Gives an office at once, or, for a four-eyes office, asks for it: it counts when another person approves
 * (approveGrant), save for the one appointment of {@link mayAppointAlone}. Holders of the office are told.
 */
export const requestGrant = (deps: Deps, actor: Actor, grant: RequestedGrant) =>
  runCommand(deps, actor, 'grant.request', grant, async (tx, record) => {
    const denied = denialOf('grant.request', actor.viewer, scopeFacts(grant))
    if (denied) return fail(denied)
    await tx.execute(sql`select pg_advisory_xact_lock(${GRANT_LOCK})`)
    const now = deps.now()
    const known = await scopeNames(tx, [grant], vietnamDay(now))
    const isGlobal = grant.scopeKind === 'global'
    if (!SCOPES_OF[grant.role].includes(grant.scopeKind) || isGlobal !== (grant.scopeId === null))
      return fail({ code: 'input/invalid', issues: [{ pointer: '/scopeKind', code: 'scopeNotForRole' }] })
    if (grant.scopeId !== null && !known.has(grant.scopeId)) return fail(notFound)
    const holder = await findProfile(tx, grant.accountId)
    if (!holder) return fail(notFound)
    if (holder.state === 'suspended') return fail({ code: 'record/in-wrong-state', state: holder.state })
    if ((await sameGrant(tx, grant)).length > 0)
      return fail({ code: 'record/in-wrong-state', state: 'alreadyHeld' })
    if (await wouldJudgeOwnOffice(tx, grant)) return fail({ code: 'grant/sits-on-panel' })

    const { role, scopeKind, scopeId, accountId } = grant
    const by = actor.viewer.accountId
    const fourEyes = FOUR_EYES_ROLES.includes(role)
    const alone = fourEyes && (await mayAppointAlone(tx, grant, by, now))
    if (alone && !actor.viewer.freshlyConfirmed) return fail({ code: 'access/fresh-confirmation-needed' })
    const inForce = !fourEyes || alone
    const id = deps.newId()
    await tx.insert(officeGrant).values({
      id,
      accountId,
      role,
      scopeKind,
      scopeId,
      from: now,
      requestedBy: by,
      approvedBy: inForce ? by : null,
      approvedAt: inForce ? now : null,
    })
    if (!inForce) {
      await tx.insert(twoPersonRequest).values({
        id: deps.newId(),
        kind: 'grant',
        editionId: scopeKind === 'edition' ? scopeId : null,
        subjectId: id,
        payload: { role, scopeKind, scopeId, accountId },
        reason: grant.reason,
        requestedBy: by,
        requestedAt: now,
        state: 'waiting',
      })
    }
    const told = fourEyes ? await listHolders(tx, role, now) : []
    const facts = { role, scopeKind, scopeId, accountId, by, alone }
    await notify(deps, tx, [...told, accountId], inForce ? 'grant.given' : 'grant.requested', facts)
    record({
      kind: 'grant',
      payload: { grantId: id, step: inForce ? 'given' : 'requested', ...facts, reason: grant.reason },
    })
    return ok(answer({ id, waiting: !inForce }))
  })
