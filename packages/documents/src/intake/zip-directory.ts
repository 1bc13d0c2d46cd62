import type { FileHandle } from 'node:fs/promises'
import { fail, ok } from '@xk/domain/kernel'
import type { Result } from '@xk/domain/kernel'
import type { FileLimits } from './limits.ts'

/** One part of a zip file: where its packed bytes lie and what the directory promises about them. */
export interface ZipPart {
  name: string
  method: 0 | 8
  crc32: number
  packedBytes: number
  unpackedBytes: number
  /** Where its packed bytes begin in the file. */
  dataStart: number
}

const END = 0x06054b50
const ENTRY = 0x02014b50
const LOCAL = 0x04034b50
const END_BYTES = 22
const damaged = fail({ code: 'file/damaged' as const })

/**
 * The parts of a zip file by its central directory, each checked against its local header. Refuses what
 * no office program writes and what hides something: parts lying over one another (they unpack to far
 * more than the file holds), encrypted parts, doubled names, zip64, sizes beyond the ceilings.
 */
export const readZipDirectory = async (
  file: FileHandle,
  size: number,
  limits: FileLimits,
): Promise<Result<ZipPart[]>> => {
  const tailStart = Math.max(0, size - END_BYTES - 0xffff)
  const tail = await readAt(file, tailStart, size - tailStart)
  const end = findEnd(tail)
  if (end < 0) return damaged
  const count = tail.readUInt16LE(end + 10)
  const directorySize = tail.readUInt32LE(end + 12)
  const directoryStart = tail.readUInt32LE(end + 16)
  if (count > limits.maxParts) return fail({ code: 'file/unsafe', reason: 'tooManyParts' })
  if (directoryStart + directorySize > tailStart + end) return damaged
  const directory = await readAt(file, directoryStart, directorySize)

  const parts: ZipPart[] = []
  const spans: { from: number; to: number }[] = []
  let at = 0
  for (let i = 0; i < count; i++) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== ENTRY) return damaged
    const flags = directory.readUInt16LE(at + 8)
    const method = directory.readUInt16LE(at + 10)
    const nameLength = directory.readUInt16LE(at + 28)
    const nameEnd = at + 46 + nameLength
    const headerStart = directory.readUInt32LE(at + 42)
    const rawName = directory.subarray(at + 46, nameEnd)
    const part = {
      name: rawName.toString('utf8'),
      crc32: directory.readUInt32LE(at + 16),
      packedBytes: directory.readUInt32LE(at + 20),
      unpackedBytes: directory.readUInt32LE(at + 24),
    }
    at = nameEnd + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32)
    if (flags & 1) return fail({ code: 'file/encrypted' })
    if (method !== 0 && method !== 8) return damaged

    const local = await readAt(file, headerStart, 30 + nameLength)
    if (local.length < 30 + nameLength || local.readUInt32LE(0) !== LOCAL) return damaged
    if (!local.subarray(30, 30 + nameLength).equals(rawName)) return damaged
    const dataStart = headerStart + 30 + local.readUInt16LE(26) + local.readUInt16LE(28)
    const dataEnd = dataStart + part.packedBytes
    if (dataEnd > directoryStart) return damaged
    spans.push({ from: headerStart, to: dataEnd })
    if (!part.name.endsWith('/')) parts.push({ ...part, method, dataStart })
  }
  if (overlapping(spans)) return fail({ code: 'file/unsafe', reason: 'overlappingParts' })
  if (new Set(parts.map((p) => p.name.toLowerCase())).size < parts.length) return damaged
  const promised = parts.reduce((sum, part) => sum + part.unpackedBytes, 0)
  if (promised > limits.maxUnpackedBytes) return fail({ code: 'file/unsafe', reason: 'zipBomb' })
  return ok(parts)
}

const readAt = async (file: FileHandle, position: number, length: number): Promise<Buffer> => {
  const buffer = Buffer.alloc(length)
  const { bytesRead } = await file.read(buffer, 0, length, position)
  return buffer.subarray(0, bytesRead)
}

/** The end record, whose comment must reach exactly to the end of the file. */
const findEnd = (tail: Buffer): number => {
  for (let at = tail.length - END_BYTES; at >= 0; at--) {
    const commentLength = tail.length - at - END_BYTES
    if (tail.readUInt32LE(at) === END && tail.readUInt16LE(at + 20) === commentLength) return at
  }
  return -1
}

const overlapping = (spans: { from: number; to: number }[]): boolean => {
  const inOrder = spans.toSorted((a, b) => a.from - b.from)
  return inOrder.some((span, i) => i > 0 && span.from < inOrder[i - 1]!.to)
}
