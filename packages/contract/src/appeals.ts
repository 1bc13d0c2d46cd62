import { APPEAL_OUTCOMES } from '@xk/domain/appeal'
import { z } from 'zod'

/** Several lines that a person types, with their line breaks; NUL and half surrogates can't be stored. */
const lines = (least: number, most: number) =>
  z
    .string()
    .max(most * 2)
    .refine((text) => !text.includes('\u0000') && text.isWellFormed(), { error: 'not storable' })
    .transform((text) => text.normalize('NFC').trim())
    .pipe(z.string().min(least).max(most))

export const fileAppealSchema = z.object({
  text: lines(10, 4000),
  /** Phúc khảo: marking anew by another panel, where the rules allow it. */
  wantsRemark: z.boolean().default(false),
})
export const decideRemarkSchema = z.object({ accepts: z.boolean(), reason: lines(3, 2000) })
export const answerAppealSchema = z.object({ outcome: z.enum(APPEAL_OUTCOMES), answer: lines(10, 4000) })
