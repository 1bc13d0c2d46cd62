import { api, call } from '../../api/client.ts'

export const loadWebhooks = () => call(api.webhooks.$get())
export const loadDeliveries = (webhookId: string) =>
  call(api.webhooks[':webhookId'].deliveries.$get({ param: { webhookId } }))

export type WebhookLine = Awaited<ReturnType<typeof loadWebhooks>>['webhooks'][number]
export type DeliveryLine = Awaited<ReturnType<typeof loadDeliveries>>['deliveries'][number]
