import type { WorkBody, WorkSort, WorkState } from '@xk/domain/work'
import { sql } from 'drizzle-orm'
import {
  boolean,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { id, instant } from './columns.ts'
import { entry, file } from './entries.ts'
import { term, unit } from './organisation.ts'

/**
 * A youth project or task of a unit (công trình thanh niên, phần việc). What people typed about it lies in
 * `work_content`; here is only what lists and targets count by.
 */
export const work = pgTable(
  'work',
  {
    id: id(),
    unitId: uuid('unit_id')
      .notNull()
      .references(() => unit.id),
    /** The term that it is registered in; from acceptance on the one that it counts for. */
    termId: uuid('term_id')
      .notNull()
      .references(() => term.id),
    year: integer('year').notNull(),
    sort: text('sort').$type<WorkSort>().notNull(),
    kind: text('kind').notNull(),
    state: text('state').$type<WorkState>().notNull(),
    version: integer('version').notNull(),
    /** Who wrote it down, and whether they did so for the unit: then another one reviews it. */
    enteredBy: uuid('entered_by').notNull(),
    onBehalf: boolean('on_behalf').notNull(),
    /** The awarded idea that it came out of. */
    entryId: uuid('entry_id').references(() => entry.id),
    /** The replication that it belongs to, and as what. */
    replicationId: uuid('replication_id'),
    replicationPart: text('replication_part').$type<'pilot' | 'adopter'>(),
    createdAt: instant('created_at').notNull(),
    savedAt: instant('saved_at').notNull(),
    registeredAt: instant('registered_at'),
    reportedAt: instant('reported_at'),
    /** The day from which it counts; never moves with later changes of the unit. */
    acceptedOn: date('accepted_on'),
    decidedBy: uuid('decided_by'),
    decidedAt: instant('decided_at'),
  },
  (t) => [
    index().on(t.unitId),
    index().on(t.termId, t.state),
    index().on(t.replicationId),
    uniqueIndex('work_entry_once').on(t.entryId).where(sql`${t.replicationId} is null`),
  ],
)

/** Everything typed about a work: rewritten on erasure of a person. */
export const workContent = pgTable('work_content', {
  workId: uuid('work_id')
    .primaryKey()
    .references(() => work.id),
  body: jsonb('body').$type<WorkBody>().notNull(),
  /** kernel fold of what search compares. */
  folded: text('folded').notNull(),
})

/** What was done with a work, in order: reasons and the items of a return. */
export const workStep = pgTable(
  'work_step',
  {
    id: id(),
    workId: uuid('work_id')
      .notNull()
      .references(() => work.id),
    act: text('act').notNull(),
    reason: text('reason'),
    items: jsonb('items').$type<string[]>().notNull(),
    /** Until when a returned work is to be completed. */
    due: date('due'),
    by: uuid('by').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [index().on(t.workId)],
)

/** Evidence of a work. */
export const workFile = pgTable(
  'work_file',
  {
    id: id(),
    workId: uuid('work_id')
      .notNull()
      .references(() => work.id),
    fileId: uuid('file_id')
      .notNull()
      .references(() => file.id),
    ordinal: integer('ordinal').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [index().on(t.workId)],
)

/** The text of a decision of the bloc about works: grounds, articles, who signs. */
export interface WorkDecisionText {
  subject: string
  grounds: string[]
  articles: string[][]
  recipients: string[]
  behalf: string
  office: string
  signatory: string
}

/**
 * A decision of the bloc that commends accepted works, or takes such a commendation back: prepared by one, approved
 * by another. Apart from the decisions of editions.
 */
export const workDecision = pgTable(
  'work_decision',
  {
    id: id(),
    termId: uuid('term_id')
      .notNull()
      .references(() => term.id),
    kind: text('kind').$type<'commend' | 'withdraw'>().notNull(),
    state: text('state').$type<'prepared' | 'sentBack' | 'approved' | 'dropped'>().notNull(),
    version: integer('version').notNull(),
    number: text('number').notNull(),
    signedOn: date('signed_on').notNull(),
    reason: text('reason').notNull(),
    text: jsonb('text').$type<WorkDecisionText>().notNull(),
    /** Of a withdrawal: the decision that commended. */
    supersedes: uuid('supersedes'),
    preparedBy: uuid('prepared_by').notNull(),
    preparedAt: instant('prepared_at').notNull(),
    approvedBy: uuid('approved_by'),
    approvedAt: instant('approved_at'),
    sentBack: text('sent_back'),
  },
  (t) => [index().on(t.termId)],
)

/** The list that goes with a decision, as it stood on its day. */
export const workDecisionItem = pgTable(
  'work_decision_item',
  {
    decisionId: uuid('decision_id')
      .notNull()
      .references(() => workDecision.id),
    workId: uuid('work_id')
      .notNull()
      .references(() => work.id),
    ordinal: integer('ordinal').notNull(),
    title: text('title').notNull(),
    unitName: text('unit_name').notNull(),
  },
  (t) => [primaryKey({ columns: [t.decisionId, t.workId] }), index().on(t.workId)],
)

/** A commendation in force or withdrawn: each work has at most one in force. */
export const workCommendation = pgTable(
  'work_commendation',
  {
    id: id(),
    workId: uuid('work_id')
      .notNull()
      .references(() => work.id),
    termId: uuid('term_id')
      .notNull()
      .references(() => term.id),
    decisionId: uuid('decision_id')
      .notNull()
      .references(() => workDecision.id),
    withdrawnBy: uuid('withdrawn_by').references(() => workDecision.id),
  },
  (t) => [
    uniqueIndex('work_commended_once').on(t.workId).where(sql`${t.withdrawnBy} is null`),
    index().on(t.termId),
  ],
)

/** What a pilot showed. */
export interface ReplicationEvaluation {
  text: string
  outcome: 'replicate' | 'improve' | 'stop'
  on: string
}

/** An awarded idea or accepted work on its way: thí điểm → đánh giá → nhân rộng. Exactly one source is set. */
export const replication = pgTable(
  'replication',
  {
    id: id(),
    termId: uuid('term_id')
      .notNull()
      .references(() => term.id),
    entryId: uuid('entry_id').references(() => entry.id),
    workId: uuid('work_id').references(() => work.id),
    title: text('title').notNull(),
    /** What is to be tried out or taken over. */
    purpose: text('purpose').notNull(),
    state: text('state').$type<'pilot' | 'improving' | 'replicating' | 'stopped'>().notNull(),
    version: integer('version').notNull(),
    evaluations: jsonb('evaluations').$type<ReplicationEvaluation[]>().notNull(),
    openedBy: uuid('opened_by').notNull(),
    openedAt: instant('opened_at').notNull(),
  },
  (t) => [unique().on(t.entryId), unique().on(t.workId)],
)

/** A unit that tries it out or takes it over, with the work that it registered for that. */
export const replicationUnit = pgTable(
  'replication_unit',
  {
    replicationId: uuid('replication_id')
      .notNull()
      .references(() => replication.id),
    unitId: uuid('unit_id')
      .notNull()
      .references(() => unit.id),
    part: text('part').$type<'pilot' | 'adopter'>().notNull(),
    state: text('state').$type<'proposed' | 'taken' | 'declined'>().notNull(),
    workId: uuid('work_id').references(() => work.id),
    reason: text('reason'),
    at: instant('at').notNull(),
    by: uuid('by').notNull(),
  },
  (t) => [primaryKey({ columns: [t.replicationId, t.unitId, t.part] }), index().on(t.unitId)],
)
