import { index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { account } from './accounts.ts'
import { id, instant } from './columns.ts'

/** An address of another program that is told of chosen events, in its owner's name. */
export const webhook = pgTable(
  'webhook',
  {
    id: id(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => account.id),
    name: text('name').notNull(),
    url: text('url').notNull(),
    events: jsonb('events').$type<string[]>().notNull(),
    /** What deliveries are signed with, sealed with the key file; shown once. */
    sealedSecret: text('sealed_secret').notNull(),
    /** The secret before it, which signs beside it for a time. */
    formerSecret: text('former_secret'),
    formerUntil: instant('former_until'),
    state: text('state').$type<'active' | 'paused' | 'disabled'>().notNull(),
    /** Why it was disabled: a word of ours. */
    why: text('why'),
    /** Since when nothing arrives; null after a delivery that did. */
    failingSince: instant('failing_since'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [index().on(t.accountId)],
)

/** One event for one webhook, written in the transaction of what it tells. Its id is the webhook-id on every try. */
export const webhookDelivery = pgTable(
  'webhook_delivery',
  {
    id: id(),
    webhookId: uuid('webhook_id')
      .notNull()
      .references(() => webhook.id),
    kind: text('kind').notNull(),
    /** The bytes that are signed and sent, the same on every try. */
    body: text('body').notNull(),
    state: text('state').$type<'waiting' | 'delivered' | 'failed'>().notNull(),
    attempts: integer('attempts').notNull().default(0),
    dueAt: instant('due_at').notNull(),
    claimedUntil: instant('claimed_until'),
    /** HTTP status of the last answer; null when there was none. */
    status: integer('status'),
    /** Why the last try failed: a word of ours, never what the other side said. */
    why: text('why'),
    createdAt: instant('created_at').notNull(),
    lastAt: instant('last_at'),
  },
  (t) => [index().on(t.state, t.dueAt), index().on(t.webhookId, t.createdAt)],
)

/** A calendar address that its owner alone knows, by the hash of its secret; one a person. */
export const calendarLink = pgTable('calendar_link', {
  accountId: uuid('account_id')
    .primaryKey()
    .references(() => account.id),
  hash: text('hash').notNull().unique(),
  createdAt: instant('created_at').notNull(),
})

/**
 * Somebody who forgot their password, as typed. Answered by a job within moments and deleted then, so that the page
 * answers the same, in words and in time, whether the account exists or not.
 */
export const passwordReset = pgTable('password_reset', {
  id: id(),
  login: text('login').notNull(),
  askedAt: instant('asked_at').notNull(),
})
