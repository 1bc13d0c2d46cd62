import type { Command } from '../policy/index.ts'

/** What other programs can be told of. Names are part of the promise in docs/api.md. */
export const WEBHOOK_EVENTS = [
  'edition.opened',
  'edition.amended',
  'edition.extended',
  'entry.submitted',
  'result.released',
  'result.corrected',
  'question.answered',
] as const
export type WebhookEvent = (typeof WEBHOOK_EVENTS)[number]
/** What is sent only when somebody asks for a trial. */
export const WEBHOOK_TEST = 'webhook.test'

/**
 * What a webhook's owner must be allowed, in that edition and at that moment, to be told: what everybody can read
 * takes no more than having webhooks; an entry takes the right to list entries.
 */
export const commandForEvent = (event: WebhookEvent): Command =>
  event === 'entry.submitted' ? 'entry.list' : 'webhook.list'

const MINUTE = 60_000
const FIRST_MS = MINUTE / 2
const LONGEST_MS = 6 * 60 * MINUTE
/** About fifteen hours of tries. */
export const MOST_TRIES = 12
/** A webhook where nothing arrived for so long is turned off. */
export const TURNED_OFF_AFTER_MS = 5 * 24 * 60 * MINUTE

/**
 * How long to wait after so many failed tries, in ms: 0.5, 1, 2 … minutes, at most six hours, less up to a half by
 * `chance` (0 ≤ chance < 1), so that receivers that come back are not met by all at once.
 */
export const waitAfterTries = (tries: number, chance: number): number =>
  Math.round(Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(tries - 1, 20)) * (1 - chance / 2))
