import { Hono } from 'hono'
import type { Deps } from '../../deps.ts'
import { actorOf } from '../../http/actor.ts'
import type { Env } from '../../http/env.ts'
import { replyResult } from '../../http/reply.ts'
import { readOperations } from './read-operations.ts'

export const operationsRoutes = (deps: Deps) =>
  new Hono<Env>().get('/operations', async (c) => {
    const actor = actorOf(c)
    return replyResult(c, actor.ok ? await readOperations(deps, actor.value.viewer) : actor)
  })
