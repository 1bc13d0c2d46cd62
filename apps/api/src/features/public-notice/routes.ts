import {
  answerObjectionSchema,
  closeNoticeSchema,
  downloadQuerySchema,
  fileObjectionSchema,
  noticeEntryParamsSchema,
  publishNoticeSchema,
  ruleObjectionSchema,
} from '@xk/contract'
import { Hono } from 'hono'
import type { Deps } from '../../deps.ts'
import { asActor } from '../../http/actor.ts'
import type { Env } from '../../http/env.ts'
import { problem } from '../../http/problem.ts'
import { pdfReply, replyResult } from '../../http/reply.ts'
import { idParam, valid } from '../../http/validate.ts'
import { sendFile } from '../uploads/send-file.ts'
import { findAnswerFile, uploadAnswerFile } from './answer-file.ts'
import { answerObjection } from './answer-objection.ts'
import { closeNotice } from './close-notice.ts'
import { fileObjection } from './file-objection.ts'
import { listNotices } from './list-notices.ts'
import { findObjectionFile, uploadObjectionFile } from './objection-file.ts'
import { noticePdf } from './notice-paper.ts'
import { publishNotice } from './publish-notice.ts'
import { readForUnits } from './read-for-units.ts'
import { ruleObjection } from './rule-objection.ts'

/** Niêm yết: accepted dossiers before the units, what they object, what is answered and ruled. */
export const publicNoticeRoutes = (deps: Deps) =>
  new Hono<Env>()
    .get('/editions/:id/public-notices', idParam, (c) =>
      asActor(c, async ({ viewer }) =>
        replyResult(c, await listNotices(deps, viewer, c.req.valid('param').id)),
      ),
    )
    .post('/editions/:id/public-notices', idParam, valid('json', publishNoticeSchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(
          c,
          await publishNotice(deps, actor, { editionId: c.req.valid('param').id, ...c.req.valid('json') }),
        ),
      ),
    )
    .post('/public-notices/:id/close', idParam, valid('json', closeNoticeSchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(c, await closeNotice(deps, actor, { ...c.req.valid('param'), ...c.req.valid('json') })),
      ),
    )
    .get('/public-notices/:id/posted.pdf', idParam, (c) =>
      asActor(c, async ({ viewer }) => {
        const { id } = c.req.valid('param')
        return pdfReply(c, 'bien-ban-niem-yet.pdf', await noticePdf(deps, viewer, { id, of: 'posted' }))
      }),
    )
    .get('/public-notices/:id/closed.pdf', idParam, (c) =>
      asActor(c, async ({ viewer }) => {
        const { id } = c.req.valid('param')
        const name = 'bien-ban-ket-thuc-niem-yet.pdf'
        return pdfReply(c, name, await noticePdf(deps, viewer, { id, of: 'closed' }))
      }),
    )
    .get('/officer/public-notices', (c) =>
      asActor(c, async ({ viewer }) => {
        c.header('x-robots-tag', 'noindex, nofollow')
        return replyResult(c, await readForUnits(deps, viewer))
      }),
    )
    .post(
      '/public-notices/:id/entries/:entryId/objections',
      valid('param', noticeEntryParamsSchema),
      valid('json', fileObjectionSchema),
      (c) =>
        asActor(c, async (actor) =>
          replyResult(
            c,
            await fileObjection(deps, actor, { ...c.req.valid('param'), ...c.req.valid('json') }),
          ),
        ),
    )
    .post('/objections/:id/file/upload', idParam, (c) =>
      asActor(c, async (actor) =>
        replyResult(
          c,
          await uploadObjectionFile(deps, actor, { id: c.req.valid('param').id, request: c.req.raw }),
        ),
      ),
    )
    .get('/objections/:id/file', idParam, valid('query', downloadQuerySchema), async (c) => {
      const found = await findObjectionFile(deps, c.get('asker'), c.req.valid('param').id)
      if (!found.ok) return problem(c, found.problem)
      return sendFile(c, deps, found.value, { inline: c.req.valid('query').inline === '1' })
    })
    .post('/objections/:id/answer', idParam, valid('json', answerObjectionSchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(
          c,
          await answerObjection(deps, actor, { ...c.req.valid('param'), ...c.req.valid('json') }),
        ),
      ),
    )
    .post('/objection-answers/:id/file/upload', idParam, (c) =>
      asActor(c, async (actor) =>
        replyResult(
          c,
          await uploadAnswerFile(deps, actor, { id: c.req.valid('param').id, request: c.req.raw }),
        ),
      ),
    )
    .get('/objection-answers/:id/file', idParam, valid('query', downloadQuerySchema), async (c) => {
      const found = await findAnswerFile(deps, c.get('asker'), c.req.valid('param').id)
      if (!found.ok) return problem(c, found.problem)
      return sendFile(c, deps, found.value, { inline: c.req.valid('query').inline === '1' })
    })
    .post('/objections/:id/rule', idParam, valid('json', ruleObjectionSchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(c, await ruleObjection(deps, actor, { ...c.req.valid('param'), ...c.req.valid('json') })),
      ),
    )
