import { index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core'
import { id, instant } from './columns.ts'
import { edition, stage } from './editions.ts'
import { stageEntry } from './judging.ts'
import { unit } from './organisation.ts'

/** A frozen standing: what was declared, by blind code, before unmasking. */
export const standing = pgTable(
  'standing',
  {
    id: id(),
    stageId: uuid('stage_id')
      .notNull()
      .references(() => stage.id),
    n: integer('n').notNull(),
    rulesetVersion: integer('ruleset_version').notNull(),
    inputsDigest: text('inputs_digest').notNull(),
    derivation: jsonb('derivation').notNull(),
    digest: text('digest').notNull(),
    frozenAt: instant('frozen_at').notNull(),
    frozenBy: uuid('frozen_by').notNull(),
    reason: text('reason'),
  },
  (t) => [unique().on(t.stageId, t.n)],
)

export const award = pgTable(
  'award',
  {
    id: id(),
    stageId: uuid('stage_id')
      .notNull()
      .references(() => stage.id),
    /** Null for a prize of which so many are withheld. */
    stageEntryId: uuid('stage_entry_id').references(() => stageEntry.id),
    prize: text('prize').notNull(),
    state: text('state').$type<'given' | 'withheld' | 'shared' | 'added' | 'revoked'>().notNull(),
    reason: text('reason').notNull(),
    by: uuid('by').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [index().on(t.stageId)],
)

/** The body of an award decision (contract/results). */
type AwardDecisionBody =
  | { kind: 'withholdPlaces'; prize: string; count: number }
  | { kind: 'boundary'; prize: string; choice: 'share' | 'none' }
  | { kind: 'withhold'; stageEntryId: string }
  | { kind: 'share' | 'add'; stageEntryId: string; prize: string }
  | { kind: 'teamBoundary'; prize: string; choice: 'share' | 'none' }

/** What the committee decided about the proposed awards, in order; withdrawn ones stay. */
export const awardDecision = pgTable(
  'award_decision',
  {
    id: id(),
    stageId: uuid('stage_id')
      .notNull()
      .references(() => stage.id),
    n: integer('n').notNull(),
    body: jsonb('body').$type<AwardDecisionBody>().notNull(),
    reason: text('reason').notNull(),
    by: uuid('by').notNull(),
    at: instant('at').notNull(),
    withdrawnAt: instant('withdrawn_at'),
    withdrawnBy: uuid('withdrawn_by'),
    withdrawReason: text('withdraw_reason'),
  },
  (t) => [unique().on(t.stageId, t.n)],
)

export const teamAward = pgTable(
  'team_award',
  {
    id: id(),
    stageId: uuid('stage_id')
      .notNull()
      .references(() => stage.id),
    prize: text('prize').notNull(),
    unitId: uuid('unit_id')
      .notNull()
      .references(() => unit.id),
    rank: integer('rank').notNull(),
    points: text('points').notNull(),
    derivation: jsonb('derivation').notNull(),
  },
  (t) => [unique().on(t.stageId, t.prize, t.unitId)],
)

/** The lead's page: the result put forward, and Duyệt or Trả lại. */
export const approval = pgTable(
  'approval',
  {
    id: id(),
    editionId: uuid('edition_id')
      .notNull()
      .references(() => edition.id),
    digest: text('digest').notNull(),
    state: text('state').$type<'waiting' | 'approved' | 'sentBack'>().notNull(),
    requestedBy: uuid('requested_by').notNull(),
    requestedAt: instant('requested_at').notNull(),
    decidedBy: uuid('decided_by'),
    decidedAt: instant('decided_at'),
    reason: text('reason'),
  },
  (t) => [index().on(t.editionId)],
)

export const decision = pgTable(
  'decision',
  {
    id: id(),
    editionId: uuid('edition_id')
      .notNull()
      .references(() => edition.id),
    kind: text('kind').notNull(),
    number: text('number').notNull(),
    signedOn: text('signed_on').notNull(),
    body: jsonb('body').notNull(),
    preparedBy: uuid('prepared_by').notNull(),
    preparedAt: instant('prepared_at').notNull(),
    approvedBy: uuid('approved_by'),
    approvedAt: instant('approved_at'),
    /** Why the second person sent it back, until it is saved again. */
    sentBack: text('sent_back'),
    supersedes: uuid('supersedes'),
  },
  (t) => [index().on(t.editionId)],
)

/**
 * An immutable signed publication, once a second person has released it; until then it may be prepared anew.
 * Before `publishAt` every address answers 404.
 */
export const release = pgTable(
  'release',
  {
    id: id(),
    editionId: uuid('edition_id')
      .notNull()
      .references(() => edition.id),
    n: integer('n').notNull(),
    decisionId: uuid('decision_id')
      .notNull()
      .references(() => decision.id),
    core: jsonb('core').notNull(),
    digest: text('digest').notNull(),
    /** Null until it is released, as who released it and when. */
    signature: jsonb('signature'),
    preparedBy: uuid('prepared_by').notNull(),
    releasedBy: uuid('released_by'),
    releasedAt: instant('released_at'),
    createdAt: instant('created_at').notNull(),
    publishAt: instant('publish_at').notNull(),
    supersedes: uuid('supersedes'),
    reason: text('reason'),
  },
  (t) => [unique().on(t.editionId, t.n)],
)

/** Names and summaries of a release, apart from its signed core: rows go on erasure. */
export const disclosure = pgTable(
  'disclosure',
  {
    releaseId: uuid('release_id')
      .notNull()
      .references(() => release.id),
    path: text('path').notNull(),
    value: jsonb('value').notNull(),
    salt: text('salt').notNull(),
    /** Whose personal data this is, if a person's. */
    personId: uuid('person_id'),
  },
  (t) => [primaryKey({ columns: [t.releaseId, t.path] })],
)
