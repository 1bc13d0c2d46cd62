import { createStore, del, get, keys, set } from 'idb-keyval'

/** A file on its way: where it goes, and its upload on the server once that was begun. */
interface KeptFile {
  file: File
  slot: string | null
  uploadId: string | null
}

/**
 * Files on their way, kept in this browser from the moment they were chosen until they are there, so that a reload
 * goes on by itself, without a network too. Apart for every account on a shared tablet. Where the browser has no room,
 * the person is asked to choose the file again.
 */
export const openKeptFiles = (accountId: string, entryId: string) => {
  const store = createStore('xung-kich-uploads', 'files')
  const prefix = `${accountId}/${entryId}/`
  return {
    keep: (id: string, it: KeptFile) => set(prefix + id, it, store).catch(() => undefined),
    find: (id: string) => get<KeptFile>(prefix + id, store).catch(() => undefined),
    forget: (id: string) => del(prefix + id, store).catch(() => undefined),
    list: async (): Promise<string[]> => {
      const all = await keys<string>(store).catch(() => [])
      return all.flatMap((key) => (key.startsWith(prefix) ? [key.slice(prefix.length)] : []))
    },
  }
}

/**
 * Runs `work` in one tab alone: in a second one only once the first has let go of it. `work` is given how to let go.
 * Where the browser knows no such locks (plain http), at once.
 */
export const inOneTab = (name: string, work: (release: () => void) => void): void => {
  // Undefined outside secure contexts, whatever the types say.
  const locks = navigator.locks as LockManager | undefined
  if (!locks) return work(() => undefined)
  void locks.request(`xung-kich/${name}`, () => new Promise<void>((release) => work(release)))
}
