import { z } from 'zod'
import { instant, id, nullable } from './pieces.ts'

/** What a dossier waits for of others. */
export const nomination = z
  .object({
    asksPeople: z.boolean(),
    people: z.array(
      z.object({
        id: z.string(),
        purposes: z.array(
          z.object({
            purpose: z.string(),
            label: z.string(),
            required: z.boolean(),
            state: z.enum(['given', 'refused', 'withdrawn', 'waiting']),
            assurance: nullable(z.enum(['self', 'paper', 'link', 'recordedByUnit'])),
            at: nullable(instant),
          }),
        ),
        missing: z.array(z.string()).describe('Required purposes without a yes'),
        requests: z.array(
          z.object({
            id,
            channel: z.enum(['officer', 'mail', 'paper']),
            issuedAt: instant,
            expiresAt: nullable(instant),
            answeredAt: nullable(instant),
            sentTo: nullable(z.string()).describe('Null unless the unit wrote the address down itself'),
            assurance: z.enum(['self', 'paper', 'link', 'recordedByUnit']),
            evidenceFile: z.boolean(),
            recordedBy: nullable(z.string()).describe('Who recorded a signed page'),
            recordedByUnit: z.boolean().describe('They spoke for the unit of the dossier'),
          }),
        ),
      }),
    ),
    corrections: z.array(
      z.object({
        id,
        pointer: z.string(),
        proposed: z.string(),
        state: z.enum(['open', 'taken', 'declined']),
      }),
    ),
    endorsements: z.array(
      z.object({
        id,
        slot: z.string(),
        agrees: nullable(z.boolean()),
        signerName: nullable(z.string()),
        signerPosition: nullable(z.string()),
        note: nullable(z.string()),
        issuedAt: instant,
        expiresAt: instant,
        answeredAt: nullable(instant),
        changedSince: z.boolean().describe('The text changed since: not confirmed any more'),
        account: nullable(z.string()),
      }),
    ),
  })
  .describe('Consents, corrections and confirmations of a dossier')
