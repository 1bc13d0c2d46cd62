import { createTokenSchema, tokenParamsSchema } from '@xk/contract'
import { Hono } from 'hono'
import type { Deps } from '../../deps.ts'
import { actorOf } from '../../http/actor.ts'
import type { Env } from '../../http/env.ts'
import { replyResult } from '../../http/reply.ts'
import { valid } from '../../http/validate.ts'
import { createToken, listTokens, revokeToken } from './tokens.ts'

/** What people give to other programs: tokens of their own. */
export const integrationRoutes = (deps: Deps) =>
  new Hono<Env>()
    .get('/tokens', async (c) => {
      const actor = actorOf(c)
      return replyResult(c, actor.ok ? await listTokens(deps, actor.value.viewer) : actor)
    })
    .post('/tokens', valid('json', createTokenSchema), async (c) => {
      const actor = actorOf(c)
      return replyResult(c, actor.ok ? await createToken(deps, actor.value, c.req.valid('json')) : actor)
    })
    .post('/tokens/:tokenId/revoke', valid('param', tokenParamsSchema), async (c) => {
      const actor = actorOf(c)
      return replyResult(
        c,
        actor.ok ? await revokeToken(deps, actor.value, c.req.valid('param').tokenId) : actor,
      )
    })
