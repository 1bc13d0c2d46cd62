import { createReadStream } from 'node:fs'
import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { listStoredKeys } from './stored-keys.ts'

/** Files on disk under keys of our own making; names that people gave are only ever shown. */
export interface FileStore {
  /** Durable before it returns: synced, then renamed into place. */
  put: (key: string, content: Uint8Array | AsyncIterable<Uint8Array>) => Promise<void>
  /** Takes over a synced file that lies at a temporary path: it is renamed, not copied. */
  adopt: (key: string, temporaryPath: string) => Promise<void>
  /** Where the working copy lies or will lie. */
  path: (key: string) => string
  /** The same, with the bytes there: for who reads a file by its path. */
  local: (key: string) => Promise<string>
  /** Keeps for good what a worker wrote into the folder of this key. */
  keepFolder: (key: string) => Promise<void>
  /** Keys of everything that is kept, in no order. */
  list: () => AsyncGenerator<string>
  read: (key: string) => ReadableStream<Uint8Array>
  remove: (key: string) => Promise<void>
  /** Drops working copies that nobody has needed anew for a day; what is kept elsewhere only. */
  tidy: (now: Date) => Promise<void>
  /** A place for an upload in progress, on the same disk. */
  temporaryPath: (name: string) => string
  /** Opens such a place for writing; it must not be there yet. */
  openTemporary: (
    name: string,
  ) => Promise<{ path: string; handle: Pick<FileHandle, 'write' | 'sync' | 'close'> }>
}

/** Shape of a key: an id, or a picture in the folder of one. */
export const SAFE_KEY = /^[0-9a-f-]{8,64}(\/[0-9a-z.-]{1,40})?$/

export const createFileStore = (root: string): FileStore => {
  const path = (key: string) => {
    if (!SAFE_KEY.test(key)) throw new Error(`not a file key: ${key}`)
    return join(root, key.slice(0, 2), key)
  }
  const temporaryPath = (name: string) => join(root, 'incoming', name)
  return {
    path,
    local: async (key) => path(key),
    keepFolder: async () => {},
    tidy: async () => {},
    list: () => listStoredKeys(root),
    temporaryPath,
    openTemporary: async (name) => {
      const at = temporaryPath(name)
      await mkdir(dirname(at), { recursive: true, mode: 0o700 })
      return { path: at, handle: await open(at, 'wx', 0o600) }
    },
    put: async (key, content) => {
      const target = path(key)
      await mkdir(dirname(target), { recursive: true, mode: 0o700 })
      const partial = `${target}.part`
      const handle = await open(partial, 'w', 0o600)
      try {
        if (content instanceof Uint8Array) await handle.writeFile(content)
        else for await (const chunk of content) await handle.writeFile(chunk)
        await handle.sync()
        await handle.close()
        await rename(partial, target)
      } catch (error) {
        // A full disk, say: nothing half stays on it.
        await handle.close().catch(() => {})
        await rm(partial, { force: true })
        throw error
      }
    },
    adopt: async (key, from) => {
      const target = path(key)
      await mkdir(dirname(target), { recursive: true, mode: 0o700 })
      await rename(from, target)
    },
    read: (key) => {
      const stream = createReadStream(path(key))
      return new ReadableStream<Uint8Array>({
        start: (controller) => {
          stream.on('data', (chunk) => {
            controller.enqueue(typeof chunk === 'string' ? Buffer.from(chunk) : chunk)
            if ((controller.desiredSize ?? 1) <= 0) stream.pause()
          })
          stream.on('end', () => controller.close())
          stream.on('error', (error) => controller.error(error))
        },
        pull: () => void stream.resume(),
        cancel: () => void stream.destroy(),
      })
    },
    remove: (key) => rm(path(key), { force: true, recursive: true }),
  }
}
