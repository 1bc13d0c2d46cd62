import type { Deps } from '../deps.ts'
import { keepErasureList } from '../features/people/erasure-list.ts'
import { removeDoomedFiles } from '../features/uploads/doomed-files.ts'
import { every } from './every.ts'

/** Finishes erasures that a crash or a full disk cut off after their commit; once an hour, tidies working copies. */
export const startRemovals = (deps: Deps): (() => Promise<void>) =>
  every(deps, 'removals', 60_000, async () => {
    await keepErasureList(deps)
    await removeDoomedFiles(deps)
    const now = deps.now()
    if (now.getUTCMinutes() === 0) await deps.files.tidy(now)
  })
