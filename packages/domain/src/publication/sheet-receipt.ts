import { z } from 'zod'
import { canonicalBytes } from '../kernel/index.ts'
import { fromHex, toHex } from './bytes.ts'
import { type Hash, hashLeaf, inclusionProof, merkleRoot, verifyInclusion } from './merkle.ts'
import { hashHex, type ReleaseCore, type ReleasedResult, releasedSheetSchema } from './release-core.ts'
import { releaseDigest } from './release-file.ts'

const sheetPlaceSchema = z.strictObject({
  stage: z.string(),
  division: z.string().nullable(),
  code: z.string(),
  sheet: releasedSheetSchema,
})
/** A published sheet and where it stands. */
type SheetPlace = z.infer<typeof sheetPlaceSchema>

/** What a judge keeps: their sheet, and that it lies unchanged under the release's root. */
const sheetReceiptSchema = z.strictObject({
  format: z.literal('xung-kich/sheet-receipt/1'),
  release: z.strictObject({ slug: z.string(), n: z.number().int(), digest: hashHex }),
  place: sheetPlaceSchema,
  index: z.number().int().min(0),
  size: z.number().int().min(1),
  proof: z.array(hashHex).max(64),
})
export type SheetReceipt = z.infer<typeof sheetReceiptSchema>

const sheetLeaf = ({ stage, division, code, sheet }: SheetPlace): Hash =>
  hashLeaf(canonicalBytes({ code, division, sheet, stage }))

/** All sheets in the order of the core. */
export const sheetPlaces = (
  results: readonly Pick<ReleasedResult, 'stage' | 'division' | 'entries'>[],
): SheetPlace[] =>
  results.flatMap(({ stage, division, entries }) =>
    entries.flatMap(({ code, sheets }) => sheets.map((sheet) => ({ stage, division, code, sheet }))),
  )

export const sheetsRoot = (
  results: readonly Pick<ReleasedResult, 'stage' | 'division' | 'entries'>[],
): string => toHex(merkleRoot(sheetPlaces(results).map(sheetLeaf)))

/** The receipt for the sheet with this hand-in digest; undefined when the release holds no such sheet. */
export const sheetReceiptFor = (core: ReleaseCore, digest: string): SheetReceipt | undefined => {
  const places = sheetPlaces(core.results)
  const index = places.findIndex(({ sheet }) => sheet.digest === digest)
  const place = places[index]
  if (!place) return undefined
  return {
    format: 'xung-kich/sheet-receipt/1',
    release: { slug: core.edition.slug, n: core.n, digest: releaseDigest(core) },
    place,
    index,
    size: places.length,
    proof: inclusionProof(places.map(sheetLeaf), index).map(toHex),
  }
}

/**
 * Whether the receipt opens a sheet under the core's root. `otherRelease`: it is about another one, for example
 * the release before a correction.
 */
export const verifySheetReceipt = (
  receipt: SheetReceipt,
  core: ReleaseCore,
): 'ok' | 'otherRelease' | 'notUnderRoot' => {
  if (receipt.release.digest !== releaseDigest(core)) return 'otherRelease'
  const root = fromHex(core.sheetsRoot, 32)
  const proof = receipt.proof.map((hash) => fromHex(hash, 32)).filter((hash) => hash !== undefined)
  const claim = { leaf: sheetLeaf(receipt.place), index: receipt.index, size: receipt.size, proof }
  return root && proof.length === receipt.proof.length && verifyInclusion({ ...claim, root })
    ? 'ok'
    : 'notUnderRoot'
}
