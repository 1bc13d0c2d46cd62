import { z } from 'zod'
import { nfc, parseRational, PROGRAMME_KINDS } from '../kernel/index.ts'

/**
 * The thể lệ as data: everything an edition executes. Frozen with its digest when the edition opens; an
 * amendment is a new version with a reason. Dates stand outside it (see edition/schedule).
 */

const key = z.string().regex(/^[a-z][a-zA-Z0-9]{0,39}$/)
const line = z.string().trim().min(1).max(300).transform(nfc)
const text = z.string().max(20_000).transform(nfc)
const count = z.number().int().min(0).max(100_000)
/** An exact number on the wire: "n/d" or a whole number, as text. */
const fraction = z.string().refine((v) => parseRational(v) !== undefined)

/** Who may see a field's value: identity (secretariat, own unit), content (also judges), internal, public. */
export const AUDIENCES = ['identity', 'content', 'internal', 'public'] as const

export const fieldSchema = z.object({
  key,
  label: line,
  help: text.default(''),
  /** month: MM/YYYY. share: votes in favour of votes cast, "7/9". */
  type: z.enum(['shortText', 'longText', 'choice', 'number', 'date', 'yesNo', 'month', 'share']),
  audience: z.enum(AUDIENCES),
  required: z.boolean(),
  /** May be handed in unfinished: screening sees what it lacks, and returns it or accepts it with a reason. */
  mayLack: z.boolean().default(false),
  /** Asked in these divisions only; empty: in every one. */
  divisions: z.array(key).max(20).default([]),
  /** What it is called in a division, where that differs. */
  labels: z
    .array(z.object({ division: key, label: line }))
    .max(20)
    .default([]),
  minWords: count.nullable().default(null),
  maxWords: count.nullable().default(null),
  options: z
    .array(z.object({ key, label: line }))
    .max(60)
    .default([]),
})

export const ATTACHMENT_TYPES = ['docx', 'pdf', 'jpg', 'png', 'pptx', 'mp4'] as const

/** A delegate speaks and consents for a collective that is nominated. */
export const PERSON_ROLES = ['author', 'nominee', 'captain', 'member', 'substitute', 'delegate'] as const

export const SLOT_KINDS = ['document', 'evidence', 'photo', 'endorsement'] as const

/**
 * A part of the dossier that is a file, or a confirmation: how many there must be, and what it belongs to. Files that
 * fill no slot are further attachments.
 */
export const slotSchema = z.object({
  key,
  label: line,
  help: text.default(''),
  kind: z.enum(SLOT_KINDS),
  /** Of `evidence`: the heading of the report that it proves. */
  field: key.nullable().default(null),
  min: z.number().int().min(0).max(20),
  /** Without it nothing is handed in, or screening sees that it lacks. */
  neededAt: z.enum(['handIn', 'screening']),
  divisions: z.array(key).max(20).default([]),
  /** Of `photo`: upright, 3 : 4, and at least so many pixels at its short side. */
  minShortSide: count.default(0),
})
export const entryRulesSchema = z.object({
  fields: z.array(fieldSchema).min(1).max(60),
  /** The field that names the entry, and the one whose choice is its field of work (judges' expertise). */
  titleField: key,
  topicField: key.nullable(),
  people: z.object({
    roles: z.array(z.enum(PERSON_ROLES)).min(1),
    min: count,
    max: count,
    /** How many people of one role: a team has exactly one captain. A role not listed has no limit of its own. */
    roleLimits: z
      .array(z.object({ role: z.enum(PERSON_ROLES), min: count, max: count }))
      .max(5)
      .default([]),
    /** Shares of contribution in whole per cent that must add up to 100. */
    shares: z.boolean(),
    birthDate: z.boolean(),
    /** Where a division asks for other people than the rest: a collective for its delegate. */
    inDivision: z
      .array(
        z.object({
          division: key,
          roles: z.array(z.enum(PERSON_ROLES)).min(1),
          min: count,
          max: count,
          birthDate: z.boolean(),
        }),
      )
      .max(20)
      .default([]),
  }),
  /** Other units may join in (a team of several units). */
  jointUnits: z.boolean(),
  attachments: z.object({
    maxCount: z.number().int().min(0).max(20),
    maxFileBytes: z
      .number()
      .int()
      .min(1024)
      .max(100 * 1024 * 1024),
    maxTotalBytes: z
      .number()
      .int()
      .min(1024)
      .max(500 * 1024 * 1024),
    types: z.array(z.enum(ATTACHMENT_TYPES)),
  }),
  slots: z.array(slotSchema).max(30).default([]),
  /** Ethnicity, religion, health and numbers of identity cards in a text must go before it is handed in. */
  refuseNeedlessData: z.boolean().default(false),
  declarations: z.array(z.object({ key, label: line, required: z.boolean() })).max(20),
  consents: z
    .array(z.object({ key, label: line, required: z.boolean(), noticeVersion: z.string().max(40) }))
    .max(10),
  /** unit: the officer notes what each person said. person: only they say it, by link, account or signed paper. */
  consentBy: z.enum(['unit', 'person']).default('unit'),
  /** The stamped page: required at hand-in, may follow within so many days after the deadline, or not asked. */
  unitConfirmation: z.object({ mode: z.enum(['required', 'mayFollow', 'none']), followDays: count }),
})

export const eligibilityRuleSchema = z.discriminatedUnion('rule', [
  z.object({ rule: z.literal('maxAge'), years: count, at: z.iso.date() }),
  z.object({
    rule: z.literal('maxEntriesPerPerson'),
    max: count,
    /** Empty: every role counts. */
    roles: z.array(z.enum(PERSON_ROLES)).default([]),
    /** Only entries that the person represents count. */
    asRepresentative: z.boolean().default(false),
  }),
  z.object({ rule: z.literal('maxEntriesPerUnit'), max: count }),
  z.object({
    rule: z.literal('unitQuotaBySize'),
    steps: z.array(z.object({ upToMembers: count.nullable(), max: count })).min(1),
    /** So many more in each cluster, beyond its units' quotas, proposed by its lead. */
    perCluster: count.default(0),
  }),
  /** Organisers, judges and the secretariat may not enter: checked against grants and panels. */
  z.object({ rule: z.literal('notOfficeHolder') }),
  z.object({ rule: z.literal('notHonouredThisTerm') }),
  z.object({ rule: z.literal('fieldIsYes'), field: key, reason: line }),
  /** Whole months from the month or day in the field to the reference day. */
  z.object({ rule: z.literal('minServiceMonths'), field: key, months: count, at: z.iso.date() }),
  /** Votes in favour of the votes cast, as the unit's minutes have them. */
  z.object({
    rule: z.literal('minVoteShare'),
    field: key,
    share: fraction,
    comparison: z.enum(['moreThan', 'atLeast']),
  }),
  /** What these headings report was honoured before: somebody looks at it. */
  z.object({ rule: z.literal('noReusedAchievement'), fields: z.array(key).min(1).max(20) }),
])

export const bandSchema = z.object({
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

export const segmentSchema = z.object({
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

export const gapRuleSchema = z.object({
  threshold: fraction,
  /** points of the sheet's scale, or per cent of its maximum. */
  unit: z.enum(['points', 'percent']),
  comparison: z.enum(['moreThan', 'atLeast']),
  comesIn: z.enum(['extraJudge', 'jointRescore']),
  resolution: z.enum(['meanOfAll', 'closestTwo', 'replacement']),
})

export const tieBreakSchema = z.discriminatedUnion('by', [
  z.object({ by: z.literal('criterion'), segment: key, criterion: key }),
  z.object({ by: z.literal('segment'), segment: key }),
  z.object({ by: z.literal('previousStage') }),
  z.object({ by: z.literal('lot') }),
  z.object({ by: z.literal('shared') }),
])

export const scoringRulesSchema = z.object({
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
export const cutSchema = z.object({
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
export const carryOverSchema = z.object({ stage: key, weight: fraction })

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

/** What a threshold is a fraction of. */
export const BALLOT_BASES = ['members', 'present', 'issued', 'returned', 'valid'] as const
/** What becomes of a member's vote on a candidate with whom they have an interest, and of that candidate's base. */
export const INTEREST_RULES = ['struck', 'abstains', 'votes'] as const

export const thresholdSchema = z.object({
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

/** In their order: each begins where the one before it ended. A council's ballot is the last one. */
export const stageSchema = z.discriminatedUnion('kind', [
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
export const LATER_STAGE_KINDS = [
  'quiz',
  'performance',
  'councilBallot',
  'publicVote',
  'finalScoring',
] as const

export const prizeSchema = z.object({
  key,
  label: line,
  quota: count,
  /** Lowest stage score that may win it; null for none. */
  floor: fraction.nullable(),
  /** Entries that share the last place of this prize all win it; else the tie is decided (lot, or a decision). */
  tiesShared: z.boolean().default(false),
  rewardText: z.string().max(200).transform(nfc).default(''),
})

export const teamPrizeSchema = z.object({
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

export const publicationSchema = z.object({
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
export const REMARKING = ['none', 'allowed'] as const
export const REMARK_RESOLUTIONS = ['replaces', 'averages', 'higher'] as const
export type RemarkResolution = (typeof REMARK_RESOLUTIONS)[number]

/** Key of the place where works of a stage are marked anew: this before the stage's own. */
export const REMARK_KEY = 'remark:'

export const appealsSchema = z.object({
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
export const publicNoticeSchema = z.object({
  /** How long it stands. */
  workingDays: z.number().int().min(1).max(60),
  /** The day on which it is put up counts as the first one; else the day after does. */
  countsFirstDay: z.boolean().default(false),
})

/** Whom or what a division's entries are about. */
export const SUBJECTS = ['person', 'collective'] as const

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

export type Field = z.infer<typeof fieldSchema>
export type Audience = (typeof AUDIENCES)[number]
export type AttachmentType = (typeof ATTACHMENT_TYPES)[number]
export type PersonRole = (typeof PERSON_ROLES)[number]
export type EntryRules = z.infer<typeof entryRulesSchema>
export type Slot = z.infer<typeof slotSchema>
export type Division = Ruleset['divisions'][number]
export type EligibilityRule = z.infer<typeof eligibilityRuleSchema>
export type Band = z.infer<typeof bandSchema>
export type Criterion = z.infer<typeof criterionSchema>
export type Segment = z.infer<typeof segmentSchema>
export type GapRule = z.infer<typeof gapRuleSchema>
export type TieBreak = z.infer<typeof tieBreakSchema>
export type ScoringRules = z.infer<typeof scoringRulesSchema>
export type StoredScoringRules = z.input<typeof scoringRulesSchema>
export type Stage = z.infer<typeof stageSchema>
export type ScoringStage = z.infer<typeof scoringStageSchema>
export type CouncilStage = z.infer<typeof councilStageSchema>
export type CouncilRules = z.infer<typeof councilRulesSchema>
export type Threshold = z.infer<typeof thresholdSchema>
export type BallotBase = (typeof BALLOT_BASES)[number]
export type InterestRule = (typeof INTEREST_RULES)[number]
export type PublicNoticeRules = z.infer<typeof publicNoticeSchema>
export type Cut = z.infer<typeof cutSchema>
export type CarryOver = z.infer<typeof carryOverSchema>
export type Prize = z.infer<typeof prizeSchema>
export type Appeals = z.infer<typeof appealsSchema>
export type TeamPrize = z.infer<typeof teamPrizeSchema>
