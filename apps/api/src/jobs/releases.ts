import type { Deps } from '../deps.ts'
import { openReleases } from '../features/publication/release.ts'

const EVERY_MS = 10_000

/**
 * Lets editions whose release has reached its hour count as released. Readers never wait for it: the hour itself
 * opens the public pages. Returns how to stop it; the run under way is waited for.
 */
export const startReleases = (deps: Deps): (() => Promise<void>) => {
  let running: Promise<unknown> = Promise.resolve()
  const timer = setInterval(() => {
    running = running
      .then(() => openReleases(deps))
      .catch((error: Error) =>
        deps.log.error(
          { job: 'releases', error: { name: error.name, message: error.message } },
          'job failed',
        ),
      )
  }, EVERY_MS)
  return async () => {
    clearInterval(timer)
    await running
  }
}
