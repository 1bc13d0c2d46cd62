import { personIdentity, account, webhook, webhookDelivery } from '@xk/db'
import { fail, notFound, ok } from '@xk/domain/kernel'
import {
  allowedCommands,
  answer,
  denialOf,
  EVERYTHING,
  may,
  type Sendable,
  type Viewer,
} from '@xk/domain/policy'
import { commandForEvent, WEBHOOK_EVENTS } from '@xk/domain/webhook'
import { and, desc, eq, lte } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { type DeliveryLine, deliveryView, type WebhookLine, webhookView } from './views.ts'

const LAST = 50

/** My webhooks, for the administrator everybody's; and what one's own may be told of. Never a secret. */
export const listWebhooks = async (deps: Deps, viewer: Viewer) => {
  const denied = denialOf('webhook.list', viewer, {})
  if (denied) return fail(denied)
  const rows = await deps.database.db
    .select({ hook: webhook, ownerName: personIdentity.fullName })
    .from(webhook)
    .innerJoin(account, eq(account.id, webhook.accountId))
    .leftJoin(personIdentity, eq(personIdentity.personId, account.personId))
    .orderBy(desc(webhook.createdAt), desc(webhook.id))
  const now = deps.now()
  const lines = rows.flatMap(({ hook, ownerName }) => {
    const facts = { ownerAccountId: hook.accountId }
    if (!may('webhook.view', viewer, facts)) return []
    const { id, name, url, events, state, why } = hook
    const line: WebhookLine = {
      id,
      name,
      url,
      events,
      state,
      why,
      ownerName,
      failingSince: hook.failingSince?.toISOString() ?? null,
      formerUntil: hook.formerUntil && hook.formerUntil > now ? hook.formerUntil.toISOString() : null,
      createdAt: hook.createdAt.toISOString(),
      mine: hook.accountId === viewer.accountId,
      allowed: allowedCommands(viewer, facts, ['webhook.change', 'webhook.rotate']),
    }
    return [webhookView.redact(line, EVERYTHING) as Sendable<WebhookLine>]
  })
  return ok(
    answer({
      webhooks: lines,
      events: WEBHOOK_EVENTS.filter((event) => may(commandForEvent(event), viewer, {})),
    }),
  )
}

/** What went to a webhook last and what waits; a release that is signed and waits for its hour is not among it. */
export const listDeliveries = async (deps: Deps, viewer: Viewer, webhookId: string) => {
  const { db } = deps.database
  const [hook] = await db.select().from(webhook).where(eq(webhook.id, webhookId))
  const denied = denialOf('webhook.view', viewer, hook ? { ownerAccountId: hook.accountId } : {})
  if (denied || !hook || !may('webhook.list', viewer, {})) return fail(notFound)
  const rows = await db
    .select()
    .from(webhookDelivery)
    .where(and(eq(webhookDelivery.webhookId, webhookId), lte(webhookDelivery.createdAt, deps.now())))
    .orderBy(desc(webhookDelivery.createdAt), desc(webhookDelivery.id))
    .limit(LAST)
  return ok(
    answer({
      deliveries: rows.map((row) => {
        const { id, kind, state, attempts, status, why, body } = row
        const line: DeliveryLine = {
          id,
          kind,
          state,
          attempts,
          status,
          why,
          body,
          dueAt: state === 'waiting' ? row.dueAt.toISOString() : null,
          createdAt: row.createdAt.toISOString(),
          lastAt: row.lastAt?.toISOString() ?? null,
        }
        return deliveryView.redact(line, EVERYTHING) as Sendable<DeliveryLine>
      }),
    }),
  )
}
