import { account, councilMember, edition, panelMember, personIdentity, stage, type Tx } from '@xk/db'
import { fail, ok } from '@xk/domain/kernel'
import { answer, denialOf, EVERYTHING, type Sendable, view } from '@xk/domain/policy'
import { and, eq, inArray, ne, notInArray } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import type { LedgerEvent } from '../../ledger.ts'
import { issueLink } from './issue-link.ts'
import { notify } from './notices.ts'
import { listFourEyesAccounts } from './store.ts'
import { listVotersOutOfReach } from './voter-links.ts'

interface LinkLine {
  accountId: string
  fullName: string
  purpose: 'invitation' | 'signIn'
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
    async (tx, record) => {
      const denied = denialOf('account.reissueLink', actor.viewer, {})
      if (denied) return fail(denied)
      const rows = await listForLinks(tx, accountIds)
      if (rows.length !== new Set(accountIds).size) return fail({ code: 'record/not-found' })
      const needTwo = await listFourEyesAccounts(tx, accountIds, deps.now())
      const createdBy = actor.viewer.accountId
      const voters = await listVotersOutOfReach(tx, accountIds, createdBy, deps.now())
      const links: Sendable<LinkLine>[] = []
      for (const row of rows) {
        if (row.state === 'suspended')
          return fail({ code: 'record/in-wrong-state' as const, state: row.state })
        if (voters.has(row.accountId) || needTwo.has(row.accountId))
          return fail({ code: 'access/second-person-needed' as const })
        const purpose = row.state === 'invited' ? 'invitation' : 'signIn'
        const link = await issueLink(deps, tx, { accountId: row.accountId, purpose, createdBy })
        if (purpose === 'signIn') await tellOfLink(deps, tx, row, createdBy, record)
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

/**
 * Whoever holds such a link can act as its owner. So its issue stands in the record, and is told to the owner and,
 * where they judge or vote, to those who chair: nobody quietly scores in a judge's name.
 */
const tellOfLink = async (
  deps: Deps,
  tx: Tx,
  owner: { accountId: string; personId: string },
  by: string,
  record: (event: LedgerEvent) => void,
) => {
  const { accountId } = owner
  const chairs = await listChairsOver(tx, owner.personId)
  await notify(deps, tx, [accountId, ...chairs], 'link.issued', { accountId, by })
  record({ kind: 'recover', payload: { step: 'linkIssued', accountId } })
}

/** Chairs of the panels that somebody judges on and of the councils that they sit on or count for, while at work. */
export const listChairsOver = async (tx: Tx, personId: string): Promise<string[]> => {
  const serving = tx
    .select({ stageId: panelMember.stageId })
    .from(panelMember)
    .where(and(eq(panelMember.personId, personId), eq(panelMember.state, 'active')))
    .union(
      tx
        .select({ stageId: councilMember.stageId })
        .from(councilMember)
        .where(and(eq(councilMember.personId, personId), ne(councilMember.state, 'ended'))),
    )
  const chairs = tx
    .select({ stageId: panelMember.stageId, personId: panelMember.personId })
    .from(panelMember)
    .where(and(eq(panelMember.chair, true), eq(panelMember.state, 'active')))
    .union(
      tx
        .select({ stageId: councilMember.stageId, personId: councilMember.personId })
        .from(councilMember)
        .where(and(eq(councilMember.office, 'chair'), eq(councilMember.state, 'appointed'))),
    )
    .as('chairs')
  const rows = await tx
    .selectDistinct({ accountId: account.id })
    .from(chairs)
    .innerJoin(account, eq(account.personId, chairs.personId))
    .innerJoin(stage, eq(stage.id, chairs.stageId))
    .innerJoin(edition, eq(edition.id, stage.editionId))
    .where(and(inArray(chairs.stageId, serving), notInArray(edition.state, ['released', 'cancelled'])))
  return rows.map(({ accountId }) => accountId)
}

const listForLinks = (tx: Tx, accountIds: readonly string[]) =>
  tx
    .select({
      accountId: account.id,
      personId: account.personId,
      state: account.state,
      fullName: personIdentity.fullName,
    })
    .from(account)
    .innerJoin(personIdentity, eq(personIdentity.personId, account.personId))
    .where(inArray(account.id, [...accountIds]))
