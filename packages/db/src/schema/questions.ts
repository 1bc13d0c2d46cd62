import { index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { id, instant } from './columns.ts'
import { edition } from './editions.ts'
import { unit } from './organisation.ts'

/**
 * What somebody asks: about an edition (answered by the secretariat) or of a unit about administrative procedures
 * (answered by its officer). Exactly one of the two is set. Who asked is never published.
 */
export const question = pgTable(
  'question',
  {
    id: id(),
    editionId: uuid('edition_id').references(() => edition.id),
    unitId: uuid('unit_id').references(() => unit.id),
    sort: text('sort').$type<'question' | 'suggestion'>().notNull(),
    title: text('title').notNull(),
    body: text('body').notNull(),
    /** kernel fold of everything published of it: what search compares. */
    folded: text('folded').notNull(),
    state: text('state').$type<'waiting' | 'answered' | 'hidden'>().notNull(),
    /** What it was before it was hidden. */
    hiddenFrom: text('hidden_from').$type<'waiting' | 'answered'>(),
    reason: text('reason'),
    version: integer('version').notNull(),
    askedAt: instant('asked_at').notNull(),
    dueAt: instant('due_at').notNull(),
    /** An officer's account; null for the public. */
    askedBy: uuid('asked_by'),
    /** SHA-256 of the code by which whoever asked follows it. */
    codeHash: text('code_hash').notNull().unique(),
    answer: text('answer'),
    answeredAt: instant('answered_at'),
    answeredBy: uuid('answered_by'),
  },
  (t) => [index().on(t.editionId), index().on(t.unitId), index().on(t.state, t.dueAt)],
)

/** How to reach whoever asked: kept apart, erased after a time, never published. */
export const questionContact = pgTable('question_contact', {
  questionId: uuid('question_id')
    .primaryKey()
    .references(() => question.id),
  name: text('name'),
  contact: text('contact'),
  eraseAt: instant('erase_at').notNull(),
  /** Where the answer is to be told, as agreed to at that time; gone once it was. */
  email: text('email'),
  emailAgreedAt: instant('email_agreed_at'),
  /** Set when there is an answer to tell. */
  mailDueAt: instant('mail_due_at'),
  mailAttempts: integer('mail_attempts').notNull().default(0),
  mailClaimedUntil: instant('mail_claimed_until'),
})

/** Wordings and answers that were replaced, and ways from unit to unit. */
export const questionChange = pgTable(
  'question_change',
  {
    id: id(),
    questionId: uuid('question_id')
      .notNull()
      .references(() => question.id),
    what: text('what').$type<'answer' | 'route' | 'hide' | 'show'>().notNull(),
    /** The text that was replaced, or why it was done. */
    text: text('text').notNull(),
    fromUnitId: uuid('from_unit_id'),
    toUnitId: uuid('to_unit_id'),
    by: uuid('by').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [index().on(t.questionId)],
)

/** Puzzles that were handed in: each counts once, until it would have run out anyway. */
export const spentPuzzle = pgTable(
  'spent_puzzle',
  {
    challenge: text('challenge').notNull(),
    questionId: uuid('question_id').notNull(),
    expiresAt: instant('expires_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.challenge] }), index().on(t.expiresAt)],
)
