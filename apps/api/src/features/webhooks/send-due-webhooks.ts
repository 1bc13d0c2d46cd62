import { unseal } from '@xk/auth'
import { webhook, webhookDelivery } from '@xk/db'
import { MOST_TRIES, TURNED_OFF_AFTER_MS, waitAfterTries, WEBHOOK_TEST } from '@xk/domain/webhook'
import { and, asc, eq, inArray, isNull, lt, lte, or } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { notify } from '../accounts/notices.ts'
import { type Posted, postSafely } from './post-safely.ts'
import { signatureOf } from './sign.ts'

type Hook = typeof webhook.$inferSelect
type Delivery = typeof webhookDelivery.$inferSelect
interface Claimed {
  hook: Hook
  delivery: Delivery
}

/** The receiver has so long for all of it. */
const TIMEOUT_MS = 10_000
/** Longer than all of one round; after it another process tries. */
const CLAIM_MS = 60_000
const AT_ONCE = 20
const KEPT_MS = 30 * 24 * 60 * 60_000

/** Takes what is due so that no other process sends it. `only`: just this one. */
const claim = (deps: Deps, only: string | undefined): Promise<Claimed[]> =>
  deps.database.db.transaction(async (tx) => {
    const now = deps.now()
    const due = await tx
      .select({ hook: webhook, delivery: webhookDelivery })
      .from(webhookDelivery)
      .innerJoin(webhook, eq(webhook.id, webhookDelivery.webhookId))
      .where(
        and(
          eq(webhookDelivery.state, 'waiting'),
          lte(webhookDelivery.dueAt, now),
          or(isNull(webhookDelivery.claimedUntil), lt(webhookDelivery.claimedUntil, now)),
          or(eq(webhook.state, 'active'), eq(webhookDelivery.kind, WEBHOOK_TEST)),
          only ? eq(webhookDelivery.id, only) : undefined,
        ),
      )
      .orderBy(asc(webhookDelivery.dueAt))
      .limit(AT_ONCE)
      .for('update', { of: webhookDelivery, skipLocked: true })
    if (due.length === 0) return []
    const ids = due.map(({ delivery }) => delivery.id)
    const claimedUntil = new Date(now.getTime() + CLAIM_MS)
    await tx.update(webhookDelivery).set({ claimedUntil }).where(inArray(webhookDelivery.id, ids))
    return due
  })

const post = (deps: Deps, { hook, delivery }: Claimed): Promise<Posted> => {
  const now = deps.now()
  const at = Math.floor(now.getTime() / 1000)
  const former = hook.formerUntil && hook.formerUntil > now ? hook.formerSecret : null
  const signatures = [hook.sealedSecret, former]
    .filter((sealed) => sealed !== null)
    .map((sealed) => signatureOf(unseal(deps.keys.sealKey, sealed), delivery.id, at, delivery.body))
  return postSafely(
    {
      url: new URL(hook.url),
      body: delivery.body,
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'user-agent': 'Xung-Kich-Webhook/1',
        'webhook-id': delivery.id,
        'webhook-timestamp': String(at),
        'webhook-signature': signatures.join(' '),
      },
    },
    { resolveHost: deps.resolveHost, loopback: deps.config.webhookLoopback ?? [], timeoutMs: TIMEOUT_MS },
  )
}

const whyOf = (posted: Posted): string | null => {
  if ('why' in posted) return posted.why
  if (posted.status >= 200 && posted.status < 300) return null
  return posted.status >= 300 && posted.status < 400 ? 'redirect' : 'refused'
}

/** Notes what came of a try; whether it arrived. */
const settle = async (deps: Deps, { hook, delivery }: Claimed, posted: Posted): Promise<boolean> => {
  const now = deps.now()
  const why = whyOf(posted)
  const attempts = delivery.attempts + 1
  const isTest = delivery.kind === WEBHOOK_TEST
  const gone = 'status' in posted && posted.status === 410 && !isTest
  const over = gone || isTest || attempts >= MOST_TRIES
  const chance = (deps.randomBytes(1)[0] ?? 0) / 256
  await deps.database.db.transaction(async (tx) => {
    await tx
      .update(webhookDelivery)
      .set({
        attempts,
        why,
        status: 'status' in posted ? posted.status : null,
        lastAt: now,
        claimedUntil: null,
        state: why === null ? 'delivered' : over ? 'failed' : 'waiting',
        dueAt: why === null ? delivery.dueAt : new Date(now.getTime() + waitAfterTries(attempts, chance)),
      })
      .where(eq(webhookDelivery.id, delivery.id))
    if (isTest) return
    const [current] = await tx.select().from(webhook).where(eq(webhook.id, hook.id)).for('update')
    if (!current) return
    if (why === null) {
      if (current.failingSince)
        await tx.update(webhook).set({ failingSince: null }).where(eq(webhook.id, hook.id))
      return
    }
    const failingSince = current.failingSince ?? now
    const tooLong = now.getTime() - failingSince.getTime() >= TURNED_OFF_AFTER_MS
    await tx.update(webhook).set({ failingSince }).where(eq(webhook.id, hook.id))
    if (!(gone || tooLong) || current.state !== 'active') return
    await tx
      .update(webhook)
      .set({ state: 'disabled', why: gone ? 'gone' : 'failing' })
      .where(eq(webhook.id, hook.id))
    await tx
      .update(webhookDelivery)
      .set({ state: 'failed', why: 'turnedOff' })
      .where(and(eq(webhookDelivery.webhookId, hook.id), eq(webhookDelivery.state, 'waiting')))
    await notify(deps, tx, [hook.accountId], 'webhook.disabled', { webhookId: hook.id, hook: hook.name })
  })
  return why === null
}

/**
 * Sends what is due; answers how many arrived. Several processes may run it: each delivery is claimed by one. A crash
 * after sending and before noting it sends that delivery again under the same webhook-id.
 */
export const sendDueWebhooks = async (deps: Deps, only?: string): Promise<number> => {
  const claimed = await claim(deps, only)
  const arrived = await Promise.all(claimed.map(async (it) => settle(deps, it, await post(deps, it))))
  return arrived.filter(Boolean).length
}

/** Deliveries of a month ago are nobody's business any more. */
export const dropOldDeliveries = async (deps: Deps): Promise<void> => {
  await deps.database.db
    .delete(webhookDelivery)
    .where(lt(webhookDelivery.createdAt, new Date(deps.now().getTime() - KEPT_MS)))
}
