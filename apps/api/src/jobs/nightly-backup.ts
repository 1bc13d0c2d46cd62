import type { OwnedDatabase } from '@xk/db'
import type { Deps } from '../deps.ts'
import { backUpWhenDue, type NightlySettings } from '../features/backup/nightly.ts'
import { every } from './every.ts'

/** Looks every few minutes whether the night's backup is due. */
export const startNightlyBackup = (
  deps: Deps,
  settings: NightlySettings,
  openOwner: () => Promise<OwnedDatabase>,
): (() => Promise<void>) => every(deps, 'backup', 5 * 60_000, () => backUpWhenDue(deps, settings, openOwner))
