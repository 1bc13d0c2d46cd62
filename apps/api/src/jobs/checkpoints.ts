import type { Deps } from '../deps.ts'
import { faultFacts } from '../http/fault.ts'
import { createCheckpointer } from '../features/ledger/checkpointer.ts'

const EVERY_MS = 10_000

/**
 * Signs a checkpoint soon after the ledger has grown. Several processes may run it: a size is signed once.
 * Returns how to stop it; the run under way is waited for.
 */
export const startCheckpoints = (deps: Deps): (() => Promise<void>) => {
  const sign = createCheckpointer(deps)
  let running: Promise<unknown> = Promise.resolve()
  const timer = setInterval(() => {
    running = running
      .then(sign)
      .catch((error: Error) => deps.log.error({ job: 'checkpoints', error: faultFacts(error) }, 'job failed'))
  }, EVERY_MS)
  return async () => {
    clearInterval(timer)
    await running
  }
}
