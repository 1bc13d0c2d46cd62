import { SCHEDULE_KEYS, EDITION_STATES } from '@xk/domain/edition'
import { PROGRAMME_KINDS } from '@xk/domain/kernel'
import { rulesetSchema } from '@xk/domain/ruleset'
import { z } from 'zod'
import { instant, id, whole, commands, nullable, facts } from './pieces.ts'

/** Editions, their dates and rules. */
const editionLine = z.object({
  id,
  programme: z.enum(PROGRAMME_KINDS),
  title: z.string(),
  slug: z.string().describe('Its place in public addresses: /cuoc-thi/{slug}, /ket-qua/{slug}'),
  state: z.enum(EDITION_STATES),
  blind: z.boolean(),
  round: nullable(z.string()).describe('Name of the scored stage under way, from the second one on'),
  openedAt: nullable(instant),
})
const dateLine = z.object({
  key: z.enum(SCHEDULE_KEYS),
  at: instant,
  unitId: nullable(id).describe('null: for all units'),
  unitName: nullable(z.string()),
  reason: nullable(z.string()).describe('Why it was extended'),
  recordedAt: instant,
})
const version = z.object({
  version: whole,
  digest: nullable(z.string()),
  reason: nullable(z.string()),
  frozenAt: nullable(instant),
})
const counts = z.object({
  submitted: whole,
  units: whole,
  undecided: whole,
  awaitingSupplement: whole,
  accepted: whole,
  refused: whole,
  renditions: whole,
  withoutRendition: whole,
  underassigned: whole,
  panelMembers: whole,
  assignments: whole,
  handedIn: whole,
  stillMasked: whole,
  councilMissing: whole,
  roundsClosed: whole,
  roundsOpen: whole,
})
export const editions = z.object({
  serverNow: instant,
  allowed: commands,
  editions: z.array(
    z.object({
      edition: editionLine,
      dates: z.array(dateLine),
      scored: z.array(z.object({ label: z.string(), state: z.string(), blind: z.boolean() })),
      counts,
      next: z.object({
        act: nullable(z.string()),
        needs: z.array(z.object({ code: z.string(), count: whole, done: z.boolean() })),
      }),
      blocking: z.array(z.object({ code: z.string(), facts, blocking: z.boolean() })),
      allowed: commands,
    }),
  ),
})

const rulesBody = z.object({ body: rulesetSchema })
export const rules = z.object({
  edition: editionLine,
  shown: version,
  rules: rulesBody,
  before: nullable(rulesBody).describe('The version before the one shown'),
  versions: z.array(version),
  dates: z.array(dateLine),
  mayManage: z.boolean(),
  allowed: commands,
})
