import { z } from 'zod'
import { text } from './line.ts'

/** The revision that was read: a decision never falls on one that nobody has seen. */
const revisionSeen = z.number().int().min(1).max(10_000)

export const acceptEntrySchema = z.object({
  n: revisionSeen,
  /** Needed when a condition is not met all the same. */
  reason: text(2000).default(''),
})
export const returnEntrySchema = z.object({
  n: revisionSeen,
  /** What to mend: each points at a field of the body, or at "" for the whole. */
  items: z
    .array(
      z.object({
        pointer: z
          .string()
          .max(200)
          .regex(/^(\/.*)?$/),
        note: text(2000).refine((note) => note !== ''),
      }),
    )
    .min(1)
    .max(60),
  reason: text(2000).default(''),
  due: z.iso.datetime({ offset: true }),
})
export const refuseEntrySchema = z.object({
  n: revisionSeen,
  reason: text(2000).refine((reason) => reason !== ''),
})

/** Of a hand-in after the deadline: to accept it or not, the unit is told why. */
export const decideLateSchema = z.object({
  n: revisionSeen,
  reason: text(2000).refine((reason) => reason !== ''),
})

const SCREENING_SORTS = ['submitted', 'title', 'unit', 'state'] as const
export const ENTRIES_PER_PAGE = 50

/** Filter, sort and place of the list, as they stand in the address. */
export const screeningListSchema = z.object({
  state: z.enum(['draft', 'submitted', 'late', 'returned', 'accepted', 'refused', 'withdrawn']).optional(),
  unit: z.guid().optional(),
  cluster: z.guid().optional(),
  q: z.string().max(200).optional(),
  /** Only what is over the time for screening. */
  overdue: z.literal('1').optional(),
  sort: z.enum(SCREENING_SORTS).default('submitted'),
  dir: z.enum(['asc', 'desc']).default('asc'),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
})
export const editionParamsSchema = z.object({ editionId: z.guid() })
