import { entryParamsSchema, formQuerySchema } from '@xk/contract'
import { contentDisposition } from '@xk/documents'
import { type Context, Hono } from 'hono'
import type { Deps } from '../../deps.ts'
import { actorOf } from '../../http/actor.ts'
import type { Env } from '../../http/env.ts'
import { problem } from '../../http/problem.ts'
import { replyResult } from '../../http/reply.ts'
import { idParam, valid } from '../../http/validate.ts'
import { type BlankForm, findBlankForm, findFormOfEntry } from './download-form.ts'
import { readForm } from './read-form.ts'

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

const sendForm = (c: Context, { name, bytes }: BlankForm) =>
  c.body(Buffer.from(bytes), 200, {
    'content-type': DOCX,
    'content-length': String(bytes.length),
    'content-disposition': contentDisposition(name, 'attachment'),
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-store',
  })

/** The entry form as a Word file: blank to download, filled in to read again. */
export const entryFormRoutes = (deps: Deps) =>
  new Hono<Env>()
    .get('/editions/:id/form', idParam, valid('query', formQuerySchema), async (c) => {
      const { division } = c.req.valid('query')
      const input = { editionId: c.req.valid('param').id, division }
      const found = await findBlankForm(deps, c.get('asker'), input)
      return found.ok ? sendForm(c, found.value) : problem(c, found.problem)
    })
    .get('/entries/:entryId/form', valid('param', entryParamsSchema), async (c) => {
      const found = await findFormOfEntry(deps, c.get('asker'), c.req.valid('param').entryId)
      return found.ok ? sendForm(c, found.value) : problem(c, found.problem)
    })
    .post('/entries/:entryId/form/upload', valid('param', entryParamsSchema), async (c) => {
      const actor = actorOf(c)
      const input = { ...c.req.valid('param'), request: c.req.raw }
      return replyResult(c, actor.ok ? await readForm(deps, actor.value, input) : actor)
    })
