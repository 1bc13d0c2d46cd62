import { fail, ok } from '@xk/domain/kernel'
import type { Result } from '@xk/domain/kernel'
import type { FileLimits } from '../intake/limits.ts'
import { openZip } from '../intake/zip-archive.ts'
import type { ZipArchive } from '../intake/zip-archive.ts'
import { bytesAsFile } from './bytes-as-file.ts'
import { readXml } from './read-xml.ts'

const MB = 1024 * 1024

export const MAX_WORKBOOK_BYTES = 10 * MB

/** A list of a city's units has under 1 MB; the ceilings leave room and still hold memory down. */
const LIMITS: FileLimits = {
  maxBytes: MAX_WORKBOOK_BYTES,
  maxMegapixels: 50,
  maxPages: 1,
  maxParts: 500,
  maxUnpackedBytes: 60 * MB,
  maxXmlBytes: 20 * MB,
  maxVideoSeconds: 0,
  maxPackRatio: 200,
}

interface SheetPart {
  name: string
  /** Path inside the package. */
  part: string
  visible: boolean
}

/** An .xlsx file, opened: nothing of it was evaluated, macros and links to other files are not followed. */
export interface WorkbookPackage {
  archive: ZipArchive
  workbookPart: string
  sheets: SheetPart[]
  stylesPart: string | null
  sharedStringsPart: string | null
  /** Days count from 1904, as old Macintosh files do. */
  from1904: boolean
}

interface Relationship {
  id: string
  type: string
  part: string
}

/** Path of a relationship's target, which is relative to the folder of its source or absolute. */
const resolvePart = (source: string, target: string): string => {
  const steps = target.startsWith('/') ? [] : source.split('/').slice(0, -1)
  for (const step of target.split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '.' && step !== '') steps.push(step)
  }
  return steps.join('/')
}

/** Where the relationships of a part are listed. */
export const relationshipsPartOf = (part: string): string => {
  const cut = part.lastIndexOf('/') + 1
  return `${part.slice(0, cut)}_rels/${part.slice(cut)}.rels`
}

const readRelationships = async (archive: ZipArchive, source: string): Promise<Result<Relationship[]>> => {
  const found: Relationship[] = []
  const read = await readXml(archive, relationshipsPartOf(source), {
    open: (name, attribute) => {
      if (name !== 'Relationship' || attribute('TargetMode') === 'External') return
      found.push({
        id: attribute('Id') ?? '',
        type: (attribute('Type') ?? '').split('/').at(-1) ?? '',
        part: resolvePart(source, attribute('Target') ?? ''),
      })
    },
  })
  return read.ok ? ok(found) : read
}

const signature = (bytes: Uint8Array): 'zip' | 'compound' | 'other' => {
  const start = Buffer.from(bytes.subarray(0, 4)).toString('hex')
  if (start === '504b0304') return 'zip'
  return start === 'd0cf11e0' ? 'compound' : 'other'
}

/** Checks by content that bytes are an .xlsx file and finds its parts; says why when they are not. */
export const openWorkbook = async (bytes: Uint8Array): Promise<Result<WorkbookPackage>> => {
  if (bytes.length === 0) return fail({ code: 'file/empty' })
  if (bytes.length > LIMITS.maxBytes) return fail({ code: 'file/too-large', maxBytes: LIMITS.maxBytes })
  const kind = signature(bytes)
  if (kind === 'compound' && Buffer.from(bytes).includes(Buffer.from('EncryptedPackage', 'utf16le')))
    return fail({ code: 'file/encrypted' })
  if (kind !== 'zip') {
    const found = kind === 'compound' ? 'xls' : null
    return fail({ code: 'file/type-not-allowed', found, allowed: ['xlsx'] })
  }
  const opened = await openZip(bytesAsFile(bytes), bytes.length, LIMITS)
  if (!opened.ok) return opened
  const archive = opened.value
  const roots = await readRelationships(archive, '')
  if (!roots.ok) return roots
  const workbookPart = roots.value.find(({ type }) => type === 'officeDocument')?.part
  if (workbookPart === undefined || !archive.parts.some(({ name }) => name === workbookPart))
    return fail({ code: 'file/type-not-allowed', found: 'zip', allowed: ['xlsx'] })
  if (archive.parts.some(({ name }) => /vbaProject|macrosheets\//i.test(name)))
    return fail({ code: 'file/unsafe', reason: 'activeContent' })
  return readWorkbookPart(archive, workbookPart)
}

const readWorkbookPart = async (
  archive: ZipArchive,
  workbookPart: string,
): Promise<Result<WorkbookPackage>> => {
  const related = await readRelationships(archive, workbookPart)
  if (!related.ok) return related
  const listed: { name: string; id: string; visible: boolean }[] = []
  let isWorkbook = false
  let from1904 = false
  const read = await readXml(archive, workbookPart, {
    open: (name, attribute) => {
      if (name === 'workbook') isWorkbook = true
      if (name === 'workbookPr') from1904 = /^(1|true)$/.test(attribute('date1904') ?? '')
      if (name !== 'sheet') return
      const state = attribute('state') ?? 'visible'
      listed.push({
        name: attribute('name') ?? '',
        id: attribute('r:id') ?? '',
        visible: state === 'visible',
      })
    },
  })
  if (!read.ok) return read
  if (!isWorkbook) return fail({ code: 'file/type-not-allowed', found: 'zip', allowed: ['xlsx'] })
  const partOf = (type: string) => related.value.find((each) => each.type === type)?.part ?? null
  const sheets = listed.flatMap(({ id, name, visible }) => {
    const target = related.value.find((each) => each.id === id && each.type === 'worksheet')
    return target ? [{ name, part: target.part, visible }] : []
  })
  if (sheets.length === 0) return fail({ code: 'file/damaged' })
  return ok({
    archive,
    workbookPart,
    sheets,
    stylesPart: partOf('styles'),
    sharedStringsPart: partOf('sharedStrings'),
    from1904,
  })
}
