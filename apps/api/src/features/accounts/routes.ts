import { answer } from '@xk/domain/policy'
import { signInSchema } from '@xk/contract'
import { Hono } from 'hono'
import type { Deps } from '../../deps.ts'
import type { Env } from '../../http/env.ts'
import { problem } from '../../http/problem.ts'
import { reply } from '../../http/reply.ts'
import { valid } from '../../http/validate.ts'
import { signIn } from './sign-in.ts'
import { findProfile } from './store.ts'
import { meView } from './views.ts'

export const accountRoutes = (deps: Deps) =>
  new Hono<Env>()
    .get('/me', async (c) => {
      const asker = c.get('asker')
      if (asker === 'anonymous') return reply(c, answer({ signedIn: false as const }))
      const profile = await findProfile(deps.database.db, asker.accountId)
      if (!profile) return reply(c, answer({ signedIn: false as const }))
      const me = meView(asker, profile, { hasSecondFactor: profile.factorConfirmedAt !== null })
      return reply(c, answer({ signedIn: true as const, me }))
    })
    .post('/sign-in', valid('json', signInSchema), async (c) => {
      const result = await signIn(deps, { ...c.req.valid('json'), userAgent: c.req.header('user-agent') ?? '', address: c.get('address') })
      if (!result.ok) return problem(c, result.problem) as never
      c.header('set-cookie', result.value.cookie)
      return reply(c, answer({ signedIn: true as const }))
    })
    .post('/sign-out', async (c) => {
      const session = c.get('session')
      if (session) await deps.sessions.close(session.id)
      c.header('set-cookie', deps.sessions.blankCookie())
      return reply(c, answer({ signedIn: false as const }))
    })
