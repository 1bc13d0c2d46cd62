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
