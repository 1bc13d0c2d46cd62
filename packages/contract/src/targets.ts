import { TARGET_KINDS } from '@xk/domain/programme'
import { z } from 'zod'
import { isoDay, line } from './line.ts'

const reason = line(1000, 3)

export const targetsQuerySchema = z.object({ term: z.uuid().optional() })
export const targetThingsQuerySchema = z.object({
  term: z.uuid().optional(),
  kind: z.enum(TARGET_KINDS),
  year: z
    .string()
    .regex(/^\d{4}$/)
    .optional(),
  /** `none`: of no cluster. */
  cluster: z.union([z.uuid(), z.literal('none')]).optional(),
})
export const changeTargetSchema = z.object({
  termId: z.uuid(),
  kind: z.enum(TARGET_KINDS),
  /** What was on screen. */
  before: z.int().min(0).max(100_000),
  goal: z.int().min(0).max(100_000),
  reason,
})

/** Something reached before the system was there, with its decision. */
export const recordPastFigureSchema = z.object({
  termId: z.uuid(),
  kind: z.enum(TARGET_KINDS),
  on: isoDay,
  name: line(300, 2),
  unitId: z.uuid().nullable(),
  /** Only where the unit was not there yet. */
  clusterId: z.uuid().nullable(),
  decisionNumber: line(100),
  note: line(300, 0),
})
export const removePastFigureSchema = z.object({ reason })
