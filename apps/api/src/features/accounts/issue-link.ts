import { hashToken, tokenFrom } from '@xk/auth'
import { accessLink, type Tx } from '@xk/db'
import { and, eq, isNull } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { mailedDigest } from './verified-address.ts'

export type LinkPurpose = typeof accessLink.$inferSelect.purpose

const HOUR = 60 * 60 * 1000

/** An invitation waits for a busy officer; what opens an account in use is short-lived. */
const LINK_LIFETIME_MS: Record<LinkPurpose, number> = {
  invitation: 14 * 24 * HOUR,
  signIn: 24 * HOUR,
  recovery: 24 * HOUR,
  firstAdministrator: 24 * HOUR,
  passwordReset: HOUR,
}

export interface IssuedLink {
  /** Known only now: what is stored is its hash. */
  url: string
  expiresAt: Date
}

/**
 * A fresh link for one account; every earlier unused one of that account stops working. One that anybody can ask
 * for replaces only its like: nobody takes away what the secretariat sent.
 */
export const issueLink = async (
  deps: Deps,
  tx: Tx,
  {
    mailTo,
    ...link
  }: {
    accountId: string
    purpose: LinkPurpose
    createdBy: string | null
    /** The address that it goes to and nobody else sees it. */
    mailTo?: string
  },
): Promise<IssuedLink> => {
  const now = deps.now()
  await tx
    .update(accessLink)
    .set({ replacedAt: now })
    .where(
      and(
        eq(accessLink.accountId, link.accountId),
        isNull(accessLink.replacedAt),
        isNull(accessLink.usedAt),
        link.purpose === 'passwordReset' ? eq(accessLink.purpose, 'passwordReset') : undefined,
      ),
    )
  const token = tokenFrom(deps.randomBytes(32))
  const expiresAt = new Date(now.getTime() + LINK_LIFETIME_MS[link.purpose])
  const id = deps.newId()
  await tx.insert(accessLink).values({
    id,
    hash: hashToken(token),
    createdAt: now,
    expiresAt,
    mailedDigest: mailTo ? mailedDigest(id, mailTo) : null,
    ...link,
  })
  return { url: `${deps.config.publicUrl}/moi/${token}`, expiresAt }
}
