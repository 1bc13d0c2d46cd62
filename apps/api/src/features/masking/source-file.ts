import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { BlindParts, DocumentType, Passage } from '@xk/documents'
import { type EntryIdentity, findRevealing } from '@xk/domain/entry'
import { fail, ok, type Problem, type Result } from '@xk/domain/kernel'
import type { Deps } from '../../deps.ts'
import type { ProposedBox, ReadDocument } from './marks.ts'

/** A file of an entry, as far as reading it needs. */
interface SourceFile {
  id: string
  fileId: string
  type: string
  pages: number | null
}

const docType = (file: SourceFile) => file.type as DocumentType

/** Where an unmasked file's page pictures lie, for the secretary's eyes only. Removed when its copy is approved. */
export const sourcePagesKey = (fileId: string): string => `${fileId}-0`
const PARTS = 'parts.json'

const making = new Map<string, Promise<Result<BlindParts>>>()

/** Text and page pictures of a file as judges would get them without any black-out; made once, then kept. */
export const sourcePages = async (deps: Deps, file: SourceFile): Promise<Result<BlindParts>> => {
  const kept = await readFile(deps.files.path(`${sourcePagesKey(file.fileId)}/${PARTS}`), 'utf8').catch(
    () => undefined,
  )
  if (kept !== undefined) return ok(JSON.parse(kept) as BlindParts)
  const under = making.get(file.fileId) ?? makePages(deps, file).finally(() => making.delete(file.fileId))
  making.set(file.fileId, under)
  return under
}

const makePages = async (deps: Deps, file: SourceFile): Promise<Result<BlindParts>> => {
  // Under a name that no other process has, among what is on its way in: a crash leaves nothing that is not swept.
  const unfinished = deps.files.temporaryPath(`${deps.newId()}.pages`)
  await mkdir(dirname(unfinished), { recursive: true, mode: 0o700 })
  const made = await deps.documents.renderBlind(
    await deps.files.local(file.fileId),
    docType(file),
    unfinished,
  )
  if (!made.ok) return made
  await writeFile(join(unfinished, PARTS), JSON.stringify(made.value), { mode: 0o600 })
  const target = deps.files.path(sourcePagesKey(file.fileId))
  await mkdir(dirname(target), { recursive: true, mode: 0o700 })
  // Another process may have been quicker: its pages are the same.
  await rename(unfinished, target).catch(() => rm(unfinished, { recursive: true, force: true }))
  return made
}

/** Storage key of one unmasked page picture. */
export const sourcePageKey = (fileId: string, page: number): string =>
  `${sourcePagesKey(fileId)}/${page}.webp`

/** To be called when nobody needs to draw on a file any more, and when it is erased. */
export const forgetSourcePages = (deps: Pick<Deps, 'files'>, fileId: string): Promise<void> =>
  deps.files.remove(sourcePagesKey(fileId))

/** Texts that judges never get and that go with the file: said to its author and to the secretary. */
export interface HiddenFinding {
  where: Passage['where']
  /** Name of the property or tag. */
  key: string | null
  text: string
}

interface SourceDocument extends ReadDocument {
  /** Page pictures: of a PDF its pages, of a docx its pictures. */
  pages: number
  lookAt: number[]
  /** What gives the author away outside of what is shown; it does not go over to judges. */
  hidden: HiddenFinding[]
  /** A part could not be shown. */
  leftOut: string[]
}

const SHOWN = new Set<Passage['where']>(['body', 'page'])

const hiddenFindings = (passages: readonly Passage[], identity: EntryIdentity): HiddenFinding[] => {
  const hidden = passages.filter(({ where }) => !SHOWN.has(where))
  const { suggestions } = findRevealing(
    Object.fromEntries(hidden.map(({ text }, i) => [`${i}`, text])),
    identity,
  )
  const found = [...new Set(suggestions.map(({ field }) => Number(field)))].flatMap((i) => hidden[i] ?? [])
  return found.map(({ where, key, text }) => ({ where, key: key ?? null, text: text.slice(0, 300) }))
}

/** What gives the author away on the pages of a PDF, as boxes: found by sense first, then by place. */
const proposeBoxes = async (
  deps: Deps,
  file: SourceFile,
  passages: readonly Passage[],
  identity: EntryIdentity,
): Promise<Result<ProposedBox[]>> => {
  const pages = passages.filter(({ where }) => where === 'page')
  const { suggestions } = findRevealing(
    Object.fromEntries(pages.map(({ text }, i) => [`${i}`, text])),
    identity,
  )
  const wanted = suggestions.map((it) => ({ ...it, page: pages[Number(it.field)]?.page }))
  const needles = [...new Set(wanted.map(({ match }) => match))]
  if (needles.length === 0) return ok([])
  const boxes = await deps.documents.findTextBoxes(await deps.files.local(file.fileId), needles)
  if (!boxes.ok) return boxes
  return ok(
    boxes.value.flatMap((box): ProposedBox[] => {
      const asked = wanted.filter(({ match, page }) => match === box.needle && page === box.page)
      const sure = asked.some(({ certainty }) => certainty === 'sure')
      return asked.length === 0 ? [] : [{ ...box, certainty: sure ? 'sure' : 'maybe' }]
    }),
  )
}

/** Reads one file of an entry through the document worker: its text, its pages, and what in it reveals the author. */
const readSource = async (
  deps: Deps,
  file: SourceFile,
  identity: EntryIdentity,
): Promise<Result<SourceDocument>> => {
  const read = await deps.documents.readText(await deps.files.local(file.fileId), docType(file))
  if (!read.ok) return read
  const { passages, lookAt } = read.value
  const known = { attachmentId: file.id, lookAt, hidden: hiddenFindings(passages, identity) }
  if (file.type === 'docx' || file.type === 'pptx') {
    const parts = await sourcePages(deps, file)
    if (!parts.ok) return parts
    const { text, images, leftOut } = parts.value
    return ok({ ...known, text, pages: images.length, proposed: [], leftOut: [...leftOut] })
  }
  if (file.type !== 'pdf') return ok({ ...known, text: null, pages: 1, proposed: [], leftOut: [] })
  const proposed = await proposeBoxes(deps, file, passages, identity)
  if (!proposed.ok) return proposed
  return ok({
    ...known,
    text: null,
    pages: file.pages ?? lookAt.length,
    proposed: proposed.value,
    leftOut: [],
  })
}

const notBlindable: Problem = { code: 'file/not-blindable' }

/** The files of an entry, one after another; `unreadable` marks one that can't be shown and so is withheld. */
export const readSources = async (
  deps: Deps,
  files: readonly SourceFile[],
  identity: EntryIdentity,
): Promise<Result<(SourceDocument & { unreadable: boolean })[]>> => {
  const documents: (SourceDocument & { unreadable: boolean })[] = []
  for (const file of files) {
    // A film can't be blinded: it is withheld like what can't be read.
    const read = file.type === 'mp4' ? fail(notBlindable) : await readSource(deps, file, identity)
    if (!read.ok && read.problem.code === 'system/unavailable') return read
    const nothing = {
      attachmentId: file.id,
      text: null,
      pages: 0,
      proposed: [],
      lookAt: [],
      hidden: [],
      leftOut: [],
    }
    documents.push(read.ok ? { ...read.value, unreadable: false } : { ...nothing, unreadable: true })
  }
  return ok(documents)
}
