import type { Deps } from '../deps.ts'
import { openReleases } from '../features/publication/release.ts'
import { every } from './every.ts'

/**
 * Lets editions whose release has reached its hour count as released. Readers never wait for it: the hour itself
 * opens the public pages.
 */
export const startReleases = (deps: Deps): (() => Promise<void>) =>
  every(deps, 'releases', 10_000, () => openReleases(deps))
