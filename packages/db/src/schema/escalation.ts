import { boolean, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { id, instant } from './columns.ts'
import { edition } from './editions.ts'
import { entry, file } from './entries.ts'
import { stageEntry } from './judging.ts'
import { term, unit } from './organisation.ts'

/** city: cấp Thành; central: cấp Trung ương. */
type Level = 'city' | 'central'

/** Who may be proposed to the central level in a term. */
export const escalationRule = pgTable('escalation_rule', {
  termId: uuid('term_id')
    .primaryKey()
    .references(() => term.id),
  /** recognised: only whom the city honoured; introduced: whom it was sent for; any: everybody honoured here. */
  centralFrom: text('central_from').$type<'recognised' | 'introduced' | 'any'>().notNull(),
  by: uuid('by').notNull(),
  at: instant('at').notNull(),
})

/** How many may be introduced in one year of a term; the goal of the term itself is a row of `target`. */
export const escalationQuota = pgTable(
  'escalation_quota',
  {
    termId: uuid('term_id')
      .notNull()
      .references(() => term.id),
    level: text('level').$type<Level>().notNull(),
    year: integer('year').notNull(),
    quota: integer('quota').notNull(),
    reason: text('reason').notNull(),
    by: uuid('by').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.termId, t.level, t.year] })],
)

/** The words of a tờ trình. */
export interface MemoBody {
  subject: string
  addressee: string
  grounds: string[]
  paragraphs: string[]
  recipients: string[]
  behalf: string
  office: string
  signatory: string
  /** Why others are proposed than those whom votes and scores put first; empty where nobody was passed over. */
  deviation: string
}

/** A tờ trình by which honoured people of an edition are introduced to a higher level. */
export const submissionMemo = pgTable(
  'submission_memo',
  {
    id: id(),
    editionId: uuid('edition_id')
      .notNull()
      .references(() => edition.id),
    termId: uuid('term_id')
      .notNull()
      .references(() => term.id),
    level: text('level').$type<Level>().notNull(),
    /** The year whose quota it draws on. */
    year: integer('year').notNull(),
    state: text('state').$type<'draft' | 'approved' | 'sent' | 'dropped'>().notNull(),
    body: jsonb('body').$type<MemoBody>().notNull(),
    number: text('number').notNull(),
    signedOn: text('signed_on').notNull(),
    /** Of words and list as they were approved. */
    digest: text('digest'),
    preparedBy: uuid('prepared_by').notNull(),
    preparedAt: instant('prepared_at').notNull(),
    approvedBy: uuid('approved_by'),
    approvedAt: instant('approved_at'),
    /** Why the second person sent it back, until it is saved again. */
    sentBack: text('sent_back'),
    sentOn: text('sent_on'),
    sentHow: text('sent_how'),
    sentBy: uuid('sent_by'),
  },
  (t) => [index().on(t.editionId), index().on(t.termId)],
)

/** What the list of a memo says of one line; erasable. */
export interface EscalationSheet {
  title: string
  /** Stands under its own name; its people are delegates. */
  collective: boolean
  unitName: string
  people: { personId: string; fullName: string; birthDate: string | null; position: string | null }[]
  summary: string
}

/** One honoured person or collective on a memo. */
export const escalation = pgTable(
  'escalation',
  {
    id: id(),
    memoId: uuid('memo_id')
      .notNull()
      .references(() => submissionMemo.id),
    editionId: uuid('edition_id')
      .notNull()
      .references(() => edition.id),
    termId: uuid('term_id')
      .notNull()
      .references(() => term.id),
    level: text('level').$type<Level>().notNull(),
    year: integer('year').notNull(),
    /** Where it was honoured; rows of `award` are written anew by a correction. */
    stageEntryId: uuid('stage_entry_id')
      .notNull()
      .references(() => stageEntry.id),
    entryId: uuid('entry_id')
      .notNull()
      .references(() => entry.id),
    unitId: uuid('unit_id')
      .notNull()
      .references(() => unit.id),
    ordinal: integer('ordinal').notNull(),
    /** The state table is domain/escalation. */
    state: text('state').notNull(),
    sheet: jsonb('sheet').$type<EscalationSheet>().notNull(),
    /** Why it is out (withdrawn). */
    reason: text('reason'),
    /** Until when a supplement is asked for, an ISO day. */
    due: text('due'),
    at: instant('at').notNull(),
  },
  (t) => [index().on(t.editionId), index().on(t.termId), index().on(t.entryId)],
)

/** What the higher level answered to a memo, as one person recorded and another countersigned it. */
export const escalationAnswer = pgTable(
  'escalation_answer',
  {
    id: id(),
    memoId: uuid('memo_id')
      .notNull()
      .references(() => submissionMemo.id),
    kind: text('kind').$type<'recognised' | 'declined' | 'supplement' | 'takenBack'>().notNull(),
    state: text('state').$type<'waiting' | 'countersigned' | 'sentBack'>().notNull(),
    /** Their decision or letter, as typed: "214-QĐ/TĐTN". */
    reference: text('reference').notNull(),
    dated: text('dated').notNull(),
    /** Their paper, scanned. */
    fileId: uuid('file_id').references(() => file.id),
    due: text('due'),
    note: text('note').notNull(),
    recordedBy: uuid('recorded_by').notNull(),
    recordedAt: instant('recorded_at').notNull(),
    countersignedBy: uuid('countersigned_by'),
    countersignedAt: instant('countersigned_at'),
    sentBack: text('sent_back'),
  },
  (t) => [index().on(t.memoId)],
)

export const escalationAnswerLine = pgTable(
  'escalation_answer_line',
  {
    answerId: uuid('answer_id')
      .notNull()
      .references(() => escalationAnswer.id),
    escalationId: uuid('escalation_id')
      .notNull()
      .references(() => escalation.id),
  },
  (t) => [primaryKey({ columns: [t.answerId, t.escalationId] }), index().on(t.escalationId)],
)

/** Words of the web about one exemplar: chosen by the working group. */
export interface ExemplarWords {
  headline: string
  quote: string
  text: string
  /** Works and what came of them, one a line. */
  works: string[]
}

/**
 * What the working group wrote about an honoured entry for the public gallery. An entry without a row is shown by
 * what was handed in.
 */
export const exemplar = pgTable('exemplar', {
  entryId: uuid('entry_id')
    .primaryKey()
    .references(() => entry.id),
  editionId: uuid('edition_id')
    .notNull()
    .references(() => edition.id),
  version: integer('version').notNull(),
  /** As it is being written; null once it is what is shown. */
  draft: jsonb('draft').$type<ExemplarWords>(),
  /** As a second person approved it. */
  shown: jsonb('shown').$type<ExemplarWords>(),
  /** Place within its edition; null: as the result has it. */
  ordinal: integer('ordinal'),
  preparedBy: uuid('prepared_by'),
  preparedAt: instant('prepared_at'),
  approvedBy: uuid('approved_by'),
  approvedAt: instant('approved_at'),
  sentBack: text('sent_back'),
  takenDown: boolean('taken_down').notNull(),
  takenDownReason: text('taken_down_reason'),
  takenDownBy: uuid('taken_down_by'),
  takenDownAt: instant('taken_down_at'),
})
