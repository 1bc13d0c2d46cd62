import { canonicalBytes, commitmentOf } from '../kernel/index.ts'
import type { Hash } from './merkle.ts'
import { hashLeaf } from './merkle.ts'

/**
 * Commands that leave an entry in the ledger (design.md §5.6). Drafts, ballots, public votes and quiz answers
 * don't: a batch root at hand-in or closing commits them.
 */
const LEDGER_EVENT_KINDS = [
  // edition and rules
  'open',
  'amend',
  'extend',
  'advance',
  // entries
  'submit',
  'withdraw',
  'confirm',
  'screen',
  'consent',
  'endorse',
  'register',
  'mask',
  'approveRendition',
  // panel and judging
  'appoint',
  'dismiss',
  'assign',
  'conflict',
  'lift',
  'undertake',
  'council',
  'handIn',
  'reopen',
  'acceptLate',
  'resolveGap',
  'objectiveMark',
  'paperSheet',
  'draw',
  'ballot',
  // result
  'councilResolution',
  'freeze',
  'unmask',
  'award',
  'putForward',
  'approve',
  'sendBack',
  'decide',
  'release',
  'correct',
  'revoke',
  'appeal',
  'answerAppeal',
  // works of units and what is reported of them
  'work',
  'workDecision',
  'replication',
  'unitReport',
  'blocReport',
  // upward and outward
  'introduce',
  'gallery',
  'pressPack',
  // offices, personal data, organisation
  'grant',
  'revokeGrant',
  'recover',
  'erase',
  'import',
  'setting',
] as const
export type LedgerEventKind = (typeof LEDGER_EVENT_KINDS)[number]

/** One row of the ledger. Sequence numbers begin at 0 without gaps: a row's number is its place in the tree. */
export interface LedgerRow {
  seq: number
  /** Instant of the server's clock, ISO 8601 in UTC, kept as text so that its bytes never change. */
  at: string
  kind: string
  /** Salted commitment to the payload: no personal data here. */
  commitment: string
}

/** What a row's commitment opens to. */
export interface LedgerOpening {
  seq: number
  payload: unknown
  salt: string
}

/** The bytes that a row stands for in the tree: canonical JSON of exactly these four members. */
export const ledgerLeaf = ({ seq, at, kind, commitment }: LedgerRow): Uint8Array =>
  canonicalBytes({ at, commitment, kind, seq })

export const ledgerLeafHash = (row: LedgerRow): Hash => hashLeaf(ledgerLeaf(row))

export const opensRow = (row: LedgerRow, opening: Omit<LedgerOpening, 'seq'>): boolean =>
  commitmentOf(opening.payload, opening.salt) === row.commitment
