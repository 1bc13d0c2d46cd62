import { index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { account } from './accounts.ts'
import { id, instant } from './columns.ts'

/** A key that another program asks with, in its owner's name and never for more than named scopes. */
export const apiToken = pgTable(
  'api_token',
  {
    id: id(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => account.id),
    name: text('name').notNull(),
    /** SHA-256 of the token: the token itself is shown once and kept nowhere. */
    hash: text('hash').notNull().unique(),
    /** Its last letters, to tell it from others. */
    ending: text('ending').notNull(),
    scopes: jsonb('scopes').$type<string[]>().notNull(),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    lastUsedAt: instant('last_used_at'),
    revokedAt: instant('revoked_at'),
  },
  (t) => [index().on(t.accountId)],
)
