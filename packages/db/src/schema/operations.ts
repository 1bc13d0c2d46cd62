import { bigint, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from './columns.ts'

/**
 * Files that must leave the disk: written in the transaction that gave them up, removed by whoever comes first
 * afterwards. A crash in between removes nothing from this list.
 */
export const doomedFile = pgTable('doomed_file', {
  key: text('key').primaryKey(),
  at: instant('at').notNull(),
})

/**
 * Everybody who had a hand in preparing something, not only the last one: none of them may approve it
 * (design.md §5.9). `thing` names it with its kind: `decision:<id>`, `masking:<stage entry>`.
 */
export const hand = pgTable(
  'hand',
  {
    thing: text('thing').notNull(),
    accountId: uuid('account_id').notNull(),
    at: instant('at').notNull(),
    /** Since it was begun anew from nothing: what they made is no more in it, though they know it. */
    undoneAt: instant('undone_at'),
  },
  (t) => [primaryKey({ columns: [t.thing, t.accountId] })],
)

/** Backups that were tried: the age of the last good one is shown to the administrator. */
export const backupRun = pgTable(
  'backup_run',
  {
    startedAt: instant('started_at').primaryKey(),
    endedAt: instant('ended_at'),
    /** Null while it runs and when it failed. */
    bytes: bigint('bytes', { mode: 'number' }),
    /** Why it failed, as a code. */
    failure: text('failure'),
  },
  (t) => [index().on(t.endedAt)],
)
