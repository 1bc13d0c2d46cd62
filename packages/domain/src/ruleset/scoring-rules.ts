import { z } from 'zod'
import { count, fraction, key, line, text } from './values.ts'

/** A scored stage: what judges mark by, how sheets become a score, who goes on. */

const bandSchema = z.object({
  key,
  label: line,
  descriptor: text,
  /** Inclusive bounds in the criterion's points. */
  from: fraction,
  to: fraction,
  commentRequired: z.boolean(),
})

export const criterionSchema = z.object({
  key,
  label: line,
  guidance: text.default(''),
  /** Maximum and smallest step in points, exact: "30", "1/2". A mark is a whole number of steps. */
  max: fraction,
  step: fraction,
  bands: z.array(bandSchema).max(12),
})

const segmentSchema = z.object({
  key,
  label: line,
  /** judged: sheets by the panel; objective: points typed once by the secretariat. */
  mode: z.enum(['judged', 'objective']),
  max: fraction,
  criteria: z.array(criterionSchema).max(30),
  /** objective: so many items of so many points each; what may be typed is a whole number of items' points. */
  items: z.object({ count, points: fraction }).nullable().default(null),
  seconds: z.object({ min: count.nullable(), max: count.nullable() }).nullable().default(null),
  /**
   * Points off for being over or under the time: the first row whose `upToSeconds` (inclusive; null = no end)
   * reaches the deviation counts; null points = the segment is not scored at all.
   */
  timeDeductions: z
    .array(z.object({ upToSeconds: count.nullable(), points: fraction.nullable() }))
    .max(10)
    .default([]),
  /** A deviation shorter than this costs nothing. */
  toleranceSeconds: count.default(0),
})

const gapRuleSchema = z.object({
  threshold: fraction,
  /** points of the sheet's scale, or per cent of its maximum. */
  unit: z.enum(['points', 'percent']),
  comparison: z.enum(['moreThan', 'atLeast']),
  comesIn: z.enum(['extraJudge', 'jointRescore']),
  resolution: z.enum(['meanOfAll', 'closestTwo', 'replacement']),
})

const tieBreakSchema = z.discriminatedUnion('by', [
  z.object({ by: z.literal('criterion'), segment: key, criterion: key }),
  z.object({ by: z.literal('segment'), segment: key }),
  z.object({ by: z.literal('previousStage') }),
  z.object({ by: z.literal('lot') }),
  z.object({ by: z.literal('shared') }),
])

const scoringRulesSchema = z.object({
  blind: z.boolean(),
  judgesPerEntry: z.number().int().min(1).max(30),
  maxLoad: z.number().int().min(1).max(5000),
  /** Below this many handed-in sheets there is no score. */
  minSheets: z.number().int().min(1).max(30),
  segments: z.array(segmentSchema).min(1).max(12),
  /** Whole sheets dropped at either end, only from so many sheets on. */
  trimming: z.object({ fromSheets: z.number().int().min(5), high: count, low: count }).nullable(),
  gap: gapRuleSchema.nullable(),
  tieBreak: z.array(tieBreakSchema).max(12),
  overallComment: z.object({ minWords: count }).nullable().default(null),
  /** Length of the random codes (số phách) under which entries are scored. */
  blindCodeDigits: z.number().int().min(4).max(8).default(4),
  undertaking: text,
})

/** Who of a stage goes on to the next one. */
const cutSchema = z.object({
  /** The best so many; null: everyone who reaches the floor. */
  quota: z.number().int().min(1).max(100_000).nullable(),
  /** Lowest score of the stage that goes on; null for none. */
  floor: fraction.nullable(),
  /**
   * Entries with the score of the last place: all go on, the tie-break chain and then a lot part them, or none of
   * them goes on.
   */
  ties: z.enum(['allIn', 'tieBreakChain', 'none']),
  /** The list of those who go on is published by code before the next stage. */
  published: z.boolean(),
})

/** Part of an earlier stage's score in this stage's; what the weights leave is this stage's own. */
const carryOverSchema = z.object({ stage: key, weight: fraction })

export const scoringStageSchema = z.object({
  key,
  label: line,
  kind: z.literal('scoring'),
  scoring: scoringRulesSchema,
  /** Null where no scored stage follows. */
  cut: cutSchema.nullable().default(null),
  /** Empty: this stage's score alone ranks. */
  carryOver: z.array(carryOverSchema).max(7).default([]),
  /** Authors present their work in person, so that the stage can't be blind: minutes to speak and to answer. */
  presentation: z
    .object({ presentMinutes: z.number().int().min(1).max(600), answerMinutes: count.max(600) })
    .nullable()
    .default(null),
  /** Nobody scores again what they scored in an earlier stage, where it can be avoided. */
  avoidEarlierJudges: z.boolean().default(false),
  /**
   * Judges may say which works they would like or rather not judge, before assignment. No judge gets any one work
   * with a chance above 1/parts, so that nobody can steer who judges whom. Null: nobody is asked.
   */
  bidding: z
    .object({ parts: z.number().int().min(2).max(4) })
    .nullable()
    .default(null),
})

export type Band = z.infer<typeof bandSchema>
export type Criterion = z.infer<typeof criterionSchema>
export type Segment = z.infer<typeof segmentSchema>
export type GapRule = z.infer<typeof gapRuleSchema>
export type TieBreak = z.infer<typeof tieBreakSchema>
export type ScoringRules = z.infer<typeof scoringRulesSchema>
export type StoredScoringRules = z.input<typeof scoringRulesSchema>
export type Cut = z.infer<typeof cutSchema>
export type CarryOver = z.infer<typeof carryOverSchema>
export type ScoringStage = z.infer<typeof scoringStageSchema>
