import { accessLink, account, officeGrant, type Tx } from '@xk/db'
import { and, eq, gt, inArray, isNotNull, isNull, or } from 'drizzle-orm'
import { listHolders } from './store.ts'

/**
 * Accounts of a council's members and tellers whose link this person may not draw alone: who could open a voter's
 * account could take the ballot in their name. Those are accounts in use, and those to which the same person gave the
 * office: whom one puts on a council, another invites.
 */
export const listVotersOutOfReach = async (
  tx: Tx,
  accountIds: readonly string[],
  by: string,
  now: Date,
): Promise<Set<string>> => {
  if (accountIds.length === 0) return new Set()
  const voters = await listHolders(tx, accountIds, ['councillor', 'teller'], now)
  const rows = await tx
    .select({ accountId: account.id })
    .from(account)
    .innerJoin(officeGrant, eq(officeGrant.accountId, account.id))
    .where(
      and(
        inArray(account.id, [...accountIds]),
        or(
          eq(account.state, 'active'),
          and(
            inArray(officeGrant.role, ['councillor', 'teller']),
            eq(officeGrant.requestedBy, by),
            isNull(officeGrant.revokedAt),
          ),
        ),
      ),
    )
  return new Set(rows.flatMap(({ accountId }) => (voters.has(accountId) ? accountId : [])))
}

/** By account, who gave it a seat or a count that it still holds: they draw no link into it, nor by way of a recovery. */
export const listSeaters = async (tx: Tx, accountIds: readonly string[]): Promise<Map<string, string[]>> => {
  if (accountIds.length === 0) return new Map()
  const rows = await tx
    .select({ accountId: officeGrant.accountId, by: officeGrant.requestedBy })
    .from(officeGrant)
    .where(
      and(
        inArray(officeGrant.accountId, [...accountIds]),
        inArray(officeGrant.role, ['councillor', 'teller']),
        isNull(officeGrant.revokedAt),
      ),
    )
  const seaters = Map.groupBy(rows, ({ accountId }) => accountId)
  return new Map(
    Array.from(seaters, ([accountId, own]) => [accountId, own.flatMap(({ by }) => by ?? [])] as const),
  )
}

/**
 * Whether this person drew a link by which the account was opened, or still can be. It may be in their hands, so that
 * another must give it an office whose holders watch each other.
 */
export const mayHold = async (tx: Tx, by: string, accountId: string, now: Date): Promise<boolean> => {
  const links = await tx
    .select({ id: accessLink.id })
    .from(accessLink)
    .where(
      and(
        eq(accessLink.accountId, accountId),
        eq(accessLink.createdBy, by),
        or(isNotNull(accessLink.usedAt), and(isNull(accessLink.replacedAt), gt(accessLink.expiresAt, now))),
      ),
    )
    .limit(1)
  return links.length > 0
}
