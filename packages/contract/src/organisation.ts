import { TARGET_KINDS } from '@xk/domain/programme'
import { z } from 'zod'
import { isoDay, line } from './line.ts'

/** What the bloc calls itself and its levels, signs and places with: dated, never constants in code. */
export const ORG_SETTINGS = [
  'blocName',
  'superiorName',
  'centralName',
  'place',
  'decisionSymbol',
  'noticeSymbol',
  'signatoryName',
  'signatoryPosition',
  'secretariatContact',
  'contestAnswerDays',
  'portalAnswerDays',
  'questionContactDays',
  'daysOff',
  'commendationGrounds',
  'dataAnswerDays',
  'dataActDays',
  'dataThirdPartyDays',
  'dataExtensionDays',
  'dataRequestMonths',
] as const
export type OrgSetting = (typeof ORG_SETTINGS)[number]

export const changeSettingsSchema = z.object({
  validFrom: isoDay,
  values: z.partialRecord(z.enum(ORG_SETTINGS), line(300, 0)),
})

/** The days off of before, as they were on screen, and what takes their place. */
export const saveDaysOffSchema = z.object({ before: line(1000, 0), value: line(1000, 0) })

export const saveTermSchema = z.object({
  name: line(100),
  starts: isoDay,
  ends: isoDay,
  targets: z.partialRecord(z.enum(TARGET_KINDS), z.int().min(0).max(100_000)),
})

export const createClusterSchema = z.object({ name: line(100) })

export const unitListSchema = z.object({
  q: z.string().max(100).optional(),
  cluster: z.uuid().optional(),
  sort: z.enum(['cluster', 'name', 'members', 'joined']).optional(),
  on: isoDay.optional(),
})

export const createUnitSchema = z.object({
  name: line(200),
  clusterId: z.uuid(),
  from: isoDay,
  memberCount: z.int().min(0).max(999_999).nullable(),
})

/** A new name, cluster or number of members from a day on. */
export const changeUnitSchema = z.object({
  on: isoDay,
  name: line(200).optional(),
  clusterId: z.uuid().optional(),
  memberCount: z.int().min(0).max(999_999).nullable().optional(),
})

/** Merged into another unit from a day on, or (`into` null) out of the bloc. */
export const endUnitSchema = z.object({ on: isoDay, into: z.uuid().nullable() })

/** Cell → the text chosen for it. */
export const importAnswersSchema = z.record(z.string().regex(/^[A-Z]{1,3}[1-9]\d{0,6}$/), z.string().max(300))
