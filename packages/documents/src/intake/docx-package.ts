import type { FileHandle } from 'node:fs/promises'
import { fail, ok } from '@xk/domain/kernel'
import type { Result } from '@xk/domain/kernel'
import type { FileLimits } from './limits.ts'
import { parseXml } from './xml.ts'
import { openZip } from './zip-archive.ts'
import type { ZipArchive } from './zip-archive.ts'

export interface Relationship {
  id: string
  /** The last word of the type's address: `image`, `header`, `styles` … */
  kind: string
  /** A part's name; external targets are left out. */
  target: string
}
export interface OfficePackage {
  archive: ZipArchive
  /** docx, xlsx, pptx, or null for a zip file of another kind. */
  kind: 'docx' | 'xlsx' | 'pptx' | null
  hasMacros: boolean
  /** Name of the main part, `word/document.xml` as a rule. */
  main: string
}

const KINDS: [RegExp, 'docx' | 'xlsx' | 'pptx'][] = [
  [/wordprocessingml\.(document|template)\.main|ms-word\..*\.main/, 'docx'],
  [/spreadsheetml\.(sheet|template)\.main|ms-excel\..*\.main/, 'xlsx'],
  [/presentationml\.(presentation|slideshow|template)\.main|ms-powerpoint\..*\.main/, 'pptx'],
]

/** Opens an OOXML file and says what it is, by its content types and relationships alone. */
export const openOfficePackage = async (
  file: FileHandle,
  size: number,
  limits: FileLimits,
): Promise<Result<OfficePackage>> => {
  const opened = await openZip(file, size, limits)
  if (!opened.ok) return opened
  const archive = opened.value
  const types = await archive.read('[Content_Types].xml')
  if (!types.ok) return types
  const root = await relationshipsOf(archive, '')
  if (!root.ok) return root
  const main = root.value.find((r) => r.kind === 'officeDocument')?.target ?? ''
  const declared = types.value ? contentTypes(types.value) : []
  const mainType = declared.find((type) => type.part === main)?.type ?? ''
  const kind = KINDS.find(([pattern]) => pattern.test(mainType))?.[1] ?? null
  const hasMacros =
    declared.some((type) => /macroEnabled|vbaProject|activeX/i.test(type.type)) ||
    archive.parts.some((part) => /vbaProject|\/activeX\//i.test(part.name))
  if (kind && !archive.parts.some((part) => part.name === main)) return fail({ code: 'file/damaged' })
  return ok({ archive, kind, hasMacros, main })
}

/** The inner relationships of a part; of the package itself for ''. */
export const relationshipsOf = async (archive: ZipArchive, part: string): Promise<Result<Relationship[]>> => {
  const folder = part.slice(0, part.lastIndexOf('/') + 1)
  const read = await archive.read(`${folder}_rels/${part.slice(folder.length)}.rels`)
  if (!read.ok) return read
  const found: Relationship[] = []
  if (read.value)
    parseXml(read.value, {
      open({ name, attributes }) {
        if (name !== 'rel:Relationship' || attributes.get('TargetMode') === 'External') return
        const target = resolve(folder, attributes.get('Target') ?? '')
        const kind = attributes.get('Type')?.split('/').at(-1) ?? ''
        found.push({ id: attributes.get('Id') ?? '', kind, target })
      },
    })
  return ok(found)
}

const contentTypes = (bytes: Uint8Array): { part: string; type: string }[] => {
  const found: { part: string; type: string }[] = []
  parseXml(bytes, {
    open({ name, attributes }) {
      if (name !== 'ct:Override' && name !== 'ct:Default') return
      const part = (attributes.get('PartName') ?? '').replace(/^\//, '')
      found.push({ part, type: attributes.get('ContentType') ?? '' })
    },
  })
  return found
}

const resolve = (folder: string, target: string): string => {
  const segments: string[] = []
  for (const segment of (target.startsWith('/') ? target : folder + target).split('/')) {
    if (segment === '..') segments.pop()
    else if (segment && segment !== '.') segments.push(segment)
  }
  return segments.join('/')
}
