import { ok } from '@xk/domain/kernel'
import type { Result } from '@xk/domain/kernel'
import { relationshipsOf } from '../intake/docx-package.ts'
import { parseXml } from '../intake/xml.ts'
import type { ZipArchive } from '../intake/zip-archive.ts'
import { passage } from './passage.ts'
import type { Passage } from './passage.ts'
import { readPictureMetadata } from './read-picture-metadata.ts'

const PROPERTIES = new Set(['core-properties', 'extended-properties', 'custom-properties'])

/** What the properties of an office file say: who wrote it, where, and what a program left there. */
export const readPropertyPassages = async (archive: ZipArchive): Promise<Result<Passage[]>> => {
  const root = await relationshipsOf(archive, '')
  if (!root.ok) return root
  const found: Passage[] = []
  for (const { kind, target } of root.value) {
    if (!PROPERTIES.has(kind)) continue
    const part = await archive.read(target)
    if (!part.ok) return part
    if (part.value) found.push(...readProperties(part.value))
  }
  return ok(found)
}

/** What the pictures in these parts say of themselves, each on the page of its place among them, from 1. */
export const readPicturePassages = async (
  archive: ZipArchive,
  parts: readonly string[],
): Promise<Result<Passage[]>> => {
  const found: Passage[] = []
  for (const [i, name] of parts.entries()) {
    const part = await archive.read(name)
    if (!part.ok) return part
    const metadata = part.value ? await readPictureMetadata(part.value) : []
    found.push(...metadata.map((it) => ({ ...it, page: i + 1 })))
  }
  return ok(found)
}

/** Each value of a property part under its name; a custom property has its own. */
export const readProperties = (bytes: Uint8Array): Passage[] => {
  const found: Passage[] = []
  let custom: string | undefined
  let key = ''
  parseXml(bytes, {
    open({ name, attributes }) {
      key = name.slice(name.indexOf(':') + 1)
      if (key === 'property') custom = attributes.get('name')
    },
    text: (text) => found.push(...passage('property', text, { key: custom ?? key })),
    close(name) {
      if (name.endsWith(':property')) custom = undefined
    },
  })
  return found
}
