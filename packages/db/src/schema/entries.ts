import { boolean, index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core'
import { id, instant } from './columns.ts'
import { edition } from './editions.ts'
import { person, unit } from './organisation.ts'

/** What is judged, whatever the programme: an idea, a dossier, a team. */
export const entry = pgTable(
  'entry',
  {
    id: id(),
    editionId: uuid('edition_id')
      .notNull()
      .references(() => edition.id),
    division: text('division').notNull(),
    unitId: uuid('unit_id')
      .notNull()
      .references(() => unit.id),
    state: text('state').notNull(),
    createdBy: uuid('created_by').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [index().on(t.editionId), index().on(t.unitId)],
)

export const entryUnit = pgTable(
  'entry_unit',
  {
    entryId: uuid('entry_id')
      .notNull()
      .references(() => entry.id),
    unitId: uuid('unit_id')
      .notNull()
      .references(() => unit.id),
  },
  (t) => [primaryKey({ columns: [t.entryId, t.unitId] })],
)

/** People of the latest submitted revision: what conflicts and limits are derived from. */
export const entryPerson = pgTable(
  'entry_person',
  {
    entryId: uuid('entry_id')
      .notNull()
      .references(() => entry.id),
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id),
    role: text('role').notNull(),
    share: integer('share'),
    representative: boolean('representative').notNull(),
    ordinal: integer('ordinal').notNull(),
    unitId: uuid('unit_id').references(() => unit.id),
  },
  (t) => [primaryKey({ columns: [t.entryId, t.personId] }), index().on(t.personId)],
)

export const draft = pgTable('draft', {
  entryId: uuid('entry_id')
    .primaryKey()
    .references(() => entry.id),
  version: integer('version').notNull(),
  body: jsonb('body').notNull(),
  savedAt: instant('saved_at').notNull(),
  savedBy: uuid('saved_by').notNull(),
})

export const revision = pgTable(
  'revision',
  {
    id: id(),
    entryId: uuid('entry_id')
      .notNull()
      .references(() => entry.id),
    n: integer('n').notNull(),
    /** The rules it was submitted under. */
    rulesetVersion: integer('ruleset_version').notNull(),
    /** Salted commitment to the content (entry/digest); content and salt lie apart and can be erased. */
    digest: text('digest').notNull(),
    receiptCode: text('receipt_code').notNull().unique(),
    submittedAt: instant('submitted_at').notNull(),
    submittedBy: uuid('submitted_by').notNull(),
    lateReason: text('late_reason'),
  },
  (t) => [unique().on(t.entryId, t.n)],
)

export const revisionContent = pgTable('revision_content', {
  revisionId: uuid('revision_id')
    .primaryKey()
    .references(() => revision.id),
  body: jsonb('body').notNull(),
  salt: text('salt').notNull(),
})

/** A file on disk under a key of our own; the name is for showing only. Row and file go on erasure. */
export const file = pgTable('file', {
  id: id(),
  sha256: text('sha256').notNull(),
  type: text('type').notNull(),
  size: integer('size').notNull(),
  name: text('name').notNull(),
  pages: integer('pages'),
  width: integer('width'),
  height: integer('height'),
  uploadedBy: uuid('uploaded_by').notNull(),
  uploadedAt: instant('uploaded_at').notNull(),
})

export const attachment = pgTable(
  'attachment',
  {
    id: id(),
    entryId: uuid('entry_id')
      .notNull()
      .references(() => entry.id),
    fileId: uuid('file_id')
      .notNull()
      .references(() => file.id),
    audience: text('audience').notNull(),
    /** Which of the rules' slots it fills: evidence of one heading, the portrait, the minutes; null for none. */
    slot: text('slot'),
    ordinal: integer('ordinal').notNull(),
    /** Out of the draft; revisions that hold it still do. */
    removedAt: instant('removed_at'),
  },
  (t) => [index().on(t.entryId)],
)

export const revisionAttachment = pgTable(
  'revision_attachment',
  {
    revisionId: uuid('revision_id')
      .notNull()
      .references(() => revision.id),
    attachmentId: uuid('attachment_id')
      .notNull()
      .references(() => attachment.id),
    ordinal: integer('ordinal').notNull(),
  },
  (t) => [primaryKey({ columns: [t.revisionId, t.attachmentId] })],
)

/** The photographed, stamped page: may follow the frozen revision. */
export const entryConfirmation = pgTable(
  'entry_confirmation',
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

export const screening = pgTable(
  'screening',
  {
    id: id(),
    entryId: uuid('entry_id')
      .notNull()
      .references(() => entry.id),
    revisionId: uuid('revision_id')
      .notNull()
      .references(() => revision.id),
    result: text('result').$type<'accepted' | 'returned' | 'refused'>().notNull(),
    items: jsonb('items').$type<{ pointer: string; note: string }[]>().notNull(),
    reason: text('reason').notNull(),
    due: instant('due'),
    eligibility: jsonb('eligibility').notNull(),
    by: uuid('by').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [index().on(t.entryId)],
)
