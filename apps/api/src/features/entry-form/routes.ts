import { entryParamsSchema } from '@xk/contract'
import { contentDisposition } from '@xk/documents'
import { Hono } from 'hono'
import type { Deps } from '../../deps.ts'
import { actorOf } from '../../http/actor.ts'
import type { Env } from '../../http/env.ts'
import { problem } from '../../http/problem.ts'
import { replyResult } from '../../http/reply.ts'
import { idParam, valid } from '../../http/validate.ts'
import { findBlankForm } from './download-form.ts'
import { readForm } from './read-form.ts'

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** The entry form as a Word file: blank to download, filled in to read again. */
export const entryFormRoutes = (deps: Deps) =>
  new Hono<Env>()
    .get('/editions/:id/form', idParam, async (c) => {
      const found = await findBlankForm(deps, c.get('asker'), c.req.valid('param').id)
      if (!found.ok) return problem(c, found.problem)
      return c.body(Buffer.from(found.value.bytes), 200, {
        'content-type': DOCX,
        'content-length': String(found.value.bytes.length),
        'content-disposition': contentDisposition(found.value.name, 'attachment'),
        'x-content-type-options': 'nosniff',
        'cache-control': 'private, no-store',
      })
    })
    .post('/entries/:entryId/form/upload', valid('param', entryParamsSchema), async (c) => {
      const actor = actorOf(c)
      const input = { ...c.req.valid('param'), request: c.req.raw }
      return replyResult(c, actor.ok ? await readForm(deps, actor.value, input) : actor)
    })
