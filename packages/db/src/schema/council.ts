import type { CouncilOutcome, RoundCount, RoundKind, StruckCount } from '@xk/domain/ballot'
import {
  boolean,
  customType,
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
import { stage } from './editions.ts'
import { stageEntry } from './judging.ts'
import { person } from './organisation.ts'

/** The council of one stage and the minutes of its meeting. */
export const council = pgTable('council', {
  stageId: uuid('stage_id')
    .primaryKey()
    .references(() => stage.id),
  /** Decision that set it up, as typed. */
  setUpBy: text('set_up_by').notNull(),
  meetsAt: instant('meets_at'),
  place: text('place').notNull(),
  /** Free parts of the minutes, saved as they are typed. */
  minutes: jsonb('minutes').notNull(),
  version: integer('version').notNull(),
  openedAt: instant('opened_at'),
  closedAt: instant('closed_at'),
})

export const councilMember = pgTable(
  'council_member',
  {
    id: id(),
    stageId: uuid('stage_id')
      .notNull()
      .references(() => stage.id),
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id),
    office: text('office').$type<'chair' | 'deputyChair' | 'secretary' | 'member'>().notNull(),
    /** teller (Ban kiểm phiếu): elected by the council, never a candidate. */
    teller: text('teller').$type<'head' | 'member'>(),
    /** beside: elected to count the votes, without a seat and a vote; never on a roll. */
    state: text('state').$type<'appointed' | 'ended' | 'beside'>().notNull(),
    /** Null until the roll is called. written: away, votes in a sealed envelope. */
    attendance: text('attendance').$type<'present' | 'online' | 'written' | 'absent'>(),
    absenceReason: text('absence_reason'),
    ordinal: integer('ordinal').notNull(),
  },
  (t) => [unique().on(t.stageId, t.personId)],
)

/** A member's interest in a candidate: derived (same unit, superior, nominator) or declared. */
export const councilInterest = pgTable(
  'council_interest',
  {
    memberId: uuid('member_id')
      .notNull()
      .references(() => councilMember.id),
    stageEntryId: uuid('stage_entry_id')
      .notNull()
      .references(() => stageEntry.id),
    source: text('source')
      .$type<'unit' | 'superior' | 'nominator' | 'nominee' | 'declared' | 'recorded'>()
      .notNull(),
    reason: text('reason').notNull(),
    by: uuid('by'),
    at: instant('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.memberId, t.stageEntryId, t.source] })],
)

export const ballotRound = pgTable(
  'ballot_round',
  {
    id: id(),
    stageId: uuid('stage_id')
      .notNull()
      .references(() => stage.id),
    n: integer('n').notNull(),
    kind: text('kind').$type<RoundKind>().notNull(),
    /** paper: wholly on stamped paper, counts typed by two tellers. */
    way: text('way').$type<'online' | 'paper'>().notNull(),
    state: text('state').$type<'setUp' | 'issuing' | 'casting' | 'counting' | 'closed' | 'void'>().notNull(),
    /** Stage entries, in Vietnamese order of their names: the order of the lines on the ballot. */
    candidates: jsonb('candidates').$type<string[]>().notNull(),
    seats: integer('seats').notNull(),
    /** Members of the council, and of them present, when the round was opened: what quorum and bases count. */
    members: integer('members').notNull(),
    present: integer('present').notNull(),
    /** By candidate, how many members have no vote on that line; taken down when issuing closes. */
    struck: jsonb('struck').$type<Record<string, StruckCount>>(),
    /** SPKI, base64; its private half is a file outside the database until the round is closed. */
    publicKey: text('public_key'),
    issued: integer('issued'),
    /** Root over all that is published of the round, hex: what the ledger holds. */
    root: text('root'),
    /** Merkle root of the whole ballots sorted by serial, each under the round's salt, hex; a leaf of `root`. */
    ballotsRoot: text('ballots_root'),
    /** Never published: without it the whole ballots could be guessed from their root and the totals. */
    salt: text('salt'),
    count: jsonb('count').$type<RoundCount>(),
    /** Why it is void, or is asked to be. */
    reason: text('reason'),
    voidAskedBy: uuid('void_asked_by'),
    openedBy: uuid('opened_by').notNull(),
    openedAt: instant('opened_at').notNull(),
    /** Who ended the casting: another one closes the round. */
    endedBy: uuid('ended_by'),
    closedAt: instant('closed_at'),
  },
  (t) => [unique().on(t.stageId, t.n)],
)

/** Who has a ballot in a round. No time: nothing here may be laid beside a request log. */
export const ballotRoll = pgTable(
  'ballot_roll',
  {
    roundId: uuid('round_id')
      .notNull()
      .references(() => ballotRound.id),
    memberId: uuid('member_id')
      .notNull()
      .references(() => councilMember.id),
    channel: text('channel').$type<'online' | 'paper'>().notNull(),
    issued: boolean('issued').notNull(),
    /** Candidates on whom this member has no vote, by the interests known when the round was opened. */
    struck: jsonb('struck').$type<string[]>().notNull(),
    /** Votes on paper with fewer than two others, and was told what the tellers may see then. */
    warned: boolean('warned').notNull(),
    /** The blinded message (hex): a repeat with another one is refused. */
    blinded: text('blinded'),
    blindSignature: text('blind_signature'),
    /** Serial and blinding state, encrypted in the browser under the voter's recovery code. */
    sealed: text('sealed'),
    /** The member's word on the own line. */
    confirmed: text('confirmed').$type<'confirmed' | 'disputed'>(),
  },
  (t) => [primaryKey({ columns: [t.roundId, t.memberId] })],
)

const textArray = customType<{ data: string[]; driverData: string[] }>({ dataType: () => 'text[]' })

/**
 * Ballots as they come in, until the round is closed: then they are written anew in random order into
 * {@link ballot} and taken out of here. Each cast writes all of the round's rows anew, sorted by their random
 * serials, so that neither place nor transaction of a row tells when it came. Never part of a backup.
 */
export const castBallot = pgTable(
  'cast_ballot',
  {
    roundId: uuid('round_id').notNull(),
    serial: text('serial').notNull(),
    signature: text('signature').notNull(),
    /** Marks in the order of the round's candidates; of an invalid paper ballot: "invalid" and why. */
    marks: textArray('marks').notNull(),
  },
  (t) => [primaryKey({ columns: [t.roundId, t.serial] })],
)

/** Counted ballots of closed rounds. */
export const ballot = pgTable(
  'ballot',
  {
    roundId: uuid('round_id').notNull(),
    serial: text('serial').notNull(),
    signature: text('signature').notNull(),
    marks: textArray('marks').notNull(),
  },
  (t) => [primaryKey({ columns: [t.roundId, t.serial] })],
)

/** What one teller typed from the paper ballots of a round: two must agree. */
export const paperCount = pgTable(
  'paper_count',
  {
    roundId: uuid('round_id')
      .notNull()
      .references(() => ballotRound.id),
    /** ballots: each paper ballot's marks, opened mixed; totals: of a round wholly on paper. */
    kind: text('kind').$type<'ballots' | 'totals'>().notNull(),
    teller: uuid('teller').notNull(),
    body: jsonb('body').notNull(),
    version: integer('version').notNull(),
    handedIn: boolean('handed_in').notNull(),
  },
  (t) => [primaryKey({ columns: [t.roundId, t.kind, t.teller] })],
)

/** The council's word where votes leave candidates equal, and the outcome that was declared. */
export const councilResolution = pgTable(
  'council_resolution',
  {
    id: id(),
    stageId: uuid('stage_id')
      .notNull()
      .references(() => stage.id),
    /** Chosen among equals, in their order. */
    chosen: jsonb('chosen').$type<string[]>().notNull(),
    among: jsonb('among').$type<string[]>().notNull(),
    reason: text('reason').notNull(),
    outcome: jsonb('outcome').$type<CouncilOutcome>(),
    by: uuid('by').notNull(),
    at: instant('at').notNull(),
    /** A second person who sat in the council; before that it counts for nothing. */
    countersignedBy: uuid('countersigned_by'),
    countersignedAt: instant('countersigned_at'),
    withdrawnAt: instant('withdrawn_at'),
  },
  (t) => [index().on(t.stageId)],
)
