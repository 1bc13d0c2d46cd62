import { grantReasonSchema, requestGrantSchema } from '@xk/contract'
import { Hono } from 'hono'
import type { Deps } from '../../deps.ts'
import { actorOf } from '../../http/actor.ts'
import type { Env } from '../../http/env.ts'
import { problem } from '../../http/problem.ts'
import { replyResult } from '../../http/reply.ts'
import { idParam, valid } from '../../http/validate.ts'
import { approveGrant, refuseGrant, revokeGrant } from './decide-grant.ts'
import { listOfficeHolders } from './list-grants.ts'
import { requestGrant } from './request-grant.ts'

export const grantRoutes = (deps: Deps) =>
  new Hono<Env>()
    .get('/grants', async (c) => {
      const actor = actorOf(c)
      if (!actor.ok) return problem(c, actor.problem) as never
      return replyResult(c, await listOfficeHolders(deps, actor.value.viewer))
    })
    .post('/grants', valid('json', requestGrantSchema), async (c) => {
      const actor = actorOf(c)
      if (!actor.ok) return problem(c, actor.problem) as never
      return replyResult(c, await requestGrant(deps, actor.value, c.req.valid('json')))
    })
    .post('/grants/:id/approve', idParam, async (c) => {
      const actor = actorOf(c)
      if (!actor.ok) return problem(c, actor.problem) as never
      return replyResult(c, await approveGrant(deps, actor.value, c.req.valid('param').id))
    })
    .post('/grants/:id/refuse', idParam, async (c) => {
      const actor = actorOf(c)
      if (!actor.ok) return problem(c, actor.problem) as never
      return replyResult(c, await refuseGrant(deps, actor.value, c.req.valid('param').id))
    })
    .post('/grants/:id/revoke', idParam, valid('json', grantReasonSchema), async (c) => {
      const actor = actorOf(c)
      if (!actor.ok) return problem(c, actor.problem) as never
      return replyResult(
        c,
        await revokeGrant(deps, actor.value, c.req.valid('param').id, c.req.valid('json').reason),
      )
    })
