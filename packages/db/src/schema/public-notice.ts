import { index, integer, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core'
import { id, instant } from './columns.ts'
import { edition } from './editions.ts'
import { entry, file, revision } from './entries.ts'
import { person, unit } from './organisation.ts'

/** Niêm yết: accepted dossiers shown to the bloc's units for so many working days. */
export const publicNotice = pgTable(
  'public_notice',
  {
    id: id(),
    editionId: uuid('edition_id')
      .notNull()
      .references(() => edition.id),
    n: integer('n').notNull(),
    /** Working days that it stands, by the rules of its day. */
    workingDays: integer('working_days').notNull(),
    publishedAt: instant('published_at').notNull(),
    publishedBy: uuid('published_by').notNull(),
    closesAt: instant('closes_at').notNull(),
    closedAt: instant('closed_at'),
    closedBy: uuid('closed_by'),
    /** How it went, for the minutes of its end. */
    conclusion: text('conclusion'),
  },
  (t) => [unique().on(t.editionId, t.n)],
)

/** What a notice shows. Names are never kept here: they come from people and consents of the moment. */
export const publicNoticeEntry = pgTable(
  'public_notice_entry',
  {
    noticeId: uuid('notice_id')
      .notNull()
      .references(() => publicNotice.id),
    entryId: uuid('entry_id')
      .notNull()
      .references(() => entry.id),
    revisionId: uuid('revision_id')
      .notNull()
      .references(() => revision.id),
    ordinal: integer('ordinal').notNull(),
  },
  (t) => [primaryKey({ columns: [t.noticeId, t.entryId] }), index().on(t.entryId)],
)

/** kept: the dossier stays as it is. refused: it is not considered. referred: the council hears of it and decides. */
export const OBJECTION_RULINGS = ['kept', 'refused', 'referred'] as const

/** Phản ánh of a unit about a dossier on a notice; texts may name people and are erased with them. */
export const objection = pgTable(
  'objection',
  {
    id: id(),
    noticeId: uuid('notice_id')
      .notNull()
      .references(() => publicNotice.id),
    editionId: uuid('edition_id')
      .notNull()
      .references(() => edition.id),
    entryId: uuid('entry_id')
      .notNull()
      .references(() => entry.id),
    /** Whose officer filed it; never told to the nominee or the council. */
    unitId: uuid('unit_id')
      .notNull()
      .references(() => unit.id),
    receiptCode: text('receipt_code').notNull().unique(),
    text: text('text').notNull(),
    fileId: uuid('file_id').references(() => file.id),
    filedBy: uuid('filed_by').notNull(),
    filedAt: instant('filed_at').notNull(),
    state: text('state').$type<'open' | 'ruled'>().notNull(),
    ruling: text('ruling').$type<(typeof OBJECTION_RULINGS)[number]>(),
    /** What was looked into and with whom. */
    minutes: text('minutes'),
    reason: text('reason'),
    ruledBy: uuid('ruled_by'),
    ruledAt: instant('ruled_at'),
  },
  (t) => [index().on(t.noticeId), index().on(t.entryId)],
)

/** What the nominee says to an objection, through their own link or their unit's officer. */
export const objectionAnswer = pgTable(
  'objection_answer',
  {
    id: id(),
    objectionId: uuid('objection_id')
      .notNull()
      .references(() => objection.id),
    text: text('text').notNull(),
    fileId: uuid('file_id').references(() => file.id),
    /** The account that typed it; null: the nominee, through the link. */
    by: uuid('by'),
    personId: uuid('person_id').references(() => person.id),
    at: instant('at').notNull(),
  },
  (t) => [index().on(t.objectionId)],
)
