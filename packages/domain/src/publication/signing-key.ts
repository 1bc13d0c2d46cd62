import { ed25519 } from '@noble/curves/ed25519.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { z } from 'zod'
import { fromBase32, fromHex, toBase32, toHex } from './bytes.ts'

/** How many bytes of the public key's SHA-256 people compare: 160 bits, 32 characters. */
const FINGERPRINT_BYTES = 20

const hex32 = z.string().regex(/^[0-9a-f]{64}$/)

/** One key as the key file holds it. `seed` is secret; `kid` names the key in every signature. */
const signingKeySchema = z.strictObject({
  kid: z.string().regex(/^[0-9a-f]{16}$/),
  seed: hex32,
  createdAt: z.iso.datetime({ offset: true }),
})
/** The key file: all keys that ever signed, and the one that signs now. */
export const keyringSchema = z
  .strictObject({
    format: z.literal('xung-kich/keys/1'),
    current: z.string(),
    keys: z.array(signingKeySchema).min(1),
  })
  .refine((ring) => ring.keys.some((key) => key.kid === ring.current), { path: ['current'] })
  .refine((ring) => ring.keys.every((key) => key.kid === keyIdOf(publicKeyOf(key))), { path: ['keys'] })

export type SigningKey = z.infer<typeof signingKeySchema>
export type Keyring = z.infer<typeof keyringSchema>

/** First 8 bytes of SHA-256 of the public key, hex: a name, not a proof. */
export const keyIdOf = (publicKey: Uint8Array): string => toHex(sha256(publicKey).slice(0, 8))

const seedOf = (key: SigningKey): Uint8Array => {
  const seed = fromHex(key.seed, 32)
  if (!seed) throw new Error(`key ${key.kid} has no usable seed`)
  return seed
}
export const publicKeyOf = (key: SigningKey): Uint8Array => ed25519.getPublicKey(seedOf(key))

/** A key from 32 random bytes. */
export const signingKeyFrom = (seed: Uint8Array, createdAt: string): SigningKey => ({
  kid: keyIdOf(ed25519.getPublicKey(seed)),
  seed: toHex(seed),
  createdAt,
})

export const keyringOf = (key: SigningKey): Keyring => ({
  format: 'xung-kich/keys/1',
  current: key.kid,
  keys: [key],
})

/** The new key signs from now on; the old ones stay, so that their fingerprints can still be told. */
export const rotateKey = (ring: Keyring, key: SigningKey): Keyring => ({
  ...ring,
  current: key.kid,
  keys: [...ring.keys.filter((old) => old.kid !== key.kid), key],
})

export const currentKey = (ring: Keyring): SigningKey => {
  const key = ring.keys.find(({ kid }) => kid === ring.current)
  if (!key) throw new Error('the key file does not hold its current key')
  return key
}

export const signBytes = (key: SigningKey, message: Uint8Array): Uint8Array =>
  ed25519.sign(message, seedOf(key))

/** Strict RFC 8032 check: small-order keys and other spellings of a signature are refused. Never throws. */
export const isSignedBy = (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean => {
  if (publicKey.length !== 32 || signature.length !== 64) return false
  try {
    return ed25519.verify(signature, message, publicKey, { zip215: false })
  } catch {
    return false
  }
}

/** What is printed on the decision and compared by people: eight groups of four, "7K2M-…". */
export const fingerprintOf = (publicKey: Uint8Array): string =>
  (toBase32(sha256(publicKey).slice(0, FINGERPRINT_BYTES)).match(/.{4}/g) ?? []).join('-')

/** Reads a fingerprint as typed (any case, spaces or dashes anywhere); undefined when it is none. */
export const parseFingerprint = (typed: string): string | undefined => {
  const bytes = fromBase32(typed)
  return bytes?.length === FINGERPRINT_BYTES ? (toBase32(bytes).match(/.{4}/g) ?? []).join('-') : undefined
}
