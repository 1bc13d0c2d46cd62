import { edition } from '@xk/db'
import { inArray } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { beginComparison, claimRun } from './run-comparison.ts'
import { comparedDigest, findRun, listComparable } from './store.ts'

/** Begins a comparison for every edition in which entries came, went or changed since the last one. */
export const compareStale = async (deps: Deps): Promise<void> => {
  const { db } = deps.database
  const editions = await db
    .select({ id: edition.id })
    .from(edition)
    .where(inArray(edition.state, ['open', 'screening']))
  for (const { id: editionId } of editions) {
    const [run, comparable] = [await findRun(db, editionId), await listComparable(db, editionId)]
    if (comparable.length < 2 || run?.inputsDigest === comparedDigest(comparable)) continue
    const token = await claimRun(deps, db, editionId)
    if (token) beginComparison(deps, { editionId, token })
  }
}
