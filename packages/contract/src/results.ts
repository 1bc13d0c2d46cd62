import { z } from 'zod'
import { parseRational } from '@xk/domain/kernel'
import { line } from './line.ts'

const key = z.string().max(40)
const reason = line(2000, 3)
const digest = z.string().regex(/^[0-9a-f]{64}$/)
/** Exact points on the wire: "17/2" or "8". */
const points = z.string().refine((text) => parseRational(text) !== undefined)

export const pageQuery = z.object({
  page: z.coerce.number().int().min(1).max(10_000).default(1),
  show: z.enum(['all', 'missing', 'gap', 'late']).default('all'),
})

export const callExtraSchema = z.object({
  stageEntryId: z.uuid(),
  segment: key,
  memberId: z.uuid(),
  reason,
})

/** The one sheet that the panel agreed on, typed by its chair. */
export const jointSheetSchema = z.object({
  stageEntryId: z.uuid(),
  segment: key,
  marks: z.record(key, z.number().int().min(0).max(1_000_000)),
  comments: z.record(key, z.string().max(20_000)).default({}),
  overallComment: z.string().max(20_000).default(''),
  reason,
})

/** Minutes of what the panel agreed on, before its judges score anew. */
export const rescoreSchema = z.object({ stageEntryId: z.uuid(), segment: key, reason })

export const objectiveMarkSchema = z.object({
  stageEntryId: z.uuid(),
  segment: key,
  points: points.nullable(),
  elapsedSeconds: z.number().int().min(0).max(86_400).nullable(),
  /** The version that was on screen; 0 when nothing was typed yet. */
  baseN: z.number().int().min(0),
  /** Asked for when something typed before is corrected. */
  reason: reason.nullable().default(null),
})

export const penaltySchema = z.object({
  stageEntryId: z.uuid(),
  segment: key.nullable(),
  points,
  reason,
})

export const startDrawSchema = z.object({
  /** The group of equal entries, as the standing names it. */
  rank: z.number().int().min(1),
  seedSource: line(500, 3),
})
export const seedSchema = z.object({ seed: line(200, 1) })

/** What people decide about the proposed awards; each stands in the record with its reason. */
const awardDecisionSchema = z.discriminatedUnion('kind', [
  /** "Không có giải Nhất": so many places of a prize are not awarded at all. */
  z.object({ kind: z.literal('withholdPlaces'), prize: key, count: z.number().int().min(1).max(1000) }),
  z.object({ kind: z.literal('boundary'), prize: key, choice: z.enum(['share', 'none']) }),
  z.object({ kind: z.literal('withhold'), stageEntryId: z.uuid() }),
  z.object({ kind: z.enum(['share', 'add']), stageEntryId: z.uuid(), prize: key }),
  z.object({ kind: z.literal('teamBoundary'), prize: key, choice: z.enum(['share', 'none']) }),
])
export type AwardDecision = z.infer<typeof awardDecisionSchema>

export const decideAwardSchema = z.object({
  decision: awardDecisionSchema,
  reason,
  /** How many decisions were on screen: what another added meanwhile is looked at first. */
  seen: z.number().int().min(0),
})

/** The digest of what was on screen: only what was seen is frozen. */
/** Only what was on screen is declared. */
export const declarePromotionSchema = z.object({ digest })
export const freezeSchema = z.object({ digest })
export const putForwardSchema = z.object({ digest })
