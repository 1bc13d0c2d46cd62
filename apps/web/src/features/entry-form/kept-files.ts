import { createStore, del, get, set } from 'idb-keyval'

/**
 * Files on their way, kept in this browser until they are there, so that a reload goes on by itself. Apart for
 * every account on a shared tablet. Where the browser has no room, the person is asked to choose the file again.
 */
export const openKeptFiles = (accountId: string) => {
  const store = createStore('xung-kich-uploads', 'files')
  const keyOf = (uploadId: string) => `${accountId}/${uploadId}`
  return {
    keep: (uploadId: string, file: File) => set(keyOf(uploadId), file, store).catch(() => undefined),
    find: (uploadId: string) => get<File>(keyOf(uploadId), store).catch(() => undefined),
    forget: (uploadId: string) => del(keyOf(uploadId), store).catch(() => undefined),
  }
}
