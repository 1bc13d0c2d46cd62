import { EVALUATION_OUTCOMES, WORK_STATES, workBodySchema } from '@xk/domain/work'
import { z } from 'zod'
import { isoDay, line, text } from './line.ts'

const reason = text(2000).refine((value) => value.length >= 3)
const version = z.number().int().min(0).max(1_000_000)
const year = z.coerce.number().int().min(2000).max(2100)

/** A new work of a unit; `replicationId`: by which the unit tries out or takes over what others have. */
export const createWorkSchema = z.object({ unitId: z.uuid() })
export const saveWorkSchema = z.object({ baseVersion: version, body: workBodySchema })
export const actOnWorkSchema = z.object({
  baseVersion: version,
  act: z.enum(['register', 'start', 'report', 'cancel']),
  /** Why it is cancelled. */
  reason: text(2000).default(''),
})
export const reviewWorkSchema = z.object({
  baseVersion: version,
  act: z.enum(['accept', 'return', 'refuse', 'reconsider']),
  /** Needed for all but accepting. */
  reason: text(2000).default(''),
  items: z.array(line(500)).max(20).default([]),
  due: isoDay.nullable().default(null),
})
export const workFileParamsSchema = z.object({ id: z.uuid(), fileId: z.uuid() })

export const workListSchema = z.object({
  q: z.string().max(100).optional(),
  unit: z.uuid().optional(),
  cluster: z.uuid().optional(),
  state: z.enum(WORK_STATES).optional(),
  kind: z.string().max(60).optional(),
  year: year.optional(),
  /** Only those that a decision commends, or only those that none does. */
  commended: z.enum(['yes', 'no']).optional(),
  sort: z.enum(['recent', 'title', 'unit', 'due']).default('recent'),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
})
export type WorkListQuery = z.infer<typeof workListSchema>

export const officerWorksSchema = z.object({ year: year.optional() })

/** Kinds of works and the days on which reports are due, from a day on. */
export const workSettingsSchema = z.object({
  validFrom: isoDay,
  kinds: z
    .array(z.object({ key: z.string().regex(/^[a-zA-Z0-9]{1,60}$/), label: line(150) }))
    .min(1)
    .max(40)
    .refine((kinds) => new Set(kinds.map(({ key }) => key)).size === kinds.length, { error: 'keys repeat' }),
  dues: z.object({ plan: line(5), halfYear: line(5), year: line(5) }),
})

const workIds = z.array(z.uuid()).min(1).max(500)
/** A decision that commends accepted works. */
export const createWorkDecisionSchema = z.object({ workIds })
/** A decision that takes commendations back, with its reason. */
export const withdrawWorksSchema = z.object({ workIds, reason })
const paragraph = line(2000)
export const saveWorkDecisionSchema = z.object({
  baseVersion: version,
  workIds,
  number: line(20, 0),
  signedOn: isoDay,
  text: z.object({
    subject: line(500),
    grounds: z.array(paragraph).min(1).max(30),
    articles: z.array(z.array(paragraph).min(1).max(30)).min(1).max(20),
    recipients: z.array(line(200)).max(20),
    behalf: line(200),
    office: line(200),
    signatory: line(200, 0),
  }),
})
export const versionSchema = z.object({ version })
export const sendBackSchema = z.object({ reason })

/** An awarded idea of a released edition, by its entry. */
export const workFromAwardSchema = z.object({ entryId: z.uuid() })

/** Exactly one source: an awarded idea or an accepted work. */
export const openReplicationSchema = z.object({
  source: z.union([z.object({ entryId: z.uuid() }).strict(), z.object({ workId: z.uuid() }).strict()]),
  purpose: text(4000).refine((value) => value.length >= 3),
  /** Units that are asked to try it out. */
  unitIds: z.array(z.uuid()).max(200).default([]),
})
export const proposeUnitsSchema = z.object({ unitIds: z.array(z.uuid()).min(1).max(200) })
export const evaluateReplicationSchema = z.object({
  baseVersion: version,
  text: text(4000).refine((value) => value.length >= 3),
  outcome: z.enum(EVALUATION_OUTCOMES),
})
export const takeReplicationSchema = z.object({ unitId: z.uuid() })
export const declineReplicationSchema = z.object({ unitId: z.uuid(), reason })
