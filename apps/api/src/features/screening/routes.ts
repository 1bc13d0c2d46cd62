import {
  acceptEntrySchema,
  decideLateSchema,
  editionParamsSchema,
  entryParamsSchema,
  refuseEntrySchema,
  returnEntrySchema,
  screeningListSchema,
} from '@xk/contract'
import { Hono } from 'hono'
import type { Deps } from '../../deps.ts'
import { actorOf } from '../../http/actor.ts'
import type { Env } from '../../http/env.ts'
import { replyResult, xlsxReply } from '../../http/reply.ts'
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
      return xlsxReply(
        c,
        'ai-chua-nop.xlsx',
        await exportNotSubmitted(deps, c.get('asker'), editionId, wordsFor(c)),
      )
    })
    .get('/editions/:editionId/incomplete', valid('param', editionParamsSchema), async (c) =>
      replyResult(c, await listIncomplete(deps, c.get('asker'), c.req.valid('param').editionId)),
    )
    .get('/editions/:editionId/incomplete.xlsx', valid('param', editionParamsSchema), async (c) => {
      const { editionId } = c.req.valid('param')
      return xlsxReply(
        c,
        'ho-so-con-thieu.xlsx',
        await exportIncomplete(deps, c.get('asker'), editionId, wordsFor(c)),
      )
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
