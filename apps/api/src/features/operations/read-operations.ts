import { readFileSync, statfsSync } from 'node:fs'
import { latestMigration } from '@xk/db/backup'
import { fail, ok } from '@xk/domain/kernel'
import { denialOf, EVERYTHING, type Viewer } from '@xk/domain/policy'
import type { Deps } from '../../deps.ts'
import { readBackupState } from '../backup/backup-state.ts'
import { operationsView } from './views.ts'

const LOW_BYTES = 1024 * 1024 * 1024
const LOW_SHARE = 0.05

const { version } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')) as {
  version: string
}

/** Room on the disk that files and the embedded database lie on, in bytes. */
export const diskOf = (dir: string) => {
  const { bavail, blocks, bsize } = statfsSync(dir)
  return { free: bavail * bsize, total: blocks * bsize }
}

/** Version, room on the disk and the age of the last good backup, for the administrator. */
export const readOperations = async (deps: Deps, viewer: Viewer) => {
  const denied = denialOf('operations.view', viewer, {})
  if (denied) return fail(denied)
  const { lastGood, failure, overdue } = await readBackupState(deps.database.db, deps.now())
  const disk = diskOf(deps.config.dataDir)
  return ok(
    operationsView.redact(
      {
        version,
        migration: latestMigration(),
        backup: lastGood && { at: lastGood.at.toISOString(), bytes: lastGood.bytes },
        backupFailure: failure && { at: failure.at.toISOString(), why: failure.why },
        backupOverdue: overdue,
        nightly: deps.config.nightly !== undefined,
        disk,
        diskLow: disk.free < LOW_BYTES || disk.free < disk.total * LOW_SHARE,
      },
      EVERYTHING,
    ),
  )
}
