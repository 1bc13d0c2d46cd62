import {
  changeTargetSchema,
  recordPastFigureSchema,
  removePastFigureSchema,
  targetsQuerySchema,
  targetThingsQuerySchema,
} from '@xk/contract'
import { Hono } from 'hono'
import type { Deps } from '../../deps.ts'
import { asActor } from '../../http/actor.ts'
import type { Env } from '../../http/env.ts'
import { replyResult } from '../../http/reply.ts'
import { idParam, valid } from '../../http/validate.ts'
import { changeTarget, recordPastFigure, removePastFigure } from './change-targets.ts'
import { listThings, readTargets } from './read-targets.ts'

/** Targets of the term: how far, behind each number its decisions, and what was reached before the system. */
export const targetRoutes = (deps: Deps) =>
  new Hono<Env>()
    .get('/targets', valid('query', targetsQuerySchema), (c) =>
      asActor(c, async ({ viewer }) => replyResult(c, await readTargets(deps, viewer, c.req.valid('query')))),
    )
    .get('/targets/things', valid('query', targetThingsQuerySchema), (c) =>
      asActor(c, async ({ viewer }) => replyResult(c, await listThings(deps, viewer, c.req.valid('query')))),
    )
    .post('/targets/goals', valid('json', changeTargetSchema), (c) =>
      asActor(c, async (actor) => replyResult(c, await changeTarget(deps, actor, c.req.valid('json')))),
    )
    .post('/past-figures', valid('json', recordPastFigureSchema), (c) =>
      asActor(c, async (actor) => replyResult(c, await recordPastFigure(deps, actor, c.req.valid('json')))),
    )
    .post('/past-figures/:id/remove', idParam, valid('json', removePastFigureSchema), (c) =>
      asActor(c, async (actor) => {
        const { id } = c.req.valid('param')
        return replyResult(c, await removePastFigure(deps, actor, { id, ...c.req.valid('json') }))
      }),
    )
