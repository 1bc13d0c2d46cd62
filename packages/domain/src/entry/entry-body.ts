import { z } from 'zod'
import {
  commitmentOf,
  fail,
  type InputIssue,
  isStorableText,
  nfc,
  ok,
  type ProblemOf,
  type Result,
  type RichText,
  richTextSchema,
} from '../kernel/index.ts'
import { PERSON_ROLES } from '../ruleset/index.ts'

/**
 * Text of a short, chosen or typed field, rich text of a long one, yes or no; null where nothing is given.
 * A number or a date is kept as typed and judged at hand-in, so that a draft loses nothing.
 */
export type FieldValue = string | RichText | boolean | null

/** One person of an entry, as the officer writes it. */
export interface EntryPerson {
  /** Chosen by the client: what attributions and remarks point at while the draft changes. */
  id: string
  fullName: string
  /** ISO date; kept as typed in a draft. */
  birthDate: string | null
  birthYear: number | null
  position: string
  unitId: string | null
  role: (typeof PERSON_ROLES)[number]
  /** Whole per cent. */
  share: number | null
  representative: boolean
  phone: string | null
  email: string | null
  /** Consent key → what this person said; absent: not asked yet. Nobody consents for another. */
  consents: Record<string, boolean>
}

/** What an entry says: the content of its draft, and of each revision. Attachments are rows of their own. */
export interface EntryBody {
  fields: Record<string, FieldValue>
  people: EntryPerson[]
  declarations: Record<string, boolean>
  /** Ids of the units that join in beside the entry's own. */
  jointUnits: string[]
}

export const emptyEntryBody: EntryBody = { fields: {}, people: [], declarations: {}, jointUnits: [] }

const key = z.string().max(40)
const text = (max: number) =>
  z.string().refine(isStorableText, 'unstorable').max(max, 'tooLong').transform(nfc)
const flags = z.record(key, z.boolean()).refine((all) => Object.keys(all).length <= 60)

const shortText = text(5000)
const personSchema = z.strictObject({
  id: z.string().regex(/^[A-Za-z0-9-]{1,40}$/),
  fullName: text(200),
  birthDate: text(40).nullable().default(null),
  birthYear: z.number().int().nullable().default(null),
  position: text(300).default(''),
  unitId: z.string().max(40).nullable().default(null),
  role: z.enum(PERSON_ROLES),
  share: z.number().int().nullable().default(null),
  representative: z.boolean().default(false),
  phone: text(60).nullable().default(null),
  email: text(200).nullable().default(null),
  consents: flags.default({}),
})
const bodySchema = z.strictObject({
  fields: z.record(key, z.unknown()).refine((fields) => Object.keys(fields).length <= 120),
  people: z.array(personSchema).max(200).default([]),
  declarations: flags.default({}),
  jointUnits: z.array(z.string().max(40)).max(60).default([]),
})

export const isIsoDate = (value: string): boolean => z.iso.date().safeParse(value).success

/** A JSON pointer (RFC 6901) to a place in the body. */
export const pointerTo = (...path: readonly PropertyKey[]): string =>
  path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')

const issuesOf = (error: z.ZodError, prefix: readonly PropertyKey[] = []): InputIssue[] =>
  error.issues.map(({ path, message, code }) => ({
    pointer: pointerTo(...prefix, ...path),
    code:
      message === 'unstorable' || (code === 'custom' && path.at(-1) === 'text')
        ? 'text/unstorable'
        : message === 'tooLong' || code === 'too_big'
          ? 'text/tooLong'
          : 'shape/invalid',
  }))

const schemaOf = (value: unknown): z.ZodType<FieldValue> =>
  Array.isArray(value) ? richTextSchema : typeof value === 'string' ? shortText : z.boolean().nullable()

/**
 * Reads a body as it came in: shape and size only, every text in NFC. NUL and half surrogate pairs are refused
 * with a pointer. Whether it fits the rules is for checkEntry.
 * Codes: shape/invalid, text/unstorable, text/tooLong.
 */
export const readEntryBody = (input: unknown): Result<EntryBody, ProblemOf<'input/invalid'>> => {
  const shape = bodySchema.safeParse(input)
  if (!shape.success) return fail({ code: 'input/invalid', issues: issuesOf(shape.error) })
  const issues: InputIssue[] = []
  const fields = Object.entries(shape.data.fields).flatMap(([name, value]): [string, FieldValue][] => {
    const read = schemaOf(value).safeParse(value)
    if (read.success) return [[name, read.data]]
    issues.push(...issuesOf(read.error, ['fields', name]))
    return []
  })
  if (issues.length > 0) return fail({ code: 'input/invalid', issues })
  return ok({ ...shape.data, fields: Object.fromEntries(fields) })
}

/** A file of a revision, as its digest sees it. */
export interface AttachmentFacts {
  sha256: string
  type: string
  size: number
  audience: string
}

/**
 * What is kept for ever of a revision: a salted commitment to its body and its files, in their order. Body and
 * salt lie apart and can be erased. `salt`: hex of at least 16 random bytes.
 */
export const entryDigest = (
  content: { body: EntryBody; attachments: readonly AttachmentFacts[] },
  salt: string,
): string =>
  commitmentOf(
    {
      body: content.body,
      attachments: content.attachments.map(({ sha256, type, size, audience }) => ({
        sha256,
        type,
        size,
        audience,
      })),
    },
    salt,
  )

/** Value of a field; null when it was never touched. */
export const fieldValue = (body: EntryBody, name: string): FieldValue =>
  Object.hasOwn(body.fields, name) ? (body.fields[name] ?? null) : null

/** The person who stands for the entry: the one so marked, or the only one there is. */
export const representativeOf = (body: EntryBody): EntryPerson | undefined =>
  body.people.find((person) => person.representative) ??
  (body.people.length === 1 ? body.people[0] : undefined)
