import type { MaskingBody } from '@xk/contract'
import type { DocumentType } from '@xk/documents'
import {
  emptyEntryBody,
  type EntryBody,
  type EntryIdentity,
  findRevealing,
  type RevealingSuggestion,
} from '@xk/domain/entry'
import { fail, notFound, ok } from '@xk/domain/kernel'
import { answer, type Asker, audiencesOf, denialOf, view } from '@xk/domain/policy'
import type { RenditionBody } from '@xk/domain/rendition'
import type { Deps } from '../../deps.ts'
import { vietnamDay } from '../../vietnam-day.ts'
import { composeBody } from '../masking/compose-body.ts'
import { workText } from '../masking/work-text.ts'
import { type EntryContext, loadEntryContext } from './context.ts'
import { type AttachmentRow, findDraft, listAllUnitsOn, listDraftAttachments } from './store.ts'

/** What a file says about its authors, for them to mend while there is time. */
interface RevealingFile {
  attachmentId: string
  name: string
  /** Text of the file that names them, each once; where it lies. */
  found: { where: string; match: string }[]
  /** Pictures can only be judged by looking. */
  needsEyes: boolean
  /** Page images, from 1, that can only be judged by looking. */
  lookAt: number[]
  type: string
}

const suggestionView = view<RevealingSuggestion>()({
  field: 'content',
  leaf: 'content',
  kind: 'content',
  start: 'content',
  end: 'content',
  match: 'content',
  certainty: 'content',
})
const fileView = view<RevealingFile>()({
  attachmentId: 'content',
  name: 'identity',
  found: 'identity',
  needsEyes: 'content',
  lookAt: 'content',
  type: 'content',
})
const hintView = view<{ term: string; count: number }>()({ term: 'content', count: 'content' })
const previewView = view<RenditionBody>()({
  title: 'content',
  topic: 'content',
  fields: 'content',
  documents: 'content',
})

/**
 * What in the draft reveals its authors, told to them while it can still be mended, in the text and (with `files`)
 * in the attachments; and the text as judges would read it, if every sure find were blacked out. The secretary
 * decides in the end; documents are shown once their blinded copies are made.
 */
export const previewBlind = async (deps: Deps, asker: Asker, input: { entryId: string; files: boolean }) => {
  const { db } = deps.database
  const context = await loadEntryContext(db, input.entryId, deps.now())
  const denied = denialOf('entry.previewBlind', asker, context?.facts ?? {})
  if (denied || !context) return fail(denied ?? notFound)
  const [draft, attachments, units] = await Promise.all([
    findDraft(db, input.entryId),
    listDraftAttachments(db, input.entryId),
    listAllUnitsOn(db, vietnamDay(deps.now())),
  ])
  const body = (draft?.body ?? emptyEntryBody) as EntryBody
  const identity = identityOf(context, body, units)
  const work = workText(context.rules, body)
  const { suggestions, hints } = findRevealing(
    Object.fromEntries(work.fields.map((field) => [field.key, field.text])),
    identity,
  )
  const shown = attachments.filter((it) => it.audience === 'content')
  const files = input.files ? await Promise.all(shown.map((it) => readFileFindings(deps, it, identity))) : []
  const documents = shown.map((_, i) => ({
    label: `Tài liệu ${i + 1}`,
    text: null,
    pages: [],
    withheld: false,
  }))
  const seen = audiencesOf(asker, context.facts)
  return ok(
    answer({
      draftVersion: draft?.version ?? 0,
      suggestions: suggestions.map((it) => suggestionView.redact(it, seen)),
      hints: hints.map(({ term, count }) => hintView.redact({ term, count }, seen)),
      files: files.map((it) => fileView.redact(it, seen)),
      preview: previewView.redact(composeBody(work, marksOf(suggestions), documents), seen),
    }),
  )
}

const identityOf = (
  context: EntryContext,
  body: EntryBody,
  units: readonly { id: string; name: string }[],
): EntryIdentity => {
  const ids = new Set([
    context.entry.unitId,
    ...body.jointUnits,
    ...body.people.flatMap((person) => person.unitId ?? []),
  ])
  return {
    people: body.people.filter((person) => person.fullName.trim() !== ''),
    unitNames: units.filter((unit) => ids.has(unit.id)).map((unit) => unit.name),
  }
}

const marksOf = (suggestions: readonly RevealingSuggestion[]): MaskingBody => {
  const fields: MaskingBody['fields'] = {}
  for (const { field, leaf, start, end, certainty } of suggestions) {
    if (certainty !== 'sure') continue
    fields[field] ??= { out: [], keep: [] }
    fields[field].out.push({ leaf, start, end })
  }
  return { fields, documents: {} }
}

const readFileFindings = async (
  deps: Deps,
  file: AttachmentRow,
  identity: EntryIdentity,
): Promise<RevealingFile> => {
  const about = { attachmentId: file.id, name: file.name, type: file.type }
  const read = await deps.documents.readText(await deps.files.local(file.fileId), file.type as DocumentType)
  if (!read.ok) return { ...about, found: [], needsEyes: true, lookAt: [] }
  const { passages, needsEyes, lookAt } = read.value
  const { suggestions } = findRevealing(
    Object.fromEntries(passages.map(({ text }, i) => [String(i), text])),
    identity,
  )
  const found = suggestions.map(({ field, match }) => ({
    where: passages[Number(field)]?.where ?? 'body',
    match,
  }))
  return {
    ...about,
    found: [...new Map(found.map((it) => [`${it.where} ${it.match}`, it])).values()],
    needsEyes,
    lookAt,
  }
}
