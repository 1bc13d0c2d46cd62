import { file, type Tx } from '@xk/db'
import { fail, notFound, ok, type Result } from '@xk/domain/kernel'
import { eq } from 'drizzle-orm'
import type { StoredFile } from './download.ts'

/** What is kept of a file, for whoever may read it; not found where there is none. */
export const findStoredFile = async (
  tx: Tx,
  fileId: string | null,
): Promise<Result<StoredFile & { sha256: string }>> => {
  if (!fileId) return fail(notFound)
  const [found] = await tx
    .select({ fileId: file.id, name: file.name, type: file.type, bytes: file.size, sha256: file.sha256 })
    .from(file)
    .where(eq(file.id, fileId))
  return found ? ok(found) : fail(notFound)
}
