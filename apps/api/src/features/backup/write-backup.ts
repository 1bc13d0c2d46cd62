import { createReadStream, existsSync, readdirSync, readFileSync } from 'node:fs'
import { type FileHandle, open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { createGzip } from 'node:zlib'
import { copyOut, inSnapshot, listApplied, listCounters, listTables } from '@xk/db/backup'
import { keyCheck } from '../../keys.ts'
import { addToErasureList, erasureListPath } from '../people/erasure-list.ts'
import { createContainerWriter } from './container.ts'
import type { BackupSource } from './source.ts'

export interface WrittenBackup {
  bytes: number
  tables: number
  files: number
  /** Rows' text and files, before compression. */
  content: number
}

/** What keys are for this machine alone: the database's password is made anew elsewhere. */
const OF_THIS_MACHINE = new Set(['database-app'])

/**
 * Writes the whole installation into one file while it runs: an unchanging picture of the database, then the files
 * (which never change, so that all that the picture names are there). Synced and renamed into place at the end; what
 * fails leaves no file. Keys are in it only when asked for.
 */
export const writeBackup = async (
  source: BackupSource,
  path: string,
  options: { withKeys?: boolean; now: Date },
): Promise<WrittenBackup> => {
  const partial = `${path}.part`
  const handle = await open(partial, 'w', 0o600)
  try {
    const counted = await fill(source, handle, options)
    await handle.sync()
    const { size } = await handle.stat()
    await handle.close()
    await rename(partial, path)
    return { ...counted, bytes: size }
  } catch (error) {
    await handle.close().catch(() => {})
    await rm(partial, { force: true })
    throw error
  }
}

const fill = async (
  { owner, dataDir, files: store }: BackupSource,
  handle: FileHandle,
  options: { withKeys?: boolean; now: Date },
) => {
  const gzip = createGzip({ level: 1 })
  const toDisk = writeAll(gzip, handle)
  // Whoever fills it hears of its end; its own fault is the one that counts.
  toDisk.catch(() => {})
  const container = createContainerWriter(gzip)
  let content = 0
  const counted = async function* (pieces: AsyncIterable<Uint8Array>) {
    for await (const piece of pieces) {
      content += piece.length
      yield piece
    }
  }
  let [tables, files] = [0, 0]
  try {
    await inSnapshot(owner, async (tx) => {
      const stored = await listTables(tx)
      const doomed = await doomedKeys(
        tx,
        stored.map(({ name }) => name),
      )
      await keepListed(
        tx,
        dataDir,
        stored.map(({ name }) => name),
      )
      const manifest = {
        createdAt: options.now.toISOString(),
        migrations: await listApplied(tx),
        counters: await listCounters(tx),
        keys: keyCheck(dataDir),
        withKeys: options.withKeys ?? false,
      }
      await container.part({ part: 'manifest' }, [Buffer.from(JSON.stringify(manifest))])
      await container.part({ part: 'erasures' }, erasureBytes(dataDir))
      for (const table of stored) {
        await container.part({ part: 'table', ...table }, counted(copyOut(tx, table)))
        tables += 1
      }
      for await (const key of store.list()) {
        if (doomed.some((it) => key === it || key.startsWith(`${it}/`))) continue
        const bytes = await readWhole(await store.local(key))
        // Gone meanwhile: a page picture that nobody needs any more, or an erasure, which is in the next list.
        if (!bytes) continue
        await container.part({ part: 'file', key }, counted(bytes))
        files += 1
      }
    })
    if (options.withKeys)
      for (const name of keyNames(dataDir))
        await container.part({ part: 'key', name }, [readFileSync(join(dataDir, 'keys', name))])
    await container.end()
    gzip.end()
    await toDisk
  } catch (error) {
    gzip.destroy(error as Error)
    await toDisk
    throw error
  }
  return { tables, files, content }
}

const writeAll = async (from: AsyncIterable<Uint8Array>, handle: FileHandle): Promise<void> => {
  for await (const piece of from) await handle.write(piece)
}

const readWhole = async (path: string): Promise<AsyncIterable<Uint8Array> | undefined> => {
  try {
    const handle = await open(path, 'r')
    return createReadStream('', { fd: handle })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

const keyNames = (dataDir: string) => {
  const dir = join(dataDir, 'keys')
  // Files alone: keys of rounds of ballots lie in a folder of their own, and never leave this machine.
  return (existsSync(dir) ? readdirSync(dir, { withFileTypes: true }) : [])
    .filter((it) => it.isFile() && !OF_THIS_MACHINE.has(it.name))
    .map(({ name }) => name)
    .toSorted()
}

const erasureBytes = (dataDir: string) => {
  const path = erasureListPath(dataDir)
  return existsSync(path) ? [readFileSync(path)] : []
}

type Snapshot = Parameters<Parameters<typeof inSnapshot>[1]>[0]

/** The list outside the database never knows less than the database that is being kept. */
const keepListed = async (tx: Snapshot, dataDir: string, tables: readonly string[]) => {
  if (!tables.includes('erasure')) return
  const rows =
    await tx`select id, person_id, by, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at
    from erasure order by erasure.at`
  const text = (value: unknown) => String(value)
  addToErasureList(
    dataDir,
    rows.map((row) => ({
      id: text(row['id']),
      personId: text(row['person_id']),
      by: text(row['by']),
      at: text(row['at']),
    })),
  )
}

const doomedKeys = async (tx: Snapshot, tables: readonly string[]): Promise<string[]> =>
  tables.includes('doomed_file')
    ? (await tx`select key from doomed_file`).map((row) => String(row['key']))
    : []
