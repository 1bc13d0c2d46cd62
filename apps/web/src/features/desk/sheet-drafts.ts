import { createStore, del, get, set } from 'idb-keyval'
import type { SheetContent } from '@xk/domain/scoring'

/** What was typed and is not yet known to be on the server, kept in the browser per account and assignment. */
export interface PendingSheet {
  /** The server's version that it was typed over. */
  baseVersion: number
  content: SheetContent
}

const store = typeof indexedDB === 'undefined' ? undefined : createStore('xung-kich', 'sheets')
const keyOf = (accountId: string, assignmentId: string) => `${accountId}:${assignmentId}`

/** Private windows may have no IndexedDB: then nothing is kept, and saving still works. */
const quietly = async <T>(work: () => Promise<T>): Promise<T | undefined> => {
  try {
    return store ? await work() : undefined
  } catch {
    return undefined
  }
}

export const pendingSheets = {
  read: (accountId: string, assignmentId: string) =>
    quietly(() => get<PendingSheet>(keyOf(accountId, assignmentId), store)),
  keep: (accountId: string, assignmentId: string, pending: PendingSheet) =>
    quietly(() => set(keyOf(accountId, assignmentId), pending, store)),
  forget: (accountId: string, assignmentId: string) =>
    quietly(() => del(keyOf(accountId, assignmentId), store)),
}
