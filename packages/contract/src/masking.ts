import { z } from 'zod'

const offset = z.number().int().min(0).max(1_000_000)
const span = z
  .strictObject({ leaf: offset, start: offset, end: offset })
  .refine((it) => it.end > it.start, 'empty')
const spans = z.array(span).max(2000)
const fraction = z.number().min(0).max(1)
const box = z.strictObject({
  page: z.number().int().min(1).max(1000),
  x: fraction,
  y: fraction,
  w: fraction,
  h: fraction,
})
const boxes = z.array(box).max(2000)

/** What is decided about one text: blacked out, or left as it is. Whatever is in neither is still open. */
const marksSchema = z.strictObject({ out: spans, keep: spans })
const documentMarksSchema = z.strictObject({
  /** Not shown to judges at all. */
  withheld: z.boolean(),
  out: spans,
  keep: spans,
  /** Painted over; of a docx, `page` counts its pictures. */
  boxes,
  /** Proposed boxes that were declined. */
  keptBoxes: boxes,
})

/** The masking secretary's work on one entry: by field key, and by attachment id. */
const maskingBodySchema = z.strictObject({
  fields: z.record(z.string().max(40), marksSchema),
  documents: z.record(z.guid(), documentMarksSchema),
})
export const saveMaskingSchema = z.object({
  /** The version that was on the screen; 0: nothing was saved yet. */
  baseVersion: z.number().int().min(0).max(1_000_000_000),
  body: maskingBodySchema,
})

/**
 * A name that would still be read: where (the field's or document's label) and how it is written there; an empty
 * text for a picture that only eyes can check and that has no box.
 */
const remainingSchema = z.object({ place: z.string().max(400), text: z.string().max(400) })
export const prepareRenditionSchema = z.object({
  baseVersion: z.number().int().min(0).max(1_000_000_000),
  /** Names that the secretary saw in the warning and leaves in. */
  acknowledged: z.array(remainingSchema).max(2000).default([]),
})
export const approveRenditionSchema = z.object({ renditionId: z.guid() })
export const sendBackRenditionSchema = z.object({
  renditionId: z.guid(),
  reason: z.string().trim().min(3).max(2000),
})
export const approveRenditionsSchema = z.object({ renditionIds: z.array(z.guid()).min(1).max(5000) })
export const pageParamsSchema = z.object({
  id: z.guid(),
  attachmentId: z.guid(),
  page: z.coerce.number().int().min(1).max(1000),
})
export const imageParamsSchema = z.object({ id: z.guid(), imageId: z.guid() })

export type MaskingBody = z.infer<typeof maskingBodySchema>
export type FieldMarks = z.infer<typeof marksSchema>
export type DocumentMarks = z.infer<typeof documentMarksSchema>
export type RemainingName = z.infer<typeof remainingSchema>

/** How far one entry's masking is. */
export type MaskingState =
  | 'toDo'
  | 'begun'
  | 'rendering'
  | 'prepared'
  | 'sentBack'
  | 'failed'
  | 'approved'
  | 'withdrawn'
