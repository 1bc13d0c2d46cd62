import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { DamagedBackupError, type Part, readContainer } from './container.ts'
import type { Manifest } from './source.ts'

/** A backup opened at its beginning; the rest of its parts come as they are asked for. */
interface OpenBackup {
  manifest: Manifest
  parts: AsyncGenerator<Part>
}

export const bytesOf = async (content: AsyncIterable<Uint8Array>): Promise<Buffer> => {
  const pieces: Uint8Array[] = []
  for await (const piece of content) pieces.push(piece)
  return Buffer.concat(pieces)
}

const unpacked = async function* (path: string): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip()
  pipeline(createReadStream(path), gunzip, () => {})
  try {
    yield* gunzip as AsyncIterable<Uint8Array>
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code?.startsWith('Z_') || code === 'ERR_STREAM_PREMATURE_CLOSE')
      throw new DamagedBackupError('not readable as gzip')
    throw error
  }
}

/** Opens a backup and reads what it says of itself. */
export const openBackup = async (path: string): Promise<OpenBackup> => {
  const parts = readContainer(unpacked(path))
  const first = await parts.next()
  if (first.done || first.value.header.part !== 'manifest') throw new DamagedBackupError('no manifest')
  const manifest = JSON.parse((await bytesOf(first.value.content)).toString('utf8')) as Manifest
  return { manifest, parts }
}

interface CheckedBackup {
  manifest: Manifest
  tables: number
  files: number
  bytes: number
}

/** Reads a backup from end to end and compares every digest; nothing is written anywhere. */
export const checkBackup = async (path: string): Promise<CheckedBackup> => {
  const { manifest, parts } = await openBackup(path)
  const found = { manifest, tables: 0, files: 0, bytes: 0 }
  for await (const { header, content } of parts) {
    for await (const piece of content) found.bytes += piece.length
    if (header.part === 'table') found.tables += 1
    if (header.part === 'file') found.files += 1
  }
  return found
}
