import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { z } from 'zod'
import { canonicalBytes, digestOf } from '../kernel/index.ts'
import { fromHex, toHex } from './bytes.ts'
import type { LedgerOpening, LedgerRow } from './ledger.ts'
import type { Hash } from './merkle.ts'
import {
  type Disclosure,
  disclosureSchema,
  hashHex,
  releaseFormat,
  type ReleaseCore,
  releaseCoreSchema,
} from './release-core.ts'
import { keyIdOf, publicKeyOf, signBytes, type SigningKey } from './signing-key.ts'

const releaseSignatureSchema = z.strictObject({
  keyId: z.string(),
  /** Hex; what it is worth is decided by the fingerprint that the reader brings along. */
  publicKey: z.string(),
  value: z.string(),
})
export type ReleaseSignature = z.infer<typeof releaseSignatureSchema>

/** Shows that the release's event lies in the ledger under a signed checkpoint. */
const releaseInclusionSchema = z.strictObject({
  row: z.strictObject({
    seq: z.number().int().min(0),
    at: z.string(),
    kind: z.string(),
    commitment: hashHex,
  }),
  payload: z.record(z.string(), z.json()),
  salt: z.string(),
  proof: z.array(hashHex).max(64),
})
type ReleaseInclusion = z.infer<typeof releaseInclusionSchema>

/** What is published as RELEASE.json. Checkpoint and inclusion are added once the ledger's next checkpoint is signed. */
export const releaseFileSchema = z.strictObject({
  format: releaseFormat,
  core: releaseCoreSchema,
  signature: releaseSignatureSchema.nullable(),
  checkpoint: z.string().nullable(),
  inclusion: releaseInclusionSchema.nullable(),
  disclosures: z.array(disclosureSchema),
})
export type ReleaseFile = Omit<z.infer<typeof releaseFileSchema>, 'core'> & { core: ReleaseCore }

/** The release's digest: what the ledger's event of kind `release` or `correct` must name in its payload. */
export const releaseDigest = (core: ReleaseCore): string => digestOf(core)

/** Bytes that are signed: the format's name keeps a signature from meaning anything else. */
export const signedBytes = (core: Pick<ReleaseCore, 'format'>): Uint8Array =>
  concatBytes(utf8ToBytes(`${core.format}\n`), canonicalBytes(core))

export const signRelease = (core: ReleaseCore, key: SigningKey): ReleaseSignature => {
  const publicKey = publicKeyOf(key)
  return {
    keyId: keyIdOf(publicKey),
    publicKey: toHex(publicKey),
    value: toHex(signBytes(key, signedBytes(core))),
  }
}

export const publicKeyIn = (signature: ReleaseSignature): Uint8Array | undefined =>
  fromHex(signature.publicKey, 32)

export const inclusionOf = (
  row: LedgerRow,
  opening: LedgerOpening,
  proof: readonly Hash[],
): ReleaseInclusion =>
  releaseInclusionSchema.parse({
    row: { seq: row.seq, at: row.at, kind: row.kind, commitment: row.commitment },
    payload: opening.payload,
    salt: opening.salt,
    proof: proof.map(toHex),
  })

/** The file as it is published; `disclosures` are those that are still kept. */
export const releaseFileOf = (
  core: ReleaseCore,
  signature: ReleaseSignature,
  disclosures: readonly Disclosure[],
  ledger: { checkpoint: string; inclusion: ReleaseInclusion } | null,
): ReleaseFile => ({
  format: core.format,
  core,
  signature,
  checkpoint: ledger?.checkpoint ?? null,
  inclusion: ledger?.inclusion ?? null,
  disclosures: [...disclosures],
})
