import type { DocumentMarks, FieldMarks, MaskingBody, RemainingName } from '@xk/contract'
import { leafText, leavesOf } from '@xk/domain/kernel'
import { maskingWords } from '@xk/i18n'
import type { Saving } from '@xk/ui'
import { createMemo, createSignal, onCleanup, onMount } from 'solid-js'
import { api, ApiProblem, call, command, Unreachable } from '../../api/client.ts'
import { me } from '../../api/me.ts'
import { createDraftSaver, type SaveStatus } from '../entry-form/draft-saver.ts'
import { openLocalDrafts } from '../entry-form/local-drafts.ts'
import {
  cover,
  fieldMarks,
  findPhrase,
  openProposals,
  press,
  type Spot,
  spotsOf,
  type TextSpan,
} from './decide.ts'

export const loadMasking = (id: string) => call(api['stage-entries'][':id'].masking.$get({ param: { id } }))
export type MaskingPage = Awaited<ReturnType<typeof loadMasking>>
export type MaskingField = MaskingPage['fields'][number]
export type MaskingDocument = MaskingPage['documents'][number]

const EMPTY_DOCUMENT: DocumentMarks = { withheld: false, out: [], keep: [], boxes: [], keptBoxes: [] }

/** What became of pressing "Lập bản chấm". */
export type Prepared =
  | { kind: 'begun' }
  | { kind: 'names'; names: readonly RemainingName[] }
  | { kind: 'problem'; message: string }

/** The secretary's work on one entry: what is blacked out, saved as it is done, and the rendition begun from it. */
export const createMasking = (page: MaskingPage) => {
  const [body, setBody] = createSignal<MaskingBody>(page.marks as MaskingBody)
  const [status, setStatus] = createSignal<SaveStatus>('saved')
  const [savedAt, setSavedAt] = createSignal(page.savedAt)
  const [refusal, setRefusal] = createSignal('')
  const [conflict, setConflict] = createSignal<{ mine: MaskingBody; theirs: MaskingBody }>()
  const who = me.latest
  const accountId = who?.signedIn ? who.me.accountId : 'anonymous'

  const saver = createDraftSaver<MaskingBody>({
    local: openLocalDrafts(accountId, `masking-${page.id}`),
    send: async (baseVersion, sent) => {
      try {
        const json = { baseVersion, body: sent }
        const saved = await call(
          api['stage-entries'][':id'].masking.$put({ param: { id: page.id }, json }, command()),
        )
        setSavedAt(saved.savedAt)
        return { kind: 'saved', version: saved.version }
      } catch (error) {
        if (error instanceof Unreachable) return { kind: 'offline' }
        if (!(error instanceof ApiProblem)) return { kind: 'refused', error: error as Error }
        const { problem } = error
        if (problem.status === 401) return { kind: 'signedOut' }
        if (problem.code !== 'record/stale-version') return { kind: 'refused', error }
        return { kind: 'conflict', version: problem.current, theirs: problem.theirs as MaskingBody }
      }
    },
    onStatus: (now, detail) => {
      setStatus(now)
      setConflict(detail.conflict)
      setRefusal(detail.error?.message ?? '')
    },
    onBody: setBody,
  })
  onMount(() => void saver.start(page.version, body()))
  onCleanup(() => {
    void saver.flush()
    saver.stop()
  })

  const change = (next: MaskingBody) => {
    setBody(next)
    void saver.change(next)
  }
  const documentMarks = (id: string): DocumentMarks => body().documents[id] ?? EMPTY_DOCUMENT
  const setField = (key: string, marks: FieldMarks) =>
    change({ ...body(), fields: { ...body().fields, [key]: marks } })
  const setDocument = (id: string, marks: DocumentMarks) =>
    change({ ...body(), documents: { ...body().documents, [id]: marks } })

  const fieldSpots = (field: MaskingField): Spot[] =>
    field.shape === 'fixed' ? [] : spotsOf(fieldMarks(body(), field.key ?? ''), field.suggestions ?? [])
  const documentSpots = (doc: MaskingDocument): Spot[] =>
    spotsOf(documentMarks(doc.attachmentId ?? ''), doc.suggestions ?? [])

  const counts = createMemo(() => {
    const shown = page.documents.filter(
      (doc) => !doc.unreadable && !documentMarks(doc.attachmentId ?? '').withheld,
    )
    const spots = [...page.fields.flatMap(fieldSpots), ...shown.flatMap(documentSpots)]
    const boxes = shown.map((doc) => {
      const marks = documentMarks(doc.attachmentId ?? '')
      return { out: marks.boxes.length, open: openProposals(marks, doc.proposed ?? []).length }
    })
    const eyes = shown.flatMap((doc) =>
      (doc.lookAt ?? []).filter(
        (n) => !documentMarks(doc.attachmentId ?? '').boxes.some(({ page }) => page === n),
      ),
    )
    const sum = (of: 'out' | 'open') => boxes.reduce((n, it) => n + it[of], 0)
    return {
      open: spots.filter(({ decision }) => decision === 'open').length + sum('open'),
      out: spots.filter(({ decision }) => decision === 'out').length + sum('out'),
      eyes: eyes.length,
    }
  })

  /** Blacks out a phrase wherever it stands in the texts; how many places. */
  const coverPhrase = (phrase: string): number => {
    let places = 0
    const covered = <M extends FieldMarks>(marks: M, text: MaskingField['text']): M => {
      const spans = findPhrase(leavesOf(text ?? []).map(leafText), phrase)
      places += spans.length
      return cover(marks, spans)
    }
    const now = body()
    const fields = page.fields
      .filter(({ shape }) => shape !== 'fixed')
      .map(({ key, text }) => [key ?? '', covered(fieldMarks(now, key ?? ''), text)] as const)
    const documents = page.documents
      .filter(({ text }) => text)
      .map(
        (doc) =>
          [
            doc.attachmentId ?? '',
            covered(documentMarks(doc.attachmentId ?? ''), doc.text ?? undefined),
          ] as const,
      )
    if (places > 0) {
      change({
        fields: { ...now.fields, ...Object.fromEntries(fields) },
        documents: { ...now.documents, ...Object.fromEntries(documents) },
      })
    }
    return places
  }

  const saving = (): Saving => {
    const at = savedAt()
    switch (status()) {
      case 'saved':
        return at ? { state: 'saved', at } : { state: 'idle' }
      case 'refused':
        return { state: 'error', message: refusal() }
      case 'unsaved':
        return { state: 'unsaved' }
      case 'signedOut':
        return { state: 'signedOut' }
      case 'saving':
        return { state: 'saving' }
      case 'offline':
        return { state: 'offline' }
      case 'conflict':
        return { state: 'conflict' }
    }
  }

  /** Saves what is left, then begins the rendition of exactly that version. */
  const prepare = async (acknowledged: readonly RemainingName[]): Promise<Prepared> => {
    try {
      if (!saver.isSettled()) await saver.flush()
      if (!saver.isSettled()) return { kind: 'problem', message: refusal() || maskingWords.notSaved }
      const json = { baseVersion: saver.version(), acknowledged: [...acknowledged] }
      await call(api['stage-entries'][':id'].rendition.$post({ param: { id: page.id }, json }, command()))
      return { kind: 'begun' }
    } catch (error) {
      if (error instanceof ApiProblem && error.problem.code === 'masking/names-remain') {
        return { kind: 'names', names: error.problem.names }
      }
      return { kind: 'problem', message: (error as Error).message }
    }
  }

  return {
    body,
    documentMarks,
    setDocument,
    fieldSpots,
    documentSpots,
    pressField: (field: MaskingField, spot: Spot) =>
      setField(field.key ?? '', press(fieldMarks(body(), field.key ?? ''), spot)),
    pressDocument: (id: string, spot: Spot) => setDocument(id, press(documentMarks(id), spot)),
    coverField: (key: string, spans: readonly TextSpan[]) =>
      setField(key, cover(fieldMarks(body(), key), spans)),
    coverDocument: (id: string, spans: readonly TextSpan[]) =>
      setDocument(id, cover(documentMarks(id), spans)),
    coverPhrase,
    counts,
    saving,
    retry: () => void saver.flush(),
    conflict,
    resolve: (choice: 'mine' | 'theirs') => void saver.resolve(choice),
    prepare,
  }
}
export type Masking = ReturnType<typeof createMasking>
