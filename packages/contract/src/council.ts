import { ATTENDANCES, COUNCIL_OFFICES } from '@xk/domain/council'
import { z } from 'zod'
import { line, text } from './line.ts'

const version = z.number().int().min(0).max(1_000_000_000)

/** The decision that set the council up, and where and when it meets. */
export const setUpCouncilSchema = z.object({
  /** The version that was on screen; 0 before the first. */
  baseVersion: version,
  setUpBy: line(300, 0),
  meetsAt: z.iso.datetime({ offset: true }).nullable(),
  place: line(300, 0),
})
const office = z.enum(COUNCIL_OFFICES)
/** A member, or with `beside` somebody who only counts votes. */
export const appointCouncilSchema = z.object({ personId: z.uuid(), office })
export const besideTellerSchema = z.object({ personId: z.uuid(), teller: z.enum(['head', 'member']) })
export const councilOfficeSchema = z.object({ office })
export const electTellerSchema = z.object({ teller: z.enum(['head', 'member']).nullable() })
export const councilInterestSchema = z.object({
  memberId: z.uuid(),
  stageEntryId: z.uuid(),
  reason: line(500, 3),
})
/** A member's own word on an interest; taking it back names the candidate alone. */
export const declareInterestSchema = z.object({ stageEntryId: z.uuid(), reason: line(500, 3) })
export const takeBackInterestSchema = z.object({ stageEntryId: z.uuid() })

const attendance = z.enum(ATTENDANCES).nullable()
/** One line of the roll, over what stood on screen. */
export const callRollSchema = z.object({
  attendance,
  absenceReason: line(300, 0).default(''),
  base: z.object({ attendance, absenceReason: line(300, 0).default('') }),
})
/** The free parts of both minutes. */
export const councilMinutesSchema = z.object({
  guests: text(4000).default(''),
  proceedings: text(20_000).default(''),
  conclusions: text(10_000).default(''),
  countNotes: text(10_000).default(''),
})
export type CouncilMinutes = z.infer<typeof councilMinutesSchema>
export const saveMinutesSchema = z.object({ baseVersion: version, minutes: councilMinutesSchema })
export const councilSearchSchema = z.object({ q: z.string().trim().min(2).max(100) })
export const ballotSheetQuery = z.object({
  /** The round whose candidates it lists; the first one's when left out. */
  round: z.coerce.number().int().min(1).max(50).optional(),
})
