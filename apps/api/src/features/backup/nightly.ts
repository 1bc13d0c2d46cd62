import { randomBytes } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { OwnedDatabase } from '@xk/db'
import type { Deps } from '../../deps.ts'
import { erasureListPath } from '../people/erasure-list.ts'
import { forgetOldRuns, wasTriedSince } from './backup-state.ts'
import { runBackup } from './run-backup.ts'

const HOUR = 60 * 60 * 1000
/** Vietnam has no summer time. */
const VIETNAM_MS = 7 * HOUR
/** Any number: one process of several makes the backup. */
const BACKUP_LOCK = 7_012_026
const NAME = /^xung-kich-\d{8}T\d{6}Z\.xkb$/
const KEPT_RUNS = 400

export interface NightlySettings {
  dir: string
  /** Hour of the day in Vietnam. */
  hour: number
  /** So many files stay. */
  keep: number
}

/** The last time that this hour has struck. */
export const lastSlot = (now: Date, hour: number): Date => {
  const local = now.getTime() + VIETNAM_MS
  const midnight = local - (local % (24 * HOUR))
  const slot = midnight + hour * HOUR
  return new Date((slot > local ? slot - 24 * HOUR : slot) - VIETNAM_MS)
}

const stampOf = (now: Date) => now.toISOString().replaceAll(/[-:]|\.\d+/g, '')

/**
 * Makes the night's backup when its hour has struck and none is there yet; once in the hour again when it failed.
 * The newest files stay, older ones go. Answers whether one was made.
 */
export const backUpWhenDue = async (
  deps: Deps,
  settings: NightlySettings,
  openOwner: () => Promise<OwnedDatabase>,
): Promise<boolean> => {
  const { db } = deps.database
  const now = deps.now()
  keepListBeside(deps.config.dataDir, settings.dir)
  const isDone = async () =>
    (await wasTriedSince(db, lastSlot(now, settings.hour), { good: true })) ||
    (await wasTriedSince(db, new Date(now.getTime() - HOUR), { good: false }))
  if (await isDone()) return false
  const owned = await openOwner()
  try {
    const [lock] = await owned.owner`select pg_try_advisory_lock(${BACKUP_LOCK}) as mine`
    // Another process may have made it between the look and the lock.
    if (!lock?.['mine'] || (await isDone())) return false
    mkdirSync(settings.dir, { recursive: true, mode: 0o700 })
    const path = join(settings.dir, `xung-kich-${stampOf(now)}.xkb`)
    await runBackup({ owner: owned.owner, dataDir: deps.config.dataDir, files: deps.files }, path, {
      now: deps.now,
    })
    dropOld(settings)
    await forgetOldRuns(db, KEPT_RUNS)
    return true
  } finally {
    await owned.close()
  }
}

const dropOld = ({ dir, keep }: NightlySettings) => {
  const files = readdirSync(dir).filter((name) => NAME.test(name))
  for (const name of files.toSorted().toReversed().slice(keep)) rmSync(join(dir, name), { force: true })
}

/** The list of erasures goes off the machine with the backups, and is newer than they are. */
const keepListBeside = (dataDir: string, dir: string) => {
  const list = erasureListPath(dataDir)
  if (!existsSync(list)) return
  mkdirSync(dir, { recursive: true, mode: 0o700 })
  const partial = join(dir, `erasures.part-${randomBytes(6).toString('hex')}`)
  copyFileSync(list, partial)
  renameSync(partial, join(dir, 'erasures'))
}
