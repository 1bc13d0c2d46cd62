import { z } from 'zod'

const text = (max: number) => z.string().trim().max(max)
const purposes = z.record(z.string().max(40), z.boolean()).refine((all) => Object.keys(all).length <= 20)

/** Asks a nominee (or who speaks for a collective) through a link. */
export const askConsentSchema = z.object({
  /** The person's id in the entry's body. */
  personId: z.string().min(1).max(40),
  /** officer: the link is shown once, to pass on. mail: it goes to the person's own address, and nobody else sees it. */
  by: z.enum(['officer', 'mail']),
})
/** A token of 32 bytes in base64url. */
export const linkTokenSchema = z.object({ token: z.string().min(20).max(100) })
export const answerConsentSchema = z.object({
  /** Purpose → yes or no; each purpose of the rules is answered. */
  answers: purposes,
  /** What should be put right, by JSON pointer into the dossier; an empty pointer is a remark. */
  corrections: z
    .array(z.object({ pointer: text(200), proposed: text(2000) }))
    .max(30)
    .default([]),
})
/** An objection about the nominee's own dossier. */
export const linkObjectionParamsSchema = linkTokenSchema.extend({ id: z.guid() })
export const withdrawPurposeSchema = z.object({ purpose: z.string().min(1).max(40) })
/** A signed page, scanned: which purposes are ticked on it. */
export const paperConsentQuerySchema = z.object({
  personId: z.string().min(1).max(40),
  /** Comma-separated keys of the purposes that were agreed to. */
  agreed: z.string().max(500).default(''),
})
export const decideCorrectionSchema = z.object({ take: z.boolean() })
export const correctionParamsSchema = z.object({ entryId: z.guid(), correctionId: z.guid() })

export const askEndorsementSchema = z.object({ slot: z.string().min(1).max(40) })
export const answerEndorsementSchema = z.object({
  agrees: z.boolean(),
  signerName: text(120).min(2),
  signerPosition: text(200).min(2),
  note: text(2000).default(''),
  /** Of the text that was shown, as it came with it. */
  digest: z.string().min(1).max(100),
})

export const photoQuerySchema = z.object({ slot: z.string().min(1).max(40) })

export const pastHonourSchema = z.object({
  /** collective: `fullName` is its own name and `unitName` the unit that it belongs to, known to the system. */
  subject: z.enum(['person', 'collective']).default('person'),
  fullName: text(200).min(2),
  birthDate: z.iso.date().nullable().default(null),
  birthYear: z.number().int().min(1930).max(2020).nullable().default(null),
  unitName: text(200).default(''),
  /** exemplar: the title that the exemplar programme gives. other: any other, held against reports. */
  kind: z.enum(['exemplar', 'other']),
  title: text(300).min(2),
  achievement: text(1000).default(''),
  decisionNumber: text(60).min(1),
  decidedOn: z.iso.date(),
})
export const importHonoursSchema = z.object({ rows: z.array(pastHonourSchema).min(1).max(500) })
export const clusterNominationSchema = z.object({ entryId: z.guid() })
