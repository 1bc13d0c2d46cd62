import type { PrivacyNoticeBody } from '@xk/domain/privacy'
import { boolean, date, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { id, instant } from './columns.ts'
import { edition } from './editions.ts'
import { entry } from './entries.ts'
import { cluster, person, term, unit } from './organisation.ts'

/** What people are told about their data before they agree: a text per version. A published one never changes. */
export const privacyNotice = pgTable('privacy_notice', {
  id: id(),
  version: text('version').notNull().unique(),
  validFrom: date('valid_from').notNull(),
  body: jsonb('body').$type<PrivacyNoticeBody>().notNull(),
  state: text('state').$type<'draft' | 'waiting' | 'published'>().notNull(),
  /** Counts saves of the draft: a second tab never overwrites. */
  saveVersion: integer('save_version').notNull(),
  /** SHA-256 of the canonical text; null until it is published. */
  digest: text('digest'),
  preparedBy: uuid('prepared_by').notNull(),
  preparedAt: instant('prepared_at').notNull(),
  /** Why the second person sent it back, until it is put forward again. */
  sentBack: text('sent_back'),
  publishedBy: uuid('published_by'),
  publishedAt: instant('published_at'),
})

/**
 * What somebody asks about their own data, and what was done: kept as proof. Who asked and in which words lies in
 * {@link dataRequestContent}.
 */
export const dataRequest = pgTable(
  'data_request',
  {
    id: id(),
    kind: text('kind')
      .$type<'access' | 'correct' | 'withdrawConsent' | 'restrict' | 'object' | 'erase'>()
      .notNull(),
    channel: text('channel').$type<'form' | 'account' | 'paper' | 'phone' | 'other'>().notNull(),
    /** SHA-256 of the code by which whoever asked follows it. */
    codeHash: text('code_hash').notNull().unique(),
    /** unconfirmed: sent by the form, its address is not yet confirmed; nobody works on it. */
    state: text('state').$type<'unconfirmed' | 'waiting' | 'answered' | 'done' | 'refused'>().notNull(),
    /** Set once the person is known; the account's own from the beginning. */
    personId: uuid('person_id').references(() => person.id),
    receivedAt: instant('received_at').notNull(),
    /** First answer within so many working days, act within so many days (settings of that day). */
    answerDueAt: instant('answer_due_at').notNull(),
    actDueAt: instant('act_due_at').notNull(),
    thirdParty: boolean('third_party').notNull().default(false),
    extendedAt: instant('extended_at'),
    extendedBy: uuid('extended_by'),
    /** How it was made sure that the person asks: never by a number of an identity card. */
    identityHow: text('identity_how').$type<'account' | 'mailLink' | 'inPerson' | 'callBack' | 'paper'>(),
    identityBy: uuid('identity_by'),
    identityAt: instant('identity_at'),
    answeredAt: instant('answered_at'),
    answeredBy: uuid('answered_by'),
    /** What was done about it, and its row: an erasure's request, a restriction. */
    actKind: text('act_kind').$type<
      'export' | 'erasure' | 'consent' | 'restriction' | 'correction' | 'none'
    >(),
    actId: uuid('act_id'),
    closedAt: instant('closed_at'),
    closedBy: uuid('closed_by'),
    createdBy: uuid('created_by'),
    version: integer('version').notNull(),
    /** When its words, contact and answers went at the end of their time; from then on it is nobody's. */
    contentErasedAt: instant('content_erased_at'),
    /** Rows of the ledger whose payload went with them. */
    ledgerSeqs: jsonb('ledger_seqs').$type<number[]>().notNull().default([]),
  },
  (t) => [index().on(t.state, t.answerDueAt), index().on(t.personId)],
)

/** Words of a request and whom to answer; the row goes on erasure. */
export const dataRequestContent = pgTable('data_request_content', {
  requestId: uuid('request_id')
    .primaryKey()
    .references(() => dataRequest.id),
  name: text('name').notNull(),
  email: text('email'),
  contact: text('contact'),
  unit: text('unit').notNull(),
  text: text('text').notNull(),
  identityNote: text('identity_note'),
  extensionReason: text('extension_reason'),
  answer: text('answer'),
  outcome: text('outcome'),
})

/** Mails to whoever asked by the form: each goes once. */
export const dataRequestMail = pgTable(
  'data_request_mail',
  {
    id: id(),
    requestId: uuid('request_id')
      .notNull()
      .references(() => dataRequest.id),
    kind: text('kind')
      .$type<'confirm' | 'answered' | 'extended' | 'closed' | 'restricted' | 'lifted' | 'consentTaken'>()
      .notNull(),
    /** Link that its receiver alone may know, sealed with the key file. */
    sealed: text('sealed'),
    /** SHA-256 of the link's token. */
    tokenHash: text('token_hash').unique(),
    dueAt: instant('due_at'),
    attempts: integer('attempts').notNull().default(0),
    claimedUntil: instant('claimed_until'),
    sentAt: instant('sent_at'),
  },
  (t) => [index().on(t.dueAt), index().on(t.requestId)],
)

/** Data of a person that is kept and used for nothing else: not shown to judges, councils or the public. */
export const personRestriction = pgTable(
  'person_restriction',
  {
    id: id(),
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id),
    requestId: uuid('request_id').references(() => dataRequest.id),
    reason: text('reason').notNull(),
    since: instant('since').notNull(),
    by: uuid('by').notNull(),
    liftedAt: instant('lifted_at'),
    liftedBy: uuid('lifted_by'),
    liftReason: text('lift_reason'),
  },
  (t) => [index().on(t.personId)],
)

/** Dossiers of an edition whose time is over: proposed by the night, erased by two people. */
export const retentionRun = pgTable(
  'retention_run',
  {
    id: id(),
    editionId: uuid('edition_id')
      .notNull()
      .references(() => edition.id),
    state: text('state').$type<'waiting' | 'approved' | 'done' | 'refused'>().notNull(),
    /** What was looked at and agreed to: the entries, and what goes with them. */
    entries: integer('entries').notNull(),
    people: integer('people').notNull(),
    files: integer('files').notNull(),
    /** SHA-256 of the entries' ids in order: what is approved is what was seen. */
    digest: text('digest').notNull(),
    reason: text('reason').notNull(),
    requestedBy: uuid('requested_by').notNull(),
    requestedAt: instant('requested_at').notNull(),
    decidedBy: uuid('decided_by'),
    decidedAt: instant('decided_at'),
    doneAt: instant('done_at'),
  },
  (t) => [index().on(t.editionId)],
)

export const retentionItem = pgTable(
  'retention_item',
  {
    runId: uuid('run_id')
      .notNull()
      .references(() => retentionRun.id),
    entryId: uuid('entry_id')
      .notNull()
      .references(() => entry.id),
    doneAt: instant('done_at'),
  },
  (t) => [primaryKey({ columns: [t.runId, t.entryId] }), index().on(t.doneAt)],
)

/** Entries whose contents were erased: reapplied after every restore, like {@link erasure}. */
export const entryErasure = pgTable('entry_erasure', {
  entryId: uuid('entry_id')
    .primaryKey()
    .references(() => entry.id),
  /** The run; it may be missing in a database that was restored from before it. */
  runId: uuid('run_id').notNull(),
  at: instant('at').notNull(),
  by: uuid('by').notNull(),
  /** Rows of the ledger whose payload went with it: that they no longer open is no sign of tampering. */
  ledgerSeqs: jsonb('ledger_seqs').$type<number[]>().notNull().default([]),
})

/** Something that happened to personal data, and the 72 hours to report it in. */
export const dataIncident = pgTable(
  'data_incident',
  {
    id: id(),
    title: text('title').notNull(),
    foundAt: instant('found_at').notNull(),
    happenedAt: instant('happened_at'),
    reportDueAt: instant('report_due_at').notNull(),
    what: text('what').notNull(),
    categories: text('categories').notNull(),
    measures: text('measures').notNull(),
    /** As far as it is known; at least those listed. */
    affected: integer('affected').notNull(),
    state: text('state').$type<'open' | 'closed'>().notNull(),
    reportedAt: instant('reported_at'),
    reportedTo: text('reported_to'),
    /** Why it needs no report, where that is so. */
    noReportReason: text('no_report_reason'),
    /** When and how the persons were told. */
    toldAt: instant('told_at'),
    toldHow: text('told_how'),
    conclusion: text('conclusion'),
    version: integer('version').notNull(),
    createdBy: uuid('created_by').notNull(),
    createdAt: instant('created_at').notNull(),
    changedBy: uuid('changed_by').notNull(),
    changedAt: instant('changed_at').notNull(),
    closedBy: uuid('closed_by'),
    closedAt: instant('closed_at'),
  },
  (t) => [index().on(t.state)],
)

/** Whom it concerns: somebody in the system, or a name that was typed. */
export const dataIncidentPerson = pgTable(
  'data_incident_person',
  {
    id: id(),
    incidentId: uuid('incident_id')
      .notNull()
      .references(() => dataIncident.id),
    personId: uuid('person_id').references(() => person.id),
    name: text('name').notNull(),
    unit: text('unit').notNull(),
    ordinal: integer('ordinal').notNull(),
  },
  (t) => [index().on(t.incidentId), index().on(t.personId)],
)

/** What was reached before the system was there: typed in with its decision, counts for the targets of the term. */
export const pastFigure = pgTable(
  'past_figure',
  {
    id: id(),
    termId: uuid('term_id')
      .notNull()
      .references(() => term.id),
    kind: text('kind').notNull(),
    /** The day that counts: the decision's, or the acceptance of the work. */
    on: date('on').notNull(),
    name: text('name').notNull(),
    personId: uuid('person_id').references(() => person.id),
    /** The unit; its cluster is the one of that day, unless it was typed because the unit was not there yet. */
    unitId: uuid('unit_id').references(() => unit.id),
    clusterId: uuid('cluster_id').references(() => cluster.id),
    decisionNumber: text('decision_number').notNull(),
    note: text('note').notNull(),
    addedBy: uuid('added_by').notNull(),
    addedAt: instant('added_at').notNull(),
    removedBy: uuid('removed_by'),
    removedAt: instant('removed_at'),
    removeReason: text('remove_reason'),
  },
  (t) => [index().on(t.termId), index().on(t.personId)],
)

/** Goals of a term as they were set, with the reason: the latest of a kind counts. */
export const targetChange = pgTable(
  'target_change',
  {
    id: id(),
    termId: uuid('term_id')
      .notNull()
      .references(() => term.id),
    kind: text('kind').notNull(),
    before: integer('before').notNull(),
    goal: integer('goal').notNull(),
    reason: text('reason').notNull(),
    by: uuid('by').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [index().on(t.termId)],
)
