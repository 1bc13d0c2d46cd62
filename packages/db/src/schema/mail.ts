import { boolean, index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { account } from './accounts.ts'
import { id, instant } from './columns.ts'

/** What is to go out by mail, written in the transaction of what it tells. Erased with its person. */
export const outbox = pgTable(
  'outbox',
  {
    id: id(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => account.id),
    kind: text('kind').notNull(),
    facts: jsonb('facts').notNull(),
    /** A link that must be known to its receiver alone, sealed with the key file; gone once it is sent. */
    sealed: text('sealed'),
    urgent: boolean('urgent').notNull(),
    createdAt: instant('created_at').notNull(),
    dueAt: instant('due_at').notNull(),
    state: text('state').$type<'waiting' | 'sent' | 'failed' | 'dropped'>().notNull(),
    /** Why it was not sent: a word of ours or the mail server's code, never its text. */
    why: text('why'),
    attempts: integer('attempts').notNull().default(0),
    /** Lines of one mail; the same on every try, so that a repeat is known as one. */
    mailId: uuid('mail_id'),
    claimedUntil: instant('claimed_until'),
    sentAt: instant('sent_at'),
  },
  (t) => [index().on(t.state, t.dueAt), index().on(t.accountId)],
)

/** How a person wants mail; who has not said so gets one a day-part. */
export const mailChoice = pgTable('mail_choice', {
  accountId: uuid('account_id')
    .primaryKey()
    .references(() => account.id),
  mode: text('mode').$type<'digest' | 'atOnce' | 'none'>().notNull(),
  changedAt: instant('changed_at').notNull(),
})

/** Reminders that went out, so that each goes once, whichever process comes first. */
export const reminder = pgTable('reminder', { key: text('key').primaryKey(), at: instant('at').notNull() })
