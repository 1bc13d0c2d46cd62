import { reportTextSchema, UNIT_REPORT_KINDS } from '@xk/domain/work'
import { z } from 'zod'
import { isoDay, line, text } from './line.ts'

const version = z.number().int().min(0).max(1_000_000)
const year = z.coerce.number().int().min(2000).max(2100)
const reason = text(2000).refine((value) => value.length >= 3)

export const unitReportParamsSchema = z.object({
  unitId: z.uuid(),
  reportKind: z.enum(UNIT_REPORT_KINDS),
  year,
})
export const saveUnitReportSchema = z.object({ baseVersion: version, body: reportTextSchema })
export const handInUnitReportSchema = z.object({ baseVersion: version })
export const reviewUnitReportSchema = z.object({
  baseVersion: version,
  act: z.enum(['receive', 'return']),
  reason: text(2000).default(''),
  items: z.array(line(500)).max(20).default([]),
  due: isoDay.nullable().default(null),
})
export const unitReportListSchema = z.object({
  kind: z.enum(UNIT_REPORT_KINDS).default('year'),
  year: year.optional(),
})

/** year: sơ kết of a year. term: tổng kết of the term that runs in that year. */
export const blocReportParamsSchema = z.object({ scope: z.enum(['year', 'term']), year })
export const saveBlocReportSchema = z.object({
  baseVersion: version,
  body: reportTextSchema,
  number: line(20, 0),
  signedOn: isoDay.nullable(),
})
export const blocReportStepSchema = z.object({ baseVersion: version })
export const sendBackBlocReportSchema = z.object({ baseVersion: version, reason })
