import { answerAppealSchema, decideRemarkSchema, fileAppealSchema } from '@xk/contract'
import { Hono } from 'hono'
import { z } from 'zod'
import type { Deps } from '../../deps.ts'
import { asActor } from '../../http/actor.ts'
import type { Env } from '../../http/env.ts'
import { replyResult } from '../../http/reply.ts'
import { idParam, valid } from '../../http/validate.ts'
import { answerAppeal } from './answer-appeal.ts'
import { decideRemark } from './decide-remark.ts'
import { fileAppeal } from './file-appeal.ts'
import { listAppeals, readAppeal } from './list-appeals.ts'
import { readOwnResult } from './read-own-result.ts'

const entryParam = valid('param', z.object({ entryId: z.guid() }))

/** After the release: a unit's own result, kiến nghị with receipt and due time, and its answer. */
export const appealRoutes = (deps: Deps) =>
  new Hono<Env>()
    .get('/entries/:entryId/result', entryParam, async (c) =>
      replyResult(c, await readOwnResult(deps, c.get('asker'), c.req.valid('param').entryId)),
    )
    .post('/entries/:entryId/appeals', entryParam, valid('json', fileAppealSchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(c, await fileAppeal(deps, actor, { ...c.req.valid('param'), ...c.req.valid('json') })),
      ),
    )
    .get('/editions/:id/appeals', idParam, async (c) =>
      replyResult(c, await listAppeals(deps, c.get('asker'), c.req.valid('param').id)),
    )
    .get('/appeals/:id', idParam, async (c) =>
      replyResult(c, await readAppeal(deps, c.get('asker'), c.req.valid('param').id)),
    )
    .post('/appeals/:id/remark', idParam, valid('json', decideRemarkSchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(c, await decideRemark(deps, actor, { ...c.req.valid('param'), ...c.req.valid('json') })),
      ),
    )
    .post('/appeals/:id/answer', idParam, valid('json', answerAppealSchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(c, await answerAppeal(deps, actor, { ...c.req.valid('param'), ...c.req.valid('json') })),
      ),
    )
