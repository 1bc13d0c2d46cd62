import type { FileHandle } from 'node:fs/promises'

/** Bytes in memory behind the one method of a file that reading a zip uses. */
export const bytesAsFile = (bytes: Uint8Array): FileHandle =>
  ({
    read: (buffer: Buffer, offset: number, length: number, position: number) => {
      const piece = bytes.subarray(position, position + length)
      buffer.set(piece, offset)
      return Promise.resolve({ bytesRead: piece.length, buffer })
    },
  }) as FileHandle
