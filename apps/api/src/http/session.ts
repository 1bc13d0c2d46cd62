import type { OpenSession } from '@xk/auth'
import type { Asker } from '@xk/domain/policy'
import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import type { Deps } from '../deps.ts'
import { askerByToken, bearerFrom } from './bearer.ts'
import type { Env } from './env.ts'
import { problem } from './problem.ts'

/** How long a fresh confirmation of identity counts. */
const FRESH_MS = 10 * 60 * 1000

/** The asker behind the session cookie, with the grants in force now: one query. */
export const loadAsker = (deps: Deps) =>
  createMiddleware<Env>(async (c, next) => {
    const cookie = c.req.header('cookie') ?? ''
    const token = cookie.includes('xk_session=') ? undefined : bearerFrom(c.req.header('authorization'))
    if (token) {
      const asked = await askerByToken(deps, token, { method: c.req.method, path: c.req.path })
      if ('problem' in asked) return problem(c, asked.problem)
      c.set('session', undefined)
      c.set('asker', asked.viewer)
      return next()
    }
    const session = cookie.includes('xk_session=') ? await deps.sessions.read(cookie) : undefined
    const isOpen = session !== undefined && session.holder.isActive && isPageOf(c, session)
    c.set('session', isOpen ? session : undefined)
    c.set('asker', session && isOpen ? askerOf(session, deps.now()) : 'anonymous')
    await next()
    if (session?.renewed) c.header('set-cookie', deps.sessions.cookieFor(session.id), { append: true })
  })

/**
 * On a shared computer a page may outlive the session it was opened in: what it sends is then not answered for who
 * signed in since. Pages name their account; callers without a page need not.
 */
const isPageOf = (c: Context<Env>, session: OpenSession) =>
  (c.req.header('x-page-of') ?? session.accountId) === session.accountId

const askerOf = (session: OpenSession, now: Date): Asker => {
  const { personId, grants, hasSecondFactor } = session.holder
  // Who set up a second factor is not signed in before it is passed: the session alone may pass it or end.
  if (hasSecondFactor && !session.secondFactor) return 'anonymous'
  return {
    accountId: session.accountId,
    personId,
    grants,
    secondFactor: session.secondFactor,
    freshlyConfirmed:
      session.confirmedAt !== null && now.getTime() - session.confirmedAt.getTime() < FRESH_MS,
  }
}
