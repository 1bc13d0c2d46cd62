import { MAIL_MODES } from '@xk/domain/notice'
import { z } from 'zod'

export const mailChoiceSchema = z.object({ mode: z.enum(MAIL_MODES) })
export const outboxSchema = z.object({
  show: z.enum(['waiting', 'sent', 'failed', 'dropped']).default('waiting'),
})
