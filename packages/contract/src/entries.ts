import { z } from 'zod'

/** Ids in addresses. */
export const entryParamsSchema = z.object({ entryId: z.guid() })
export const attachmentParamsSchema = z.object({ entryId: z.guid(), attachmentId: z.guid() })
export const confirmationParamsSchema = z.object({ entryId: z.guid(), confirmationId: z.guid() })

export const createEntrySchema = z.object({
  editionId: z.guid(),
  unitId: z.guid(),
  division: z.string().min(1).max(40),
})

/** The body is read by domain/entry `readEntryBody`, which points at what is wrong in it. */
export const saveDraftSchema = z.object({
  /** The version that was on the screen while typing; 0: nothing was saved yet. */
  baseVersion: z.number().int().min(0).max(1_000_000_000),
  body: z.unknown(),
})

/** What is handed in is what the officer saw: a draft that moved on meanwhile is not submitted unseen. */
const draftVersion = z.number().int().min(1).max(1_000_000_000)
export const submitEntrySchema = z.object({
  draftVersion,
  /** Why it comes after the deadline; counts for nothing before it. */
  lateReason: z.string().trim().min(1).max(2000).optional(),
})
/** Handed in while files are still on their way. */
export const waitToHandInSchema = z.object({ draftVersion })

/** A work that came to the secretariat on paper or by mail. */
export const enterEntrySchema = z.object({
  editionId: z.guid(),
  unitId: z.guid(),
  division: z.string().min(1).max(40),
  channel: z.enum(['paper', 'mail', 'other']),
  receivedAt: z.iso.datetime({ offset: true }),
  note: z.string().trim().max(1000).default(''),
})
export const uploadParamsSchema = z.object({ uploadId: z.guid() })
export const scanParamsSchema = z.object({ entryId: z.guid(), scanId: z.guid() })

export const withdrawEntrySchema = z.object({ reason: z.string().trim().max(1000).default('') })

export const uploadQuerySchema = z.object({
  /** content: judges get a blinded copy. identity: only the secretariat reads it. */
  audience: z.enum(['content', 'identity']).default('content'),
  /** The part of the dossier that it fills. */
  slot: z.string().min(1).max(40).nullable().default(null),
})
/** Of which division; the first where none is told. */
export const formQuerySchema = z.object({ division: z.string().min(1).max(40).optional() })
export const downloadQuerySchema = z.object({ inline: z.enum(['1']).optional() })
export const receiptQuerySchema = z.object({ n: z.coerce.number().int().min(1).max(10_000).optional() })
/** files=1: the attachments are read too, which takes a moment. */
export const previewQuerySchema = z.object({ files: z.enum(['1']).optional() })
