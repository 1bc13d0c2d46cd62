import { createHash, randomBytes } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  currentKey,
  fingerprintOf,
  fromHex,
  type Keyring,
  keyringOf,
  publicKeyOf,
  rotateKey,
  type SigningKey,
  signingKeyFrom,
} from '@xk/domain/publication'

/** Secrets that live outside the database, as files under `data/keys`, made at first start. */
export interface KeyRing {
  /** Ed25519 keys for releases and checkpoints: the newest signs, all of them verify. */
  signing: Keyring
  /** Seals second-factor secrets. */
  sealKey: Uint8Array
}

const SIGNING_FILE = /^signing-([1-9]\d{0,5})$/

/** Whole or not at all, and never over another: a server that runs reads what it finds. */
const writeOnce = (dir: string, name: string, text: string) => {
  mkdirSync(dir, { recursive: true, mode: 0o700 })
  // Not the process id: containers that share the directory may all be number 1.
  const partial = join(dir, `${name}.part-${randomBytes(6).toString('hex')}`)
  writeFileSync(partial, text, { mode: 0o600 })
  try {
    linkSync(partial, join(dir, name))
  } finally {
    rmSync(partial, { force: true })
  }
}

/** The same, where it is all one who was first: processes that start at once on a new data directory. */
const writeUnlessThere = (write: () => void) => {
  try {
    write()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
}

const readSealKey = (dir: string): Uint8Array => {
  if (!existsSync(join(dir, 'seal-1')))
    writeUnlessThere(() => writeOnce(dir, 'seal-1', randomBytes(32).toString('hex')))
  return Buffer.from(readFileSync(join(dir, 'seal-1'), 'utf8').trim(), 'hex')
}

/** A signing file holds the seed in hex and, on the next line, when the key was made. */
const readSigningKey = (path: string): SigningKey => {
  const [hex = '', createdAt = ''] = readFileSync(path, 'utf8').split('\n')
  const seed = fromHex(hex, 32)
  if (!seed || Number.isNaN(Date.parse(createdAt))) throw new Error(`Tệp khóa ký bị hỏng: ${path}`)
  return signingKeyFrom(seed, createdAt)
}

const signingNumbers = (dir: string): number[] =>
  (existsSync(dir) ? readdirSync(dir) : [])
    .flatMap((name) => Number(SIGNING_FILE.exec(name)?.[1] ?? Number.NaN))
    .filter(Number.isInteger)
    .sort((a, b) => a - b)

/**
 * Adds a key that signs from now on, also in servers that run; older ones stay and verify what they signed. The
 * answer is the whole ring with the new key in force.
 */
export const addSigningKey = (dataDir: string, now: Date): Keyring => {
  const dir = join(dataDir, 'keys')
  const number = (signingNumbers(dir).at(-1) ?? 0) + 1
  writeOnce(dir, `signing-${number}`, `${randomBytes(32).toString('hex')}\n${now.toISOString()}\n`)
  return readSigningRing(dir)
}

const readSigningRing = (dir: string): Keyring => {
  const [first, ...later] = signingNumbers(dir).map((n) => readSigningKey(join(dir, `signing-${n}`)))
  if (!first) throw new Error(`Không có khóa ký trong ${dir}`)
  return later.reduce(rotateKey, keyringOf(first))
}

export const openKeyRing = (dataDir: string, now: Date = new Date()): KeyRing => {
  const dir = join(dataDir, 'keys')
  if (signingNumbers(dir).length === 0) writeUnlessThere(() => addSigningKey(dataDir, now))
  const sealKey = readSealKey(dir)
  let ring = readSigningRing(dir)
  let numbers = signingNumbers(dir).join()
  return {
    sealKey,
    /** Read anew when a key has come: a rotation needs no restart. */
    get signing() {
      const there = signingNumbers(dir).join()
      if (there !== '' && there !== numbers) [ring, numbers] = [readSigningRing(dir), there]
      return ring
    },
  }
}

/** By what the keys under a data directory are known, without giving them away: a backup says which ones it needs. */
export const keyCheck = (dataDir: string): { signing: string[]; seal: string | null } => {
  const dir = join(dataDir, 'keys')
  const sealPath = join(dir, 'seal-1')
  const seal = existsSync(sealPath) ? readFileSync(sealPath, 'utf8').trim() : null
  return {
    signing: signingNumbers(dir).map((n) => readSigningKey(join(dir, `signing-${n}`)).kid),
    seal: seal && createHash('sha256').update(`xung-kich seal check ${seal}`).digest('hex'),
  }
}

/** How people compare the key that signs now: printed on decisions and by `pnpm xk key`. */
export const currentFingerprint = ({ signing }: KeyRing): string =>
  fingerprintOf(publicKeyOf(currentKey(signing)))

/**
 * The ledger's name in checkpoints and releases. It comes from the installation's first key, so that it stays
 * the same when the address changes or a new key signs.
 */
export const ledgerOrigin = ({ signing }: KeyRing): string => {
  const [first] = signing.keys
  if (!first) throw new Error('a key ring without keys')
  return `xung-kich/${first.kid}`
}
