import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, concatBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import canonicalize from 'canonicalize'

/** Canonical JSON bytes (RFC 8785): the same value has the same bytes everywhere. */
export const canonicalBytes = (value: unknown): Uint8Array => {
  const text = canonicalize(value)
  if (text === undefined) throw new Error('value has no JSON form')
  return utf8ToBytes(text)
}

/** Lower-case hex SHA-256 of the canonical bytes. */
export const digestOf = (value: unknown): string => bytesToHex(sha256(canonicalBytes(value)))

/**
 * A salted commitment: what may be kept for ever while content and salt can be erased (design.md §5.5).
 * `salt` is hex of at least 16 random bytes; without it the content can't be guessed from the digest.
 */
export const commitmentOf = (value: unknown, salt: string): string =>
  bytesToHex(sha256(concatBytes(utf8ToBytes(`${salt}:`), canonicalBytes(value))))
