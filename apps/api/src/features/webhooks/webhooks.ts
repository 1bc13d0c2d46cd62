import { seal } from '@xk/auth'
import { type Tx, webhook, webhookDelivery } from '@xk/db'
import { fail, notFound, ok, type Problem } from '@xk/domain/kernel'
import { answer, type Command, denialOf, may, type Viewer } from '@xk/domain/policy'
import { commandForEvent, type WebhookEvent } from '@xk/domain/webhook'
import { and, eq, lte } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import { receiverOf } from './public-address.ts'
import { SECRET_BYTES, secretFrom } from './sign.ts'

const MOST = 10
/** After a rotation both secrets sign, so that the receiver can change at leisure. */
const OVERLAP_MS = 24 * 60 * 60 * 1000

const invalid = (pointer: string, code: string): Problem => ({
  code: 'input/invalid',
  issues: [{ pointer, code }],
})

/** Events that this owner may not be told of anywhere are not theirs to choose. */
const eventsProblem = (viewer: Viewer, events: readonly WebhookEvent[]): Problem | undefined =>
  events.every((event) => may(commandForEvent(event), viewer, {}))
    ? undefined
    : invalid('/events', 'webhook/notYours')

/** A webhook that the asker may do this to, held until the transaction ends; none once they may have none any more. */
export const lockWebhook = async (tx: Tx, viewer: Viewer, command: Command, id: string) => {
  const [hook] = await tx.select().from(webhook).where(eq(webhook.id, id)).for('update')
  const denied = denialOf(command, viewer, hook ? { ownerAccountId: hook.accountId } : {})
  if (!hook || !may('webhook.list', viewer, {})) return fail(notFound)
  if (denied?.code === 'access/fresh-confirmation-needed') return fail(denied)
  return denied ? fail(notFound) : ok(hook)
}

/** Registers an address for chosen events. Its secret is in this one answer; what is kept is sealed. */
export const createWebhook = (
  deps: Deps,
  actor: Actor,
  input: { name: string; url: string; events: readonly WebhookEvent[] },
) =>
  runCommand(
    deps,
    actor,
    'webhook.create',
    input,
    async (tx, record) => {
      const { viewer } = actor
      const denied = denialOf('webhook.create', viewer, {})
      if (denied) return fail(denied)
      const url = receiverOf(input.url, deps.config.webhookLoopback ?? [])
      if (!url) return fail(invalid('/url', 'webhook/notPublic'))
      const problem = eventsProblem(viewer, input.events)
      if (problem) return fail(problem)
      const mine = await tx
        .select({ id: webhook.id })
        .from(webhook)
        .where(eq(webhook.accountId, viewer.accountId))
      if (mine.length >= MOST) return fail({ code: 'record/in-wrong-state' as const, state: 'tooMany' })
      const id = deps.newId()
      const secret = secretFrom(deps.randomBytes(SECRET_BYTES))
      const events = [...new Set(input.events)].toSorted()
      await tx.insert(webhook).values({
        id,
        accountId: viewer.accountId,
        name: input.name,
        url: url.href,
        events,
        sealedSecret: seal(deps.keys.sealKey, secret),
        state: 'active',
        createdAt: deps.now(),
      })
      record({ kind: 'webhook', payload: { step: 'created', webhookId: id, host: url.host, events } })
      return ok(answer({ id, secret }))
    },
    { secret: true },
  )

/** Another name, other events, paused or going on; what failed before is forgotten when it goes on. */
export const changeWebhook = (
  deps: Deps,
  actor: Actor,
  input: { webhookId: string; name: string; events: readonly WebhookEvent[]; active: boolean },
) =>
  runCommand(deps, actor, 'webhook.change', input, async (tx, record) => {
    const found = await lockWebhook(tx, actor.viewer, 'webhook.change', input.webhookId)
    if (!found.ok) return found
    const hook = found.value
    const isOwn = hook.accountId === actor.viewer.accountId
    const added = input.events.filter((event) => !hook.events.includes(event))
    // Somebody else's webhook can be told of less, never of more than its owner chose.
    const problem = isOwn
      ? eventsProblem(actor.viewer, added)
      : added.length > 0
        ? invalid('/events', 'webhook/notYours')
        : undefined
    if (problem) return fail(problem)
    const events = [...new Set(input.events)].toSorted()
    const wakes = input.active && hook.state !== 'active'
    await tx
      .update(webhook)
      .set({
        name: input.name,
        events,
        state: input.active ? 'active' : hook.state === 'active' ? 'paused' : hook.state,
        ...(wakes ? { why: null, failingSince: null } : {}),
      })
      .where(eq(webhook.id, hook.id))
    record({
      kind: 'webhook',
      payload: { step: 'changed', webhookId: hook.id, events, active: input.active },
    })
    return ok(answer({ id: hook.id, active: input.active }))
  })

/** A new secret, shown once; the one before signs beside it for a day. */
export const rotateSecret = (deps: Deps, actor: Actor, webhookId: string) =>
  runCommand(
    deps,
    actor,
    'webhook.rotate',
    { webhookId },
    async (tx, record) => {
      const found = await lockWebhook(tx, actor.viewer, 'webhook.rotate', webhookId)
      if (!found.ok) return found
      const secret = secretFrom(deps.randomBytes(SECRET_BYTES))
      const formerUntil = new Date(deps.now().getTime() + OVERLAP_MS)
      await tx
        .update(webhook)
        .set({
          sealedSecret: seal(deps.keys.sealKey, secret),
          formerSecret: found.value.sealedSecret,
          formerUntil,
        })
        .where(eq(webhook.id, webhookId))
      record({ kind: 'webhook', payload: { step: 'rotated', webhookId } })
      return ok(answer({ id: webhookId, secret, formerUntil: formerUntil.toISOString() }))
    },
    { secret: true },
  )

/** Goes for good, with everything that was to be sent to it. */
export const removeWebhook = (deps: Deps, actor: Actor, webhookId: string) =>
  runCommand(deps, actor, 'webhook.change', { remove: webhookId }, async (tx, record) => {
    const found = await lockWebhook(tx, actor.viewer, 'webhook.change', webhookId)
    if (!found.ok) return found
    await tx.delete(webhookDelivery).where(eq(webhookDelivery.webhookId, webhookId))
    await tx.delete(webhook).where(eq(webhook.id, webhookId))
    record({ kind: 'webhook', payload: { step: 'removed', webhookId } })
    return ok(answer({ id: webhookId, removed: true as const }))
  })

/** Sends a delivery once more, under the same webhook-id: a receiver that has it already knows it. */
export const sendAgain = (deps: Deps, actor: Actor, input: { webhookId: string; deliveryId: string }) =>
  runCommand(deps, actor, 'webhook.change', { again: input }, async (tx) => {
    const found = await lockWebhook(tx, actor.viewer, 'webhook.change', input.webhookId)
    if (!found.ok) return found
    const { state } = found.value
    if (state !== 'active') return fail({ code: 'record/in-wrong-state' as const, state })
    const now = deps.now()
    const [again] = await tx
      .update(webhookDelivery)
      .set({ state: 'waiting', attempts: 0, status: null, why: null, dueAt: now, claimedUntil: null })
      .where(
        and(
          eq(webhookDelivery.id, input.deliveryId),
          eq(webhookDelivery.webhookId, input.webhookId),
          // What the world may not know yet is not sent by hand either.
          lte(webhookDelivery.createdAt, now),
        ),
      )
      .returning({ id: webhookDelivery.id })
    return again ? ok(answer({ id: again.id, waiting: true as const })) : fail(notFound)
  })
