import { z } from 'zod'
import { PERSON_ROLES } from './entry-rules.ts'
import { count, fraction, key, line } from './values.ts'

/** Who and what may take part. */
export const eligibilityRuleSchema = z.discriminatedUnion('rule', [
  z.object({ rule: z.literal('maxAge'), years: count, at: z.iso.date() }),
  z.object({
    rule: z.literal('maxEntriesPerPerson'),
    max: count,
    /** Empty: every role counts. */
    roles: z.array(z.enum(PERSON_ROLES)).default([]),
    /** Only entries that the person represents count. */
    asRepresentative: z.boolean().default(false),
  }),
  z.object({ rule: z.literal('maxEntriesPerUnit'), max: count }),
  z.object({
    rule: z.literal('unitQuotaBySize'),
    steps: z.array(z.object({ upToMembers: count.nullable(), max: count })).min(1),
    /** So many more in each cluster, beyond its units' quotas, proposed by its lead. */
    perCluster: count.default(0),
  }),
  /** Organisers, judges and the secretariat may not enter: checked against grants and panels. */
  z.object({ rule: z.literal('notOfficeHolder') }),
  z.object({ rule: z.literal('notHonouredThisTerm') }),
  z.object({ rule: z.literal('fieldIsYes'), field: key, reason: line }),
  /** Whole months from the month or day in the field to the reference day. */
  z.object({ rule: z.literal('minServiceMonths'), field: key, months: count, at: z.iso.date() }),
  /** Votes in favour of the votes cast, as the unit's minutes have them. */
  z.object({
    rule: z.literal('minVoteShare'),
    field: key,
    share: fraction,
    comparison: z.enum(['moreThan', 'atLeast']),
  }),
  /** What these headings report was honoured before: somebody looks at it. */
  z.object({ rule: z.literal('noReusedAchievement'), fields: z.array(key).min(1).max(20) }),
])

export type EligibilityRule = z.infer<typeof eligibilityRuleSchema>
