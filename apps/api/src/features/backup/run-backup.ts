import { statSync } from 'node:fs'
import { isDiskFull } from '../../http/outage.ts'
import { checkBackup } from './read-backup.ts'
import type { BackupSource } from './source.ts'
import { writeBackup, type WrittenBackup } from './write-backup.ts'

export const failureOf = (error: unknown): string => {
  if (isDiskFull(error)) return 'diskFull'
  const { code } = error as { code?: unknown }
  return typeof code === 'string' && /^[A-Z0-9_]{1,40}$/.test(code) ? code : 'fault'
}

/** The record of backups came with a migration: a database before it is backed up all the same. */
const hasRecord = async ({ owner }: BackupSource) => {
  const [row] = await owner`select to_regclass('public.backup_run') is not null as there`
  return row?.['there'] === true
}

/**
 * Writes a backup, reads it once more from the disk to compare every digest, and notes in the database how it went:
 * only what was read again counts as a backup.
 */
export const runBackup = async (
  source: BackupSource,
  path: string,
  options: { withKeys?: boolean; now: () => Date },
): Promise<WrittenBackup> => {
  const startedAt = options.now()
  const noted = await hasRecord(source)
  const at = startedAt.toISOString()
  const end = async (bytes: number | null, failure: string | null) => {
    if (!noted) return
    const endedAt = options.now().toISOString()
    await source.owner`insert into backup_run (started_at, ended_at, bytes, failure)
      values (${at}, ${endedAt}, ${bytes}, ${failure}) on conflict (started_at) do nothing`
  }
  try {
    const written = await writeBackup(source, path, { ...options, now: startedAt })
    await checkBackup(path)
    await end(statSync(path).size, null)
    return written
  } catch (error) {
    await end(null, failureOf(error)).catch(() => {})
    throw error
  }
}
