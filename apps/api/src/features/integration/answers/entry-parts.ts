import { richTextSchema } from '@xk/domain/kernel'
import { PERSON_ROLES } from '@xk/domain/ruleset'
import { z } from 'zod'
import { instant, id, whole, nullable, facts } from './pieces.ts'

/** Of what an entry is made. */
export const entryBody = z.object({
  fields: z.record(z.string(), z.union([z.string(), richTextSchema, z.boolean(), z.null()])),
  people: z.array(
    z.object({
      id: z.string(),
      fullName: z.string(),
      birthDate: nullable(z.string()),
      birthYear: nullable(whole),
      position: z.string(),
      unitId: nullable(z.string()),
      role: z.enum(PERSON_ROLES),
      share: nullable(whole),
      representative: z.boolean(),
      phone: nullable(z.string()),
      email: nullable(z.string()),
      consents: z.record(z.string(), z.boolean()),
    }),
  ),
  declarations: z.record(z.string(), z.boolean()),
  jointUnits: z.array(z.string()),
})
export const attachment = z.object({
  id,
  name: z.string(),
  type: z.string(),
  bytes: whole,
  pages: nullable(whole),
  audience: z.string(),
  sha256: z.string(),
  slot: nullable(z.string()).describe('The part of the dossier that it fills'),
  width: nullable(whole),
  height: nullable(whole),
})
export const scan = z.object({ id, name: z.string(), type: z.string(), bytes: whole, at: instant })
export const revision = z.object({
  n: whole,
  receiptCode: z.string(),
  digest: z.string(),
  submittedAt: instant,
  lateReason: nullable(z.string()),
})
export const intake = nullable(
  z.object({
    about: z.object({
      channel: z.enum(['paper', 'mail', 'other']),
      receivedAt: instant,
      note: z.string(),
      enteredByName: nullable(z.string()),
      enteredAt: instant,
    }),
    scans: z.array(scan),
  }),
).describe('How it came, where the secretariat typed it in')
export const late = z.object({ accepted: z.boolean(), reason: z.string(), at: instant })
export const issue = z.object({ pointer: z.string(), code: z.string(), facts: facts.optional() })
