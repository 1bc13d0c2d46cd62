import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { fail, ok } from '@xk/domain/kernel'
import type { Problem, Result } from '@xk/domain/kernel'
import { openOfficePackage } from './docx-package.ts'
import { inspectImage } from './inspect-image.ts'
import { inspectMp4 } from './inspect-mp4.ts'
import { inspectPdf } from './inspect-pdf.ts'
import { DEFAULT_LIMITS, DOCUMENT_TYPES } from './limits.ts'
import type { DocumentType, FileLimits } from './limits.ts'
import { sniffContent } from './sniff-content.ts'
import { XmlTooDeep } from './xml.ts'
import { checkAllParts } from './zip-archive.ts'

export interface Inspected {
  type: DocumentType
  bytes: number
  /** SHA-256 of the file, in hex. */
  sha256: string
  /** Of a PDF. */
  pages?: number
  /** Of a picture, in pixels as stored. */
  width?: number
  height?: number
  /** Of a film, rounded up. */
  seconds?: number
}
export interface InspectOptions {
  /** The name the file came under: only to say that the content is something else. */
  name: string
  allowed?: readonly DocumentType[]
  limits?: Partial<FileLimits>
}

/**
 * Says what a file is, by its content, or why it is refused. Reads untrusted bytes with native and
 * WebAssembly decoders: a server calls it through the document worker, not in its own process.
 */
export const inspectFile = async (path: string, options: InspectOptions): Promise<Result<Inspected>> => {
  const limits = { ...DEFAULT_LIMITS, ...options.limits }
  const file = await open(path, 'r')
  try {
    const stat = await file.stat()
    if (!stat.isFile()) return fail({ code: 'file/damaged' })
    if (stat.size === 0) return fail({ code: 'file/empty' })
    if (stat.size > limits.maxBytes) return fail({ code: 'file/too-large', maxBytes: limits.maxBytes })
    const film = await inspectFilm(file, stat.size, options, limits)
    if (film) return film.ok ? ok({ ...film.value, bytes: stat.size, sha256: await digestOf(file) }) : film
    const bytes = await file.readFile()
    const inspected = await inspectContent(file, bytes, options, limits)
    if (!inspected.ok) return inspected
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    return ok({ ...inspected.value, bytes: bytes.length, sha256 })
  } finally {
    await file.close()
  }
}

type Content = Omit<Inspected, 'bytes' | 'sha256'>

/** Films are looked at where they lie: they are large, and all that is asked of them is in a few boxes. */
const inspectFilm = async (
  file: FileHandle,
  size: number,
  { name, allowed = DOCUMENT_TYPES }: InspectOptions,
  limits: FileLimits,
): Promise<Result<Content> | undefined> => {
  const start = Buffer.alloc(Math.min(size, 4100))
  await file.read(start, 0, start.length, 0)
  const found = await sniffContent(start)
  if (found !== 'mp4') return undefined
  if (!allowed.includes(found)) return fail(refusal(found, name, allowed))
  const film = await inspectMp4(file, size, limits)
  return film.ok ? ok({ type: found, ...film.value }) : film
}

const digestOf = async (file: FileHandle): Promise<string> => {
  const hash = createHash('sha256')
  const piece = Buffer.alloc(1024 * 1024)
  for (let at = 0; ; ) {
    const { bytesRead } = await file.read(piece, 0, piece.length, at)
    if (bytesRead === 0) return hash.digest('hex')
    hash.update(piece.subarray(0, bytesRead))
    at += bytesRead
  }
}

const inspectContent = async (
  file: FileHandle,
  bytes: Buffer,
  { name, allowed = DOCUMENT_TYPES }: InspectOptions,
  limits: FileLimits,
): Promise<Result<Content>> => {
  const found = await sniffContent(bytes)
  const refused = () => fail(refusal(found, name, allowed))
  switch (found) {
    case 'encrypted-office':
      return fail({ code: 'file/encrypted' })
    case 'zip':
      return inspectZip(file, bytes.length, name, allowed, limits)
    case 'pdf': {
      if (!allowed.includes(found)) return refused()
      const pdf = await inspectPdf(bytes, limits)
      return pdf.ok ? ok({ type: found, ...pdf.value }) : pdf
    }
    case 'jpg':
    case 'png': {
      if (!allowed.includes(found)) return refused()
      const image = await inspectImage(bytes, found, limits)
      return image.ok ? ok({ type: found, ...image.value }) : image
    }
    default:
      return refused()
  }
}

const inspectZip = async (
  file: FileHandle,
  size: number,
  name: string,
  allowed: readonly DocumentType[],
  limits: FileLimits,
): Promise<Result<Content>> => {
  try {
    const opened = await openOfficePackage(file, size, limits)
    if (!opened.ok) return opened
    const { archive, kind, hasMacros } = opened.value
    if ((kind !== 'docx' && kind !== 'pptx') || !allowed.includes(kind))
      return fail(refusal(kind ?? 'zip', name, allowed))
    if (hasMacros) return fail({ code: 'file/unsafe', reason: 'activeContent' })
    const checked = await checkAllParts(file, archive, limits)
    return checked.ok ? ok({ type: kind }) : checked
  } catch (error) {
    if (error instanceof XmlTooDeep) return fail({ code: 'file/damaged' })
    throw error
  }
}

/** A name that promises an allowed type deserves the clearer sentence. */
const refusal = (found: string | null, name: string, allowed: readonly DocumentType[]): Problem => {
  const extension = name.slice(name.lastIndexOf('.') + 1).toLowerCase()
  const promised = extension === 'jpeg' ? 'jpg' : extension
  return promised !== found && allowed.some((type) => type === promised)
    ? { code: 'file/content-differs-from-name', found, name }
    : { code: 'file/type-not-allowed', found, allowed }
}
