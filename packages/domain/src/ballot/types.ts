import type { Wire } from '../scoring/index.ts'

/**
 * A mark on one candidate's line. both: two columns ticked. A line on which the voter has no vote is left blank like
 * any other: a mark of its own would show whose ballot it is.
 */
export const MARKS = ['yes', 'no', 'blank', 'both'] as const
export type Mark = (typeof MARKS)[number]

/** One ballot as it was cast: nothing of it says whose, when or by which way. */
export interface CastBallot {
  /** 32 random bytes, hex: spent with the ballot. */
  serial: string
  /** The round's signature over the serial, hex (RFC 9474). Paper ballots get one at the opening: no way is told. */
  signature: string
  /** Candidate id → mark. */
  marks: Readonly<Record<string, Mark>>
  /** A paper ballot that the tellers found invalid. */
  invalid?: InvalidReason
}

/** Why a ballot counts as invalid: it is returned, and no mark on it counts. */
export const INVALID_REASONS = ['unknownCandidate', 'missingCandidate', 'tooMany', 'spoiled'] as const
export type InvalidReason = (typeof INVALID_REASONS)[number]

/** What a round is counted from besides its ballots, all whole numbers. */
export interface RoundFacts {
  members: number
  /** Members in the room (or in the meeting online); written ballots are not among them. */
  present: number
  issued: number
  returned: number
}

/** How many have no vote on a candidate, for an interest: of all members, of those present, of those with a ballot. */
export interface StruckCount {
  members: number
  present: number
  issued: number
}

/** One candidate's count. `base`: what the threshold is a fraction of, less those struck where the rules say so. */
export interface CandidateCount {
  candidate: string
  yes: number
  no: number
  /** Neither column, or both: counts for nobody. Lines of those who have no vote here are not among them. */
  blank: number
  /** How many had no vote here, of what the base counts. */
  struck: number
  base: number
  /** yes / base, exact; "0" where the base is 0. */
  share: Wire
  reached: boolean
}

export interface RoundCount {
  facts: RoundFacts
  valid: number
  /** Valid, with no mark on any line. */
  allBlank: number
  invalid: number
  invalidWhy: Partial<Record<InvalidReason, number>>
  /** In the order of the candidates on the ballot. */
  candidates: CandidateCount[]
}

export type RoundKind = 'first' | 'second' | 'further'

/** What a round was about and what came of it. */
export interface CountedRound {
  n: number
  kind: RoundKind
  candidates: readonly string[]
  count: RoundCount
}

export type SeatWhy = 'byVotes' | 'bySecondBallot' | 'byFurtherBallot' | 'byPreviousStage' | 'byCouncil'
export type NoSeatWhy =
  | 'belowThreshold'
  | 'noSeatLeft'
  | 'lostSecondBallot'
  | 'lostByPreviousStage'
  | 'notByCouncil'

export interface CouncilLine {
  candidate: string
  /** 1 for the most votes; equal where the rules leave them equal. Null without a seat. */
  rank: number | null
  seated: boolean
  why: SeatWhy | NoSeatWhy
  /** Of the round that decided. */
  round: number
  yes: number
  base: number
  share: Wire
}

/** What the rounds so far give, and what must come next. */
export interface CouncilOutcome {
  lines: CouncilLine[]
  seatsLeft: number
  /** null: it is settled. */
  next:
    | null
    | { what: 'ballot'; kind: RoundKind; candidates: string[]; seats: number }
    /** Equal to the last: the council resolves who of them, minuted with its reason. */
    | { what: 'resolution'; candidates: string[]; seats: number }
}

/** The council's word, minuted: whom of equals it chose. Nobody: it holds no further ballot. */
export interface CouncilResolution {
  among: readonly string[]
  /** In their order. */
  chosen: readonly string[]
}
