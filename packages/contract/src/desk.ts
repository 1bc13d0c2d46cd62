import { z } from 'zod'

const steps = z.record(z.string().max(40), z.number().int().min(0).max(1_000_000))
const words = z.string().max(20_000).normalize('NFC')

export const scoreSheetSchema = z.object({
  /** The version that this text was typed over; 0 for the first save. */
  baseVersion: z.number().int().min(0),
  marks: steps,
  comments: z.record(z.string().max(40), words),
  overallComment: words,
})
/** Received on paper: when, and that a draft begun on screen gives way and is kept. */
export const openPaperSchema = z.object({
  receivedAt: z.iso.datetime({ offset: true }),
  keepDraft: z.boolean().default(false),
})
export const typePaperSchema = z.object({
  /** How often the typist had typed this sheet when it was opened: 0 for the first time. */
  baseN: z.number().int().min(0).max(1000),
  marks: steps,
  comments: z.record(z.string().max(40), words),
  overallComment: words,
})
export const paperSheetsQuery = z.object({
  page: z.coerce.number().int().min(1).max(10_000).default(1),
  show: z.enum(['toType', 'first', 'second', 'differing', 'incomplete', 'settled', 'all']).default('toType'),
  judge: z.uuid().optional(),
})
export const paperScanParams = z.object({ id: z.uuid(), scanId: z.uuid() })
export const paperPictureParams = paperScanParams.extend({ page: z.coerce.number().int().min(1).max(1000) })
/** The versions that the judge has on screen: what was not seen is not handed in. */
export const submitAllSchema = z.object({ versions: z.record(z.uuid(), z.number().int().min(1)) })
export const reasonSchema = z.object({ reason: z.string().trim().min(3).max(2000) })

export const appointSchema = z.object({
  personId: z.uuid(),
  expertise: z.array(z.string().max(40)).max(60),
  chair: z.boolean().default(false),
})
export const expertiseSchema = z.object({ expertise: z.array(z.string().max(40)).max(60) })
export const assignSchema = z.object({
  stageEntryId: z.uuid(),
  memberId: z.uuid(),
  segment: z.string().max(40),
})
/** What a judge would like or rather not judge; null takes it back. */
export const bidSchema = z.object({ wish: z.enum(['want', 'avoid']).nullable() })
export const replaceSchema = z.object({
  reason: z.string().trim().min(3).max(2000),
  seed: z.string().regex(/^[0-9a-f]{8,64}$/),
  /** The proposals that were on screen: another outcome is refused. */
  moves: z.array(z.object({ stageEntryId: z.uuid(), memberId: z.uuid() })).max(10_000),
})
export const specimenSchema = z.object({ stageEntryId: z.uuid() })
export const assignAllSchema = z.object({ seed: z.string().regex(/^[0-9a-f]{8,64}$/) })
export const recordConflictSchema = z.object({
  memberId: z.uuid(),
  stageEntryId: z.uuid(),
  reason: z.string().trim().min(3).max(2000),
})
export const decisionSchema = z.object({ grant: z.boolean() })
export const searchSchema = z.object({ q: z.string().trim().min(2).max(100) })
