import { officeGrant, type Tx } from '@xk/db'
import { fail, type InputIssue, notFound, ok } from '@xk/domain/kernel'
import { readMail, readPhone } from '@xk/domain/organisation'
import { answer, denialOf } from '@xk/domain/policy'
import { and, eq, inArray, isNotNull, isNull } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import { vietnamDay } from '../../vietnam-day.ts'
import { createAccounts } from '../accounts/create-account.ts'
import { issueLink } from '../accounts/issue-link.ts'
import { notify } from '../accounts/notices.ts'
import { unitAtDay } from './store.ts'

interface HandOverUnit {
  unitId: string
  /** Grants that end; empty: of all officers in charge now. */
  grantIds: readonly string[]
  to: {
    fullName: string
    phone?: string | undefined
    email?: string | undefined
    position?: string | undefined
  }
  reason: string
}

const listOfficerGrants = (tx: Tx, unitId: string) =>
  tx
    .select({ id: officeGrant.id, accountId: officeGrant.accountId })
    .from(officeGrant)
    .where(
      and(
        eq(officeGrant.role, 'officer'),
        eq(officeGrant.scopeId, unitId),
        isNotNull(officeGrant.approvedAt),
        isNull(officeGrant.revokedAt),
      ),
    )
    .for('update')

/**
 * One officer of a unit follows another in one step: the old office ends and the new officer gets an invitation,
 * shown only now. Drafts, works, receipts and files belong to the unit, so they pass on as they are; what a
 * predecessor's browser still holds unsaved is kept there under the predecessor's account.
 */
export const handOverUnit = (deps: Deps, actor: Actor, input: HandOverUnit) =>
  runCommand(
    deps,
    actor,
    'unit.handOver',
    input,
    async (tx, record) => {
      const denied = denialOf('unit.handOver', actor.viewer, { unitIds: [input.unitId] })
      if (denied) return fail(denied)
      const now = deps.now()
      const day = vietnamDay(now)
      if (!(await unitAtDay(tx, input.unitId, day))) return fail(notFound)
      const { fullName, position } = input.to
      const phone = input.to.phone ? readPhone(input.to.phone) : undefined
      const mail = input.to.email ? readMail(input.to.email) : undefined
      const standing = await listOfficerGrants(tx, input.unitId)
      const ending =
        input.grantIds.length === 0 ? standing : standing.filter(({ id }) => input.grantIds.includes(id))
      const issues: InputIssue[] = []
      if (phone && phone.kind !== 'phone') issues.push({ pointer: '/to/phone', code: phone.kind })
      if (mail === null) issues.push({ pointer: '/to/email', code: 'notAMail' })
      if (input.grantIds.some((id) => !standing.some((grant) => grant.id === id)))
        issues.push({ pointer: '/grantIds', code: 'unknown' })
      if (issues.length > 0) return fail({ code: 'input/invalid' as const, issues })

      const by = actor.viewer.accountId
      const ids = ending.map(({ id }) => id)
      if (ids.length > 0)
        await tx.update(officeGrant).set({ revokedAt: now }).where(inArray(officeGrant.id, ids))
      const [accountId = ''] = await createAccounts(deps, tx, [
        {
          fullName,
          phone: phone?.kind === 'phone' ? phone.phone : null,
          email: mail ?? null,
          position: position ?? null,
          officerOf: { unitId: input.unitId, from: day, by },
        },
      ])
      const link = await issueLink(deps, tx, { accountId, purpose: 'invitation', createdBy: by })
      for (const { accountId: former } of ending)
        await notify(deps, tx, [former], 'grant.revoked', {
          role: 'officer',
          scopeKind: 'unit',
          scopeId: input.unitId,
          accountId: former,
          by,
        })
      record({
        kind: 'grant',
        payload: {
          step: 'handedOver',
          role: 'officer',
          unitId: input.unitId,
          from: ending.map((it) => it.accountId),
          accountId,
          reason: input.reason,
        },
      })
      return ok(
        answer({ accountId, url: link.url, expiresAt: link.expiresAt.toISOString(), ended: ids.length }),
      )
    },
    { secret: true },
  )
