import {
  changeWebhookSchema,
  createWebhookSchema,
  deliveryParamsSchema,
  webhookParamsSchema,
} from '@xk/contract'
import { Hono } from 'hono'
import type { Deps } from '../../deps.ts'
import { asActor } from '../../http/actor.ts'
import type { Env } from '../../http/env.ts'
import { replyResult } from '../../http/reply.ts'
import { valid } from '../../http/validate.ts'
import { listDeliveries, listWebhooks } from './list-webhooks.ts'
import { tryWebhook } from './try-webhook.ts'
import { changeWebhook, createWebhook, removeWebhook, rotateSecret, sendAgain } from './webhooks.ts'

/** Other programs that are told of what happens. */
export const webhookRoutes = (deps: Deps) =>
  new Hono<Env>()
    .get('/webhooks', (c) =>
      asActor(c, async ({ viewer }) => replyResult(c, await listWebhooks(deps, viewer))),
    )
    .post('/webhooks', valid('json', createWebhookSchema), (c) =>
      asActor(c, async (actor) => replyResult(c, await createWebhook(deps, actor, c.req.valid('json')))),
    )
    .put(
      '/webhooks/:webhookId',
      valid('param', webhookParamsSchema),
      valid('json', changeWebhookSchema),
      (c) =>
        asActor(c, async (actor) =>
          replyResult(
            c,
            await changeWebhook(deps, actor, { ...c.req.valid('param'), ...c.req.valid('json') }),
          ),
        ),
    )
    .post('/webhooks/:webhookId/rotate', valid('param', webhookParamsSchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(c, await rotateSecret(deps, actor, c.req.valid('param').webhookId)),
      ),
    )
    .post('/webhooks/:webhookId/try', valid('param', webhookParamsSchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(c, await tryWebhook(deps, actor, c.req.valid('param').webhookId)),
      ),
    )
    .post('/webhooks/:webhookId/remove', valid('param', webhookParamsSchema), (c) =>
      asActor(c, async (actor) =>
        replyResult(c, await removeWebhook(deps, actor, c.req.valid('param').webhookId)),
      ),
    )
    .get('/webhooks/:webhookId/deliveries', valid('param', webhookParamsSchema), (c) =>
      asActor(c, async ({ viewer }) =>
        replyResult(c, await listDeliveries(deps, viewer, c.req.valid('param').webhookId)),
      ),
    )
    .post('/webhooks/:webhookId/deliveries/:deliveryId/again', valid('param', deliveryParamsSchema), (c) =>
      asActor(c, async (actor) => replyResult(c, await sendAgain(deps, actor, c.req.valid('param')))),
    )
