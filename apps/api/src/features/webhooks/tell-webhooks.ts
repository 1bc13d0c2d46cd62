import { account, grantInForce, officeGrant, type Tx, webhook, webhookDelivery } from '@xk/db'
import { audiencesOf, may, PUBLIC, type Role, view, type Viewer } from '@xk/domain/policy'
import { commandForEvent, type WebhookEvent } from '@xk/domain/webhook'
import { and, eq, inArray, ne, sql } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'

/** What happened, by ids: whoever is told asks for the rest, under their own rights. */
interface Told {
  editionId: string | null
  entryId: string | null
  questionId: string | null
  /** The release's number. */
  n: number | null
  /** Where it can be read. */
  url: string
}
const toldView = view<Told>()({
  editionId: 'public',
  entryId: 'internal',
  questionId: 'public',
  n: 'public',
  url: 'public',
})

interface Happening {
  event: WebhookEvent
  editionId?: string
  entryId?: string
  questionId?: string
  n?: number
  /** The page about it, from the root. */
  path: string
  /** When the world may know of it, where that is later than now. */
  at?: Date
}

/** Webhooks that wait for an event, with their owners as they are in office now. */
const listListening = async (tx: Tx, event: WebhookEvent, now: Date) => {
  const rows = await tx
    .select({
      id: webhook.id,
      accountId: webhook.accountId,
      personId: account.personId,
      state: account.state,
      role: officeGrant.role,
      scopeKind: officeGrant.scopeKind,
      scopeId: officeGrant.scopeId,
    })
    .from(webhook)
    .innerJoin(account, eq(account.id, webhook.accountId))
    .leftJoin(officeGrant, and(eq(officeGrant.accountId, account.id), grantInForce(now)))
    .where(and(eq(webhook.state, 'active'), sql`${webhook.events} @> ${JSON.stringify([event])}::jsonb`))
    // One that is removed at this moment must not fail what it would be told of.
    .for('key share', { of: webhook })
  const found = new Map<string, { id: string; active: boolean; owner: Viewer }>()
  for (const { id, accountId, personId, state, role, scopeKind, scopeId } of rows) {
    const it = found.get(id)
    const grant = role && scopeKind ? [{ role: role as Role, scopeKind, scopeId }] : []
    // Offices count: they were confirmed by a second factor when the webhook was made.
    const owner = { accountId, personId, secondFactor: true, freshlyConfirmed: false }
    const grants = [...(it?.owner.grants ?? []), ...grant]
    found.set(id, { id, active: state === 'active', owner: { ...owner, grants } })
  }
  return [...found.values()]
}

/**
 * Puts what happened into the outbox of every webhook that waits for it and whose owner may know; call it in the
 * transaction of what it tells. A webhook whose owner may have none any more is turned off.
 */
export const tellWebhooks = async (
  deps: Pick<Deps, 'now' | 'newId' | 'config'>,
  tx: Tx,
  it: Happening,
): Promise<void> => {
  const now = deps.now()
  const at = it.at && it.at > now ? it.at : now
  const listening = await listListening(tx, it.event, now)
  const lapsed = listening.filter(({ active, owner }) => !active || !may('webhook.list', owner, {}))
  const facts = it.editionId ? { editionId: it.editionId } : {}
  const told = listening.filter(
    (hook) => !lapsed.includes(hook) && may(commandForEvent(it.event), hook.owner, facts),
  )
  if (told.length > 0)
    await tx.insert(webhookDelivery).values(
      told.map(({ id, owner }) => ({
        id: deps.newId(),
        webhookId: id,
        kind: it.event,
        body: bodyOf(deps, it, owner, at),
        state: 'waiting' as const,
        dueAt: at,
        createdAt: at,
      })),
    )
  if (lapsed.length > 0)
    await tx
      .update(webhook)
      .set({ state: 'disabled', why: 'owner' })
      .where(
        inArray(
          webhook.id,
          lapsed.map(({ id }) => id),
        ),
      )
}

/** What is sent, as the owner may see it: type, time and ids (Standard Webhooks). */
const bodyOf = (deps: Pick<Deps, 'config'>, it: Happening, owner: Viewer, at: Date): string => {
  const { editionId = null, entryId = null, questionId = null, n = null } = it
  const seen = entryId && editionId ? audiencesOf(owner, { editionId }) : PUBLIC
  const data = toldView.redact(
    { editionId, entryId, questionId, n, url: `${deps.config.publicUrl}${it.path}` },
    seen,
  )
  const named = Object.fromEntries(Object.entries(data).filter(([, value]) => value !== null))
  return JSON.stringify({ type: it.event, timestamp: at.toISOString(), data: named })
}

/** A result that is not out yet comes later: what waits to be told of it waits with it, and names the new hour. */
export const postponeTold = async (tx: Tx, editionId: string, at: Date): Promise<void> => {
  const waits = and(
    eq(webhookDelivery.state, 'waiting'),
    inArray(webhookDelivery.kind, ['result.released', 'result.corrected']),
    ne(webhookDelivery.dueAt, at),
    sql`${webhookDelivery.body}::jsonb->'data'->>'editionId' = ${editionId}`,
  )
  const rows = await tx
    .select({ id: webhookDelivery.id, body: webhookDelivery.body })
    .from(webhookDelivery)
    .where(waits)
  for (const { id, body } of rows) {
    const told = JSON.stringify({ ...(JSON.parse(body) as object), timestamp: at.toISOString() })
    await tx
      .update(webhookDelivery)
      .set({ body: told, dueAt: at, createdAt: at })
      .where(eq(webhookDelivery.id, id))
  }
}
