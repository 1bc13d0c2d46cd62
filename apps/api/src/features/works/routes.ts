import {
  actOnWorkSchema,
  createWorkSchema,
  downloadQuerySchema,
  officerWorksSchema,
  reviewWorkSchema,
  saveWorkSchema,
  workFileParamsSchema,
  workListSchema,
  workSettingsSchema,
} from '@xk/contract'
import { Hono } from 'hono'
import type { Deps } from '../../deps.ts'
import { asActor } from '../../http/actor.ts'
import type { Env } from '../../http/env.ts'
import { problem } from '../../http/problem.ts'
import { replyResult, xlsxReply } from '../../http/reply.ts'
import { idParam, valid } from '../../http/validate.ts'
import { wordsFor } from '../../http/words.ts'
import { sendFile } from '../uploads/send-file.ts'
import { actOnWork } from './act-on-work.ts'
import { createWork } from './create-work.ts'
import { findEvidence, removeEvidence, uploadEvidence } from './evidence.ts'
import { exportWorks } from './export-works.ts'
import { listWorks } from './list-works.ts'
import { listOfficerWorks } from './officer-works.ts'
import { readWork } from './read-work.ts'
import { reviewWork } from './review-work.ts'
import { saveWork } from './save-work.ts'
import { saveWorkSettings } from './settings.ts'

/** The works register: what a unit writes and reports, what the working group reviews. */
export const workRoutes = (deps: Deps) =>
  new Hono<Env>()
    .get('/officer/works', valid('query', officerWorksSchema), (c) =>
      asActor(c, async ({ viewer }) =>
        replyResult(c, await listOfficerWorks(deps, viewer, c.req.valid('query'))),
      ),
    )
    .get('/works', valid('query', workListSchema), (c) =>
      asActor(c, async ({ viewer }) => replyResult(c, await listWorks(deps, viewer, c.req.valid('query')))),
    )
    .get('/works.xlsx', valid('query', workListSchema), (c) =>
      asActor(c, async ({ viewer }) =>
        xlsxReply(c, 'cong-trinh.xlsx', await exportWorks(deps, viewer, c.req.valid('query'), wordsFor(c))),
      ),
    )
    .post('/works', valid('json', createWorkSchema), (c) =>
      asActor(c, async (actor) => replyResult(c, await createWork(deps, actor, c.req.valid('json')))),
    )
    .post('/work-settings', valid('json', workSettingsSchema), (c) =>
      asActor(c, async (actor) => replyResult(c, await saveWorkSettings(deps, actor, c.req.valid('json')))),
    )
    .get('/works/:id', idParam, (c) =>
      asActor(c, async ({ viewer }) => replyResult(c, await readWork(deps, viewer, c.req.valid('param').id))),
    )
    .put('/works/:id/draft', idParam, valid('json', saveWorkSchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(
          c,
          await saveWork(deps, actor, { workId: c.req.valid('param').id, ...c.req.valid('json') }),
        ),
      ),
    )
    .post('/works/:id/act', idParam, valid('json', actOnWorkSchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(
          c,
          await actOnWork(deps, actor, { workId: c.req.valid('param').id, ...c.req.valid('json') }),
        ),
      ),
    )
    .post('/works/:id/review', idParam, valid('json', reviewWorkSchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(
          c,
          await reviewWork(deps, actor, { workId: c.req.valid('param').id, ...c.req.valid('json') }),
        ),
      ),
    )
    .post('/works/:id/evidence/upload', idParam, (c) =>
      asActor(c, async (actor) =>
        replyResult(
          c,
          await uploadEvidence(deps, actor, { workId: c.req.valid('param').id, request: c.req.raw }),
        ),
      ),
    )
    .delete('/works/:id/evidence/:fileId', valid('param', workFileParamsSchema), (c) =>
      asActor(c, async (actor) => replyResult(c, await removeEvidence(deps, actor, c.req.valid('param')))),
    )
    .get(
      '/works/:id/evidence/:fileId',
      valid('param', workFileParamsSchema),
      valid('query', downloadQuerySchema),
      async (c) => {
        const found = await findEvidence(deps, c.get('asker'), c.req.valid('param'))
        if (!found.ok) return problem(c, found.problem)
        return sendFile(c, deps, found.value, { inline: c.req.valid('query').inline === '1' })
      },
    )
