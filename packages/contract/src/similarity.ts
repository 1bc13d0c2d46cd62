import { z } from 'zod'
import { text } from './line.ts'

const SIMILAR_SHOWS = ['open', 'all'] as const

/** Which pairs, and which page of them, as they stand in the address. */
export const similarListSchema = z.object({
  show: z.enum(SIMILAR_SHOWS).default('open'),
  page: z.coerce.number().int().min(1).max(1000).default(1),
})

export const VERDICTS = ['different', 'same', 'cleared'] as const
export type Verdict = (typeof VERDICTS)[number]

/** A reason is needed for all but "not the same". `seen`: how many decisions about the pair were on the screen. */
export const decideSimilarSchema = z
  .object({
    verdict: z.enum(VERDICTS),
    reason: text(2000).default(''),
    seen: z.number().int().min(0).max(10_000),
  })
  .refine(({ verdict, reason }) => verdict === 'different' || reason !== '', { path: ['reason'] })
