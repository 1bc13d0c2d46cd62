import { entry, entryErasure, erasure, person } from '@xk/db'
import { eq } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { eraseEntry } from '../data-protection/retention/erase-entry.ts'
import { erasePerson } from '../people/erase-person.ts'
import { keepErasureList, readErasureList } from '../people/erasure-list.ts'
import { removeDoomedFiles } from '../uploads/doomed-files.ts'

const REASON = 'Xóa lại sau khi khôi phục từ bản sao lưu'

/**
 * Erases again whoever the list outside the database names and the database has not erased: an erasure made after
 * the backup must not come back with it (design.md §5.5). How many.
 */
export const reapplyErasures = async (deps: Deps): Promise<number> => {
  const { db } = deps.database
  const done = new Set((await db.select({ id: erasure.id }).from(erasure)).map(({ id }) => id))
  let count = 0
  for (const { id } of await db.select({ id: entryErasure.entryId }).from(entryErasure)) done.add(id)
  for (const { id, personId, by, at, entryId } of readErasureList(deps.config.dataDir)) {
    if (done.has(id)) continue
    if (entryId) {
      if (await eraseEntryAgain(deps, { entryId, by, at: new Date(at) })) count += 1
      continue
    }
    const reapplied = await db.transaction(async (tx) => {
      const [known] = await tx.select({ id: person.id }).from(person).where(eq(person.id, personId))
      if (!known) return false
      await erasePerson(deps, tx, { id, personId, by, reason: REASON, at: new Date(at) })
      return true
    })
    if (reapplied) count += 1
  }
  await keepErasureList(deps)
  await removeDoomedFiles(deps)
  return count
}

/** Contents of an entry whose time was over go again; the run that erased them may be missing in the backup. */
const eraseEntryAgain = (deps: Deps, it: { entryId: string; by: string; at: Date }): Promise<boolean> =>
  deps.database.db.transaction(async (tx) => {
    const [known] = await tx.select({ id: entry.id }).from(entry).where(eq(entry.id, it.entryId))
    if (!known) return false
    await eraseEntry(deps, tx, { ...it, runId: it.entryId })
    return true
  })
