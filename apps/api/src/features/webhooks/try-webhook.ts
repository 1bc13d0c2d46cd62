import { webhookDelivery } from '@xk/db'
import { fail, ok } from '@xk/domain/kernel'
import { answer } from '@xk/domain/policy'
import { WEBHOOK_TEST } from '@xk/domain/webhook'
import { eq } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import { throttled } from '../../http/throttle.ts'
import { sendDueWebhooks } from './send-due-webhooks.ts'
import { lockWebhook } from './webhooks.ts'

/** Sends a trial at once, to an active webhook or to one that is turned off, and tells what came of it. */
export const tryWebhook = async (deps: Deps, actor: Actor, webhookId: string) => {
  const tooMany = await throttled(deps.throttles.webhookTrial, actor.viewer.accountId)
  if (tooMany) return fail(tooMany)
  const put = await runCommand(deps, actor, 'webhook.change', { try: webhookId }, async (tx) => {
    const found = await lockWebhook(tx, actor.viewer, 'webhook.change', webhookId)
    if (!found.ok) return found
    const now = deps.now()
    const id = deps.newId()
    const data = { url: `${deps.config.publicUrl}/quan-tri/webhook` }
    const body = JSON.stringify({ type: WEBHOOK_TEST, timestamp: now.toISOString(), data })
    await tx
      .insert(webhookDelivery)
      .values({ id, webhookId, kind: WEBHOOK_TEST, body, state: 'waiting', dueAt: now, createdAt: now })
    return ok(answer({ id }))
  })
  if (!put.ok) return put
  const { id } = put.value
  await sendDueWebhooks(deps, id)
  const [row] = await deps.database.db.select().from(webhookDelivery).where(eq(webhookDelivery.id, id))
  return ok(
    answer({
      id,
      arrived: row?.state === 'delivered',
      status: row?.status ?? null,
      why: row?.why ?? null,
    }),
  )
}
