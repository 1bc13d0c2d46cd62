import { type OpenedCheckpoint, openCheckpoint, type VerifierKey } from './checkpoint.ts'
import { sameBytes, toHex } from './bytes.ts'
import { type LedgerOpening, type LedgerRow, ledgerLeafHash, opensRow } from './ledger.ts'
import { appendLeaf, emptyTree, rootOf } from './tree-state.ts'

/** A checkpoint kept outside the system, with the key that should have signed it. */
export interface OutsideCheckpoint {
  note: string
  key: VerifierKey
}

/** What is wrong with a ledger, and where. `seq` is the row; a checkpoint is named by its position in the list. */
export type LedgerFailure =
  /** A row is missing, repeated or out of order: `expected` should have stood where `found` stands. */
  | { what: 'sequence'; seq: number; expected: number; found: number }
  /** The payload that is kept is not the one that was recorded. */
  | { what: 'opening'; seq: number }
  /** The payload is gone though no erasure is recorded for it. */
  | { what: 'openingMissing'; seq: number }
  /** The payload was erased and is back, as after a restore that did not erase again. */
  | { what: 'erasedIsBack'; seq: number }
  | { what: 'openingWithoutRow'; seq: number }
  | { what: 'checkpointUnusable'; checkpoint: number; opened: Exclude<OpenedCheckpoint, { kind: 'ok' }> }
  /** The ledger was cut: the checkpoint saw more rows than there are. */
  | { what: 'shorterThanCheckpoint'; checkpoint: number; size: number }
  /** One of the rows up to `seq` was changed since the checkpoint was signed. */
  | { what: 'differsFromCheckpoint'; checkpoint: number; seq: number; expected: string; found: string }

export interface LedgerVerification {
  ok: boolean
  size: number
  root: string
  /** Sizes of the outside checkpoints that the ledger agrees with. */
  agreesAt: number[]
  failures: LedgerFailure[]
}

interface LedgerEvidence {
  checkpoints?: readonly OutsideCheckpoint[]
  /** Payloads and salts that are still kept; leave out to check the rows alone. */
  openings?: Iterable<LedgerOpening>
  /** Rows whose payload was erased for good (tombstones). */
  erased?: ReadonlySet<number>
}

/**
 * Checks a whole ledger, rows in the order of their sequence, against itself, its kept payloads and checkpoints
 * from outside. Reports every failure, not only the first.
 */
export const verifyLedger = (
  rows: Iterable<LedgerRow>,
  evidence: LedgerEvidence = {},
): LedgerVerification => {
  const failures: LedgerFailure[] = []
  const openings =
    evidence.openings && new Map([...evidence.openings].map((opening) => [opening.seq, opening]))
  const erased = evidence.erased ?? new Set<number>()
  const rootsAt = new Map<number, Uint8Array>()
  const outside = (evidence.checkpoints ?? []).map(({ note, key }) => openCheckpoint(note, key))
  for (const opened of outside)
    if (opened.kind === 'ok') rootsAt.set(opened.checkpoint.size, new Uint8Array())

  let tree = emptyTree
  const keepRoot = () => {
    if (rootsAt.has(tree.size)) rootsAt.set(tree.size, rootOf(tree))
  }
  keepRoot()
  let expected = 0
  for (const row of rows) {
    if (row.seq !== expected) failures.push({ what: 'sequence', seq: row.seq, expected, found: row.seq })
    expected = row.seq + 1
    const opening = openings?.get(row.seq)
    openings?.delete(row.seq)
    if (opening && erased.has(row.seq)) failures.push({ what: 'erasedIsBack', seq: row.seq })
    if (opening && !opensRow(row, opening)) failures.push({ what: 'opening', seq: row.seq })
    if (openings && !opening && !erased.has(row.seq)) failures.push({ what: 'openingMissing', seq: row.seq })
    tree = appendLeaf(tree, ledgerLeafHash(row))
    keepRoot()
  }
  for (const seq of openings?.keys() ?? []) failures.push({ what: 'openingWithoutRow', seq })

  const agreesAt: number[] = []
  outside.forEach((opened, checkpoint) => {
    if (opened.kind !== 'ok') return failures.push({ what: 'checkpointUnusable', checkpoint, opened })
    const { size, root } = opened.checkpoint
    if (size > tree.size) return failures.push({ what: 'shorterThanCheckpoint', checkpoint, size })
    const found = rootsAt.get(size) ?? new Uint8Array()
    if (sameBytes(found, root)) return agreesAt.push(size)
    const seq = size - 1
    return failures.push({
      what: 'differsFromCheckpoint',
      checkpoint,
      seq,
      expected: toHex(root),
      found: toHex(found),
    })
  })
  return { ok: failures.length === 0, size: tree.size, root: toHex(rootOf(tree)), agreesAt, failures }
}
