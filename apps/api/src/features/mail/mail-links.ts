import { account, personIdentity } from '@xk/db'
import { fail, notFound, ok } from '@xk/domain/kernel'
import { answer, denialOf } from '@xk/domain/policy'
import { inArray, eq } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import { issueLink } from '../accounts/issue-link.ts'
import { listFourEyesAccounts } from '../accounts/store.ts'
import { listVotersOutOfReach } from '../accounts/voter-links.ts'
import { putLinkInOutbox } from './put-in-outbox.ts'

/**
 * Sends people their invitation or sign-in link by mail, as far as they have an address; nobody else sees it.
 * Earlier links of theirs stop working. Answers how many go out and who has no address.
 */
export const mailLinks = (deps: Deps, actor: Actor, accountIds: readonly string[]) =>
  runCommand(deps, actor, 'account.reissueLink', { mail: accountIds }, async (tx) => {
    const denied = denialOf('account.reissueLink', actor.viewer, {})
    if (denied) return fail(denied)
    if (!deps.mailer) return fail({ code: 'record/in-wrong-state' as const, state: 'noMailServer' })
    const rows = await tx
      .select({
        accountId: account.id,
        state: account.state,
        email: personIdentity.email,
        fullName: personIdentity.fullName,
      })
      .from(account)
      .innerJoin(personIdentity, eq(personIdentity.personId, account.personId))
      .where(inArray(account.id, [...accountIds]))
    if (rows.length !== new Set(accountIds).size) return fail(notFound)
    const createdBy = actor.viewer.accountId
    const needTwo = await listFourEyesAccounts(tx, accountIds, deps.now())
    // Also by mail: who draws the link may have typed the address.
    const voters = await listVotersOutOfReach(tx, accountIds, createdBy, deps.now())
    let mailed = 0
    for (const row of rows) {
      if (row.state === 'suspended') return fail({ code: 'record/in-wrong-state' as const, state: row.state })
      if (voters.has(row.accountId) || needTwo.has(row.accountId))
        return fail({ code: 'access/second-person-needed' as const })
      if (!row.email) continue
      const purpose = row.state === 'invited' ? ('invitation' as const) : ('signIn' as const)
      const { accountId, email: mailTo } = row
      const link = await issueLink(deps, tx, { accountId, purpose, createdBy, mailTo })
      await putLinkInOutbox(deps, tx, { accountId: row.accountId, purpose, ...link })
      mailed += 1
    }
    const without = rows.filter(({ email }) => !email).map(({ fullName }) => fullName)
    return ok(answer({ mailed, without }))
  })
