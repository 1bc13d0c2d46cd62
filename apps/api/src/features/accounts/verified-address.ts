import { accessLink, account, personIdentity, type Tx } from '@xk/db'
import { digestOf } from '@xk/domain/kernel'
import { and, eq, isNotNull } from 'drizzle-orm'

/** Of the address that a link was mailed to: with the link's id, so that no two are alike. */
export const mailedDigest = (linkId: string, address: string): string =>
  digestOf({ linkId, address: address.trim().toLowerCase() })

/**
 * The mail address of a person's own account in use, where it is verified: a link that went there by mail alone was
 * taken up. Whoever typed the address, its owner reads that mailbox. Undefined for everybody else.
 */
export const verifiedAddress = async (tx: Tx, personId: string): Promise<string | undefined> => {
  const rows = await tx
    .select({ email: personIdentity.email, linkId: accessLink.id, mailedDigest: accessLink.mailedDigest })
    .from(account)
    .innerJoin(personIdentity, eq(personIdentity.personId, account.personId))
    .innerJoin(accessLink, and(eq(accessLink.accountId, account.id), isNotNull(accessLink.usedAt)))
    .where(and(eq(account.personId, personId), eq(account.state, 'active')))
  return (
    rows.find(({ email, linkId, mailedDigest: went }) => email && went === mailedDigest(linkId, email))
      ?.email ?? undefined
  )
}
