import { pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from './columns.ts'
import { stage } from './editions.ts'
import { panelMember, stageEntry } from './judging.ts'

/** What a judge would like or rather not judge ("xin chấm", "không chấm"): nobody but the secretariat reads it. */
export const bid = pgTable(
  'bid',
  {
    memberId: uuid('member_id')
      .notNull()
      .references(() => panelMember.id),
    stageEntryId: uuid('stage_entry_id')
      .notNull()
      .references(() => stageEntry.id),
    wish: text('wish').$type<'want' | 'avoid'>().notNull(),
    at: instant('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.memberId, t.stageEntryId] })],
)

/** Bids of a stage are closed once, and the chance by which works are assigned is drawn then. */
export const bidClosing = pgTable('bid_closing', {
  stageId: uuid('stage_id')
    .primaryKey()
    .references(() => stage.id),
  seed: text('seed').notNull(),
  by: uuid('by').notNull(),
  at: instant('at').notNull(),
})
