import type { FileHandle } from 'node:fs/promises'
import { pipeline, Readable } from 'node:stream'
import { crc32, createInflateRaw } from 'node:zlib'
import { fail, ok } from '@xk/domain/kernel'
import type { Problem, Result } from '@xk/domain/kernel'
import type { FileLimits } from './limits.ts'
import type { ZipPart } from './zip-directory.ts'

const RATIO_COUNTS_FROM = 1024 * 1024
const CHUNK = 64 * 1024

/**
 * Unpacks one part piece by piece and hands the pieces on, holding none: memory stays flat whatever the
 * part grows to. Stops at the first byte beyond `maxBytes`, the pack ratio or the promised size, and
 * checks size and CRC at the end. Returns the problem that stood in the way, or the number of bytes.
 */
export const unpackPart = async (
  file: FileHandle,
  part: ZipPart,
  limits: FileLimits,
  maxBytes: number,
  use: (piece: Buffer) => Problem | undefined,
): Promise<Result<number>> => {
  let total = 0
  let crc = 0
  try {
    for await (const piece of piecesOf(file, part)) {
      total += piece.length
      crc = crc32(piece, crc)
      if (total > part.unpackedBytes) return fail({ code: 'file/damaged' })
      if (total > maxBytes) return fail({ code: 'file/unsafe', reason: 'zipBomb' })
      if (total > RATIO_COUNTS_FROM && total > part.packedBytes * limits.maxPackRatio)
        return fail({ code: 'file/unsafe', reason: 'zipBomb' })
      const problem = use(piece)
      if (problem) return fail(problem)
    }
  } catch {
    return fail({ code: 'file/damaged' })
  }
  return total === part.unpackedBytes && crc === part.crc32 ? ok(total) : fail({ code: 'file/damaged' })
}

async function* piecesOf(file: FileHandle, part: ZipPart): AsyncGenerator<Buffer> {
  const packed = packedPieces(file, part)
  if (part.method === 0) {
    yield* packed
    return
  }
  const inflate = createInflateRaw({ chunkSize: CHUNK })
  // A failure on either side destroys `inflate` and so reaches the loop below.
  pipeline(Readable.from(packed), inflate, () => undefined)
  for await (const piece of inflate) yield piece as Buffer
}

async function* packedPieces(file: FileHandle, part: ZipPart): AsyncGenerator<Buffer> {
  for (let at = 0; at < part.packedBytes; at += CHUNK) {
    const length = Math.min(CHUNK, part.packedBytes - at)
    const { bytesRead, buffer } = await file.read(Buffer.alloc(length), 0, length, part.dataStart + at)
    if (bytesRead < length) throw new Error('file ends inside a part')
    yield buffer
  }
}
