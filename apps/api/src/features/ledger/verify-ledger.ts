import {
  fingerprintOf,
  type Keyring,
  type LedgerVerification,
  noteKeyHash,
  openCheckpoint,
  type OutsideCheckpoint,
  publicKeyOf,
  toHex,
  verifyLedger,
} from '@xk/domain/publication'
import type { Deps } from '../../deps.ts'
import { ledgerOrigin } from '../../keys.ts'
import { listCheckpoints, listErasedSeqs, listLedgerRows, listOpenings } from './store.ts'

interface CheckedLedger {
  verification: LedgerVerification
  /** What each position in the verification's list of checkpoints is. */
  labels: string[]
}

/** The note with the key of ours that signed it; the newest when none did, so that it is named unusable. */
const withItsKey = (note: string, ring: Keyring, name: string): OutsideCheckpoint => {
  const keys = ring.keys.map((key) => ({ name, publicKey: publicKeyOf(key) }))
  const signer = keys.find((key) => openCheckpoint(note, key).kind === 'ok') ?? keys.at(-1)
  if (!signer) throw new Error('a key ring without keys')
  return { note, key: signer }
}

/**
 * Checks the whole ledger of this database against its kept payloads, every checkpoint that it signed and those
 * brought from outside (`notes`, by label), in one snapshot.
 */
export const checkLedger = (
  deps: Pick<Deps, 'database' | 'keys'>,
  notes: readonly { label: string; note: string }[] = [],
): Promise<CheckedLedger> =>
  deps.database.db.transaction(
    async (tx) => {
      const stored = (await listCheckpoints(tx)).map(({ size, note }) => ({
        label: `điểm kiểm tra ${size} trong cơ sở dữ liệu`,
        note,
      }))
      const all = [...notes, ...stored]
      const name = ledgerOrigin(deps.keys)
      const verification = verifyLedger(await listLedgerRows(tx), {
        checkpoints: all.map(({ note }) => withItsKey(note, deps.keys.signing, name)),
        openings: await listOpenings(tx),
        erased: await listErasedSeqs(tx),
      })
      return { verification, labels: all.map(({ label }) => label) }
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  )

/** Fingerprint and note key hash of every key, newest last. */
export const describeKeys = (ring: Keyring, name: string) =>
  ring.keys.map((key) => {
    const publicKey = publicKeyOf(key)
    return {
      keyId: key.kid,
      createdAt: key.createdAt,
      fingerprint: fingerprintOf(publicKey),
      noteKeyHash: toHex(noteKeyHash({ name, publicKey })),
      current: key.kid === ring.current,
    }
  })
