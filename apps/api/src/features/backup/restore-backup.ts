import { existsSync, readFileSync } from 'node:fs'
import { mkdir, open, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type postgres from 'postgres'
import {
  applyExactly,
  copyIn,
  dropTables,
  hasRows,
  knowsAll,
  listTables,
  setCounters,
  withoutReferences,
} from '@xk/db/backup'
import { type FileStore, SAFE_KEY } from '../../files.ts'
import { keyCheck } from '../../keys.ts'
import { addToErasureList, parseErasureList } from '../people/erasure-list.ts'
import { DamagedBackupError, type Part } from './container.ts'
import { bytesOf, openBackup } from './read-backup.ts'
import type { BackupSource, KeyCheck, Manifest } from './source.ts'

/** Why nothing was restored; nothing was changed then. */
export class RestoreRefusedError extends Error {
  readonly why: 'notEmpty' | 'newerProgram' | 'keysMissing' | 'otherKeys'
  constructor(why: RestoreRefusedError['why']) {
    super(why)
    this.why = why
  }
}

export interface Restored {
  manifest: Manifest
  tables: number
  files: number
}

/**
 * Brings a backup back into an empty installation, all of it or nothing: the tables are built as they were when the
 * backup was made, whatever the version, in one transaction that is committed only when every digest has been found
 * right to the last line. To be followed by the migrations since, and by the erasures (reapplyErasures).
 */
export const restoreBackup = async (target: BackupSource, path: string): Promise<Restored> => {
  const { owner, dataDir, files: store } = target
  const { manifest, parts } = await openBackup(path)
  if (!knowsAll(manifest.migrations)) throw new RestoreRefusedError('newerProgram')
  if ((await hasRows(owner)) || !(await isEmptyStore(store))) throw new RestoreRefusedError('notEmpty')
  if (!manifest.withKeys) refuseOtherKeys(keyCheck(dataDir), manifest.keys)
  else if (keyCheck(dataDir).signing.length > 0) throw new RestoreRefusedError('otherKeys')

  const [written, stored]: [string[], string[]] = [[], []]
  const write = async (file: string, content: AsyncIterable<Uint8Array>) => {
    await mkdir(dirname(file), { recursive: true, mode: 0o700 })
    const handle = await open(file, 'wx', 0o600)
    written.push(file)
    try {
      for await (const piece of content) await handle.write(piece)
      await handle.sync()
    } finally {
      await handle.close()
    }
  }
  let [tables, files] = [0, 0]
  let erased = ''
  const take = async (tx: postgres.ISql, { header, content }: Part) => {
    switch (header.part) {
      case 'erasures':
        erased = (await bytesOf(content)).toString('utf8')
        return
      case 'table':
        await fillTable(tx, header, content)
        tables += 1
        return
      case 'file': {
        const key = String(header['key'])
        if (!SAFE_KEY.test(key)) throw new DamagedBackupError('not a key of a file')
        stored.push(key)
        await store.put(key, content)
        files += 1
        return
      }
      case 'key': {
        const name = String(header['name'])
        if (!/^[a-z]+-[1-9]\d{0,5}$/.test(name)) throw new DamagedBackupError('not the name of a key')
        await write(join(dataDir, 'keys', name), content)
        return
      }
      default:
        // A part of a kind that came later: its digest is compared, it is not needed here.
        for await (const _ of content);
    }
  }
  try {
    await owner.begin(async (tx) => {
      await dropTables(tx)
      await applyExactly(tx, manifest.migrations)
      const references = await withoutReferences(tx)
      for await (const part of parts) await take(tx, part)
      await references.restore()
      await setCounters(tx, manifest.counters)
    })
  } catch (error) {
    for (const file of written) await rm(file, { force: true })
    for (const key of stored) await store.remove(key).catch(() => {})
    throw error
  }
  addToErasureList(dataDir, parseErasureList(erased))
  return { manifest, tables, files }
}

const isEmptyStore = async (store: FileStore): Promise<boolean> => {
  for await (const _ of store.list()) return false
  return true
}

/** Second factors can be opened and signatures go on only with the keys that the data was made under. */
const refuseOtherKeys = (here: KeyCheck, wanted: KeyCheck) => {
  if (here.signing.length === 0 || here.seal === null) throw new RestoreRefusedError('keysMissing')
  const hasAll = wanted.signing.every((id) => here.signing.includes(id))
  if (!hasAll || (wanted.seal !== null && here.seal !== wanted.seal))
    throw new RestoreRefusedError('otherKeys')
}

const fillTable = async (
  tx: postgres.ISql,
  header: Part['header'],
  content: AsyncIterable<Uint8Array>,
): Promise<void> => {
  const here = (await listTables(tx)).find(({ name }) => name === header['name'])
  const columns = header['columns'] as string[]
  if (!here || !Array.isArray(columns) || columns.some((column) => !here.columns.includes(column)))
    throw new DamagedBackupError(`no such table: ${String(header['name'])}`)
  await pipeline(content, await copyIn(tx, { name: here.name, columns }))
}

/** Adds a list of erasures that was kept elsewhere and may know of later ones. */
export const takeErasureList = (dataDir: string, path: string): void => {
  if (existsSync(path)) addToErasureList(dataDir, parseErasureList(readFileSync(path, 'utf8')))
}

/** Kept for the record: from which backup this installation came. */
export const noteRestored = (dataDir: string, manifest: Manifest, now: Date): Promise<void> =>
  writeFile(
    join(dataDir, 'restored'),
    `${JSON.stringify({ at: now.toISOString(), backupOf: manifest.createdAt })}\n`,
    { mode: 0o600, flag: 'a' },
  )
