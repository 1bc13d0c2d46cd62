import { createHash, createPublicKey } from 'node:crypto'

/**
 * A voter's arithmetic of its own (RFC 9474 §4, RSABSSA-SHA384-PSS-Deterministic), from randomness that a test gives:
 * the browser's is a library's, and both must satisfy the same server.
 */
const HASH_BYTES = 48
const SALT_BYTES = 48
const EXPONENT = 65_537n

const toBig = (bytes: Uint8Array) => BigInt(`0x${Buffer.from(bytes).toString('hex')}`)
const toHex = (value: bigint, bytes: number) => value.toString(16).padStart(bytes * 2, '0')
const sha384 = (...parts: Uint8Array[]) => {
  const hash = createHash('sha384')
  for (const part of parts) hash.update(part)
  return hash.digest()
}

const power = (base: bigint, exponent: bigint, n: bigint): bigint => {
  let result = 1n
  let square = base % n
  for (let left = exponent; left > 0n; left >>= 1n) {
    if (left & 1n) result = (result * square) % n
    square = (square * square) % n
  }
  return result
}

const inverse = (value: bigint, n: bigint): bigint => {
  let [a, b, x, y] = [value % n, n, 1n, 0n]
  while (a > 1n) {
    const q = a / b
    ;[a, b] = [b, a % b]
    ;[x, y] = [y, x - q * y]
  }
  return ((x % n) + n) % n
}

const mask = (seed: Uint8Array, length: number): Buffer => {
  const blocks: Buffer[] = []
  for (let i = 0; i * HASH_BYTES < length; i++)
    blocks.push(sha384(seed, Uint8Array.of(i >>> 24, i >>> 16, i >>> 8, i)))
  return Buffer.concat(blocks).subarray(0, length)
}

/** EMSA-PSS-ENCODE (RFC 8017 §9.1.1) for a modulus of 8 × `size` bits. */
const encode = (message: Uint8Array, salt: Uint8Array, size: number): Buffer => {
  const hash = sha384(new Uint8Array(8), sha384(message), salt)
  const block = Buffer.alloc(size - HASH_BYTES - 1)
  block[block.length - SALT_BYTES - 1] = 1
  block.set(salt, block.length - SALT_BYTES)
  const covered = mask(hash, block.length).map((byte, i) => byte ^ (block[i] ?? 0))
  covered[0] = (covered[0] ?? 0) & 0x7f
  return Buffer.concat([covered, hash, Uint8Array.of(0xbc)])
}

export interface BlindBallot {
  serial: string
  blinded: string
  /** The signature over the serial, from the blind one. */
  finish: (blindSignature: string) => string
}

export const blindBallot = (publicKey: string, randomBytes: (length: number) => Uint8Array): BlindBallot => {
  const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' })
  const modulus = Buffer.from(key.export({ format: 'jwk' }).n ?? '', 'base64url')
  const n = toBig(modulus)
  const serial = randomBytes(32)
  const m = toBig(encode(serial, randomBytes(SALT_BYTES), modulus.length))
  const r = (toBig(randomBytes(modulus.length)) % (n - 2n)) + 1n
  return {
    serial: Buffer.from(serial).toString('hex'),
    blinded: toHex((m * power(r, EXPONENT, n)) % n, modulus.length),
    finish: (blindSignature) => toHex((BigInt(`0x${blindSignature}`) * inverse(r, n)) % n, modulus.length),
  }
}
