import type { Tx } from '@xk/db'
import type { Problem } from '@xk/domain/kernel'
import { stillInTheWay } from '@xk/domain/public-notice'
import type { Ruleset } from '@xk/domain/ruleset'
import { listShown } from './store.ts'

/**
 * What the public notice has against these entries going before the council; undefined: nothing. An objection
 * without a ruling always stands in the way.
 */
export const noticeInTheWay = async (
  tx: Tx,
  rules: Ruleset,
  entryIds: readonly string[],
  now: Date,
): Promise<Problem | undefined> => {
  const shown = new Map((await listShown(tx, entryIds)).map((it) => [it.entryId, it]))
  return stillInTheWay(
    rules.publicNotice,
    entryIds.map((entryId) => {
      const it = shown.get(entryId)
      return { closesAt: it ? new Date(it.closesAt) : null, openObjections: it?.openObjections ?? 0 }
    }),
    now,
  )
}
