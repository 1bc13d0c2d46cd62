import { ballotRound, type Tx } from '@xk/db'
import { inArray } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { destroyRoundKey, listRoundKeys, roundKeyAge } from './round-key.ts'

/** A round whose key was just made may not be stored yet. */
const UNKNOWN_FOR_MS = 60 * 60 * 1000

/**
 * Destroys every key whose round is over. A process that died after closing a round and before destroying its key left
 * it behind, and one whose opening failed made a key for no round. `tx`: the transaction that it is part of, which must
 * not wait for a second connection.
 */
export const sweepRoundKeys = async (
  deps: Pick<Deps, 'database' | 'config' | 'now'>,
  tx: Tx = deps.database.db,
): Promise<void> => {
  const { dataDir } = deps.config
  const ids = listRoundKeys(dataDir)
  if (ids.length === 0) return
  const rows = await tx
    .select({ id: ballotRound.id, state: ballotRound.state })
    .from(ballotRound)
    .where(inArray(ballotRound.id, ids))
  const stateOf = new Map(rows.map(({ id, state }) => [id, state]))
  for (const id of ids) {
    const state = stateOf.get(id)
    const over =
      state === undefined
        ? roundKeyAge(dataDir, id, deps.now()) > UNKNOWN_FOR_MS
        : state === 'closed' || state === 'void'
    if (over) destroyRoundKey(dataDir, id)
  }
}
