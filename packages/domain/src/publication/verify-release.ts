import { canonicalBytes, commitmentOf } from '../kernel/index.ts'
import { fromHex } from './bytes.ts'
import { openCheckpoint } from './checkpoint.ts'
import { ledgerLeafHash, opensRow } from './ledger.ts'
import { verifyInclusion } from './merkle.ts'
import { recomputeRelease } from './recompute-release.ts'
import type { ReleaseCore, ReleasedEntry } from './release-core.ts'
import {
  publicKeyIn,
  releaseDigest,
  type ReleaseFile,
  releaseFileSchema,
  signedBytes,
} from './release-file.ts'
import { fingerprintOf, isSignedBy, keyIdOf, parseFingerprint } from './signing-key.ts'

type SignatureState =
  | { state: 'ok'; fingerprint: string }
  | { state: 'badSignature' }
  /** Signed validly, but by a key that is not the one the reader trusts. */
  | { state: 'otherKey'; fingerprint: string }
  /** No signature, or no usable key in it. */
  | { state: 'keyMissing' }

type InclusionState =
  | { state: 'ok'; size: number; at: string }
  /** No checkpoint or no proof in the file. */
  | { state: 'missing' }
  | { state: 'differs'; what: 'checkpoint' | 'ledger' | 'event' | 'opening' | 'proof' }

/** What a correcting release says of the one that it supersedes. */
type SupersedingState =
  /** The first release of an edition. */
  | { state: 'none' }
  /** Names a release before it; that one's file was not given to compare. */
  | { state: 'named'; n: number; digest: string }
  /** The file given is the very release that it names. */
  | { state: 'ok'; n: number }
  | { state: 'differs'; what: 'digest' | 'edition' | 'signature' | 'ledger' | 'malformed' }

export type ReleaseVerification =
  | { form: 'malformed'; pointer: string; ok: false }
  | {
      form: 'ok'
      signature: SignatureState
      recomputation: { state: 'ok' } | { state: 'differs'; where: string[] }
      inclusion: InclusionState
      superseding: SupersedingState
      /** Pointers into the core. Erased is no error; wrong is: the name shown is not the one signed. */
      disclosures: { opened: string[]; erased: string[]; wrong: string[] }
      ok: boolean
    }

const signatureState = (file: ReleaseFile, raw: ReleaseCore, trusted: string): SignatureState => {
  const publicKey = file.signature && publicKeyIn(file.signature)
  if (!file.signature || !publicKey) return { state: 'keyMissing' }
  const value = fromHex(file.signature.value, 64)
  const valid =
    value && keyIdOf(publicKey) === file.signature.keyId && isSignedBy(publicKey, signedBytes(raw), value)
  if (!valid) return { state: 'badSignature' }
  const fingerprint = fingerprintOf(publicKey)
  return { state: fingerprint === trusted ? 'ok' : 'otherKey', fingerprint }
}

const inclusionState = (file: ReleaseFile, raw: ReleaseCore): InclusionState => {
  const { checkpoint, inclusion, signature } = file
  if (checkpoint === null || inclusion === null) return { state: 'missing' }
  const publicKey = signature && publicKeyIn(signature)
  if (!publicKey) return { state: 'differs', what: 'checkpoint' }
  const opened = openCheckpoint(checkpoint, { name: file.core.ledger, publicKey })
  if (opened.kind !== 'ok') return { state: 'differs', what: 'checkpoint' }
  const { origin, root, size } = opened.checkpoint
  if (origin !== file.core.ledger) return { state: 'differs', what: 'ledger' }
  const { row, payload, salt } = inclusion
  const { supersedes } = file.core
  const kind = supersedes ? 'correct' : 'release'
  // Events written before they named what is superseded do not.
  const named = payload['supersedes'] ?? supersedes?.digest ?? null
  if (row.kind !== kind || payload['digest'] !== releaseDigest(raw) || named !== (supersedes?.digest ?? null))
    return { state: 'differs', what: 'event' }
  if (!opensRow(row, { payload, salt })) return { state: 'differs', what: 'opening' }
  const proof = inclusion.proof.flatMap((hash) => fromHex(hash, 32) ?? [])
  const isIncluded = verifyInclusion({ leaf: ledgerLeafHash(row), index: row.seq, size, proof, root })
  return isIncluded ? { state: 'ok', size, at: row.at } : { state: 'differs', what: 'proof' }
}

/** Pointers to every commitment to a personal field in the core, with the commitment. */
const commitmentsIn = (core: ReleaseCore): Map<string, string> => {
  const found = new Map<string, string>()
  const commit = (personal: ReleasedEntry['personal'], at: string) => {
    if (!personal) return
    found.set(`${at}/title`, personal.title)
    found.set(`${at}/unit`, personal.unit)
    personal.people.forEach((commitment, p) => found.set(`${at}/people/${p}`, commitment))
    if (personal.summary !== null) found.set(`${at}/summary`, personal.summary)
  }
  core.results.forEach(({ entries }, r) =>
    entries.forEach(({ personal }, e) => commit(personal, `/results/${r}/entries/${e}/personal`)),
  )
  core.council?.candidates.forEach(({ personal }, c) => commit(personal, `/council/candidates/${c}/personal`))
  core.teamPrizes.forEach(({ units }, t) =>
    units.forEach(({ name }, u) => {
      if (name !== null) found.set(`/teamPrizes/${t}/units/${u}/name`, name)
    }),
  )
  return found
}

const openDisclosures = (file: ReleaseFile) => {
  const commitments = commitmentsIn(file.core)
  const opened: string[] = []
  const wrong: string[] = []
  for (const { path, value, salt } of file.disclosures) {
    const matches = commitments.get(path) === commitmentOf(value, salt)
    if (matches && !opened.includes(path)) opened.push(path)
    else wrong.push(path)
  }
  const erased = [...commitments.keys()].filter((path) => !opened.includes(path) && !wrong.includes(path))
  return { opened, erased, wrong }
}

/** Compares a correcting release with the file of the one that it names. Throws nothing on any input. */
const supersedingState = ({ core }: ReleaseFile, before: unknown): SupersedingState => {
  const { supersedes } = core
  if (!supersedes) return { state: 'none' }
  if (before === undefined) return { state: 'named', n: supersedes.n, digest: supersedes.digest }
  const read = releaseFileSchema.safeParse(before)
  if (!read.success) return { state: 'differs', what: 'malformed' }
  const old = (before as { core: ReleaseCore }).core
  if (releaseDigest(old) !== supersedes.digest || old.n !== supersedes.n)
    return { state: 'differs', what: 'digest' }
  if (old.edition.slug !== core.edition.slug) return { state: 'differs', what: 'edition' }
  if (old.ledger !== core.ledger) return { state: 'differs', what: 'ledger' }
  const { signature } = read.data
  const publicKey = signature && publicKeyIn(signature)
  const value = signature && fromHex(signature.value, 64)
  // Keys change over the years: who signs the correction vouches for the digest of what it corrects.
  const isSigned = publicKey && value && isSignedBy(publicKey, signedBytes(old), value)
  return isSigned ? { state: 'ok', n: supersedes.n } : { state: 'differs', what: 'signature' }
}

const malformed = (pointer: string) => ({ form: 'malformed', pointer, ok: false }) as const

/**
 * Checks a release file (parsed JSON from anywhere) against the fingerprint that its reader trusts, and tells
 * signature, recomputation and inclusion apart. It shows that the published result follows from the published
 * sheets and rules and was not changed since; not that the sheets are honest. `before`: the file of the release that
 * this one supersedes, to check that it is the one that it names.
 * Throws when `fingerprint` is none (parseFingerprint says so before).
 */
export const verifyRelease = (
  input: unknown,
  { fingerprint, before }: { fingerprint: string; before?: unknown },
): ReleaseVerification => {
  const trusted = parseFingerprint(fingerprint)
  if (!trusted) throw new Error('not a key fingerprint')
  const read = releaseFileSchema.safeParse(input)
  if (!read.success) {
    return malformed((read.error.issues[0]?.path ?? []).map((step) => `/${String(step)}`).join(''))
  }
  const file = read.data
  // Signatures and digests are over what was published, not over what reading made of it.
  const raw = (input as { core: ReleaseCore }).core
  try {
    canonicalBytes(input)
  } catch {
    return malformed('')
  }
  if (file.format !== file.core.format) return malformed('/format')
  const where = recomputeRelease(file.core, raw)
  const signature = signatureState(file, raw, trusted)
  const inclusion = inclusionState(file, raw)
  const superseding = supersedingState(file, before)
  const disclosures = openDisclosures(file)
  return {
    form: 'ok',
    signature,
    recomputation: where.length === 0 ? { state: 'ok' } : { state: 'differs', where },
    inclusion,
    superseding,
    disclosures,
    ok:
      signature.state === 'ok' &&
      where.length === 0 &&
      inclusion.state === 'ok' &&
      superseding.state !== 'differs' &&
      disclosures.wrong.length === 0,
  }
}
