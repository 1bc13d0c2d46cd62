import { sha256 } from '@noble/hashes/sha2.js'
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { fromBase64, sameBytes, toBase64, toHex } from './bytes.ts'
import type { Hash } from './merkle.ts'
import { isSignedBy, publicKeyOf, signBytes, type SigningKey } from './signing-key.ts'

/**
 * Signed checkpoints of the ledger in the C2SP tlog-checkpoint form, a signed note: what leaves the system so
 * that a later rewriting of the ledger shows.
 */
export interface Checkpoint {
  /** Which log: host and path, no scheme, as in "doankhoi.example/so-cai". Also the name of its key. */
  origin: string
  size: number
  root: Hash
}

export interface VerifierKey {
  name: string
  publicKey: Uint8Array
}

const ED25519 = Uint8Array.of(1)
const LINE_BREAK = Uint8Array.of(10)

/** First 4 bytes of SHA-256(name, 0x0A, 0x01, public key): how a note names its Ed25519 signer. */
export const noteKeyHash = ({ name, publicKey }: VerifierKey): Uint8Array =>
  sha256(concatBytes(utf8ToBytes(name), LINE_BREAK, ED25519, publicKey)).slice(0, 4)

/** The verifier key as tools of other people take it: "name+hash+base64". */
export const verifierKeyText = (key: VerifierKey): string =>
  `${key.name}+${toHex(noteKeyHash(key))}+${toBase64(concatBytes(ED25519, key.publicKey))}`

const isName = (name: string) => /^[^\s\p{Cc}+]+$/u.test(name)

const checkpointBody = ({ origin, size, root }: Checkpoint): string =>
  `${origin}\n${size}\n${toBase64(root)}\n`

/** The signed note. Throws on an origin that can't name a key (white space or a plus sign). */
export const signCheckpoint = (checkpoint: Checkpoint, key: SigningKey): string => {
  if (!isName(checkpoint.origin)) throw new Error(`not an origin: ${checkpoint.origin}`)
  const body = checkpointBody(checkpoint)
  const hash = noteKeyHash({ name: checkpoint.origin, publicKey: publicKeyOf(key) })
  return `${body}\n— ${checkpoint.origin} ${toBase64(concatBytes(hash, signBytes(key, utf8ToBytes(body))))}\n`
}

export type OpenedCheckpoint =
  | { kind: 'ok'; checkpoint: Checkpoint }
  | { kind: 'malformed'; what: 'note' | 'signatureLine' | 'origin' | 'size' | 'root' }
  /** Well-formed, but none of its signatures is by this key. */
  | { kind: 'unknownKey'; signers: { name: string; keyHash: string }[] }
  | { kind: 'badSignature' }

interface NoteSignature {
  name: string
  keyHash: Uint8Array
  signature: Uint8Array
}

const readSignatureLine = (line: string): NoteSignature | undefined => {
  const [, name = '', encoded = ''] = /^— (\S+) (\S+)$/u.exec(line) ?? []
  const bytes = fromBase64(encoded)
  if (!isName(name) || !bytes || bytes.length < 5) return undefined
  return { name, keyHash: bytes.slice(0, 4), signature: bytes.slice(4) }
}

/** Lines after the root are extensions that the format allows; they are signed too and otherwise ignored. */
const readBody = (body: string): OpenedCheckpoint => {
  const [origin = '', size = '', root = ''] = body.split('\n')
  if (!isName(origin)) return { kind: 'malformed', what: 'origin' }
  if (!/^(0|[1-9]\d{0,15})$/.test(size) || !Number.isSafeInteger(Number(size))) {
    return { kind: 'malformed', what: 'size' }
  }
  const hash = fromBase64(root)
  if (hash?.length !== 32) return { kind: 'malformed', what: 'root' }
  return { kind: 'ok', checkpoint: { origin, size: Number(size), root: hash } }
}

/** Reads and verifies a signed checkpoint. Signatures by other keys (witnesses) are allowed and not judged. */
export const openCheckpoint = (note: string, key: VerifierKey): OpenedCheckpoint => {
  const end = note.lastIndexOf('\n\n')
  if (end < 0 || !note.endsWith('\n') || !note.isWellFormed()) return { kind: 'malformed', what: 'note' }
  const body = note.slice(0, end + 1)
  const lines = note.slice(end + 2, -1).split('\n')
  const signatures: NoteSignature[] = []
  for (const line of lines) {
    const signature = readSignatureLine(line)
    if (!signature) return { kind: 'malformed', what: 'signatureLine' }
    signatures.push(signature)
  }
  const opened = readBody(body)
  if (opened.kind !== 'ok') return opened
  const expected = noteKeyHash(key)
  const own = signatures.filter(({ name, keyHash }) => name === key.name && sameBytes(keyHash, expected))
  if (own.length === 0) {
    return {
      kind: 'unknownKey',
      signers: signatures.map((s) => ({ name: s.name, keyHash: toHex(s.keyHash) })),
    }
  }
  const message = utf8ToBytes(body)
  return own.every(({ signature }) => isSignedBy(key.publicKey, message, signature))
    ? opened
    : { kind: 'badSignature' }
}
