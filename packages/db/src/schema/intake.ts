import { bigint, boolean, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { id, instant } from './columns.ts'
import { attachment, entry, file, revision } from './entries.ts'

/** How a work came that the secretariat typed in for a unit. Entries without a row were written by the unit itself. */
export const entryIntake = pgTable('entry_intake', {
  entryId: uuid('entry_id')
    .primaryKey()
    .references(() => entry.id),
  channel: text('channel').$type<'paper' | 'mail' | 'other'>().notNull(),
  /** When it arrived: this, not when it was typed in, is held against the deadline. */
  receivedAt: instant('received_at').notNull(),
  note: text('note').notNull(),
  enteredBy: uuid('entered_by').notNull(),
  enteredAt: instant('entered_at').notNull(),
})

/** The paper as it came, scanned or photographed. Seen by the unit and the secretariat, never by judges. */
export const entryScan = pgTable(
  'entry_scan',
  {
    id: id(),
    entryId: uuid('entry_id')
      .notNull()
      .references(() => entry.id),
    fileId: uuid('file_id')
      .notNull()
      .references(() => file.id),
    at: instant('at').notNull(),
    by: uuid('by').notNull(),
  },
  (t) => [index().on(t.entryId)],
)

/** What was decided about a revision that was handed in late; its reason stands in the revision. */
export const lateDecision = pgTable(
  'late_decision',
  {
    id: id(),
    entryId: uuid('entry_id')
      .notNull()
      .references(() => entry.id),
    revisionId: uuid('revision_id')
      .notNull()
      .references(() => revision.id),
    accepted: boolean('accepted').notNull(),
    reason: text('reason').notNull(),
    by: uuid('by').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [index().on(t.entryId)],
)

/** A hand-in that was asked for while files were still on their way. */
export const waitingHandIn = pgTable('waiting_hand_in', {
  entryId: uuid('entry_id')
    .primaryKey()
    .references(() => entry.id),
  draftVersion: integer('draft_version').notNull(),
  by: uuid('by').notNull(),
  at: instant('at').notNull(),
})

/** A file that arrives in pieces (tus): what is there so far lies beside the other files under this id. */
export const uploadSession = pgTable(
  'upload_session',
  {
    id: id(),
    entryId: uuid('entry_id')
      .notNull()
      .references(() => entry.id),
    accountId: uuid('account_id').notNull(),
    audience: text('audience').$type<'content' | 'identity'>().notNull(),
    slot: text('slot'),
    name: text('name').notNull(),
    size: bigint('size', { mode: 'number' }).notNull(),
    received: bigint('received', { mode: 'number' }).notNull(),
    /** Whoever wrote it last may go on; an older request that still hangs on finds it changed and stops. */
    writer: uuid('writer'),
    startedAt: instant('started_at').notNull(),
    touchedAt: instant('touched_at').notNull(),
    /** Once whole and accepted. */
    attachmentId: uuid('attachment_id').references(() => attachment.id),
  },
  (t) => [index().on(t.entryId), index().on(t.touchedAt)],
)
