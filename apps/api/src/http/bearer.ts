import { hashToken } from '@xk/auth'
import { account, apiToken, grantInForce, officeGrant } from '@xk/db'
import type { Problem } from '@xk/domain/kernel'
import type { Grant, Role, Viewer } from '@xk/domain/policy'
import { and, eq, gt, isNull, lt, or } from 'drizzle-orm'
import type { Deps } from '../deps.ts'
import { scopeFor } from './token-routes.ts'

/** What tokens begin with, so that one that was published by mistake is found by those who look for such things. */
export const TOKEN_PREFIX = 'xkp_'
/** How exact "last used" is: not every request is a write. */
const USED_EVERY_MS = 5 * 60 * 1000

export const bearerFrom = (authorization: string | undefined): string | undefined =>
  /^Bearer (xkp_[A-Za-z0-9_-]{43})$/.exec(authorization ?? '')?.[1]

type Asked = { viewer: Viewer } | { problem: Problem }

/**
 * Whoever asks with a token: its owner, with the grants in force now, as far as the token's scopes go. No second
 * factor was passed, so that offices which need one count for nothing, and nothing is freshly confirmed.
 */
export const askerByToken = async (
  deps: Deps,
  token: string,
  request: { method: string; path: string },
): Promise<Asked> => {
  const { db } = deps.database
  const now = deps.now()
  const rows = await db
    .select({
      id: apiToken.id,
      scopes: apiToken.scopes,
      accountId: account.id,
      personId: account.personId,
      role: officeGrant.role,
      scopeKind: officeGrant.scopeKind,
      scopeId: officeGrant.scopeId,
    })
    .from(apiToken)
    .innerJoin(account, and(eq(account.id, apiToken.accountId), eq(account.state, 'active')))
    .leftJoin(officeGrant, and(eq(officeGrant.accountId, account.id), grantInForce(now)))
    .where(and(eq(apiToken.hash, hashToken(token)), isNull(apiToken.revokedAt), gt(apiToken.expiresAt, now)))
  const [first] = rows
  if (!first) return { problem: { code: 'access/signed-out' } }
  const needed = scopeFor(request.method, request.path)
  if (!needed || !first.scopes.includes(needed))
    return { problem: { code: 'token/out-of-scope', scope: needed ?? null } }
  await db
    .update(apiToken)
    .set({ lastUsedAt: now })
    .where(
      and(
        eq(apiToken.id, first.id),
        or(isNull(apiToken.lastUsedAt), lt(apiToken.lastUsedAt, new Date(now.getTime() - USED_EVERY_MS))),
      ),
    )
  const grants = rows.flatMap((row): Grant[] =>
    row.role && row.scopeKind
      ? [{ role: row.role as Role, scopeKind: row.scopeKind, scopeId: row.scopeId }]
      : [],
  )
  const { accountId, personId } = first
  return { viewer: { accountId, personId, grants, secondFactor: false, freshlyConfirmed: false } }
}
