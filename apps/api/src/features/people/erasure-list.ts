import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { entryErasure, erasure } from '@xk/db'
import { asc } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'

/**
 * The list of erasures outside the database, one line of JSON each, only ever added to: ids and the hour, no name.
 * A backup made before an erasure would bring the person back; what is in this list, or in the one that came with
 * the backup, is erased again after every restore (design.md §5.5).
 */
interface ListedErasure {
  id: string
  personId: string
  /** Account that approved it. */
  by: string
  at: string
  /** Of contents whose time was over: the entry (`id` names it too, `personId` is empty). */
  entryId?: string
}

export const erasureListPath = (dataDir: string): string => join(dataDir, 'erasures')

const isListed = (value: unknown): value is ListedErasure =>
  typeof value === 'object' &&
  value !== null &&
  ['id', 'personId', 'by', 'at'].every((key) => typeof (value as Record<string, unknown>)[key] === 'string')

/** The entries of a list; a line cut off by a crash is left out: its row in the database writes it anew. */
export const parseErasureList = (text: string): ListedErasure[] =>
  text.split('\n').flatMap((line) => {
    try {
      const value: unknown = JSON.parse(line)
      return isListed(value) ? [value] : []
    } catch {
      return []
    }
  })

export const readErasureList = (dataDir: string): ListedErasure[] => {
  const path = erasureListPath(dataDir)
  return existsSync(path) ? parseErasureList(readFileSync(path, 'utf8')) : []
}

/** Adds those that the list lacks, synced to the disk before it returns. */
export const addToErasureList = (dataDir: string, entries: readonly ListedErasure[]): void => {
  const path = erasureListPath(dataDir)
  const known = new Set(readErasureList(dataDir).map(({ id }) => id))
  const missing = entries.filter(({ id }) => !known.has(id))
  if (missing.length === 0) return
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const lines = missing.map(({ id, personId, by, at, entryId }) =>
    JSON.stringify({ id, personId, by, at, ...(entryId ? { entryId } : {}) }),
  )
  const handle = openSync(path, 'a', 0o600)
  try {
    // A line that a crash cut off must not swallow the next one.
    writeSync(handle, `\n${lines.join('\n')}\n`)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** Brings the list up to what the database says; called after each erasure, at start and before a backup. */
export const keepErasureList = async (deps: Pick<Deps, 'database' | 'config'>): Promise<void> => {
  const rows = await deps.database.db.select().from(erasure).orderBy(asc(erasure.at))
  addToErasureList(
    deps.config.dataDir,
    rows.map(({ id, personId, by, at }) => ({ id, personId, by, at: at.toISOString() })),
  )
  const entries = await deps.database.db.select().from(entryErasure).orderBy(asc(entryErasure.at))
  addToErasureList(
    deps.config.dataDir,
    entries.map(({ entryId, by, at }) => ({
      id: entryId,
      personId: '',
      by,
      at: at.toISOString(),
      entryId,
    })),
  )
}
