import { account, personIdentity, type Tx } from '@xk/db'
import { fail, ok } from '@xk/domain/kernel'
import { answer, denialOf, EVERYTHING, type Sendable, view } from '@xk/domain/policy'
import { eq, inArray } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import { issueLink, type LinkPurpose } from './issue-link.ts'
import { listFourEyesAccounts } from './store.ts'

interface LinkLine {
  accountId: string
  fullName: string
  purpose: LinkPurpose
  url: string
  expiresAt: string
}

const linkView = view<LinkLine>()({
  accountId: 'internal',
  fullName: 'internal',
  purpose: 'internal',
  url: 'internal',
  expiresAt: 'internal',
})

/**
 * Fresh links for Zalo: an invitation for an account not yet taken up, a short-lived sign-in for one in use.
 * Links sent before stop working. One who holds a four-eyes office, or was put forward for one, gets none this way,
 * invited or not: opening their account takes two people (recoverAccount).
 */
export const issueLinks = (deps: Deps, actor: Actor, accountIds: readonly string[]) =>
  runCommand(
    deps,
    actor,
    'account.reissueLink',
    { accountIds },
    async (tx) => {
      const denied = denialOf('account.reissueLink', actor.viewer, {})
      if (denied) return fail(denied)
      const rows = await listForLinks(tx, accountIds)
      if (rows.length !== new Set(accountIds).size) return fail({ code: 'record/not-found' })
      const needTwo = await listFourEyesAccounts(tx, accountIds, deps.now())
      const links: Sendable<LinkLine>[] = []
      for (const row of rows) {
        if (row.state === 'suspended')
          return fail({ code: 'record/in-wrong-state' as const, state: row.state })
        if (needTwo.has(row.accountId)) return fail({ code: 'access/second-person-needed' as const })
        const purpose = row.state === 'invited' ? 'invitation' : 'signIn'
        const createdBy = actor.viewer.accountId
        const link = await issueLink(deps, tx, { accountId: row.accountId, purpose, createdBy })
        const { accountId, fullName } = row
        links.push(
          linkView.redact(
            { accountId, fullName, purpose, url: link.url, expiresAt: link.expiresAt.toISOString() },
            EVERYTHING,
          ) as Sendable<LinkLine>,
        )
      }
      return ok(answer({ links }))
    },
    { secret: true },
  )

const listForLinks = (tx: Tx, accountIds: readonly string[]) =>
  tx
    .select({ accountId: account.id, state: account.state, fullName: personIdentity.fullName })
    .from(account)
    .innerJoin(personIdentity, eq(personIdentity.personId, account.personId))
    .where(inArray(account.id, [...accountIds]))
