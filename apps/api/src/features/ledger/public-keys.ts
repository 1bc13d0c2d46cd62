import { publicKeyOf, toHex } from '@xk/domain/publication'
import type { Deps } from '../../deps.ts'
import { ledgerOrigin } from '../../keys.ts'
import { describeKeys } from './verify-ledger.ts'

/** Fingerprints of the keys that sign or ever signed, with the day since when, the newest first. */
export const publicKeys = ({ keys }: Pick<Deps, 'keys'>) =>
  describeKeys(keys.signing, ledgerOrigin(keys))
    .map(({ fingerprint, createdAt, current }) => ({ fingerprint, since: createdAt, current }))
    .toReversed()

/** The same for programs, with the public keys themselves. */
export const publicKeyFile = ({ keys }: Pick<Deps, 'keys'>) => {
  const origin = ledgerOrigin(keys)
  const described = describeKeys(keys.signing, origin)
  return {
    origin,
    keys: keys.signing.keys
      .map((key, i) => ({
        keyId: key.kid,
        publicKey: toHex(publicKeyOf(key)),
        fingerprint: described[i]?.fingerprint ?? '',
        since: key.createdAt,
        current: key.kid === keys.signing.current,
      }))
      .toReversed(),
  }
}
