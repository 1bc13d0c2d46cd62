export { fromBase64, fromHex, toBase64, toHex } from './bytes.ts'
export * from './checkpoint.ts'
export * from './ledger.ts'
export * from './merkle.ts'
export * from './signing-key.ts'
export * from './tree-state.ts'
export * from './verify-ledger.ts'
export * from './build-release.ts'
export { creditedAwards, proposeAfterRevocations } from './check-correction.ts'
export { recomputeRelease } from './recompute-release.ts'
export * from './release-core.ts'
export {
  councilStageOf,
  type ReleasedCouncil,
  type ReleasedRound,
  releasedRoundSchema,
} from './release-council.ts'
export * from './release-file.ts'
export type * from './release-input.ts'
export * from './sheet-receipt.ts'
export * from './verify-release.ts'
