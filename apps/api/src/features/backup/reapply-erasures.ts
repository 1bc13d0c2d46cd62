import { erasure, person } from '@xk/db'
import { eq } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
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
  for (const { id, personId, by, at } of readErasureList(deps.config.dataDir)) {
    if (done.has(id)) continue
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
