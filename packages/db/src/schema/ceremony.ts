import { index, integer, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { id, instant } from './columns.ts'
import { edition } from './editions.ts'
import { entry } from './entries.ts'
import { person, unit } from './organisation.ts'

/** A ceremony that was moved after the release was signed for its hour, and the result with it. Instants. */
export interface CeremonyMove {
  from: string
  to: string
  reason: string
  /** An account. */
  by: string
  at: string
}

/** Lễ tuyên dương: its hour is the hour of the release. */
export const ceremony = pgTable('ceremony', {
  editionId: uuid('edition_id')
    .primaryKey()
    .references(() => edition.id),
  at: instant('at').notNull(),
  place: text('place').notNull(),
  /** Until when units say whether they come. */
  replyBy: instant('reply_by'),
  /** What else the letter says. */
  note: text('note').notNull(),
  contact: text('contact').notNull(),
  /** Hours before the ceremony at which the honoured are told; 0: with the release. */
  tellHours: integer('tell_hours').notNull(),
  version: integer('version').notNull(),
  setBy: uuid('set_by').notNull(),
  setAt: instant('set_at').notNull(),
  /** Each time that it was moved after the release was signed, the first one first. */
  moves: jsonb('moves').$type<CeremonyMove[]>().notNull().default([]),
})

/** Giấy mời of one unit: says nothing of rank or votes. */
export const ceremonyInvitation = pgTable(
  'ceremony_invitation',
  {
    id: id(),
    editionId: uuid('edition_id')
      .notNull()
      .references(() => edition.id),
    unitId: uuid('unit_id')
      .notNull()
      .references(() => unit.id),
    n: integer('n').notNull(),
    preparedBy: uuid('prepared_by').notNull(),
    preparedAt: instant('prepared_at').notNull(),
    sentBy: uuid('sent_by'),
    sentAt: instant('sent_at'),
    answer: text('answer').$type<'coming' | 'sending' | 'notComing'>(),
    people: integer('people'),
    /** Whom the unit sends instead, and in which office; null with any other answer. */
    delegateName: text('delegate_name'),
    delegatePosition: text('delegate_position'),
    answerNote: text('answer_note'),
    answeredBy: uuid('answered_by'),
    answeredAt: instant('answered_at'),
  },
  (t) => [unique().on(t.editionId, t.unitId)],
)

/** That an honoured person was told before everybody else: how, by whom and when; never at which address. */
export const resultNotice = pgTable(
  'result_notice',
  {
    id: id(),
    editionId: uuid('edition_id')
      .notNull()
      .references(() => edition.id),
    entryId: uuid('entry_id')
      .notNull()
      .references(() => entry.id),
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id),
    dueAt: instant('due_at').notNull(),
    state: text('state').$type<'waiting' | 'told' | 'failed'>().notNull(),
    channel: text('channel').$type<'mail' | 'app' | 'phone' | 'message' | 'inPerson'>(),
    note: text('note'),
    by: uuid('by'),
    toldAt: instant('told_at'),
    attempts: integer('attempts').notNull().default(0),
    claimedUntil: instant('claimed_until'),
  },
  (t) => [unique().on(t.editionId, t.entryId, t.personId), index().on(t.state, t.dueAt)],
)
