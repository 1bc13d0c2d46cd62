import { releaseFileOf, type ReleaseFile } from '@xk/domain/publication'
import type { Deps } from '../../deps.ts'
import { findInclusion } from './inclusion.ts'
import { findRelease, listPublicDisclosures, type ReleaseRow } from './store.ts'

const MOST = 40

/** Drops the oldest beyond a number: memory stays bounded however many there are. */
export const remember = <T>(map: Map<string, T>, key: string, value: T, most = MOST): T => {
  map.delete(key)
  map.set(key, value)
  const [oldest] = map.keys()
  if (map.size > most && oldest !== undefined) map.delete(oldest)
  return value
}

/**
 * Reads release files as they are published. Proofs are kept in memory by digest: they come from rows that never
 * change, so that another process finds the same ones.
 */
export const createReleaseFiles = (deps: Deps) => {
  const proofs = new Map<string, Awaited<ReturnType<typeof findInclusion>>>()

  const proofOf = async (row: ReleaseRow) =>
    proofs.get(row.digest) ?? remember(proofs, row.digest, await findInclusion(deps, row))

  return async (releaseId: string): Promise<ReleaseFile | undefined> => {
    const { db } = deps.database
    const row = await findRelease(db, releaseId)
    if (!row?.signature) return undefined
    return releaseFileOf(
      row.core,
      row.signature,
      await listPublicDisclosures(db, row.id),
      (await proofOf(row)) ?? null,
    )
  }
}
