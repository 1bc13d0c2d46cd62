import { createStore, del, entries, set } from 'idb-keyval'

/** What this browser holds of a document that the server has not acknowledged yet. */
export interface LocalDraft<Body> {
  /** The version that the person was looking at while typing. */
  baseVersion: number
  body: Body
  /** By this browser's clock, for showing only. */
  at: number
}

/**
 * Unacknowledged text by document and base version, apart for every account on a shared tablet and for every
 * tab: what one tab types never replaces what another one does.
 */
export interface LocalDrafts<Body> {
  put: (draft: LocalDraft<Body>) => Promise<void>
  /** Forgets what this tab holds, once the server has it. */
  clear: () => Promise<void>
  /** Everything held for this document, by this tab or by one that is gone, the latest first. */
  list: () => Promise<{ key: string; draft: LocalDraft<Body> }[]>
  forget: (key: string) => Promise<void>
}

const newTabId = () => Array.from(crypto.getRandomValues(new Uint8Array(8)), (b) => b.toString(16)).join('')

/** The local drafts of one document of one account, in IndexedDB. */
export const openLocalDrafts = <Body>(accountId: string, documentId: string): LocalDrafts<Body> => {
  const store = createStore('xung-kich', 'drafts')
  const prefix = `${accountId}/${documentId}/`
  const mine = `${prefix}${newTabId()}`
  return {
    put: (draft) => set(mine, draft, store),
    clear: () => del(mine, store),
    forget: (key) => del(key, store),
    list: async () =>
      (await entries<string, LocalDraft<Body>>(store))
        .filter(([key]) => key.startsWith(prefix))
        .map(([key, draft]) => ({ key, draft }))
        .toSorted((a, b) => b.draft.at - a.draft.at),
  }
}
