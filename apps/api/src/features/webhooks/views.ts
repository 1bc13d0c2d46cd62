import { view } from '@xk/domain/policy'

export interface WebhookLine {
  id: string
  name: string
  url: string
  events: string[]
  state: 'active' | 'paused' | 'disabled'
  why: string | null
  failingSince: string | null
  /** Until when the secret before this one signs as well. */
  formerUntil: string | null
  createdAt: string
  /** Whose it is, for others who look after it. */
  ownerName: string | null
  mine: boolean
  allowed: string[]
}
export const webhookView = view<WebhookLine>()({
  id: 'internal',
  name: 'internal',
  url: 'internal',
  events: 'internal',
  state: 'internal',
  why: 'internal',
  failingSince: 'internal',
  formerUntil: 'internal',
  createdAt: 'internal',
  ownerName: 'internal',
  mine: 'internal',
  allowed: 'internal',
})

export interface DeliveryLine {
  id: string
  kind: string
  state: 'waiting' | 'delivered' | 'failed'
  attempts: number
  /** What the receiver answered last; null: nothing. */
  status: number | null
  why: string | null
  /** When it is tried next; null when it is not. */
  dueAt: string | null
  createdAt: string
  lastAt: string | null
  /** As it is sent. */
  body: string
}
export const deliveryView = view<DeliveryLine>()({
  id: 'internal',
  kind: 'internal',
  state: 'internal',
  attempts: 'internal',
  status: 'internal',
  why: 'internal',
  dueAt: 'internal',
  createdAt: 'internal',
  lastAt: 'internal',
  body: 'internal',
})
