import { doomedFile } from '@xk/db'
import { eq } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'

/**
 * Removes from the disk what committed transactions gave up; how many. Several processes may do so at once: a file
 * that is gone already is no fault.
 */
export const removeDoomedFiles = async (deps: Pick<Deps, 'database' | 'files'>): Promise<number> => {
  const { db } = deps.database
  const rows = await db.select({ key: doomedFile.key }).from(doomedFile)
  for (const { key } of rows) {
    await deps.files.remove(key)
    await db.delete(doomedFile).where(eq(doomedFile.key, key))
  }
  return rows.length
}
