import { date, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { id, instant } from './columns.ts'

/** Names, levels, document symbols, signatories: settings with a date, never constants in code. */
export const orgSetting = pgTable(
  'org_setting',
  { key: text('key').notNull(), value: jsonb('value').notNull(), validFrom: date('valid_from').notNull() },
  (t) => [primaryKey({ columns: [t.key, t.validFrom] })],
)

export const term = pgTable('term', {
  id: id(),
  name: text('name').notNull(),
  starts: date('starts').notNull(),
  ends: date('ends').notNull(),
})

export const target = pgTable(
  'target',
  {
    termId: uuid('term_id')
      .notNull()
      .references(() => term.id),
    kind: text('kind').notNull(),
    goal: integer('goal').notNull(),
  },
  (t) => [primaryKey({ columns: [t.termId, t.kind] })],
)

export const cluster = pgTable('cluster', {
  id: id(),
  name: text('name').notNull().unique(),
  ordinal: integer('ordinal').notNull(),
})

export const unit = pgTable('unit', { id: id(), createdAt: instant('created_at').notNull() })

/** What a unit was called and where it belonged, from one day (inclusive) to another (exclusive). */
export const unitPeriod = pgTable(
  'unit_period',
  {
    id: id(),
    unitId: uuid('unit_id')
      .notNull()
      .references(() => unit.id),
    name: text('name').notNull(),
    /** kernel fold(name): search and duplicate checks compare this. */
    folded: text('folded').notNull(),
    clusterId: uuid('cluster_id')
      .notNull()
      .references(() => cluster.id),
    memberCount: integer('member_count'),
    from: date('from').notNull(),
    to: date('to'),
    successorUnitId: uuid('successor_unit_id').references(() => unit.id),
  },
  (t) => [index().on(t.unitId), index().on(t.folded)],
)

export const person = pgTable('person', {
  id: id(),
  createdAt: instant('created_at').notNull(),
  erasedAt: instant('erased_at'),
})

/** Everything that names a person: deleted as a row on erasure. */
export const personIdentity = pgTable(
  'person_identity',
  {
    personId: uuid('person_id')
      .primaryKey()
      .references(() => person.id),
    fullName: text('full_name').notNull(),
    folded: text('folded').notNull(),
    /** The sort key of a Vietnamese name: given name first. */
    sortKey: text('sort_key').notNull(),
    birthDate: date('birth_date'),
    birthYear: integer('birth_year'),
    phone: text('phone'),
    email: text('email'),
    position: text('position'),
  },
  (t) => [index().on(t.folded)],
)

export const membership = pgTable(
  'membership',
  {
    id: id(),
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id),
    unitId: uuid('unit_id')
      .notNull()
      .references(() => unit.id),
    position: text('position'),
    /** leads the unit: a superior of its members, from here the derived conflict. */
    leads: integer('leads').notNull().default(0),
    from: date('from').notNull(),
    to: date('to'),
  },
  (t) => [index().on(t.personId), index().on(t.unitId)],
)

export const consent = pgTable(
  'consent',
  {
    id: id(),
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id),
    entryId: uuid('entry_id'),
    purpose: text('purpose').notNull(),
    noticeVersion: text('notice_version').notNull(),
    givenAt: instant('given_at').notNull(),
    withdrawnAt: instant('withdrawn_at'),
    /** The data request by which the office took it back for the person; null where they did so themselves. */
    withdrawnRequestId: uuid('withdrawn_request_id'),
    /** How sure we are that the person said so: self (own link), paper (scan), recordedByUnit. */
    assurance: text('assurance').notNull(),
    evidenceFileId: uuid('evidence_file_id'),
    recordedBy: uuid('recorded_by'),
  },
  (t) => [index().on(t.personId), index().on(t.entryId)],
)

/** What was erased and why: reapplied after every restore. */
export const erasure = pgTable('erasure', {
  id: id(),
  personId: uuid('person_id')
    .notNull()
    .references(() => person.id),
  reason: text('reason').notNull(),
  /** Rows of the ledger whose payload went with it: that they no longer open is no sign of tampering. */
  ledgerSeqs: jsonb('ledger_seqs').$type<number[]>().notNull(),
  at: instant('at').notNull(),
  by: uuid('by').notNull(),
})
