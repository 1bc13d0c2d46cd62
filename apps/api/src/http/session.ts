import { and, eq, gt, isNotNull, isNull, lte, or } from 'drizzle-orm'
import { account, officeGrant, secondFactor } from '@xk/db'
import type { Asker, Grant, Role } from '@xk/domain/policy'
import { createMiddleware } from 'hono/factory'
import type { Deps } from '../deps.ts'
import type { Env } from './env.ts'

/** How long a fresh confirmation of identity counts. */
export const FRESH_MS = 10 * 60 * 1000

/** The asker behind the session cookie, with the grants in force now: one query besides the session's own. */
export const loadAsker = (deps: Deps) =>
  createMiddleware<Env>(async (c, next) => {
    const cookie = c.req.header('cookie') ?? ''
    const session = cookie.includes('xk_session=') ? await deps.sessions.read(cookie) : undefined
    const viewer = session && (await findViewer(deps, session))
    c.set('session', viewer ? session : undefined)
    c.set('asker', viewer ?? 'anonymous')
    await next()
    if (session?.renewed) c.header('set-cookie', deps.sessions.cookieFor(session.id), { append: true })
  })

const findViewer = async (
  deps: Deps,
  session: { accountId: string; secondFactor: boolean; confirmedAt: Date | null },
): Promise<Asker | undefined> => {
  const now = deps.now()
  const rows = await deps.database.db
    .select({
      personId: account.personId,
      role: officeGrant.role,
      scopeKind: officeGrant.scopeKind,
      scopeId: officeGrant.scopeId,
      factorConfirmedAt: secondFactor.confirmedAt,
    })
    .from(account)
    .leftJoin(secondFactor, eq(secondFactor.accountId, account.id))
    .leftJoin(
      officeGrant,
      and(
        eq(officeGrant.accountId, account.id),
        isNotNull(officeGrant.approvedAt),
        isNull(officeGrant.revokedAt),
        lte(officeGrant.from, now),
        or(isNull(officeGrant.to), gt(officeGrant.to, now)),
      ),
    )
    .where(and(eq(account.id, session.accountId), eq(account.state, 'active')))
  const first = rows[0]
  if (!first) return undefined
  // Who set up a second factor is not signed in before it is passed: the session alone may pass it or end.
  if (first.factorConfirmedAt !== null && !session.secondFactor) return 'anonymous'
  const grants = rows.flatMap((row): Grant[] =>
    row.role && row.scopeKind
      ? [{ role: row.role as Role, scopeKind: row.scopeKind, scopeId: row.scopeId }]
      : [],
  )
  return {
    accountId: session.accountId,
    personId: first.personId,
    grants,
    secondFactor: session.secondFactor,
    freshlyConfirmed:
      session.confirmedAt !== null && now.getTime() - session.confirmedAt.getTime() < FRESH_MS,
  }
}
