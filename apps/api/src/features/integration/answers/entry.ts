import { ENTRY_STATES } from '@xk/domain/edition'
import { PROGRAMME_KINDS } from '@xk/domain/kernel'
import { entryRulesSchema } from '@xk/domain/ruleset'
import { z } from 'zod'
import { instant, id, whole, commands, nullable, facts, unit } from './pieces.ts'
import { entryBody, attachment, scan, revision, intake, late, issue } from './entry-parts.ts'
import { nomination } from './nomination.ts'

/** One entry, and the receipt of a revision. */
export const entry = z.object({
  id,
  state: z.enum(ENTRY_STATES),
  division: z.string(),
  divisionLabel: z.string(),
  unitId: id,
  unitName: z.string(),
  editionId: id,
  editionTitle: z.string(),
  entryNoun: z.string(),
  programme: z.enum(PROGRAMME_KINDS),
  blind: z.boolean(),
  form: entryRulesSchema,
  draft: z.object({ version: whole, savedAt: nullable(instant), body: entryBody }),
  attachments: z.array(attachment),
  confirmations: z.array(scan),
  revisions: z.array(revision),
  intake,
  lateDecisions: z.array(late),
  waiting: nullable(z.object({ draftVersion: whole, inGrace: z.boolean() })),
  graceUntil: nullable(instant),
  uploads: z.array(z.object({ id, name: z.string(), size: whole, received: whole })),
  screenings: z.array(
    z.object({
      result: z.enum(['accepted', 'returned', 'refused']),
      items: z.array(z.object({ pointer: z.string(), note: z.string() })),
      reason: z.string(),
      due: nullable(instant),
      at: instant,
    }),
  ),
  issues: z.array(issue),
  lacks: z.array(issue).describe('What may follow after handing in'),
  overQuota: nullable(
    z.object({ rule: z.string(), outcome: z.string().optional(), because: facts.optional() }),
  ).describe('While it can be changed: beyond the quota of its unit, with the figures'),
  nomination,
  units: z.array(unit),
  opensAt: nullable(instant),
  closesAt: nullable(instant),
  due: nullable(instant),
  confirmationUntil: nullable(instant),
  serverNow: instant,
  allowed: commands,
})

export const receipt = z.object({
  entryId: id,
  state: z.enum(ENTRY_STATES),
  isLatest: z.boolean(),
  head: z.object({
    unitName: z.string(),
    title: nullable(z.string()),
    editionTitle: z.string(),
    entryNoun: z.string(),
    confirmed: z.boolean(),
  }),
  revision,
  intake,
  lateDecisions: z.array(late),
  form: entryRulesSchema,
  body: nullable(entryBody).describe('null once it was erased'),
  attachments: z.array(attachment),
})
