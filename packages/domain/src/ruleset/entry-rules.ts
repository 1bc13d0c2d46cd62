import { z } from 'zod'
import { count, key, line, text } from './values.ts'

/** The entry or dossier: its headings, people, files, slots, declarations and consents. */

/** Who may see a field's value: identity (secretariat, own unit), content (also judges), internal, public. */
const AUDIENCES = ['identity', 'content', 'internal', 'public'] as const

const fieldSchema = z.object({
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
const slotSchema = z.object({
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

export type Field = z.infer<typeof fieldSchema>
export type Audience = (typeof AUDIENCES)[number]
export type PersonRole = (typeof PERSON_ROLES)[number]
export type Slot = z.infer<typeof slotSchema>
export type EntryRules = z.infer<typeof entryRulesSchema>
