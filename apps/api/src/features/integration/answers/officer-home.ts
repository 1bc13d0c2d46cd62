import { EDITION_STATES, ENTRY_STATES } from '@xk/domain/edition'
import { PROGRAMME_KINDS } from '@xk/domain/kernel'
import { z } from 'zod'
import { instant, id, whole, nullable, unit } from './pieces.ts'

/** An officer's home. */
export const officerHome = z.object({
  serverNow: instant,
  units: z.array(unit),
  editions: z.array(
    z.object({
      id,
      title: z.string(),
      state: z.enum(EDITION_STATES),
      programme: z.enum(PROGRAMME_KINDS),
      entryNoun: z.string(),
      divisions: z.array(z.object({ key: z.string(), label: z.string() })),
      opensAt: nullable(instant),
      forUnits: z.array(z.object({ unitId: id, closesAt: nullable(instant), mayBegin: z.boolean() })),
    }),
  ),
  entries: z.array(
    z.object({
      id,
      editionId: id,
      unitId: id,
      unitIds: z.array(id),
      state: z.enum(ENTRY_STATES),
      title: nullable(z.string()),
      missing: whole,
      asked: whole,
      due: nullable(instant),
      reason: nullable(z.string()),
      items: whole,
      submittedAt: nullable(instant),
      mayHandIn: z.boolean(),
      mayHandInLate: z.boolean(),
      onBehalf: z.boolean(),
    }),
  ),
})
