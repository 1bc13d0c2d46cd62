import { confirmSeenSchema, freezeSchema, reasonSchema, resolutionSchema } from '@xk/contract'
import { Hono } from 'hono'
import type { Deps } from '../../deps.ts'
import { asActor } from '../../http/actor.ts'
import type { Env } from '../../http/env.ts'
import { replyResult } from '../../http/reply.ts'
import { idParam, valid } from '../../http/validate.ts'
import { declareOutcome, prepareOutcome } from './declare.ts'
import { readOutcome } from './read-outcome.ts'
import { confirmWithdrawal, countersignResolution, typeResolution, withdrawResolution } from './resolve.ts'
import { askResume, resumeCouncil } from './resume.ts'

/** What a council's ballots give, resolved and declared. */
export const outcomeRoutes = (deps: Deps) =>
  new Hono<Env>()
    .get('/stages/:id/council-outcome', idParam, (c) =>
      asActor(c, async ({ viewer }) =>
        replyResult(c, await readOutcome(deps, viewer, c.req.valid('param').id)),
      ),
    )
    .post('/stages/:id/council-resolutions', idParam, valid('json', resolutionSchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(
          c,
          await typeResolution(deps, actor, { stageId: c.req.valid('param').id, ...c.req.valid('json') }),
        ),
      ),
    )
    .post('/council-resolutions/:id/countersign', idParam, (c) =>
      asActor(c, async (actor) =>
        replyResult(c, await countersignResolution(deps, actor, { id: c.req.valid('param').id })),
      ),
    )
    .post('/council-resolutions/:id/withdraw', idParam, valid('json', reasonSchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(
          c,
          await withdrawResolution(deps, actor, { id: c.req.valid('param').id, ...c.req.valid('json') }),
        ),
      ),
    )
    .post('/council-resolutions/:id/withdraw/confirm', idParam, valid('json', confirmSeenSchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(
          c,
          await confirmWithdrawal(deps, actor, { id: c.req.valid('param').id, ...c.req.valid('json') }),
        ),
      ),
    )
    .post('/stages/:id/council-outcome/prepare', idParam, valid('json', freezeSchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(
          c,
          await prepareOutcome(deps, actor, { stageId: c.req.valid('param').id, ...c.req.valid('json') }),
        ),
      ),
    )
    .post('/stages/:id/council-outcome/declare', idParam, valid('json', freezeSchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(
          c,
          await declareOutcome(deps, actor, { stageId: c.req.valid('param').id, ...c.req.valid('json') }),
        ),
      ),
    )
    .post('/stages/:id/council-outcome/resume', idParam, valid('json', reasonSchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(
          c,
          await askResume(deps, actor, { stageId: c.req.valid('param').id, ...c.req.valid('json') }),
        ),
      ),
    )
    .post('/stages/:id/council-outcome/resume/confirm', idParam, valid('json', confirmSeenSchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(
          c,
          await resumeCouncil(deps, actor, { stageId: c.req.valid('param').id, ...c.req.valid('json') }),
        ),
      ),
    )
