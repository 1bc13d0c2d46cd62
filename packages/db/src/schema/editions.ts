import type { ProgrammeKind } from '@xk/domain/kernel'
import type { StoredRuleset } from '@xk/domain/ruleset'
import { type AnyPgColumn, index, integer, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { id, instant } from './columns.ts'
import { term, unit } from './organisation.ts'

export const edition = pgTable('edition', {
  id: id(),
  termId: uuid('term_id')
    .notNull()
    .references(() => term.id),
  programme: text('programme').$type<ProgrammeKind>().notNull(),
  title: text('title').notNull(),
  /** Address on public pages: y-tuong-2026. */
  slug: text('slug').notNull().unique(),
  state: text('state').notNull(),
  createdAt: instant('created_at').notNull(),
  createdBy: uuid('created_by').notNull(),
  openedAt: instant('opened_at'),
})

/** Versions of an edition's rules. The highest unfrozen one is the draft; a frozen one never changes. */
export const ruleset = pgTable(
  'ruleset',
  {
    id: id(),
    editionId: uuid('edition_id')
      .notNull()
      .references(() => edition.id),
    version: integer('version').notNull(),
    /** As it was saved, perhaps by an earlier version of the program: digests are over exactly this. */
    body: jsonb('body').$type<StoredRuleset>().notNull(),
    /** Counts saves of the draft: a second tab never overwrites. */
    saveVersion: integer('save_version').notNull(),
    digest: text('digest'),
    reason: text('reason'),
    frozenAt: instant('frozen_at'),
    frozenBy: uuid('frozen_by'),
  },
  (t) => [unique().on(t.editionId, t.version)],
)

/** Dates stand outside the rules. The latest row per key (and unit) counts; earlier ones stay as history. */
export const schedule = pgTable(
  'schedule',
  {
    id: id(),
    editionId: uuid('edition_id')
      .notNull()
      .references(() => edition.id),
    key: text('key').notNull(),
    unitId: uuid('unit_id').references(() => unit.id),
    at: instant('at').notNull(),
    reason: text('reason'),
    recordedAt: instant('recorded_at').notNull(),
    recordedBy: uuid('recorded_by').notNull(),
  },
  (t) => [index().on(t.editionId)],
)

export const stage = pgTable(
  'stage',
  {
    id: id(),
    editionId: uuid('edition_id')
      .notNull()
      .references(() => edition.id),
    key: text('key').notNull(),
    ord: integer('ord').notNull(),
    kind: text('kind').notNull(),
    state: text('state').notNull(),
    /** Of kind `remark` (phúc khảo): the stage that some works are marked anew for, under its rules. */
    remarkOf: uuid('remark_of').references((): AnyPgColumn => stage.id),
  },
  (t) => [unique().on(t.editionId, t.key)],
)
