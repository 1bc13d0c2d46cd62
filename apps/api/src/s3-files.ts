import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { FileStore } from './files.ts'
import type { S3Client } from './s3-client.ts'

const COPY_LIFETIME_MS = 24 * 60 * 60 * 1000

/**
 * Files in an S3-compatible store, with the local directory as a working copy: what is kept is in the store before
 * it counts, what is read is fetched once, and what the local disk has lost comes back by itself.
 */
export const createS3FileStore = (local: FileStore, s3: S3Client): FileStore => {
  const under = new Map<string, Promise<string>>()
  /** Many may ask for the same picture at once: it comes once. */
  const fetchMissing = (key: string): Promise<string> => {
    const path = local.path(key)
    if (existsSync(path)) return Promise.resolve(path)
    const fetching = under.get(key) ?? download(key, path).finally(() => under.delete(key))
    under.set(key, fetching)
    return fetching
  }
  const download = async (key: string, path: string): Promise<string> => {
    const found = await s3.get(key)
    // Reading what is nowhere fails as it does on a disk.
    if (!found) return path
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    // Not the process id: containers that share the directory may all be number 1.
    const partial = `${path}.${randomBytes(6).toString('hex')}.part`
    const handle = await open(partial, 'w', 0o600)
    try {
      for await (const piece of found) await handle.writeFile(piece as Buffer)
      await handle.sync()
      await handle.close()
      await rename(partial, path)
    } catch (error) {
      await handle.close().catch(() => {})
      await rm(partial, { force: true })
      throw error
    }
    return path
  }
  /** Kept in both places or in none. */
  const keep = async (key: string) => {
    try {
      await s3.putFile(key, local.path(key))
    } catch (error) {
      await local.remove(key)
      throw error
    }
  }
  return {
    ...local,
    put: async (key, content) => {
      await local.put(key, content)
      await keep(key)
    },
    adopt: async (key, from) => {
      await s3.putFile(key, from)
      await local.adopt(key, from)
    },
    local: fetchMissing,
    keepFolder: async (key) => {
      for (const name of await readdir(local.path(key)))
        await s3.putFile(`${key}/${name}`, join(local.path(key), name))
    },
    read: (key) => {
      let reader: ReadableStreamDefaultReader<Uint8Array> | undefined
      return new ReadableStream<Uint8Array>({
        pull: async (controller) => {
          if (!reader) {
            await fetchMissing(key)
            reader = local.read(key).getReader()
          }
          const { done, value } = await reader.read()
          if (done) controller.close()
          else controller.enqueue(value)
        },
        cancel: async () => void (await reader?.cancel()),
      })
    },
    remove: async (key) => {
      const names = key.includes('/') ? [key] : [key, ...(await namesIn(s3, `${key}/`))]
      for (const name of names) await s3.remove(name)
      await local.remove(key)
    },
    list: () => s3.list(''),
    // So that what another machine erased leaves this one too, and the copies don't fill its disk.
    tidy: async (now) => {
      for await (const key of local.list()) {
        const found = await stat(local.path(key)).catch(() => undefined)
        if (found && now.getTime() - found.mtimeMs > COPY_LIFETIME_MS) await local.remove(key)
      }
    },
  }
}

const namesIn = async (s3: S3Client, prefix: string): Promise<string[]> => {
  const names: string[] = []
  for await (const name of s3.list(prefix)) names.push(name)
  return names
}
