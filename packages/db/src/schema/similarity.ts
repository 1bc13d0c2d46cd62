import { integer, pgTable, text, unique, index, uuid } from 'drizzle-orm/pg-core'
import { id, instant } from './columns.ts'
import { edition } from './editions.ts'
import { entry, revision } from './entries.ts'

/** The latest comparison of an edition's entries with each other and with those of earlier editions. */
export const similarityRun = pgTable('similarity_run', {
  editionId: uuid('edition_id')
    .primaryKey()
    .references(() => edition.id),
  /** Who runs it: only the holder of the token writes its outcome. */
  token: uuid('token').notNull(),
  state: text('state').$type<'running' | 'done' | 'failed'>().notNull(),
  /** Of a thousand. */
  progress: integer('progress').notNull(),
  /** Digest of the revisions that the pairs were found in; null before the first one is done. */
  inputsDigest: text('inputs_digest'),
  texts: integer('texts').notNull(),
  earlierTexts: integer('earlier_texts').notNull(),
  startedAt: instant('started_at').notNull(),
  /** A running one that has not been heard of for a while was interrupted. */
  heardAt: instant('heard_at').notNull(),
  finishedAt: instant('finished_at'),
})

/** Two entries that someone should read side by side; numbers only, never a text. The smaller id comes first. */
export const similarityPair = pgTable(
  'similarity_pair',
  {
    id: id(),
    editionId: uuid('edition_id')
      .notNull()
      .references(() => edition.id),
    token: uuid('token').notNull(),
    entryA: uuid('entry_a')
      .notNull()
      .references(() => entry.id),
    entryB: uuid('entry_b')
      .notNull()
      .references(() => entry.id),
    revisionA: uuid('revision_a')
      .notNull()
      .references(() => revision.id),
    revisionB: uuid('revision_b')
      .notNull()
      .references(() => revision.id),
    /** Of a thousand: syllables copied, of the shorter text; and likeness whatever the wording. */
    copied: integer('copied').notNull(),
    likeness: integer('likeness').notNull(),
  },
  (t) => [unique().on(t.editionId, t.entryA, t.entryB), index().on(t.entryA), index().on(t.entryB)],
)

/** What the secretariat decided about two entries; the latest counts, none is changed. */
export const similarityDecision = pgTable(
  'similarity_decision',
  {
    id: id(),
    editionId: uuid('edition_id')
      .notNull()
      .references(() => edition.id),
    entryA: uuid('entry_a')
      .notNull()
      .references(() => entry.id),
    entryB: uuid('entry_b')
      .notNull()
      .references(() => entry.id),
    /** As they were read. */
    revisionA: uuid('revision_a').notNull(),
    revisionB: uuid('revision_b').notNull(),
    n: integer('n').notNull(),
    verdict: text('verdict').$type<'same' | 'different' | 'cleared'>().notNull(),
    reason: text('reason').notNull(),
    by: uuid('by').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [unique().on(t.editionId, t.entryA, t.entryB, t.n), index().on(t.entryA), index().on(t.entryB)],
)
