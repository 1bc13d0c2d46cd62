import { parseRational } from '@xk/domain/kernel'
import { VACANCIES } from '@xk/domain/publication'
import { z } from 'zod'
import { isoDay, line } from './line.ts'

const reason = line(2000, 3)
const key = z.string().max(40)
const digest = z.string().regex(/^[0-9a-f]{64}$/)
const points = z
  .string()
  .max(40)
  .refine((value) => parseRational(value) !== undefined)

/** What is changed behind a published result. Texts are published for ever: they must name nobody. */
const correctionItemSchema = z.discriminatedUnion('kind', [
  /** The score that another panel gave (phúc khảo), by the appeal that asked for it. */
  z.object({ kind: z.literal('remark'), appealId: z.uuid() }),
  z.object({
    kind: z.literal('objectiveMark'),
    stageEntryId: z.uuid(),
    segment: key,
    points: points.nullable(),
    elapsedSeconds: z.number().int().min(0).max(86_400).nullable(),
  }),
  z.object({ kind: z.literal('voidSheet'), stageEntryId: z.uuid(), sheetId: z.uuid() }),
  /** A prize taken back, with the legal ground; its place stays vacant or those below move up. */
  z.object({
    kind: z.literal('revocation'),
    stageEntryId: z.uuid(),
    ground: reason,
    vacancy: z.enum(VACANCIES),
  }),
])
export type CorrectionItemInput = z.infer<typeof correctionItemSchema>

const choice = z.record(key, z.enum(['share', 'none']))
const changes = {
  items: z.array(correctionItemSchema).max(50),
  /** How ties at a prize go that only this correction brings about, by prize. */
  boundary: choice.default({}),
  teamBoundary: choice.default({}),
}

export const previewCorrectionSchema = z.object(changes)
export const prepareCorrectionSchema = z.object({
  ...changes,
  reason,
  /** Number and day of the decision that takes a prize back, as the văn thư gave them. */
  decision: z.object({ number: line(20), signedOn: isoDay }).nullable(),
  /** Null: as soon as the second person approves. */
  publishAt: z.iso.datetime({ offset: true }).nullable(),
  /** Digest of the changes that were on screen. */
  seen: digest,
})
/** Digest of the release that is signed with it. */
export const approveCorrectionSchema = z.object({ digest })
export const sendBackCorrectionSchema = z.object({ reason })

/** What an entry has, before and after; null: not placed. */
export interface CorrectedPlace {
  rank: number
  score: string
  prizeLabel: string | null
  revoked: boolean
}
export interface CorrectionChange {
  stage: string
  title: string
  unitName: string
  before: CorrectedPlace | null
  after: CorrectedPlace | null
}
export interface TeamChange {
  prizeLabel: string
  unitName: string
  before: { rank: number; points: string; wins: boolean } | null
  after: { rank: number; points: string; wins: boolean } | null
}
