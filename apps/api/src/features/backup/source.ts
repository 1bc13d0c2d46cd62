import type postgres from 'postgres'
import type { FileStore } from '../../files.ts'

/** What a backup is made of: the database as its owner sees it, and the directory of files, keys and lists. */
export interface BackupSource {
  owner: postgres.Sql
  dataDir: string
  files: FileStore
}

/** What a backup says of itself. */
export interface Manifest {
  createdAt: string
  migrations: { hash: string; when: number }[]
  counters: { name: string; last: string }[]
  /** By what the keys that belong to this data are known, without giving them away. */
  keys: KeyCheck
  withKeys: boolean
}

export interface KeyCheck {
  /** Ids of the signing keys, the first one first: the ledger is named after it. */
  signing: string[]
  /** Commitment to the key that seals second-factor secrets. */
  seal: string | null
}
