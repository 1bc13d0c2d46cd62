import { SCHEDULE_KEYS } from '@xk/domain/edition'
import { isStorableText, PROGRAMME_KINDS } from '@xk/domain/kernel'
import { rulesetSchema } from '@xk/domain/ruleset'
import { z } from 'zod'
import { line } from './line.ts'

const instant = z.iso.datetime({ offset: true })
const reason = line(2000, 3)
const saveVersion = z.int().min(1).max(1_000_000)

/** Acts that a person takes to move an edition on; closing for entries follows from the dates. */
const ADVANCE_ACTS = ['startMasking', 'startJudging'] as const

export const createEditionSchema = z.object({
  programme: z.enum(PROGRAMME_KINDS),
  title: line(300),
  /** Address on public pages: y-tuong-2026. */
  slug: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    .min(3)
    .max(60),
  /** The other dates follow from it by the programme's custom; null leaves all of them open. */
  opensAt: instant.nullable(),
  /** An earlier edition of the programme whose rules are copied; null begins with the programme's template. */
  copyFrom: z.guid().nullable().default(null),
})

/** An earlier edition whose sheets a trial of these rules is to run on. */
export const pastScoresQuerySchema = z.object({ edition: z.guid() })

/** Strings that PostgreSQL can't store, wherever they are in the rules. */
const unstorable = (value: unknown, path: (string | number)[] = []): (string | number)[][] => {
  if (typeof value === 'string') return isStorableText(value) ? [] : [path]
  if (Array.isArray(value)) return value.flatMap((item, i) => unstorable(item, [...path, i]))
  if (value && typeof value === 'object')
    return Object.entries(value).flatMap(([key, item]) => unstorable(item, [...path, key]))
  return []
}

export const saveRulesetSchema = z.object({
  /** The save that it was typed over. */
  baseVersion: saveVersion,
  body: rulesetSchema.superRefine((body, ctx) => {
    for (const path of unstorable(body)) ctx.addIssue({ code: 'custom', path, message: 'not storable' })
  }),
})

export const setScheduleSchema = z.object({
  /** Only these change; null takes a date away. */
  dates: z.partialRecord(z.enum(SCHEDULE_KEYS), instant.nullable()),
})

export const extendScheduleSchema = z.object({
  changes: z.array(z.object({ key: z.enum(SCHEDULE_KEYS), at: instant })).max(SCHEDULE_KEYS.length),
  /** Null: for all units. */
  unitId: z.guid().nullable(),
  reason: line(2000, 0),
})

/** The save that was read: rules that nobody has seen are never frozen. */
export const openEditionSchema = z.object({ saveVersion })
export const advanceEditionSchema = z.object({ act: z.enum(ADVANCE_ACTS) })
export const putForwardAmendmentSchema = z.object({ saveVersion, reason })
export const sendBackAmendmentSchema = z.object({ reason })
export const rulesQuerySchema = z.object({ version: z.coerce.number().int().min(1).max(10_000).optional() })
