import { Hono } from 'hono'
import type { Deps } from '../../deps.ts'
import { asActor } from '../../http/actor.ts'
import type { Env } from '../../http/env.ts'
import { replyResult } from '../../http/reply.ts'
import { readClusterHome } from './cluster-home.ts'

/** A cluster lead's page. */
export const clusterRoutes = (deps: Deps) =>
  new Hono<Env>().get('/cluster/home', (c) =>
    asActor(c, async ({ viewer }) => replyResult(c, await readClusterHome(deps, viewer))),
  )
