import {
  acceptEntrySchema,
  decideLateSchema,
  editionParamsSchema,
  entryParamsSchema,
  refuseEntrySchema,
  returnEntrySchema,
  screeningListSchema,
} from '@xk/contract'
import { contentDisposition } from '@xk/documents'
import { Hono } from 'hono'
import type { Deps } from '../../deps.ts'
import { actorOf } from '../../http/actor.ts'
import type { Env } from '../../http/env.ts'
import { problem } from '../../http/problem.ts'
import { replyResult } from '../../http/reply.ts'
import { valid } from '../../http/validate.ts'
import { wordsFor } from '../../http/words.ts'
import { decideLate } from './decide-late.ts'
import { exportIncomplete } from './export-incomplete.ts'
import { exportNotSubmitted } from './export-not-submitted.ts'
import { listForScreening } from './list-entries.ts'
import { listIncomplete } from './list-incomplete.ts'
import { listNotSubmitted } from './not-submitted.ts'
import { readForScreening } from './read-for-screening.ts'
import { screenEntry } from './screen-entry.ts'

const entryParams = valid('param', entryParamsSchema)

/** What the secretariat does with what came in: look, accept, return, refuse; and who has not handed in yet. */
export const screeningRoutes = (deps: Deps) =>
  new Hono<Env>()
    .get(
      '/editions/:editionId/entries',
      valid('param', editionParamsSchema),
      valid('query', screeningListSchema),
      async (c) =>
        replyResult(
          c,
          await listForScreening(deps, c.get('asker'), { ...c.req.valid('param'), ...c.req.valid('query') }),
        ),
    )
    .get('/editions/:editionId/not-submitted', valid('param', editionParamsSchema), async (c) =>
      replyResult(c, await listNotSubmitted(deps, c.get('asker'), c.req.valid('param').editionId)),
    )
    .get('/editions/:editionId/not-submitted.xlsx', valid('param', editionParamsSchema), async (c) => {
      const { editionId } = c.req.valid('param')
      const file = await exportNotSubmitted(deps, c.get('asker'), editionId, wordsFor(c))
      if (!file.ok) return problem(c, file.problem) as never
      return c.body(new Uint8Array(file.value).buffer, 200, {
        'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        'content-disposition': contentDisposition('ai-chua-nop.xlsx'),
        'cache-control': 'private, no-store',
      }) as never
    })
    .get('/editions/:editionId/incomplete', valid('param', editionParamsSchema), async (c) =>
      replyResult(c, await listIncomplete(deps, c.get('asker'), c.req.valid('param').editionId)),
    )
    .get('/editions/:editionId/incomplete.xlsx', valid('param', editionParamsSchema), async (c) => {
      const { editionId } = c.req.valid('param')
      const sheet = await exportIncomplete(deps, c.get('asker'), editionId, wordsFor(c))
      if (!sheet.ok) return problem(c, sheet.problem) as never
      return c.body(new Uint8Array(sheet.value).buffer, 200, {
        'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        'content-disposition': contentDisposition('ho-so-con-thieu.xlsx'),
        'cache-control': 'private, no-store',
      }) as never
    })
    .get('/screening/:entryId', entryParams, async (c) =>
      replyResult(c, await readForScreening(deps, c.get('asker'), c.req.valid('param').entryId)),
    )
    .post('/screening/:entryId/accept', entryParams, valid('json', acceptEntrySchema), async (c) => {
      const actor = actorOf(c)
      const input = { act: 'accept' as const, ...c.req.valid('param'), ...c.req.valid('json') }
      return replyResult(c, actor.ok ? await screenEntry(deps, actor.value, input) : actor)
    })
    .post('/screening/:entryId/return', entryParams, valid('json', returnEntrySchema), async (c) => {
      const actor = actorOf(c)
      const input = { act: 'return' as const, ...c.req.valid('param'), ...c.req.valid('json') }
      return replyResult(c, actor.ok ? await screenEntry(deps, actor.value, input) : actor)
    })
    .post('/screening/:entryId/refuse', entryParams, valid('json', refuseEntrySchema), async (c) => {
      const actor = actorOf(c)
      const input = { act: 'refuse' as const, ...c.req.valid('param'), ...c.req.valid('json') }
      return replyResult(c, actor.ok ? await screenEntry(deps, actor.value, input) : actor)
    })
    .post('/screening/:entryId/accept-late', entryParams, valid('json', decideLateSchema), async (c) => {
      const actor = actorOf(c)
      const input = { act: 'acceptLate' as const, ...c.req.valid('param'), ...c.req.valid('json') }
      return replyResult(c, actor.ok ? await decideLate(deps, actor.value, input) : actor)
    })
    .post('/screening/:entryId/refuse-late', entryParams, valid('json', decideLateSchema), async (c) => {
      const actor = actorOf(c)
      const input = { act: 'refuseLate' as const, ...c.req.valid('param'), ...c.req.valid('json') }
      return replyResult(c, actor.ok ? await decideLate(deps, actor.value, input) : actor)
    })
