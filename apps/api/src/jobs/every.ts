import type { Deps } from '../deps.ts'
import { faultFacts } from '../http/fault.ts'

/**
 * Runs `work` again and again, never twice at once; what it throws is logged under the job's name. Returns how to
 * stop it; the run under way is waited for.
 */
export const every = (
  deps: Pick<Deps, 'log'>,
  job: string,
  ms: number,
  work: () => Promise<unknown>,
): (() => Promise<void>) => {
  let running: Promise<unknown> = Promise.resolve()
  const timer = setInterval(() => {
    running = running
      .then(work)
      .catch((error: Error) => deps.log.error({ job, error: faultFacts(error) }, 'job failed'))
  }, ms)
  return async () => {
    clearInterval(timer)
    await running
  }
}
