import { createHash } from 'node:crypto'
import { once } from 'node:events'
import type { Writable } from 'node:stream'

/**
 * The file that a backup is (docs/backup-format.md): parts one after another, each a line of JSON that says what it
 * is, its bytes in pieces of known length, and a line with their number and SHA-256. The last line counts the parts.
 * It is written and read as a stream: memory stays flat whatever the size.
 */
const FIRST_LINE = 'XUNG-KICH-BACKUP 1'

interface PartHeader {
  part: string
  [fact: string]: unknown
}

export interface Part {
  header: PartHeader
  /** To be read to its end; throws DamagedBackupError where the bytes are not those that were written. */
  content: AsyncIterable<Uint8Array>
}

/** Cut off, changed, or no backup at all; the message names the place. */
export class DamagedBackupError extends Error {}

const MAX_LINE = 16 * 1024 * 1024

/** Waits until more can be written; throws when nothing more ever will be. */
const drained = async (out: Writable): Promise<void> => {
  const waiting = new AbortController()
  const { signal } = waiting
  try {
    await Promise.race([
      once(out, 'drain', { signal }),
      once(out, 'close', { signal }).then(() => {
        throw new Error('nobody takes it any more')
      }),
    ])
  } finally {
    waiting.abort()
  }
}

export const createContainerWriter = (out: Writable) => {
  const digests = createHash('sha256')
  let parts = 0
  let began = false
  const write = async (bytes: string | Uint8Array) => {
    if (out.destroyed) throw new Error('nobody takes it any more')
    if (!out.write(bytes)) await drained(out)
  }
  return {
    part: async (header: PartHeader, content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>) => {
      if (!began) await write(`${FIRST_LINE}\n`)
      began = true
      await write(`${JSON.stringify(header)}\n`)
      const hash = createHash('sha256')
      let bytes = 0
      for await (const piece of content) {
        if (piece.length === 0) continue
        hash.update(piece)
        bytes += piece.length
        await write(`${piece.length.toString(16)}\n`)
        await write(piece)
      }
      const sha256 = hash.digest('hex')
      digests.update(sha256)
      parts += 1
      await write(`0\n${JSON.stringify({ bytes, sha256 })}\n`)
    },
    end: () => write(`${JSON.stringify({ part: 'end', parts, sha256: digests.digest('hex') })}\n`),
  }
}

/** Takes lines and counted bytes from a stream of pieces. */
const createSource = (pieces: AsyncIterable<Uint8Array>) => {
  const iterator = pieces[Symbol.asyncIterator]()
  let held: Buffer = Buffer.alloc(0)
  const more = async (): Promise<boolean> => {
    const next = await iterator.next()
    if (next.done) return false
    held = held.length === 0 ? Buffer.from(next.value) : Buffer.concat([held, next.value])
    return true
  }
  return {
    line: async (): Promise<string> => {
      for (let from = 0; ; ) {
        const at = held.indexOf(10, from)
        if (at >= 0) {
          const line = held.subarray(0, at).toString('utf8')
          held = held.subarray(at + 1)
          return line
        }
        from = held.length
        if (held.length > MAX_LINE || !(await more())) throw new DamagedBackupError('cut off')
      }
    },
    bytes: async function* (count: number): AsyncGenerator<Uint8Array> {
      for (let left = count; left > 0; ) {
        if (held.length === 0 && !(await more())) throw new DamagedBackupError('cut off')
        const piece = held.subarray(0, left)
        held = held.subarray(piece.length)
        left -= piece.length
        yield piece
      }
    },
  }
}

const parseLine = (line: string): Record<string, unknown> => {
  try {
    const value: unknown = JSON.parse(line)
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>
  } catch {
    // said below
  }
  throw new DamagedBackupError('not a line of a backup')
}

/** The parts in their order. Each is read before the next; the end is only reached when all of it was there. */
export const readContainer = async function* (pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Part> {
  const source = createSource(pieces)
  if ((await source.line()) !== FIRST_LINE) throw new DamagedBackupError('not a backup of this program')
  const digests = createHash('sha256')
  for (let parts = 0; ; parts++) {
    const header = parseLine(await source.line())
    if (header['part'] === 'end') {
      if (header['parts'] !== parts || header['sha256'] !== digests.digest('hex'))
        throw new DamagedBackupError('parts are missing')
      return
    }
    if (typeof header['part'] !== 'string') throw new DamagedBackupError('a part without a name')
    let isRead = false
    const content = async function* (): AsyncGenerator<Uint8Array> {
      const hash = createHash('sha256')
      let bytes = 0
      for (;;) {
        const line = await source.line()
        if (!/^[0-9a-f]{1,12}$/.test(line)) throw new DamagedBackupError('not a length')
        const length = Number.parseInt(line, 16)
        if (length === 0) break
        for await (const piece of source.bytes(length)) {
          hash.update(piece)
          bytes += piece.length
          yield piece
        }
      }
      const trailer = parseLine(await source.line())
      const sha256 = hash.digest('hex')
      if (trailer['bytes'] !== bytes || trailer['sha256'] !== sha256)
        throw new DamagedBackupError(`the bytes of ${JSON.stringify(header)} differ`)
      digests.update(sha256)
      isRead = true
    }
    const part = { header: header as PartHeader, content: content() }
    yield part
    if (!isRead) for await (const _ of part.content);
  }
}
