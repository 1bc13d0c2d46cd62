import type { Deps } from '../deps.ts'
import { dropOldDeliveries, sendDueWebhooks } from '../features/webhooks/send-due-webhooks.ts'
import { every } from './every.ts'

/** Tells other programs what they wait for. Several processes may run it. */
export const startWebhooks = (deps: Deps): (() => Promise<void>) =>
  every(deps, 'webhooks', 5_000, async () => {
    await sendDueWebhooks(deps)
    if (deps.now().getUTCMinutes() === 0) await dropOldDeliveries(deps)
  })
