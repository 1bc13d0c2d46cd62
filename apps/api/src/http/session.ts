import type { OpenSession } from '@xk/auth'
import type { Asker } from '@xk/domain/policy'
import { createMiddleware } from 'hono/factory'
import type { Deps } from '../deps.ts'
import { askerByToken, bearerFrom } from './bearer.ts'
import type { Env } from './env.ts'
import { problem } from './problem.ts'

/** How long a fresh confirmation of identity counts. */
export const FRESH_MS = 10 * 60 * 1000

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
    const isOpen = session?.holder.isActive ?? false
    c.set('session', isOpen ? session : undefined)
    c.set('asker', session && isOpen ? askerOf(session, deps.now()) : 'anonymous')
    await next()
    if (session?.renewed) c.header('set-cookie', deps.sessions.cookieFor(session.id), { append: true })
  })

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
