import {
  approveExemplarSchema,
  orderGallerySchema,
  putUpExemplarSchema,
  saveExemplarSchema,
  sendBackExemplarSchema,
  takeDownExemplarSchema,
} from '@xk/contract'
import { Hono } from 'hono'
import { z } from 'zod'
import type { Deps } from '../../deps.ts'
import { asActor } from '../../http/actor.ts'
import type { Env } from '../../http/env.ts'
import { replyResult } from '../../http/reply.ts'
import { idParam, valid } from '../../http/validate.ts'
import {
  approveExemplar,
  orderGallery,
  putUpExemplar,
  readGallery,
  saveExemplar,
  sendBackExemplar,
  takeDownExemplar,
} from './edit.ts'

const entryParam = valid('param', z.object({ entryId: z.uuid() }))

/** What the working group chooses and writes for the gallery of exemplars. */
export const galleryRoutes = (deps: Deps) =>
  new Hono<Env>()
    .get('/editions/:id/gallery', idParam, (c) =>
      asActor(c, async ({ viewer }) =>
        replyResult(c, await readGallery(deps, viewer, c.req.valid('param').id)),
      ),
    )
    .put('/editions/:id/gallery/order', idParam, valid('json', orderGallerySchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(
          c,
          await orderGallery(deps, actor, { editionId: c.req.valid('param').id, ...c.req.valid('json') }),
        ),
      ),
    )
    .put('/exemplars/:entryId', entryParam, valid('json', saveExemplarSchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(c, await saveExemplar(deps, actor, { ...c.req.valid('param'), ...c.req.valid('json') })),
      ),
    )
    .post('/exemplars/:entryId/approve', entryParam, valid('json', approveExemplarSchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(
          c,
          await approveExemplar(deps, actor, { ...c.req.valid('param'), ...c.req.valid('json') }),
        ),
      ),
    )
    .post('/exemplars/:entryId/send-back', entryParam, valid('json', sendBackExemplarSchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(
          c,
          await sendBackExemplar(deps, actor, { ...c.req.valid('param'), ...c.req.valid('json') }),
        ),
      ),
    )
    .post('/exemplars/:entryId/take-down', entryParam, valid('json', takeDownExemplarSchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(
          c,
          await takeDownExemplar(deps, actor, { ...c.req.valid('param'), ...c.req.valid('json') }),
        ),
      ),
    )
    .post('/exemplars/:entryId/put-up', entryParam, valid('json', putUpExemplarSchema), (c) =>
      asActor(c, async (actor) => replyResult(c, await putUpExemplar(deps, actor, c.req.valid('param')))),
    )
