import { z } from 'zod'
import { parseRational } from '../kernel/index.ts'

/** Shapes that several parts of a release's core share. */

export const key = z.string().max(40)
export const code = z.string().min(1).max(40)
export const note = z.string().max(2000)
export const instant = z.iso.datetime({ offset: true })
export const wire = z.string().refine((value) => parseRational(value) !== undefined)
export const count = z.number().int().min(0)
export const hashHex = z.string().regex(/^[0-9a-f]{64}$/)

/** Commitments to what names an entry. */
export const personalSchema = z.strictObject({
  title: hashHex,
  unit: hashHex,
  /** One per person, so that one can be erased and the others stay. */
  people: z.array(hashHex).max(50),
  summary: hashHex.nullable(),
})

export const awardSchema = z.strictObject({
  prize: key,
  entryId: code,
  state: z.enum(['given', 'shared', 'added', 'withheld', 'revoked']),
  reason: note,
})

export const choicesSchema = z.strictObject({
  boundary: z.record(key, z.enum(['share', 'none'])),
  withheld: z.record(key, count),
  reasons: z.record(key, note),
})

/** A value that verification computes again and compares whole: its shape needs no check of its own. */
export const computed = <T>() => z.custom<T>((value) => typeof value === 'object' && value !== null)
