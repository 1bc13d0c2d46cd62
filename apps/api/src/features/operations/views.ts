import { view } from '@xk/domain/policy'

/** How the installation does: what whoever runs it must know. */
export interface Operations {
  version: string
  migration: string
  backup: { at: string; bytes: number } | null
  backupFailure: { at: string; why: string } | null
  backupOverdue: boolean
  /** Whether a backup is made every night. */
  nightly: boolean
  disk: { free: number; total: number }
  diskLow: boolean
}

export const operationsView = view<Operations>()({
  version: 'internal',
  migration: 'internal',
  backup: 'internal',
  backupFailure: 'internal',
  backupOverdue: 'internal',
  nightly: 'internal',
  disk: 'internal',
  diskLow: 'internal',
})
