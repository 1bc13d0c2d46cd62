import type { Wire } from '../scoring/index.ts'

/** A mark on one candidate's line. both: two columns ticked. struck: the voter has an interest and has no vote here. */
export const MARKS = ['yes', 'no', 'blank', 'both', 'struck'] as const
export type Mark = (typeof MARKS)[number]

/** One ballot as it was cast: nothing of it says whose, when or by which way. */
export interface CastBallot {
  /** 32 random bytes, hex: spent with the ballot. */
  serial: string
  /** The round's signature over the serial, hex (RFC 9474); null for a paper ballot typed at the opening. */
  signature: string | null
  /** Candidate id → mark. */
  marks: Readonly<Record<string, Mark>>
}

/** Why a ballot counts as invalid: it is returned, and no mark on it counts. */
export type InvalidReason =
  | 'forged'
  | 'unknownCandidate'
  | 'struckCandidate'
  | 'missingCandidate'
  | 'tooMany'
  | 'spoiled'

/** What a round is counted from besides its ballots, all whole numbers. */
export interface RoundFacts {
  members: number
  /** Members in the room (or in the meeting online); written ballots are not among them. */
  present: number
  issued: number
  returned: number
}

/** One candidate's count. `base`: what the threshold is a fraction of, less those struck where the rules say so. */
export interface CandidateCount {
  candidate: string
  yes: number
  no: number
  /** Neither column, or both: counts for nobody. */
  blank: number
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
