import { z } from 'zod'
import { nfc, PROGRAMME_KINDS } from '../kernel/index.ts'
import { councilStageSchema } from './council-rules.ts'
import { eligibilityRuleSchema } from './eligibility-rules.ts'
import { entryRulesSchema } from './entry-rules.ts'
import { scoringStageSchema } from './scoring-rules.ts'
import { count, fraction, key, line, text } from './values.ts'

/**
 * The thể lệ as data: everything an edition executes. Frozen with its digest when the edition opens; an
 * amendment is a new version with a reason. Dates stand outside it (see edition/schedule).
 */

/** In their order: each begins where the one before it ended. A council's ballot is the last one. */
const stageSchema = z.discriminatedUnion('kind', [
  z.object({
    key,
    label: line,
    kind: z.literal('screening'),
    supplementDays: count,
    /** Working days in which the secretariat screens an entry; not counted while its unit has it. Null: no limit. */
    workingDays: z.number().int().min(1).max(250).nullable().default(null),
  }),
  scoringStageSchema,
  councilStageSchema,
])

/**
 * Stage kinds that the model knows and the product can't run yet: a template names what it leaves out.
 * `finalScoring` and `councilBallot` run, and stay readable in the rules of earlier editions.
 */
const LATER_STAGE_KINDS = ['quiz', 'performance', 'councilBallot', 'publicVote', 'finalScoring'] as const

const prizeSchema = z.object({
  key,
  label: line,
  quota: count,
  /** Lowest stage score that may win it; null for none. */
  floor: fraction.nullable(),
  /** Entries that share the last place of this prize all win it; else the tie is decided (lot, or a decision). */
  tiesShared: z.boolean().default(false),
  rewardText: z.string().max(200).transform(nfc).default(''),
})

const teamPrizeSchema = z.object({
  key,
  label: line,
  quota: count,
  /** Points a unit earns: per accepted entry (capped), and per prize tier won. */
  perEntry: fraction,
  perEntryCap: count.nullable(),
  perPrize: z.array(z.object({ prize: key, points: fraction })),
  /** Points for each entry that goes on to this stage. */
  perStageReached: z
    .array(z.object({ stage: key, points: fraction }))
    .max(8)
    .default([]),
  /** Least share of a unit's members that must have taken part ("1/10"); null for no such condition. */
  minParticipation: fraction.nullable().default(null),
  rewardText: z.string().max(200).transform(nfc).default(''),
})

const publicationSchema = z.object({
  /** Whose names, and how far down the ranking, the public page shows. */
  list: z.enum(['winnersOnly', 'allRanked']),
  scores: z.boolean(),
  summaryField: key.nullable(),
  peopleNames: z.boolean(),
  /** The standings of the stages before the last are published too. */
  earlierStages: z.boolean().default(false),
  /** A unit reads, from the release on, what judges wrote for the works of its own; judges are told before writing. */
  commentsToUnit: z.boolean().default(false),
})

/** Whether a kiến nghị may lead to a marking by another panel, and what then becomes of the first score. */
const REMARKING = ['none', 'allowed'] as const
export const REMARK_RESOLUTIONS = ['replaces', 'averages', 'higher'] as const
export type RemarkResolution = (typeof REMARK_RESOLUTIONS)[number]

/** Key of the place where works of a stage are marked anew: this before the stage's own. */
export const REMARK_KEY = 'remark:'

const appealsSchema = z.object({
  /** Days after the release in which a unit may object. */
  days: count,
  text,
  /** Days after its arrival in which an appeal must be answered. */
  answerDays: count.default(10),
  /** Phúc khảo: blind marking anew by judges who did not mark the entry before. */
  remark: z.enum(REMARKING).default('none'),
  remarkJudges: z.number().int().min(1).max(30).default(2),
  /** The new score takes the place of the first, is averaged with it, or the higher of the two holds. */
  resolution: z.enum(REMARK_RESOLUTIONS).default('replaces'),
})

/** Niêm yết: what was accepted is shown to the bloc's units, who may object before it is decided. */
const publicNoticeSchema = z.object({
  /** How long it stands. */
  workingDays: z.number().int().min(1).max(60),
  /** The day on which it is put up counts as the first one; else the day after does. */
  countsFirstDay: z.boolean().default(false),
})

/** Whom or what a division's entries are about. */
const SUBJECTS = ['person', 'collective'] as const

export const rulesetSchema = z.object({
  schema: z.literal(1),
  programme: z.enum(PROGRAMME_KINDS),
  title: line,
  /** What officers call an entry here: "bài dự thi", "hồ sơ", "đội thi". */
  entryNoun: line,
  legalBasis: z.array(line).max(20),
  articles: z.array(z.object({ heading: line, body: text })).max(60),
  divisions: z.array(z.object({ key, label: line, subject: z.enum(SUBJECTS).default('person') })).max(20),
  entry: entryRulesSchema,
  eligibility: z.array(eligibilityRuleSchema).max(20),
  stages: z.array(stageSchema).min(1).max(8),
  /** What the programme's full rules also have and this edition runs without. */
  leftOut: z
    .array(z.object({ kind: z.enum(LATER_STAGE_KINDS), label: line }))
    .max(8)
    .default([]),
  prizes: z.array(prizeSchema).max(20),
  teamPrizes: z.array(teamPrizeSchema).max(5),
  publication: publicationSchema,
  appeals: appealsSchema.nullable(),
  publicNotice: publicNoticeSchema.nullable().default(null),
  /** Months after closing when content of entries that won nothing is erased. */
  retentionMonths: count,
})

export type Ruleset = z.infer<typeof rulesetSchema>
/**
 * Rules as they were stored, perhaps before some fields existed. Digests are over these: reading them must not
 * change what was frozen.
 */
export type StoredRuleset = z.input<typeof rulesetSchema>

/** Stored rules with the fields that came after them at their defaults. */
export const readRuleset = (stored: StoredRuleset): Ruleset => rulesetSchema.parse(stored)

export type Division = Ruleset['divisions'][number]
export type Stage = z.infer<typeof stageSchema>
export type PublicNoticeRules = z.infer<typeof publicNoticeSchema>
export type Prize = z.infer<typeof prizeSchema>
export type Appeals = z.infer<typeof appealsSchema>
export type TeamPrize = z.infer<typeof teamPrizeSchema>
