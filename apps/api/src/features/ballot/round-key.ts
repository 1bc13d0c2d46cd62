import {
  constants,
  createPrivateKey,
  createPublicKey,
  generateKeyPair,
  type KeyObject,
  privateDecrypt,
  publicEncrypt,
  randomFillSync,
  sign,
  verify,
} from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { BALLOT_KEY_BYTES } from '@xk/contract'

/**
 * The RSA key of one round of ballots (RFC 9474, RSABSSA-SHA384-PSS-Deterministic). Its private half is a file that
 * only this server's user reads, in a folder that no backup takes up, and is gone once the round is over.
 */

const SALT_LENGTH = 48
const folder = (dataDir: string) => join(dataDir, 'keys', 'ballots')
const pathOf = (dataDir: string, roundId: string) => join(folder(dataDir), `${roundId}.pem`)

/** Makes the key of a round; the answer is its public half, SPKI in base64. */
export const makeRoundKey = async (dataDir: string, roundId: string): Promise<string> => {
  const { publicKey, privateKey } = await promisify(generateKeyPair)('rsa', {
    modulusLength: BALLOT_KEY_BYTES * 8,
    publicExponent: 65_537,
  })
  mkdirSync(folder(dataDir), { recursive: true, mode: 0o700 })
  const file = openSync(pathOf(dataDir, roundId), 'wx', 0o600)
  try {
    writeSync(file, String(privateKey.export({ type: 'pkcs8', format: 'pem' })))
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  return publicKey.export({ type: 'spki', format: 'der' }).toString('base64')
}

/** The private half; undefined where it is not on this machine (any more). */
export const readRoundKey = (dataDir: string, roundId: string): KeyObject | undefined => {
  const path = pathOf(dataDir, roundId)
  return existsSync(path) ? createPrivateKey(readFileSync(path, 'utf8')) : undefined
}

/** Overwrites the file and takes it away. What a disk keeps of it beneath is told in docs/adr/0007. */
export const destroyRoundKey = (dataDir: string, roundId: string): void => {
  const path = pathOf(dataDir, roundId)
  if (!existsSync(path)) return
  const file = openSync(path, 'r+')
  try {
    writeSync(file, randomFillSync(Buffer.alloc(readFileSync(path).length)))
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  rmSync(path, { force: true })
}

/** Rounds whose private key lies on this machine. */
export const listRoundKeys = (dataDir: string): string[] =>
  (existsSync(folder(dataDir)) ? readdirSync(folder(dataDir)) : [])
    .filter((name) => /^[0-9a-f-]{36}\.pem$/.test(name))
    .map((name) => name.slice(0, -'.pem'.length))

/** Milliseconds since the key was made; 0 where there is none. */
export const roundKeyAge = (dataDir: string, roundId: string, now: Date): number => {
  const found = statSync(pathOf(dataDir, roundId), { throwIfNoEntry: false })
  return found ? now.getTime() - found.mtimeMs : 0
}

/**
 * Signs what was blinded: the bare RSA operation, for which node:crypto takes milliseconds. Undefined for a message
 * that is none of this key's. The result is checked, as RFC 9474 §4.3 asks: a faulty one would give the key away.
 */
export const blindSign = (key: KeyObject, blinded: string): string | undefined => {
  const message = Buffer.from(blinded, 'hex')
  const raw = { padding: constants.RSA_NO_PADDING }
  try {
    const signed = privateDecrypt({ key, ...raw }, message)
    const back = publicEncrypt({ key: createPublicKey(key), ...raw }, signed)
    return back.equals(message) ? signed.toString('hex') : undefined
  } catch {
    return undefined
  }
}

const PSS = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: SALT_LENGTH }

/** A signature over a serial as an unblinded one looks: for ballots that came on paper. */
export const signSerial = (key: KeyObject, serial: string): string =>
  sign('sha384', Buffer.from(serial, 'hex'), { key, ...PSS }).toString('hex')

/** Whether a serial bears this round's signature. `publicKey`: SPKI, base64. */
export const isSigned = (publicKey: string, serial: string, signature: string): boolean => {
  const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' })
  return verify('sha384', Buffer.from(serial, 'hex'), { key, ...PSS }, Buffer.from(signature, 'hex'))
}
