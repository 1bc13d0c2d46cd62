import { z } from 'zod'
import { PROGRAMME_KINDS } from '../kernel/index.ts'
import { REMARK_RESOLUTIONS, rulesetSchema, type StoredRuleset } from '../ruleset/index.ts'
import type { AwardProposal, Promotion, Standing, UnitRanking } from '../scoring/index.ts'
import { releasedCouncilSchema } from './release-council.ts'
import {
  awardSchema,
  choicesSchema,
  code,
  computed,
  count,
  hashHex,
  instant,
  key,
  note,
  personalSchema,
  wire,
} from './release-parts.ts'

export { hashHex, personalSchema } from './release-parts.ts'

/**
 * The signed core of a release: everything that a stranger needs to compute the ranking again, and nobody's name.
 * Personal fields stand as salted commitments; what they open to lies in the release's disclosures, which can be
 * deleted (design.md §5.11).
 */

/** One scored stage. */
export const RELEASE_FORMAT = 'xung-kich/release/1'
/** Several scored stages in their order, with who went on from each: an entry has one code in all of them. */
export const STAGED_RELEASE_FORMAT = 'xung-kich/release/2'
/** One or several stages, with what came after a release before it: works marked anew, scores corrected, prizes taken back. */
export const CORRECTED_RELEASE_FORMAT = 'xung-kich/release/3'
/** Decided by a council's ballots, corrected or not. */
export const COUNCIL_RELEASE_FORMAT = 'xung-kich/release/4'
export const releaseFormat = z.enum([
  RELEASE_FORMAT,
  STAGED_RELEASE_FORMAT,
  CORRECTED_RELEASE_FORMAT,
  COUNCIL_RELEASE_FORMAT,
])
export type ReleaseFormat = z.infer<typeof releaseFormat>

/** A sheet under a label that says nothing of its judge: labels are shuffled anew in every entry. */
export const releasedSheetSchema = z.strictObject({
  id: code,
  segment: key,
  kind: z.enum(['first', 'extra', 'jointRescore', 'remark']),
  marks: z.record(key, count),
  /** The salted digest that its judge was given at hand-in: only they know that it is theirs. */
  digest: hashHex,
})

const releasedEntrySchema = z.strictObject({
  /** Fresh for this release; not the code under which judges read it. */
  code,
  sheets: z.array(releasedSheetSchema).max(400),
  objective: z.array(
    z.strictObject({ segment: key, points: wire.nullable(), elapsedSeconds: count.nullable() }),
  ),
  penalties: z.array(z.strictObject({ id: code, segment: key.nullable(), points: wire, reason: note })),
  previousStage: wire.nullable(),
  /** Stage key → score there, of the stages before; only in releases of several stages. */
  carried: z.record(key, wire).optional(),
  /** Marked anew by another panel (sheets of kind `remark`): which score holds. Format 3 only. */
  remark: z.strictObject({ resolution: z.enum(REMARK_RESOLUTIONS) }).optional(),
  /** Null for an entry that won nothing that is published: it stays nameless. */
  personal: personalSchema.nullable(),
})

/** One stage (and division) with all that its ranking was computed from. */
const releasedResultSchema = z.strictObject({
  stage: key,
  division: key.nullable(),
  entries: z.array(releasedEntrySchema),
  /** Entry code → position drawn. */
  lots: z.record(code, z.number().int().min(1)),
  draws: z.array(
    z.strictObject({ purpose: note, seedSource: note, seed: z.string().nullable(), at: instant }),
  ),
  gapResolutions: z.array(z.strictObject({ code, segment: key, way: note, reason: note, at: instant })),
  standing: computed<Standing>(),
  /** Digest of the standing as it was frozen by blind code, before anybody's name was known. */
  frozenDigest: hashHex,
  /** Null where prizes are not decided by this stage. */
  prizes: z
    .strictObject({
      awards: z.array(awardSchema),
      choices: choicesSchema,
      notAwarded: computed<AwardProposal['notAwarded']>(),
    })
    .nullable(),
  /** Who went on to the next stage; null in the last one, absent in releases of one stage. */
  promotion: z
    .strictObject({
      decided: computed<Promotion>(),
      /** Gone on and taken out of the contest since: no sheet of theirs competes there. */
      withdrawn: z.array(code),
      /** Digest of the list as it was declared by blind code, before anybody's name was known. */
      declaredDigest: hashHex,
      at: instant,
    })
    .nullable()
    .optional(),
})

const releasedTeamPrizeSchema = z.strictObject({
  prize: key,
  choice: z.enum(['share', 'none']).nullable(),
  /** Every unit that took part; named (by a commitment) only when it wins. */
  units: z.array(
    z.strictObject({
      unitId: code,
      name: hashHex.nullable(),
      acceptedEntries: count,
      prizes: z.array(key),
      /** Keys of the stages that its entries reached, where points hang on it. */
      stages: z.array(key).optional(),
      participants: count.nullable(),
      members: count.nullable(),
    }),
  ),
  ranking: computed<UnitRanking>(),
})

export const EXCEPTION_KINDS = [
  'amendment',
  'extension',
  'liftedConflict',
  'lateSheet',
  'reopenedSheet',
  'correction',
  'awardChange',
] as const

/** What became of a prize's place when it was taken back: it stays vacant, or those below move up. */
export const VACANCIES = ['vacant', 'raiseNext'] as const

/** A prize taken back after a release (thu hồi), by a decision of its own. */
const revocationSchema = z.strictObject({
  code,
  prize: key,
  vacancy: z.enum(VACANCIES),
  reason: note,
  ground: note,
  decision: z.strictObject({ number: z.string().min(1), signedOn: z.iso.date() }),
  at: instant,
})

/** A score behind a published result, before and after a correction; null where there was or is none. */
const scoreChangeSchema = z.strictObject({ stage: key, from: wire.nullable(), to: wire.nullable() })

export const releaseCoreSchema = z.strictObject({
  format: releaseFormat,
  edition: z.strictObject({ slug: z.string(), title: z.string(), programme: z.enum(PROGRAMME_KINDS) }),
  organiser: z.string(),
  /** 1 for the first; a correction is the next. */
  n: z.number().int().min(1),
  supersedes: z.strictObject({ n: z.number().int().min(1), digest: hashHex, reason: note }).nullable(),
  publishAt: instant,
  decision: z.strictObject({ number: z.string(), signedOn: z.iso.date() }),
  ruleset: rulesetSchema,
  rulesetVersion: z.number().int().min(1),
  rulesetDigest: hashHex,
  results: z.array(releasedResultSchema).min(1),
  /** What a council voted and resolved on those who went on to it. Format 4 only, and always there. */
  council: releasedCouncilSchema.optional(),
  teamPrizes: z.array(releasedTeamPrizeSchema),
  /** What did not go by the ordinary course, with its reason. */
  exceptions: z.array(
    z.strictObject({
      kind: z.enum(EXCEPTION_KINDS),
      at: instant,
      reason: note,
      code: code.nullable(),
      /** Of a correction: what became of the entry's score. Format 3 only. */
      change: scoreChangeSchema.optional(),
    }),
  ),
  /** Every prize that was taken back, the earliest first. Format 3 only. */
  revocations: z.array(revocationSchema).optional(),
  /** RFC 6962 root over all sheets (sheet-receipt): a judge's receipt opens one of them. */
  sheetsRoot: hashHex,
  /** Origin of the ledger in whose checkpoint this release lies. */
  ledger: z.string().min(1),
})

export const disclosureSchema = z.strictObject({
  /** JSON pointer to a commitment in the core. */
  path: z.string(),
  value: z.json(),
  salt: z.string().regex(/^[0-9a-f]{32,}$/),
})

/** A core with its rules as they were published, perhaps before some of their fields existed: digests are over this. */
export type ReleaseCore = Omit<ReadCore, 'ruleset'> & { ruleset: StoredRuleset }
/** A core as the program reads it: fields of the rules that came after it stand at their defaults. */
export type ReadCore = z.infer<typeof releaseCoreSchema>
export type ReleasedEntry = z.infer<typeof releasedEntrySchema>
export type ReleasedResult = z.infer<typeof releasedResultSchema>
export type ReleasedTeamPrize = z.infer<typeof releasedTeamPrizeSchema>
export type Revocation = z.infer<typeof revocationSchema>
export type ReleaseException = ReleaseCore['exceptions'][number]
export type Disclosure = z.infer<typeof disclosureSchema>
