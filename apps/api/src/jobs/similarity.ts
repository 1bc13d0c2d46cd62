import type { Deps } from '../deps.ts'
import { compareStale } from '../features/similarity/compare-stale.ts'
import { faultFacts } from '../http/fault.ts'

const EVERY_MS = 10 * 60_000

/**
 * Compares anew the entries of editions that take or screen entries, where some came, went or changed. Returns how
 * to stop it; a comparison under way is not waited for, the next process takes it up.
 */
export const startSimilarity = (deps: Deps): (() => void) => {
  const timer = setInterval(() => {
    compareStale(deps).catch((error: Error) =>
      deps.log.error({ job: 'similarity', error: faultFacts(error) }, 'job failed'),
    )
  }, EVERY_MS)
  return () => clearInterval(timer)
}
