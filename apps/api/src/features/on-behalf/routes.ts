import { downloadQuerySchema, enterEntrySchema, entryParamsSchema, scanParamsSchema } from '@xk/contract'
import { Hono } from 'hono'
import type { Deps } from '../../deps.ts'
import { actorOf } from '../../http/actor.ts'
import type { Env } from '../../http/env.ts'
import { problem } from '../../http/problem.ts'
import { replyResult } from '../../http/reply.ts'
import { valid } from '../../http/validate.ts'
import { sendFile } from '../uploads/send-file.ts'
import { enterEntry } from './enter-entry.ts'
import { findScanFile, uploadScan } from './scans.ts'

/** Works that came on paper or by mail, typed in by the secretariat for their unit. */
export const onBehalfRoutes = (deps: Deps) =>
  new Hono<Env>()
    .post('/entries/on-behalf', valid('json', enterEntrySchema), async (c) => {
      const actor = actorOf(c)
      return replyResult(c, actor.ok ? await enterEntry(deps, actor.value, c.req.valid('json')) : actor)
    })
    .post('/entries/:entryId/scans/upload', valid('param', entryParamsSchema), async (c) => {
      const actor = actorOf(c)
      const input = { ...c.req.valid('param'), request: c.req.raw }
      return replyResult(c, actor.ok ? await uploadScan(deps, actor.value, input) : actor)
    })
    .get(
      '/entries/:entryId/scans/:scanId',
      valid('param', scanParamsSchema),
      valid('query', downloadQuerySchema),
      async (c) => {
        const found = await findScanFile(deps, c.get('asker'), c.req.valid('param'))
        if (!found.ok) return problem(c, found.problem)
        return sendFile(c, deps, found.value, { inline: c.req.valid('query').inline === '1' })
      },
    )
