import { file, type Tx } from '@xk/db'
import { eq } from 'drizzle-orm'
import type { StoredFile } from '../entries/download.ts'

/** What is known of a stored file; who may have it, the caller has asked. */
export const findFile = async (tx: Tx, id: string): Promise<StoredFile | undefined> => {
  const [row] = await tx.select().from(file).where(eq(file.id, id))
  return row && { fileId: row.id, name: row.name, type: row.type, bytes: row.size }
}
