import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Secrets that live outside the database, as files under `data/keys`, made at first start. */
export interface KeyRing {
  /** 32-byte Ed25519 seed that signs releases and checkpoints. */
  signingSeed: Uint8Array
  /** Seals second-factor secrets. */
  sealKey: Uint8Array
}

const readOrMake = (dir: string, name: string): Uint8Array => {
  const path = join(dir, name)
  if (!existsSync(path)) {
    mkdirSync(dir, { recursive: true, mode: 0o700 })
    writeFileSync(path, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' })
  }
  return Buffer.from(readFileSync(path, 'utf8').trim(), 'hex')
}

export const openKeyRing = (dataDir: string): KeyRing => {
  const dir = join(dataDir, 'keys')
  return { signingSeed: readOrMake(dir, 'signing-1'), sealKey: readOrMake(dir, 'seal-1') }
}
