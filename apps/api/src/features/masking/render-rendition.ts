import { createHash } from 'node:crypto'
import { copyFile, mkdir, readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { MaskingBody, RemainingName } from '@xk/contract'
import { rendition, renditionImage, type RenditionNotes } from '@xk/db'
import type { DocumentType } from '@xk/documents'
import { applyBlackOuts, digestOf } from '@xk/domain/kernel'
import type { RenditionDocument } from '@xk/domain/rendition'
import { and, eq, isNull, lt, or } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { appendToLedger } from '../../ledger.ts'
import type { AttachmentRow } from '../entries/store.ts'
import { composeBody, documentLabel } from './compose-body.ts'
import type { WorkText } from './work-text.ts'

export interface RenderingJob {
  renditionId: string
  stageEntryId: string
  work: WorkText
  files: readonly AttachmentRow[]
  marks: MaskingBody
  remaining: readonly RemainingName[]
  /** Films are shown only where names are known. */
  blind: boolean
}

interface Picture {
  id: string
  document: number
  page: number
  width: number
  height: number
  storageKey: string
  sha256: string
}

interface Rendered {
  document: RenditionDocument
  pictures: Picture[]
  why: RenditionNotes['withheld'][number]['why'] | undefined
  leftOut: readonly string[]
}

class Interrupted extends Error {}

const withheld = (n: number, why: Rendered['why']): Rendered => ({
  document: { label: documentLabel(n), text: null, pages: [], withheld: true },
  pictures: [],
  why,
  leftOut: [],
})

/** Folder of the n-th document's pictures: named after the rendition's random id. */
const folderKey = (renditionId: string, n: number) => `${renditionId}-${n}`

/** One document as judges get it: text with black-outs, pages with boxes burned in, nothing else. */
const renderDocument = async (
  deps: Deps,
  job: RenderingJob,
  file: AttachmentRow,
  n: number,
): Promise<Rendered> => {
  const marks = job.marks.documents[file.id]
  if (marks?.withheld) return withheld(n, 'bySecretary')
  const key = folderKey(job.renditionId, n)
  if (file.type === 'mp4' && !job.blind) return renderFilm(deps, file, n, key)
  await mkdir(dirname(deps.files.path(key)), { recursive: true, mode: 0o700 })
  const parts = await deps.documents.renderBlind(
    await deps.files.local(file.fileId),
    file.type as DocumentType,
    deps.files.path(key),
    { boxes: marks?.boxes ?? [] },
  )
  if (!parts.ok) {
    if (parts.problem.code === 'system/unavailable') throw new Interrupted()
    return withheld(n, parts.problem.code === 'file/not-blindable' ? 'notBlindable' : 'unreadable')
  }
  const pictures: Picture[] = []
  for (const [i, image] of parts.value.images.entries()) {
    const storageKey = `${key}/${image.file}`
    const sha256 = createHash('sha256')
      .update(await readFile(deps.files.path(storageKey)))
      .digest('hex')
    const { width, height } = image
    pictures.push({ id: deps.newId(), document: n, page: i + 1, width, height, storageKey, sha256 })
  }
  if (pictures.length > 0) await deps.files.keepFolder(key)
  const text = parts.value.text && applyBlackOuts(parts.value.text, marks?.out ?? [])
  const pages = pictures.map(({ id, page, width, height }) => ({ id, page, width, height }))
  return {
    document: { label: documentLabel(n), text, pages, withheld: false },
    pictures,
    why: undefined,
    leftOut: parts.value.leftOut,
  }
}

/** A film as it is: faces and voices are no secret in a stage where names are known. */
const renderFilm = async (deps: Deps, file: AttachmentRow, n: number, key: string): Promise<Rendered> => {
  const storageKey = `${key}/film.mp4`
  const [source, target] = [await deps.files.local(file.fileId), deps.files.path(storageKey)]
  await mkdir(dirname(target), { recursive: true, mode: 0o700 })
  await copyFile(source, target)
  await deps.files.keepFolder(key)
  const id = deps.newId()
  return {
    document: { label: documentLabel(n), text: null, pages: [], film: { id }, withheld: false },
    pictures: [{ id, document: n, page: 1, width: 0, height: 0, storageKey, sha256: file.sha256 }],
    why: undefined,
    leftOut: [],
  }
}

/** Saves what was rendered, unless somebody else settled this rendition meanwhile; its event in the same transaction. */
const saveRendered = (
  deps: Deps,
  job: RenderingJob,
  rendered: readonly Rendered[],
  by: Maker,
): Promise<boolean> =>
  deps.database.db.transaction(async (tx) => {
    const documents = rendered.map(({ document }) => document)
    const pictures = rendered.flatMap((it) => it.pictures)
    const body = composeBody(job.work, job.marks, documents)
    const digest = digestOf({ body, images: pictures.map(({ sha256 }) => sha256) })
    const notes: RenditionNotes = {
      withheld: rendered.flatMap(({ why }, i) => (why ? [{ document: i + 1, why }] : [])),
      leftOut: rendered.flatMap(({ leftOut }, i) => leftOut.map((what) => ({ document: i + 1, what }))),
      acknowledged: [...job.remaining],
    }
    const [saved] = await tx
      .update(rendition)
      .set({ state: 'prepared', body, digest, notes })
      .where(and(eq(rendition.id, job.renditionId), eq(rendition.state, 'rendering')))
      .returning({ id: rendition.id })
    if (!saved) return false
    if (pictures.length > 0) {
      const rows = pictures.map(({ id, document, page, width, height, storageKey }) => {
        return { id, renditionId: job.renditionId, document, page, width, height, storageKey }
      })
      await tx.insert(renditionImage).values(rows)
    }
    const { renditionId, stageEntryId } = job
    const payload = { act: 'prepare', stageId: by.stageId, stageEntryId, renditionId, digest }
    await appendToLedger(deps, tx, by.accountId, [{ kind: 'mask', payload }])
    return true
  })

interface Maker {
  accountId: string
  stageId: string
}

/** How often a process says that it still renders, and after how long a silence it is taken to have ended. */
const HEARD_EVERY_MS = 5_000
const SILENT_MS = 60_000

/** Says again and again that this rendition is being made; returns how to stop saying so. */
const sayAlive = (deps: Deps, renditionId: string) => {
  const timer = setInterval(() => {
    deps.database.db
      .update(rendition)
      .set({ heardAt: deps.now() })
      .where(and(eq(rendition.id, renditionId), eq(rendition.state, 'rendering')))
      // The database is away for a moment: the next one says it.
      .catch(() => undefined)
  }, HEARD_EVERY_MS)
  timer.unref()
  return () => clearInterval(timer)
}

/**
 * Renders a rendition that was begun: prepared, or failed with the reason. Killed on the way it leaves a row that
 * falls silent and is marked as interrupted ({@link markInterrupted}), and nothing half shown.
 */
export const renderRendition = async (deps: Deps, job: RenderingJob, by: Maker): Promise<void> => {
  const fallSilent = sayAlive(deps, job.renditionId)
  try {
    const rendered: Rendered[] = []
    for (const [i, file] of job.files.entries()) rendered.push(await renderDocument(deps, job, file, i + 1))
    if (await saveRendered(deps, job, rendered, by)) return
    await removeFiles(deps, job)
  } catch (error) {
    const interrupted = error instanceof Interrupted
    if (!interrupted) deps.log.error({ job: 'rendition', error: describe(error) }, 'fault')
    await giveUp(deps, job, interrupted ? 'interrupted' : 'fault').catch((again: unknown) =>
      deps.log.error({ job: 'rendition', error: describe(again) }, 'fault'),
    )
  } finally {
    fallSilent()
  }
}

const describe = (error: unknown) =>
  error instanceof Error ? { name: error.name, message: error.message.slice(0, 300) } : String(error)

const removeFiles = async (deps: Deps, job: RenderingJob) => {
  for (const n of job.files.keys()) await deps.files.remove(folderKey(job.renditionId, n + 1))
}

const giveUp = async (deps: Deps, job: RenderingJob, reason: 'interrupted' | 'fault') => {
  await removeFiles(deps, job)
  await deps.database.db
    .update(rendition)
    .set({ state: 'failed', reason })
    .where(and(eq(rendition.id, job.renditionId), eq(rendition.state, 'rendering')))
}

/**
 * Renditions whose process ended are to be prepared again. Those that another process is making are heard of and
 * left alone. `alone`: at the start of the only process that there can be, all of them; nobody waits for silence.
 */
export const markInterrupted = async (deps: Deps, options: { alone?: boolean } = {}): Promise<number> => {
  const silent = new Date(deps.now().getTime() - SILENT_MS)
  const ended = options.alone ? undefined : or(isNull(rendition.heardAt), lt(rendition.heardAt, silent))
  const rows = await deps.database.db
    .update(rendition)
    .set({ state: 'failed', reason: 'interrupted' })
    .where(and(eq(rendition.state, 'rendering'), ended))
    .returning({ id: rendition.id })
  for (const { id } of rows)
    for (let n = 1; n <= MAX_DOCUMENTS; n++) await deps.files.remove(folderKey(id, n))
  return rows.length
}

/** As many files as any ruleset may allow (attachments.maxCount). */
const MAX_DOCUMENTS = 20
