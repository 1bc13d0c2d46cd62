import { account, grantInForce, officeGrant, type Tx } from '@xk/db'
import { and, countDistinct, eq, isNotNull, ne } from 'drizzle-orm'
import type { RequestedGrant } from './request-grant.ts'

/**
 * Four eyes need a second person, and a new system has one. So, and only so, one grant may be made alone: while
 * a single account holds the office of administrator, that administrator may appoint a second one, once. The
 * appointment bears the same person as requester and approver, is in the ledger as made alone, and is shown so
 * for ever. It may be repeated only when the person appointed never took up their account. Every other
 * four-eyes office waits for the second administrator.
 */
export const mayAppointAlone = async (
  tx: Tx,
  grant: Pick<RequestedGrant, 'role' | 'accountId'>,
  by: string,
  now: Date,
): Promise<boolean> => {
  if (grant.role !== 'administrator' || grant.accountId === by) return false
  const [holders] = await tx
    .select({ others: countDistinct(officeGrant.accountId) })
    .from(officeGrant)
    .where(and(eq(officeGrant.role, 'administrator'), ne(officeGrant.accountId, by), grantInForce(now)))
  if ((holders?.others ?? 0) > 0) return false
  const earlier = await tx
    .select({ id: officeGrant.id })
    .from(officeGrant)
    .innerJoin(account, eq(account.id, officeGrant.accountId))
    .where(
      and(
        eq(officeGrant.role, 'administrator'),
        isNotNull(officeGrant.requestedBy),
        eq(officeGrant.approvedBy, officeGrant.requestedBy),
        ne(account.state, 'invited'),
      ),
    )
    .limit(1)
  return earlier.length === 0
}
