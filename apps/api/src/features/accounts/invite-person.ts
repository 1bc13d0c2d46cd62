import { fail, type InputIssue, ok } from '@xk/domain/kernel'
import { readMail, readPhone } from '@xk/domain/organisation'
import { answer, denialOf } from '@xk/domain/policy'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import { unitAtDay } from '../organisation/store.ts'
import { vietnamDay } from '../../vietnam-day.ts'
import { createAccounts } from './create-account.ts'
import { issueLink } from './issue-link.ts'

export interface InvitePerson {
  fullName: string
  phone?: string | undefined
  email?: string | undefined
  position?: string | undefined
  /** Makes them this unit's officer. */
  unitId?: string | undefined
}

/** A person with an account to take up, and its link for Zalo, shown only now. */
export const invitePerson = (deps: Deps, actor: Actor, input: InvitePerson) =>
  runCommand(
    deps,
    actor,
    'account.invite',
    input,
    async (tx, record) => {
      const denied = denialOf('account.invite', actor.viewer, {})
      if (denied) return fail(denied)
      const phone = input.phone ? readPhone(input.phone) : undefined
      const mail = input.email ? readMail(input.email) : undefined
      const issues: InputIssue[] = []
      if (phone && phone.kind !== 'phone') issues.push({ pointer: '/phone', code: phone.kind })
      if (mail === null) issues.push({ pointer: '/email', code: 'notAMail' })
      const day = vietnamDay(deps.now())
      if (input.unitId && !(await unitAtDay(tx, input.unitId, day)))
        issues.push({ pointer: '/unitId', code: 'unknownUnit' })
      if (issues.length > 0) return fail({ code: 'input/invalid', issues })
      const by = actor.viewer.accountId
      const [accountId = ''] = await createAccounts(deps, tx, [
        {
          fullName: input.fullName,
          phone: phone?.kind === 'phone' ? phone.phone : null,
          email: mail ?? null,
          position: input.position ?? null,
          ...(input.unitId ? { officerOf: { unitId: input.unitId, from: day, by } } : {}),
        },
      ])
      const link = await issueLink(deps, tx, { accountId, purpose: 'invitation', createdBy: by })
      if (input.unitId)
        record({
          kind: 'grant',
          payload: { step: 'given', role: 'officer', unitId: input.unitId, accountId },
        })
      return ok(answer({ accountId, url: link.url, expiresAt: link.expiresAt.toISOString() }))
    },
    { secret: true },
  )
