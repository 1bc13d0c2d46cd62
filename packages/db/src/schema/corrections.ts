import { integer, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { appeal } from './appeals.ts'
import { id, instant } from './columns.ts'
import { edition } from './editions.ts'
import { stageEntry } from './judging.ts'

/**
 * What the secretariat decided about a unit's wish for marking anew (phúc khảo): refused with a reason, or accepted,
 * after which the same approved copy lies before another panel under a new code.
 */
export const remark = pgTable('remark', {
  appealId: uuid('appeal_id')
    .primaryKey()
    .references(() => appeal.id),
  state: text('state').$type<'refused' | 'accepted'>().notNull(),
  reason: text('reason').notNull(),
  /** The stage entry as it was scored first. */
  stageEntryId: uuid('stage_entry_id').references(() => stageEntry.id),
  /** The same work before the other panel; null where it was refused. */
  remarkEntryId: uuid('remark_entry_id').references(() => stageEntry.id),
  decidedBy: uuid('decided_by').notNull(),
  decidedAt: instant('decided_at').notNull(),
})

/** One thing that a correction changes behind a published result. */
export type CorrectionItem =
  | { kind: 'remark'; appealId: string; stageEntryId: string }
  | {
      kind: 'objectiveMark'
      stageEntryId: string
      segment: string
      points: string | null
      elapsedSeconds: number | null
    }
  | { kind: 'voidSheet'; stageEntryId: string; sheetId: string }
  /** A prize taken back (thu hồi): its place stays vacant, or those below move up. */
  | {
      kind: 'revocation'
      stageEntryId: string
      prize: string
      vacancy: 'vacant' | 'raiseNext'
      ground: string
    }

/**
 * Đính chính, thu hồi: prepared with a reason and everything that follows from it, in force once a second person has
 * approved it together with the release that supersedes. What was approved is never changed.
 */
export const correction = pgTable(
  'correction',
  {
    id: id(),
    editionId: uuid('edition_id')
      .notNull()
      .references(() => edition.id),
    n: integer('n').notNull(),
    kind: text('kind').$type<'scores' | 'revocation'>().notNull(),
    state: text('state').$type<'prepared' | 'approved' | 'sentBack' | 'dropped'>().notNull(),
    reason: text('reason').notNull(),
    items: jsonb('items').$type<CorrectionItem[]>().notNull(),
    /** Choices at ties that the correction brings about, by prize. */
    choices: jsonb('choices').notNull(),
    /** The result as it would stand, and the one that it replaces. */
    outcome: jsonb('outcome').notNull(),
    /** Of a revocation: its own decision (quyết định). */
    decisionId: uuid('decision_id'),
    releaseN: integer('release_n').notNull(),
    releaseDigest: text('release_digest').notNull(),
    preparedBy: uuid('prepared_by').notNull(),
    preparedAt: instant('prepared_at').notNull(),
    decidedBy: uuid('decided_by'),
    decidedAt: instant('decided_at'),
    /** Why the second person sent it back. */
    sentBack: text('sent_back'),
  },
  (t) => [unique().on(t.editionId, t.n)],
)
