import { accountListSchema, grantReasonSchema, inviteSchema, issueLinksSchema } from '@xk/contract'
import { Hono } from 'hono'
import type { Deps } from '../../deps.ts'
import { actorOf } from '../../http/actor.ts'
import type { Env } from '../../http/env.ts'
import { problem } from '../../http/problem.ts'
import { replyResult } from '../../http/reply.ts'
import { idParam, valid } from '../../http/validate.ts'
import { listInvitations } from './invitations.ts'
import { invitePerson } from './invite-person.ts'
import { issueLinks } from './issue-links.ts'
import { listAccounts } from './list-accounts.ts'
import { listTwoPersonRequests } from './list-two-person-requests.ts'
import { approveRecovery, refuseRecovery, requestRecovery } from './recover-account.ts'
import { setSuspended } from './suspend-account.ts'

/** Other people's accounts: inviting, links, stopping, recovery by two. */
export const accountAdminRoutes = (deps: Deps) =>
  new Hono<Env>()
    .get('/accounts', valid('query', accountListSchema), async (c) => {
      const actor = actorOf(c)
      if (!actor.ok) return problem(c, actor.problem) as never
      return replyResult(c, await listAccounts(deps, actor.value.viewer, c.req.valid('query')))
    })
    .post('/accounts', valid('json', inviteSchema), async (c) => {
      const actor = actorOf(c)
      if (!actor.ok) return problem(c, actor.problem) as never
      return replyResult(c, await invitePerson(deps, actor.value, c.req.valid('json')))
    })
    .get('/invitations', async (c) => {
      const actor = actorOf(c)
      if (!actor.ok) return problem(c, actor.problem) as never
      return replyResult(c, await listInvitations(deps, actor.value.viewer))
    })
    .post('/account-links', valid('json', issueLinksSchema), async (c) => {
      const actor = actorOf(c)
      if (!actor.ok) return problem(c, actor.problem) as never
      return replyResult(c, await issueLinks(deps, actor.value, c.req.valid('json').accountIds))
    })
    .post('/accounts/:id/suspend', idParam, async (c) => {
      const actor = actorOf(c)
      if (!actor.ok) return problem(c, actor.problem) as never
      return replyResult(c, await setSuspended(deps, actor.value, c.req.valid('param').id, true))
    })
    .post('/accounts/:id/resume', idParam, async (c) => {
      const actor = actorOf(c)
      if (!actor.ok) return problem(c, actor.problem) as never
      return replyResult(c, await setSuspended(deps, actor.value, c.req.valid('param').id, false))
    })
    .post('/accounts/:id/recovery', idParam, valid('json', grantReasonSchema), async (c) => {
      const actor = actorOf(c)
      if (!actor.ok) return problem(c, actor.problem) as never
      const { id } = c.req.valid('param')
      return replyResult(c, await requestRecovery(deps, actor.value, id, c.req.valid('json').reason))
    })
    .get('/recoveries', async (c) => {
      const actor = actorOf(c)
      if (!actor.ok) return problem(c, actor.problem) as never
      return replyResult(c, await listTwoPersonRequests(deps, actor.value.viewer, 'account.recover'))
    })
    .post('/recoveries/:id/approve', idParam, async (c) => {
      const actor = actorOf(c)
      if (!actor.ok) return problem(c, actor.problem) as never
      return replyResult(c, await approveRecovery(deps, actor.value, c.req.valid('param').id))
    })
    .post('/recoveries/:id/refuse', idParam, async (c) => {
      const actor = actorOf(c)
      if (!actor.ok) return problem(c, actor.problem) as never
      return replyResult(c, await refuseRecovery(deps, actor.value, c.req.valid('param').id))
    })
