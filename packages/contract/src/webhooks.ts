import { WEBHOOK_EVENTS } from '@xk/domain/webhook'
import { z } from 'zod'
import { line } from './line.ts'

const events = z.array(z.enum(WEBHOOK_EVENTS)).min(1).max(WEBHOOK_EVENTS.length)

/** Where to tell a program of what: an https address on the open internet. */
export const createWebhookSchema = z.object({ name: line(100), url: line(500, 8), events })
export const changeWebhookSchema = z.object({ name: line(100), events, active: z.boolean() })
export const webhookParamsSchema = z.object({ webhookId: z.guid() })
export const deliveryParamsSchema = z.object({ webhookId: z.guid(), deliveryId: z.guid() })
