import { Hono } from 'hono'
import type { Deps } from '../../deps.ts'
import { asActor } from '../../http/actor.ts'
import type { Env } from '../../http/env.ts'
import { replyResult } from '../../http/reply.ts'
import { idParam } from '../../http/validate.ts'
import { readEvidence } from './read-evidence.ts'

/** What stands beside a stage's result. */
export const evidenceRoutes = (deps: Deps) =>
  new Hono<Env>().get('/stages/:id/evidence', idParam, (c) =>
    asActor(c, async ({ viewer }) =>
      replyResult(c, await readEvidence(deps, viewer, c.req.valid('param').id)),
    ),
  )
