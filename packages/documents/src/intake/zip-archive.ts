import type { FileHandle } from 'node:fs/promises'
import { ok } from '@xk/domain/kernel'
import type { Problem, Result } from '@xk/domain/kernel'
import type { FileLimits } from './limits.ts'
import { createDeclarationWatch } from './markup-declaration.ts'
import { unpackPart } from './unpack-part.ts'
import { readZipDirectory } from './zip-directory.ts'
import type { ZipPart } from './zip-directory.ts'

export interface ZipArchive {
  parts: readonly ZipPart[]
  /** The part's bytes, or undefined when there is no such part. XML with a DOCTYPE is refused. */
  read(name: string): Promise<Result<Buffer | undefined>>
}

const XML_NAME = /\.(xml|rels|vml)$/i
const isXmlPart = (name: string): boolean => XML_NAME.test(name)
const doctype: Problem = { code: 'file/unsafe', reason: 'doctype' }

/** Opens a zip file for reading part by part, under the same ceilings as inspection. */
export const openZip = async (
  file: FileHandle,
  size: number,
  limits: FileLimits,
): Promise<Result<ZipArchive>> => {
  const directory = await readZipDirectory(file, size, limits)
  if (!directory.ok) return directory
  const byName = new Map(directory.value.map((part) => [part.name, part]))
  return ok({
    parts: directory.value,
    async read(name) {
      const part = byName.get(name)
      if (!part) return ok(undefined)
      const pieces: Buffer[] = []
      const unpacked = await unpackWatched(file, part, limits, limits.maxUnpackedBytes, (piece) =>
        pieces.push(piece),
      )
      return unpacked.ok ? ok(Buffer.concat(pieces)) : unpacked
    },
  })
}

/** Unpacks every part once without keeping any: the whole file is sound and within the ceilings. */
export const checkAllParts = async (
  file: FileHandle,
  archive: ZipArchive,
  limits: FileLimits,
): Promise<Result<number>> => {
  let total = 0
  for (const part of archive.parts) {
    const unpacked = await unpackWatched(file, part, limits, limits.maxUnpackedBytes - total)
    if (!unpacked.ok) return unpacked
    total += unpacked.value
  }
  return ok(total)
}

const unpackWatched = (
  file: FileHandle,
  part: ZipPart,
  limits: FileLimits,
  maxBytes: number,
  keep: (piece: Buffer) => unknown = () => undefined,
): Promise<Result<number>> => {
  const xml = isXmlPart(part.name)
  const declares = createDeclarationWatch()
  return unpackPart(file, part, limits, xml ? Math.min(maxBytes, limits.maxXmlBytes) : maxBytes, (piece) => {
    if (xml && declares(piece)) return doctype
    keep(piece)
    return undefined
  })
}
