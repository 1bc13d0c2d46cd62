import {
  approveRenditionSchema,
  approveRenditionsSchema,
  imageParamsSchema,
  pageParamsSchema,
  prepareRenditionSchema,
  saveMaskingSchema,
  sendBackRenditionSchema,
} from '@xk/contract'
import { Hono } from 'hono'
import type { Deps } from '../../deps.ts'
import { actorOf } from '../../http/actor.ts'
import type { Env } from '../../http/env.ts'
import { problem } from '../../http/problem.ts'
import { replyResult } from '../../http/reply.ts'
import { idParam, valid } from '../../http/validate.ts'
import { beginMasking } from './begin-masking.ts'
import { approveAllRenditions, prepareAllRenditions } from './bulk-renditions.ts'
import { listMasking } from './list-masking.ts'
import { prepareRendition } from './prepare-rendition.ts'
import { readMasking } from './read-masking.ts'
import { findRenditionImage, readRendition } from './read-rendition.ts'
import { restartMasking } from './restart-masking.ts'
import { saveMasking } from './save-masking.ts'
import { sendPicture } from './send-picture.ts'
import { approveRendition, sendBackRendition } from './settle-rendition.ts'
import { findSourcePage } from './source-page.ts'

/** Đánh phách: from the drawing of codes to approved blinded copies. */
export const maskingRoutes = (deps: Deps) =>
  new Hono<Env>()
    .get('/stages/:id/masking', idParam, async (c) => {
      const actor = actorOf(c)
      return replyResult(
        c,
        actor.ok ? await listMasking(deps, actor.value.viewer, c.req.valid('param').id) : actor,
      )
    })
    .post('/stages/:id/masking/begin', idParam, async (c) => {
      const actor = actorOf(c)
      const input = { stageId: c.req.valid('param').id }
      return replyResult(c, actor.ok ? await beginMasking(deps, actor.value, input) : actor)
    })
    .post('/stages/:id/renditions/prepare-all', idParam, async (c) => {
      const actor = actorOf(c)
      const input = { stageId: c.req.valid('param').id }
      return replyResult(c, actor.ok ? await prepareAllRenditions(deps, actor.value, input) : actor)
    })
    .post(
      '/stages/:id/renditions/approve-all',
      idParam,
      valid('json', approveRenditionsSchema),
      async (c) => {
        const actor = actorOf(c)
        const input = { stageId: c.req.valid('param').id, ...c.req.valid('json') }
        return replyResult(c, actor.ok ? await approveAllRenditions(deps, actor.value, input) : actor)
      },
    )
    .get('/stage-entries/:id/masking', idParam, async (c) => {
      const actor = actorOf(c)
      return replyResult(
        c,
        actor.ok ? await readMasking(deps, actor.value.viewer, c.req.valid('param').id) : actor,
      )
    })
    .put('/stage-entries/:id/masking', idParam, valid('json', saveMaskingSchema), async (c) => {
      const actor = actorOf(c)
      const input = { stageEntryId: c.req.valid('param').id, ...c.req.valid('json') }
      return replyResult(c, actor.ok ? await saveMasking(deps, actor.value, input) : actor)
    })
    .post('/stage-entries/:id/masking/restart', idParam, async (c) => {
      const actor = actorOf(c)
      const input = { stageEntryId: c.req.valid('param').id }
      return replyResult(c, actor.ok ? await restartMasking(deps, actor.value, input) : actor)
    })
    .get(
      '/stage-entries/:id/documents/:attachmentId/pages/:page',
      valid('param', pageParamsSchema),
      async (c) => {
        const actor = actorOf(c)
        if (!actor.ok) return problem(c, actor.problem)
        const found = await findSourcePage(deps, actor.value.viewer, c.req.valid('param'))
        return found.ok ? sendPicture(c, deps, found.value.key) : problem(c, found.problem)
      },
    )
    .get('/stage-entries/:id/rendition', idParam, async (c) => {
      const actor = actorOf(c)
      return replyResult(
        c,
        actor.ok ? await readRendition(deps, actor.value.viewer, c.req.valid('param').id) : actor,
      )
    })
    .post('/stage-entries/:id/rendition', idParam, valid('json', prepareRenditionSchema), async (c) => {
      const actor = actorOf(c)
      const input = { stageEntryId: c.req.valid('param').id, ...c.req.valid('json') }
      return replyResult(c, actor.ok ? await prepareRendition(deps, actor.value, input) : actor)
    })
    .get('/stage-entries/:id/rendition/images/:imageId', valid('param', imageParamsSchema), async (c) => {
      const actor = actorOf(c)
      if (!actor.ok) return problem(c, actor.problem)
      const found = await findRenditionImage(deps, actor.value.viewer, c.req.valid('param'))
      return found.ok ? sendPicture(c, deps, found.value.key) : problem(c, found.problem)
    })
    .post(
      '/stage-entries/:id/rendition/approve',
      idParam,
      valid('json', approveRenditionSchema),
      async (c) => {
        const actor = actorOf(c)
        const input = { stageEntryId: c.req.valid('param').id, ...c.req.valid('json') }
        return replyResult(c, actor.ok ? await approveRendition(deps, actor.value, input) : actor)
      },
    )
    .post(
      '/stage-entries/:id/rendition/send-back',
      idParam,
      valid('json', sendBackRenditionSchema),
      async (c) => {
        const actor = actorOf(c)
        const input = { stageEntryId: c.req.valid('param').id, ...c.req.valid('json') }
        return replyResult(c, actor.ok ? await sendBackRendition(deps, actor.value, input) : actor)
      },
    )
