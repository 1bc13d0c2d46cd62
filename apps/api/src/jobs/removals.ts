import type { Deps } from '../deps.ts'
import { sweepRoundKeys } from '../features/ballot/sweep-keys.ts'
import { carryOutRetention, proposeRetention } from '../features/data-protection/retention/runs.ts'
import { keepErasureList } from '../features/people/erasure-list.ts'
import { removeDoomedFiles } from '../features/uploads/doomed-files.ts'
import { every } from './every.ts'

/**
 * Finishes erasures that a crash or a full disk cut off after their commit; once an hour, tidies working copies and
 * proposes what retention ends. Ballot keys that outlived their round go by themselves: a file that can't be destroyed
 * must not hold up an erasure, nor the other way round.
 */
export const startRemovals = (deps: Deps): (() => Promise<void>) => {
  const stopKeys = every(deps, 'ballot keys', 60_000, () => sweepRoundKeys(deps))
  const stopErasures = every(deps, 'removals', 60_000, async () => {
    await keepErasureList(deps)
    await removeDoomedFiles(deps)
    await carryOutRetention(deps)
    const now = deps.now()
    if (now.getUTCMinutes() === 0) await deps.files.tidy(now)
    if (now.getUTCMinutes() === 0) await proposeRetention(deps)
  })
  return async () => {
    await stopKeys()
    await stopErasures()
  }
}
