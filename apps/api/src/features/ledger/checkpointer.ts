import {
  appendLeaf,
  currentKey,
  emptyTree,
  ledgerLeafHash,
  openCheckpoint,
  publicKeyOf,
  rootOf,
  signCheckpoint,
  toHex,
  type TreeState,
} from '@xk/domain/publication'
import type { Deps } from '../../deps.ts'
import { ledgerOrigin } from '../../keys.ts'
import { findLatestCheckpoint, listLedgerRows, saveCheckpoint, type StoredCheckpoint } from './store.ts'

class LedgerDiffersError extends Error {}

/**
 * Signs the ledger as it stands, once per size whichever process comes first. Keeps only the tree's peaks
 * between calls, so that each row is read once by this process. Throws LedgerDiffersError, and signs nothing,
 * when the rows no longer lead to the root of the last signed checkpoint.
 */
export const createCheckpointer = (deps: Pick<Deps, 'database' | 'keys' | 'now'>) => {
  let tree: TreeState = emptyTree
  return async (): Promise<StoredCheckpoint | undefined> => {
    const { db } = deps.database
    const latest = await findLatestCheckpoint(db)
    const rows = await listLedgerRows(db, tree.size)
    const size = (rows.at(-1)?.seq ?? tree.size - 1) + 1
    if (size === 0 || size === latest?.size) return latest
    let grown = tree
    const compare = () => {
      if (latest?.size === grown.size) assertSameRoot(deps, latest, grown)
    }
    if (grown.size > 0) compare()
    for (const row of rows) {
      if (row.seq !== grown.size) throw new LedgerDiffersError(`row ${row.seq} stands at ${grown.size}`)
      grown = appendLeaf(grown, ledgerLeafHash(row))
      compare()
    }
    if (latest && latest.size > grown.size)
      throw new LedgerDiffersError(`checkpoint of ${latest.size} rows, ledger of ${grown.size}`)
    tree = grown
    const signed = { origin: ledgerOrigin(deps.keys), size, root: rootOf(tree) }
    const note = signCheckpoint(signed, currentKey(deps.keys.signing))
    await saveCheckpoint(db, { size, note }, deps.now())
    return findLatestCheckpoint(db)
  }
}

const assertSameRoot = (deps: Pick<Deps, 'keys'>, { size, note }: StoredCheckpoint, tree: TreeState) => {
  const name = ledgerOrigin(deps.keys)
  const opened = deps.keys.signing.keys
    .map((key) => openCheckpoint(note, { name, publicKey: publicKeyOf(key) }))
    .find(({ kind }) => kind === 'ok')
  if (opened?.kind !== 'ok') throw new LedgerDiffersError(`checkpoint ${size} is not signed by a key of ours`)
  if (toHex(opened.checkpoint.root) !== toHex(rootOf(tree)))
    throw new LedgerDiffersError(`rows before ${size} were changed since they were signed`)
}
