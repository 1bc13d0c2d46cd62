import {
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import { id, instant } from './columns.ts'
import { person } from './organisation.ts'

export const account = pgTable('account', {
  id: id(),
  personId: uuid('person_id')
    .notNull()
    .unique()
    .references(() => person.id),
  /** Folded sign-in name: an e-mail, a phone number or a chosen word. Null once erased. */
  login: text('login').unique(),
  /** argon2id; null until the invitation is taken up. */
  passwordHash: text('password_hash'),
  state: text('state').$type<'invited' | 'active' | 'suspended'>().notNull(),
  createdAt: instant('created_at').notNull(),
})

export const secondFactor = pgTable('second_factor', {
  accountId: uuid('account_id')
    .primaryKey()
    .references(() => account.id),
  /** TOTP secret, sealed with the key file (auth/seal): a dump alone can't sign in. */
  sealedSecret: text('sealed_secret').notNull(),
  confirmedAt: instant('confirmed_at'),
  /** The last time step accepted: a code works once. */
  lastStep: bigint('last_step', { mode: 'number' }),
})

export const recoveryCode = pgTable(
  'recovery_code',
  {
    accountId: uuid('account_id')
      .notNull()
      .references(() => account.id),
    hash: text('hash').notNull(),
    usedAt: instant('used_at'),
  },
  (t) => [primaryKey({ columns: [t.accountId, t.hash] })],
)

export const session = pgTable(
  'session',
  {
    /** SHA-256 of the session id: the id itself is only in the cookie. */
    idHash: text('id_hash').primaryKey(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => account.id),
    createdAt: instant('created_at').notNull(),
    lastSeenAt: instant('last_seen_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    userAgent: text('user_agent').notNull(),
    /** Passed the second factor in this session. */
    secondFactor: boolean('second_factor').notNull(),
    /** Last fresh confirmation of identity (password or code), for four-eyes acts. */
    confirmedAt: instant('confirmed_at'),
  },
  (t) => [index().on(t.accountId)],
)

/** Links for Zalo. Opening one consumes nothing; taking it up does. */
export const accessLink = pgTable(
  'access_link',
  {
    id: id(),
    hash: text('hash').notNull().unique(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => account.id),
    purpose: text('purpose')
      .$type<'invitation' | 'signIn' | 'recovery' | 'firstAdministrator' | 'passwordReset'>()
      .notNull(),
    createdBy: uuid('created_by'),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
    replacedAt: instant('replaced_at'),
    /** Digest of id and address where it went by mail alone: whoever takes it up reads that mailbox. */
    mailedDigest: text('mailed_digest'),
  },
  (t) => [index().on(t.accountId)],
)

/** An office held by an account within a scope; four-eyes offices count once a second person approved. */
export const officeGrant = pgTable(
  'office_grant',
  {
    id: id(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => account.id),
    role: text('role').notNull(),
    scopeKind: text('scope_kind').$type<'global' | 'cluster' | 'unit' | 'edition'>().notNull(),
    scopeId: uuid('scope_id'),
    from: instant('from').notNull(),
    to: instant('to'),
    requestedBy: uuid('requested_by'),
    approvedBy: uuid('approved_by'),
    approvedAt: instant('approved_at'),
    revokedAt: instant('revoked_at'),
  },
  (t) => [index().on(t.accountId), index().on(t.scopeId)],
)

/** A step that takes two people: asked by one, granted or refused by another of the right office. */
export const twoPersonRequest = pgTable(
  'two_person_request',
  {
    id: id(),
    kind: text('kind').notNull(),
    editionId: uuid('edition_id'),
    subjectId: uuid('subject_id'),
    payload: jsonb('payload').notNull(),
    reason: text('reason').notNull(),
    requestedBy: uuid('requested_by').notNull(),
    requestedAt: instant('requested_at').notNull(),
    decidedBy: uuid('decided_by'),
    decidedAt: instant('decided_at'),
    state: text('state').$type<'waiting' | 'granted' | 'refused' | 'withdrawn'>().notNull(),
  },
  (t) => [index().on(t.state), index().on(t.subjectId)],
)

/** What a holder must know happened, in the app; the outbox has it for mail. */
export const notice = pgTable(
  'notice',
  {
    id: id(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => account.id),
    kind: text('kind').notNull(),
    facts: jsonb('facts').notNull(),
    at: instant('at').notNull(),
    readAt: instant('read_at'),
  },
  (t) => [index().on(t.accountId)],
)

/** Commands carry an id; a repeat returns the stored result. */
export const command = pgTable(
  'command',
  {
    accountId: uuid('account_id').notNull(),
    id: uuid('id').notNull(),
    name: text('name').notNull(),
    inputDigest: text('input_digest').notNull(),
    result: jsonb('result').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.accountId, t.id] })],
)

/** The table that rate-limiter-flexible keeps its counters in, shared by all API processes. */
export const throttle = pgTable(
  'throttle',
  {
    key: text('key').primaryKey(),
    points: integer('points').notNull().default(0),
    expire: bigint('expire', { mode: 'number' }),
  },
  (t) => [unique().on(t.key)],
)
