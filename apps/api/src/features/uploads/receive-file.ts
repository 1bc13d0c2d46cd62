import { rm } from 'node:fs/promises'
import { safeFileName } from '@xk/documents'
import { fail, ok, type Problem, type Result } from '@xk/domain/kernel'
import type { Deps } from '../../deps.ts'
import { boundaryOf, createMultipartReader, type MultipartEvent } from './multipart.ts'

/** A file on its way in: on our disk, not looked at yet. Call `discard` unless it was taken over. */
export interface ReceivedFile {
  path: string
  /** Safe to show: NFC, no folders, no control or direction characters. */
  name: string
  bytes: number
  discard: () => Promise<void>
}

/** Beyond so much of a refused body we stop listening: the browser gets its answer before that. */
const MAX_DRAINED = 256 * 1024 * 1024
const malformed = { code: 'input/malformed' } as const satisfies Problem

/**
 * Writes the one file of a multipart form (part `file`) to disk as it arrives, never holding more than a piece
 * of it. Other parts are ignored. What is refused in the middle is still read to its end, so that the browser
 * gets the reason and not a broken connection.
 */
export const receiveFile = async (
  deps: Pick<Deps, 'files' | 'newId'>,
  request: Request,
  limits: { maxBytes: number },
): Promise<Result<ReceivedFile>> => {
  const boundary = boundaryOf(request.headers.get('content-type') ?? undefined)
  if (!boundary || !request.body) return fail(malformed)
  const { path, handle } = await deps.files.openTemporary(deps.newId())
  let kept = false
  try {
    const written = await writeFilePart(request.body, boundary, handle, limits.maxBytes)
    if (!written.ok) return written
    await handle.sync()
    const name = safeFileName(written.value.fileName)
    if (!name.ok) return name
    kept = true
    const discard = () => rm(path, { force: true })
    return ok({ path, name: name.value, bytes: written.value.bytes, discard })
  } finally {
    await handle.close()
    if (!kept) await rm(path, { force: true })
  }
}

type Opened = Awaited<ReturnType<Deps['files']['openTemporary']>>

const writeFilePart = async (
  body: ReadableStream<Uint8Array>,
  boundary: string,
  handle: Opened['handle'],
  maxBytes: number,
): Promise<Result<{ fileName: string; bytes: number }>> => {
  const reader = createMultipartReader(boundary)
  let fileName: string | undefined
  let inFile = false
  let [bytes, arrived] = [0, 0]
  let refused: Problem | undefined

  const take = async (event: MultipartEvent): Promise<void> => {
    if (event.kind === 'malformed') refused ??= malformed
    if (event.kind === 'part') {
      inFile = event.name === 'file' && event.fileName !== undefined && fileName === undefined
      if (inFile) fileName = event.fileName
    }
    if (event.kind !== 'data' || !inFile || refused) return
    bytes += event.bytes.length
    if (bytes > maxBytes) refused = { code: 'file/too-large', maxBytes }
    else await writeOrNote(event.bytes)
  }
  // What the disk refuses is not what the connection did: it is told apart, and read to its end like a refusal.
  let disk: unknown
  const writeOrNote = async (piece: Uint8Array) => {
    if (disk !== undefined) return
    await handle.write(piece).catch((error: unknown) => {
      disk = error
    })
  }

  try {
    for await (const piece of body) {
      arrived += piece.length
      if (arrived > MAX_DRAINED) break
      for (const event of reader.push(piece)) await take(event)
    }
  } catch {
    return fail(malformed) // the connection broke: nobody hears this
  }
  if (disk !== undefined) throw disk
  if (refused) return fail(refused)
  if (!reader.isComplete() || fileName === undefined) return fail(malformed)
  return bytes === 0 ? fail({ code: 'file/empty' }) : ok({ fileName, bytes })
}
