import {
  changePasswordSchema,
  codeSchema,
  confirmSchema,
  forgottenPasswordSchema,
  recoveryCodesSchema,
  signInSchema,
  takeUpSchema,
} from '@xk/contract'
import { answer } from '@xk/domain/policy'
import { type Context, Hono } from 'hono'
import type { Deps } from '../../deps.ts'
import { actorOf } from '../../http/actor.ts'
import type { Env } from '../../http/env.ts'
import { problem } from '../../http/problem.ts'
import { pdfReply, reply, replyResult } from '../../http/reply.ts'
import { valid } from '../../http/validate.ts'
import { vietnamDay } from '../../vietnam-day.ts'
import { areasOf, countUnread } from './areas.ts'
import { changePassword } from './change-password.ts'
import { confirmIdentity } from './confirm-identity.ts'
import { listDevices, revokeDevice } from './devices.ts'
import { askForNewPassword, readForgottenPassword } from './forgotten-password.ts'
import { listNotices, readNotices } from './notices.ts'
import { passSecondFactor } from './pass-second-factor.ts'
import { printRecoveryCodes } from './print-recovery-codes.ts'
import { readLink } from './read-link.ts'
import { beginSecondFactor, confirmSecondFactor, renewRecoveryCodes } from './set-up-second-factor.ts'
import { signIn } from './sign-in.ts'
import { findProfile } from './store.ts'
import { takeUpLink } from './take-up-link.ts'
import { meView } from './views.ts'

const signedOut = (c: Context) => problem(c, { code: 'access/signed-out' }) as never
const clientOf = (c: Context<Env>) => ({
  userAgent: c.req.header('user-agent') ?? '',
  address: c.get('address'),
})

/** Signing in and one's own account. */
export const accountRoutes = (deps: Deps) =>
  new Hono<Env>()
    .get('/me', async (c) => {
      const asker = c.get('asker')
      // A session without an asker still owes its second factor.
      const codeNeeded = asker === 'anonymous' && c.get('session') !== undefined
      if (asker === 'anonymous') return reply(c, answer({ signedIn: false as const, codeNeeded }))
      const { db } = deps.database
      const profile = await findProfile(db, asker.accountId)
      if (!profile) return reply(c, answer({ signedIn: false as const, codeNeeded }))
      const me = meView(asker, profile, {
        hasSecondFactor: profile.factorConfirmedAt !== null,
        areas: await areasOf(db, asker, vietnamDay(deps.now())),
        unreadNotices: await countUnread(db, asker.accountId),
      })
      return reply(c, answer({ signedIn: true as const, me }))
    })
    .post('/sign-in', valid('json', signInSchema), async (c) => {
      const result = await signIn(deps, { ...c.req.valid('json'), ...clientOf(c) })
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
    .get('/forgotten-password', (c) => reply(c, readForgottenPassword(deps)))
    .post('/forgotten-password', valid('json', forgottenPasswordSchema), async (c) =>
      replyResult(c, await askForNewPassword(deps, { ...c.req.valid('json'), address: c.get('address') })),
    )
    .get('/links/:token', async (c) =>
      replyResult(c, await readLink(deps, c.req.param('token'), c.get('address'))),
    )
    .post('/links/:token/take-up', valid('json', takeUpSchema), async (c) => {
      const result = await takeUpLink(deps, {
        token: c.req.param('token'),
        ...c.req.valid('json'),
        ...clientOf(c),
      })
      if (!result.ok) return problem(c, result.problem) as never
      c.header('set-cookie', result.value.cookie)
      return reply(c, answer({ signedIn: true as const }))
    })
    .post('/second-factor/pass', valid('json', codeSchema), async (c) => {
      const session = c.get('session')
      if (!session) return signedOut(c)
      return replyResult(c, await passSecondFactor(deps, session, c.req.valid('json').code))
    })
    .post('/second-factor/set-up', async (c) => {
      const actor = actorOf(c)
      if (!actor.ok) return problem(c, actor.problem) as never
      return replyResult(c, await beginSecondFactor(deps, actor.value.viewer))
    })
    .post('/second-factor/confirm', valid('json', codeSchema), async (c) => {
      const [actor, session] = [actorOf(c), c.get('session')]
      if (!actor.ok || !session) return signedOut(c)
      const { code } = c.req.valid('json')
      return replyResult(c, await confirmSecondFactor(deps, actor.value.viewer, session, code))
    })
    .post('/second-factor/recovery-codes', async (c) => {
      const actor = actorOf(c)
      if (!actor.ok) return problem(c, actor.problem) as never
      return replyResult(c, await renewRecoveryCodes(deps, actor.value.viewer))
    })
    .post('/second-factor/recovery-codes/paper', valid('json', recoveryCodesSchema), async (c) => {
      const actor = actorOf(c)
      if (!actor.ok) return problem(c, actor.problem) as never
      const { codes } = c.req.valid('json')
      return pdfReply(c, 'ma-khoi-phuc.pdf', await printRecoveryCodes(deps, actor.value.viewer, codes))
    })
    .post('/confirm', valid('json', confirmSchema), async (c) => {
      const session = c.get('session')
      if (!session) return signedOut(c)
      return replyResult(c, await confirmIdentity(deps, session, c.req.valid('json')))
    })
    .post('/password', valid('json', changePasswordSchema), async (c) => {
      const [actor, session] = [actorOf(c), c.get('session')]
      if (!actor.ok || !session) return signedOut(c)
      return replyResult(c, await changePassword(deps, actor.value.viewer, session, c.req.valid('json')))
    })
    .get('/sessions', async (c) => {
      const actor = actorOf(c)
      if (!actor.ok) return problem(c, actor.problem) as never
      return replyResult(c, await listDevices(deps, actor.value.viewer, c.get('session')))
    })
    .delete('/sessions/:hash', async (c) => {
      const actor = actorOf(c)
      if (!actor.ok) return problem(c, actor.problem) as never
      return replyResult(c, await revokeDevice(deps, actor.value.viewer, c.req.param('hash')))
    })
    .get('/notices', async (c) => {
      const actor = actorOf(c)
      if (!actor.ok) return problem(c, actor.problem) as never
      return replyResult(c, await listNotices(deps, actor.value.viewer))
    })
    .post('/notices/read', async (c) => {
      const actor = actorOf(c)
      if (!actor.ok) return problem(c, actor.problem) as never
      return replyResult(c, await readNotices(deps, actor.value.viewer))
    })
