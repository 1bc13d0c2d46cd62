import { readdir, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Deps } from '../deps.ts'
import { ABANDONED_MS } from '../features/uploads/resumable/protocol.ts'
import { piecesPath } from '../features/uploads/resumable/receive-piece.ts'
import { dropStale } from '../features/uploads/resumable/store.ts'
import { every } from './every.ts'

const HOUR = 60 * 60 * 1000
/** Finished ones are kept so long to say when they began. */
const KEPT_MS = 30 * 24 * HOUR

/** Removes uploads that nobody went on with, and what a crash left on its way in. */
export const removeStaleUploads = async (deps: Deps): Promise<void> => {
  const now = deps.now().getTime()
  const dropped = await dropStale(deps.database.db, new Date(now - ABANDONED_MS), new Date(now - KEPT_MS))
  for (const id of dropped) await rm(piecesPath(deps, id), { force: true })
  const incoming = dirname(deps.files.temporaryPath('x'))
  for (const name of await readdir(incoming).catch(() => [])) {
    const path = join(incoming, name)
    const found = await stat(path).catch(() => undefined)
    if (found && now - found.mtimeMs > 2 * ABANDONED_MS) await rm(path, { recursive: true, force: true })
  }
}

export const startStaleUploads = (deps: Deps): (() => Promise<void>) =>
  every(deps, 'stale-uploads', HOUR, () => removeStaleUploads(deps))
