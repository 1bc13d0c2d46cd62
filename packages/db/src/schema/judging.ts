import { boolean, index, integer, jsonb, pgTable, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { sql } from 'drizzle-orm'
import { id, instant } from './columns.ts'
import { edition, stage } from './editions.ts'
import { entry, revision } from './entries.ts'
import { person } from './organisation.ts'

/**
 * What gets scored: an entry's pinned revision in one stage, under its own random code. Ids that judges see
 * are random (v4) and drawn at masking, so that they tell nothing of order (design.md §5.2).
 */
export const stageEntry = pgTable(
  'stage_entry',
  {
    id: id(),
    stageId: uuid('stage_id')
      .notNull()
      .references(() => stage.id),
    entryId: uuid('entry_id')
      .notNull()
      .references(() => entry.id),
    revisionId: uuid('revision_id')
      .notNull()
      .references(() => revision.id),
    blindCode: text('blind_code').notNull(),
    state: text('state').notNull(),
  },
  (t) => [unique().on(t.stageId, t.entryId), unique().on(t.stageId, t.blindCode)],
)

/** The masking secretary's work in progress: black-outs per field and file, boxes per page. */
export const masking = pgTable('masking', {
  stageEntryId: uuid('stage_entry_id')
    .primaryKey()
    .references(() => stageEntry.id),
  version: integer('version').notNull(),
  body: jsonb('body').notNull(),
  savedBy: uuid('saved_by').notNull(),
  savedAt: instant('saved_at').notNull(),
})

export interface RenditionNotes {
  /** Documents that are not shown, from 1, and why. */
  withheld: { document: number; why: 'bySecretary' | 'unreadable' | 'notBlindable' }[]
  /** Documents of which a part could not be shown. */
  leftOut: { document: number; what: string }[]
  /** Names that still stand in the copy and that the masker said may stay. */
  acknowledged: { place: string; text: string }[]
}

/** The blinded copy that judges get. Superseded, never changed. */
export const rendition = pgTable(
  'rendition',
  {
    id: id(),
    stageEntryId: uuid('stage_entry_id')
      .notNull()
      .references(() => stageEntry.id),
    state: text('state')
      .$type<'rendering' | 'prepared' | 'approved' | 'sentBack' | 'superseded' | 'failed'>()
      .notNull(),
    /** What judges read: fields with black-outs applied and documents under neutral names. */
    body: jsonb('body').notNull(),
    digest: text('digest'),
    maskedBy: uuid('masked_by').notNull(),
    maskedAt: instant('masked_at').notNull(),
    /** While it is rendered: when the process that does so was last heard of. */
    heardAt: instant('heard_at'),
    approvedBy: uuid('approved_by'),
    approvedAt: instant('approved_at'),
    reason: text('reason'),
    /** What the approver must know besides and judges never read. */
    notes: jsonb('notes').$type<RenditionNotes>(),
  },
  (t) => [
    index().on(t.stageEntryId),
    uniqueIndex('rendition_one_approved').on(t.stageEntryId).where(sql`state = 'approved'`),
  ],
)

export const renditionImage = pgTable(
  'rendition_image',
  {
    id: id(),
    renditionId: uuid('rendition_id')
      .notNull()
      .references(() => rendition.id),
    document: integer('document').notNull(),
    page: integer('page').notNull(),
    width: integer('width').notNull(),
    height: integer('height').notNull(),
    storageKey: text('storage_key').notNull(),
  },
  (t) => [unique().on(t.renditionId, t.document, t.page)],
)

export const panelMember = pgTable(
  'panel_member',
  {
    id: id(),
    stageId: uuid('stage_id')
      .notNull()
      .references(() => stage.id),
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id),
    /** Keys of the ruleset's topic options. */
    expertise: jsonb('expertise').$type<string[]>().notNull(),
    chair: boolean('chair').notNull(),
    undertakenAt: instant('undertaken_at'),
    undertakingDigest: text('undertaking_digest'),
    state: text('state').$type<'active' | 'withdrawn'>().notNull(),
    appointedBy: uuid('appointed_by').notNull(),
    appointedAt: instant('appointed_at').notNull(),
  },
  (t) => [unique().on(t.stageId, t.personId), index().on(t.personId)],
)

/** Derived from the roster or declared. Lifting a derived one takes two people and a reason. */
export const conflict = pgTable(
  'conflict',
  {
    id: id(),
    editionId: uuid('edition_id')
      .notNull()
      .references(() => edition.id),
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id),
    entryId: uuid('entry_id')
      .notNull()
      .references(() => entry.id),
    source: text('source').notNull(),
    reason: text('reason').notNull(),
    recordedBy: uuid('recorded_by'),
    recordedAt: instant('recorded_at').notNull(),
    liftedBy1: uuid('lifted_by_1'),
    liftedBy2: uuid('lifted_by_2'),
    liftedAt: instant('lifted_at'),
    liftReason: text('lift_reason'),
  },
  (t) => [unique().on(t.personId, t.entryId, t.source), index().on(t.entryId)],
)

export const assignment = pgTable(
  'assignment',
  {
    id: id(),
    stageEntryId: uuid('stage_entry_id')
      .notNull()
      .references(() => stageEntry.id),
    memberId: uuid('member_id')
      .notNull()
      .references(() => panelMember.id),
    segment: text('segment').notNull(),
    rulesetVersion: integer('ruleset_version').notNull(),
    kind: text('kind').$type<'first' | 'extra' | 'jointRescore' | 'specimen'>().notNull(),
    state: text('state').$type<'open' | 'handedIn' | 'withdrawn'>().notNull(),
    assignedBy: uuid('assigned_by').notNull(),
    assignedAt: instant('assigned_at').notNull(),
    /** Position in this judge's own list: drawn at random, so that it tells nothing of the order of arrival. */
    position: integer('position').notNull(),
  },
  (t) => [
    index().on(t.memberId),
    uniqueIndex('assignment_once')
      .on(t.stageEntryId, t.memberId, t.segment, t.kind)
      .where(sql`state <> 'withdrawn'`),
  ],
)

export interface SheetMarks {
  /** Criterion key → whole number of steps. */
  marks: Record<string, number>
  comments: Record<string, string>
  overallComment: string
}

/** One live row per assignment (draft), frozen rows once handed in; reopening adds a new one. */
export const scoreSheet = pgTable(
  'score_sheet',
  {
    id: id(),
    assignmentId: uuid('assignment_id')
      .notNull()
      .references(() => assignment.id),
    /** Which sheet of this assignment: 1, then 2 after a reopening. */
    n: integer('n').notNull(),
    /** Counts saves: the base version that a client must name. */
    version: integer('version').notNull(),
    state: text('state').$type<'draft' | 'handedIn' | 'late' | 'superseded'>().notNull(),
    body: jsonb('body').$type<SheetMarks>().notNull(),
    savedAt: instant('saved_at').notNull(),
    handedInAt: instant('handed_in_at'),
    digest: text('digest'),
    salt: text('salt'),
    reason: text('reason'),
  },
  (t) => [unique().on(t.assignmentId, t.n)],
)

/** Points and times typed once by the secretariat (knowledge questions, stopwatch). */
export const objectiveMark = pgTable(
  'objective_mark',
  {
    id: id(),
    stageEntryId: uuid('stage_entry_id')
      .notNull()
      .references(() => stageEntry.id),
    segment: text('segment').notNull(),
    n: integer('n').notNull(),
    /** Exact points "n/d" for an objective segment; null where only time is recorded. */
    points: text('points'),
    elapsedSeconds: integer('elapsed_seconds'),
    by: uuid('by').notNull(),
    at: instant('at').notNull(),
    countersignedBy: uuid('countersigned_by'),
    reason: text('reason'),
  },
  (t) => [unique().on(t.stageEntryId, t.segment, t.n)],
)

/** Points off by the panel chair's ruling, with its reason; off the stage score where no segment is named. */
export const penalty = pgTable(
  'penalty',
  {
    id: id(),
    stageEntryId: uuid('stage_entry_id')
      .notNull()
      .references(() => stageEntry.id),
    segment: text('segment'),
    points: text('points').notNull(),
    reason: text('reason').notNull(),
    by: uuid('by').notNull(),
    at: instant('at').notNull(),
    withdrawnAt: instant('withdrawn_at'),
  },
  (t) => [index().on(t.stageEntryId)],
)

export const gapResolution = pgTable(
  'gap_resolution',
  {
    id: id(),
    stageEntryId: uuid('stage_entry_id')
      .notNull()
      .references(() => stageEntry.id),
    segment: text('segment').notNull(),
    way: text('way').notNull(),
    reason: text('reason').notNull(),
    by: uuid('by').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [index().on(t.stageEntryId)],
)

/** A public draw: list and seed are recorded first, so that anyone can repeat it. */
export const draw = pgTable(
  'draw',
  {
    id: id(),
    stageId: uuid('stage_id')
      .notNull()
      .references(() => stage.id),
    purpose: text('purpose').notNull(),
    list: jsonb('list').$type<string[]>().notNull(),
    listDigest: text('list_digest').notNull(),
    seedSource: text('seed_source').notNull(),
    seed: text('seed'),
    result: jsonb('result').$type<string[]>(),
    by: uuid('by').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [index().on(t.stageId)],
)
