import { z } from 'zod'
import { count, fraction, key, line } from './values.ts'

/** A council's stage: its quorum, its ballot, and what its votes decide. */

/** What a threshold is a fraction of. */
const BALLOT_BASES = ['members', 'present', 'issued', 'returned', 'valid'] as const
/** What becomes of a member's vote on a candidate with whom they have an interest, and of that candidate's base. */
const INTEREST_RULES = ['struck', 'abstains', 'votes'] as const

const thresholdSchema = z.object({
  /** "1/2" of the base. */
  fraction,
  comparison: z.enum(['moreThan', 'atLeast']),
  base: z.enum(BALLOT_BASES),
})

export const councilRulesSchema = z.object({
  /** How many members a council may have. */
  size: z.object({ min: z.number().int().min(1).max(500), max: z.number().int().min(1).max(500) }),
  /** Least share of the members that must be present, as a fraction: "2/3". Written ballots don't count for it. */
  quorum: fraction,
  /** yesNo: one mark per candidate. choose: so many names at most, the others count as not chosen. */
  form: z.enum(['yesNo', 'choose']),
  /** Of `choose`; null: as many as there are seats. */
  chooseUpTo: z.number().int().min(1).max(1000).nullable().default(null),
  threshold: thresholdSchema,
  /** The best so many of those who reach the threshold. */
  seats: z.number().int().min(1).max(1000),
  /**
   * struck: no vote on that candidate, whose base is smaller by one. abstains: no vote, and the base stays. votes:
   * votes like everyone, and only does not speak for them.
   */
  interest: z.enum(INTEREST_RULES),
  /** Candidates with equal votes at the last seat, one way after the other; `council`: by resolution, minuted. */
  tieAtCut: z
    .array(z.enum(['secondBallot', 'previousStage', 'council']))
    .min(1)
    .max(3),
  /** Where seats stay free: one more ballot among those who reached this; null: none. */
  furtherBallot: thresholdSchema.nullable().default(null),
  /** Members who are away may vote in a sealed envelope before the meeting. */
  writtenBallots: z.boolean(),
  /** With fewer voters than this only totals are published, and they can't be recomputed. */
  minVotersForMarks: count.default(8),
})

export const councilStageSchema = z.object({
  key,
  label: line,
  kind: z.literal('councilBallot'),
  council: councilRulesSchema,
})

export type Threshold = z.infer<typeof thresholdSchema>
export type BallotBase = (typeof BALLOT_BASES)[number]
export type CouncilRules = z.infer<typeof councilRulesSchema>
export type CouncilStage = z.infer<typeof councilStageSchema>
