import { grantReasonSchema } from '@xk/contract'
import { Hono } from 'hono'
import type { Deps } from '../../deps.ts'
import { actorOf } from '../../http/actor.ts'
import type { Env } from '../../http/env.ts'
import { problem } from '../../http/problem.ts'
import { replyResult } from '../../http/reply.ts'
import { idParam, valid } from '../../http/validate.ts'
import { approveErasure, refuseErasure, requestErasure } from './erase-by-two.ts'
import { listTwoPersonRequests } from '../accounts/list-two-person-requests.ts'
import { readPersonData } from './person-data.ts'

/** Personal data: what is held, taking it along, erasing it by two. */
export const peopleRoutes = (deps: Deps) =>
  new Hono<Env>()
    .get('/my-data', async (c) => {
      const actor = actorOf(c)
      if (!actor.ok) return problem(c, actor.problem) as never
      return replyResult(c, await readPersonData(deps, actor.value.viewer, actor.value.viewer.personId))
    })
    .get('/people/:id/data', idParam, async (c) => {
      const actor = actorOf(c)
      if (!actor.ok) return problem(c, actor.problem) as never
      return replyResult(c, await readPersonData(deps, actor.value.viewer, c.req.valid('param').id))
    })
    .get('/erasures', async (c) => {
      const actor = actorOf(c)
      if (!actor.ok) return problem(c, actor.problem) as never
      return replyResult(c, await listTwoPersonRequests(deps, actor.value.viewer, 'person.erase'))
    })
    .post('/people/:id/erasure', idParam, valid('json', grantReasonSchema), async (c) => {
      const actor = actorOf(c)
      if (!actor.ok) return problem(c, actor.problem) as never
      const { id } = c.req.valid('param')
      return replyResult(c, await requestErasure(deps, actor.value, id, c.req.valid('json').reason))
    })
    .post('/erasures/:id/approve', idParam, async (c) => {
      const actor = actorOf(c)
      if (!actor.ok) return problem(c, actor.problem) as never
      return replyResult(c, await approveErasure(deps, actor.value, c.req.valid('param').id))
    })
    .post('/erasures/:id/refuse', idParam, async (c) => {
      const actor = actorOf(c)
      if (!actor.ok) return problem(c, actor.problem) as never
      return replyResult(c, await refuseErasure(deps, actor.value, c.req.valid('param').id))
    })
