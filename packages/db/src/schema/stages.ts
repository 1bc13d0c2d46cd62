import { integer, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { id, instant } from './columns.ts'
import { stage } from './editions.ts'
import { standing } from './results.ts'

/**
 * Who goes on from a stage, as it was declared by code. One that was withdrawn stays beside the next, with why;
 * only the reason ever changes.
 */
export const promotion = pgTable(
  'promotion',
  {
    id: id(),
    stageId: uuid('stage_id')
      .notNull()
      .references(() => stage.id),
    n: integer('n').notNull(),
    /** The standing that it follows from. */
    standingId: uuid('standing_id')
      .notNull()
      .references(() => standing.id),
    /** Cut and every entry's line, by the stage's codes. */
    derivation: jsonb('derivation').notNull(),
    digest: text('digest').notNull(),
    declaredBy: uuid('declared_by').notNull(),
    declaredAt: instant('declared_at').notNull(),
    withdrawnBy: uuid('withdrawn_by'),
    withdrawnAt: instant('withdrawn_at'),
    reason: text('reason'),
  },
  (t) => [unique().on(t.stageId, t.n)],
)
