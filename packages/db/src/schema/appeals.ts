import { boolean, index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { id, instant } from './columns.ts'
import { edition } from './editions.ts'
import { entry } from './entries.ts'
import { unit } from './organisation.ts'

/** What was computed again for an appeal, as its answerer saw it. */
interface AppealEvidence {
  /** Digest and number of the release that the appeal is about. */
  release: { n: number; digest: string }
  /** Places of the release that do not follow from its own sheets; none: it follows. */
  differs: string[]
  /** Both figures of a marking anew, and which of them holds. */
  remark?: { first: string; second: string; holds: 'first' | 'second' | 'both' }
}

/**
 * Kiến nghị: filed by a unit after a release, under a receipt, answered in time by someone outside the panel. What
 * was filed and answered stays; texts may name people and are erased with them (people/erase-mentions).
 */
export const appeal = pgTable(
  'appeal',
  {
    id: id(),
    editionId: uuid('edition_id')
      .notNull()
      .references(() => edition.id),
    entryId: uuid('entry_id')
      .notNull()
      .references(() => entry.id),
    unitId: uuid('unit_id')
      .notNull()
      .references(() => unit.id),
    receiptCode: text('receipt_code').notNull().unique(),
    text: text('text').notNull(),
    /** The unit asks for marking anew; only where the rules allow it. */
    wantsRemark: boolean('wants_remark').notNull(),
    releaseN: integer('release_n').notNull(),
    filedBy: uuid('filed_by').notNull(),
    filedAt: instant('filed_at').notNull(),
    due: instant('due').notNull(),
    state: text('state').$type<'open' | 'answered'>().notNull(),
    outcome: text('outcome').$type<'rejected' | 'corrected'>(),
    answer: text('answer'),
    evidence: jsonb('evidence').$type<AppealEvidence>(),
    answeredBy: uuid('answered_by'),
    answeredAt: instant('answered_at'),
  },
  (t) => [index().on(t.editionId), index().on(t.entryId)],
)
