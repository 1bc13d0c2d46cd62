import { sql } from 'drizzle-orm'
import { index, integer, jsonb, pgTable, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { id, instant } from './columns.ts'
import { file } from './entries.ts'
import { assignment, scoreSheet, type SheetMarks } from './judging.ts'

/**
 * A score sheet that a judge handed in on paper. While one is open its assignment is locked on the judge's screen;
 * it is settled by the sheet that two people typed alike, or given up, and then the screen is open again.
 */
export const paperSheet = pgTable(
  'paper_sheet',
  {
    id: id(),
    assignmentId: uuid('assignment_id')
      .notNull()
      .references(() => assignment.id),
    state: text('state').$type<'open' | 'settled' | 'givenUp'>().notNull(),
    /** When the paper came: this, not when it was typed, is held against the end of judging. */
    receivedAt: instant('received_at').notNull(),
    openedBy: uuid('opened_by').notNull(),
    openedAt: instant('opened_at').notNull(),
    /** What the judge had begun on the screen, as it was when the paper took its place. */
    keptDraft: jsonb('kept_draft').$type<SheetMarks>(),
    /** What it became. */
    scoreSheetId: uuid('score_sheet_id').references(() => scoreSheet.id),
    /** Why it was given up. */
    reason: text('reason'),
  },
  (t) => [
    index().on(t.assignmentId),
    uniqueIndex('paper_sheet_one_open').on(t.assignmentId).where(sql`state = 'open'`),
    index().on(t.scoreSheetId),
  ],
)

/** What one of the two typists read off the paper; typed anew, it is a further version of that place. */
export const paperTyping = pgTable(
  'paper_typing',
  {
    id: id(),
    paperSheetId: uuid('paper_sheet_id')
      .notNull()
      .references(() => paperSheet.id),
    /** First or second typist. */
    place: integer('place').$type<1 | 2>().notNull(),
    n: integer('n').notNull(),
    by: uuid('by').notNull(),
    body: jsonb('body').$type<SheetMarks>().notNull(),
    at: instant('at').notNull(),
  },
  (t) => [unique().on(t.paperSheetId, t.place, t.n)],
)

/** The signed paper, scanned or photographed. Seen by its judge, the secretariat and the panel's chair alone. */
export const paperScan = pgTable(
  'paper_scan',
  {
    id: id(),
    paperSheetId: uuid('paper_sheet_id')
      .notNull()
      .references(() => paperSheet.id),
    page: integer('page').notNull(),
    fileId: uuid('file_id')
      .notNull()
      .references(() => file.id),
    at: instant('at').notNull(),
    by: uuid('by').notNull(),
  },
  (t) => [unique().on(t.paperSheetId, t.page), index().on(t.fileId)],
)
