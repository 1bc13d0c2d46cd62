import {
  checkEntry,
  checkSlots,
  type EntryBody,
  type EntryPerson,
  type FieldValue,
  type Filled,
  lackingIssues,
} from '@xk/domain/entry'
import type { InputIssue } from '@xk/domain/kernel'
import type { EntryRules } from '@xk/domain/ruleset'
import type { Saving } from '@xk/ui'
import { createSignal, onCleanup } from 'solid-js'
import { api, ApiProblem, call } from '../../api/client.ts'
import { createDraftSaver, type SendOutcome, type SaveStatus } from './draft-saver.ts'
import { openLocalDrafts } from './local-drafts.ts'

export const loadEntry = (entryId: string) => call(api.entries[':entryId'].$get({ param: { entryId } }))
export type OwnEntry = Awaited<ReturnType<typeof loadEntry>>

export interface DraftConflict {
  mine: EntryBody
  theirs: EntryBody
}

/** Id of the control that a JSON pointer into the body means. */
export const controlId = (pointer: string): string =>
  `muc${pointer.replaceAll('/', '-').replaceAll('~', '_')}`

const savingOf = (status: SaveStatus, savedAt: string | null, message: string | undefined): Saving => {
  switch (status) {
    case 'saved':
      return savedAt === null ? { state: 'idle' } : { state: 'saved', at: savedAt }
    case 'refused':
      return { state: 'error', message: message ?? '' }
    default:
      return { state: status }
  }
}

const send =
  (entryId: string, onSaved: (at: string) => void) =>
  async (baseVersion: number, body: EntryBody): Promise<SendOutcome<EntryBody>> => {
    try {
      const saved = await call(
        api.entries[':entryId'].draft.$put({ param: { entryId }, json: { baseVersion, body } }),
      )
      onSaved(saved.savedAt)
      return { kind: 'saved', version: saved.version }
    } catch (error) {
      if (!(error instanceof ApiProblem)) return { kind: 'offline' }
      const { problem } = error
      if (problem.code === 'access/signed-out') return { kind: 'signedOut' }
      if (problem.code === 'record/stale-version') {
        return { kind: 'conflict', version: problem.current, theirs: problem.theirs as EntryBody }
      }
      return problem.code === 'system/unavailable' ? { kind: 'offline' } : { kind: 'refused', error }
    }
  }

/** The state of the entry form: what is typed, whether it is saved, and what is still missing. */
export const createEntryForm = (accountId: string, entry: OwnEntry, filled: () => Filled) => {
  const rules: EntryRules = entry.form
  let savedAt = entry.draft.savedAt
  const [body, setBody] = createSignal<EntryBody>(entry.draft.body as EntryBody)
  const [saving, setSaving] = createSignal<Saving>({ state: 'idle' })
  const [conflict, setConflict] = createSignal<DraftConflict>()
  const [left, setLeft] = createSignal<ReadonlySet<string>>(new Set())
  const [attempt, setAttempt] = createSignal(0)
  const [fromServer, setFromServer] = createSignal<InputIssue[]>([])

  const saver = createDraftSaver<EntryBody>({
    local: openLocalDrafts(accountId, entry.id),
    send: send(entry.id, (at) => {
      savedAt = at
    }),
    onStatus: (status, detail) => {
      setSaving(savingOf(status, savedAt, detail.error?.message))
      setConflict(detail.conflict)
      if (detail.error instanceof ApiProblem && detail.error.problem.code === 'input/invalid') {
        // Refused before the body was read, a pointer starts at the request; the form's start at the body.
        setFromServer(
          detail.error.problem.issues.map((it) => ({
            ...it,
            pointer: it.pointer.replace(/^\/body(?=\/)/, ''),
          })),
        )
      }
    },
    onBody: setBody,
  })
  void saver.start(entry.draft.version, entry.draft.body as EntryBody)
  const flush = () => void saver.flush()
  const warn = (event: BeforeUnloadEvent) => {
    if (!saver.isSettled()) event.preventDefault()
  }
  addEventListener('online', flush)
  addEventListener('focus', flush)
  addEventListener('beforeunload', warn)
  onCleanup(() => {
    flush()
    saver.stop()
    removeEventListener('online', flush)
    removeEventListener('focus', flush)
    removeEventListener('beforeunload', warn)
  })

  const change = (next: EntryBody) => {
    setBody(next)
    setFromServer([])
    void saver.change(next)
  }
  const issues = (): InputIssue[] => {
    const found = [...checkEntry(rules, body(), 'submit'), ...checkSlots(rules, filled(), 'submit')]
    const known = new Set(found.map((issue) => issue.pointer))
    return [...found, ...fromServer().filter((issue) => !known.has(issue.pointer))]
  }
  const isShown = (pointer: string) => attempt() > 0 || left().has(pointer)

  return {
    rules,
    body,
    saving,
    conflict,
    attempt,
    issues,
    /** What may follow after handing in. */
    lacks: (): InputIssue[] => lackingIssues(rules, body(), filled()),
    endorsed: (slot: string): boolean => filled().endorsed.includes(slot),
    /** The first thing wrong at this place, once it was left or a hand-in was tried. */
    issueAt: (pointer: string): InputIssue | undefined =>
      isShown(pointer) ? issues().find((issue) => issue.pointer === pointer) : undefined,
    leave: (pointer: string) => {
      setLeft((before) => new Set([...before, pointer]))
      flush()
    },
    setField: (key: string, value: FieldValue) =>
      change({ ...body(), fields: { ...body().fields, [key]: value } }),
    setPerson: (index: number, facts: Partial<EntryPerson>) =>
      change({
        ...body(),
        people: body().people.map((person, i) => (i === index ? { ...person, ...facts } : person)),
      }),
    /** Several answers at once, as from a file; what is not named stays. */
    takeOver: (fields: Record<string, FieldValue>, people: EntryPerson[]) =>
      change({ ...body(), fields: { ...body().fields, ...fields }, people }),
    setPeople: (people: EntryPerson[]) => change({ ...body(), people }),
    setDeclaration: (key: string, given: boolean) =>
      change({ ...body(), declarations: { ...body().declarations, [key]: given } }),
    setJointUnits: (jointUnits: string[]) => change({ ...body(), jointUnits }),
    showAll: (serverIssues: InputIssue[] = []) => {
      setFromServer(serverIssues)
      setAttempt((n) => n + 1)
    },
    flush: saver.flush,
    resolve: saver.resolve,
    version: saver.version,
    isSettled: saver.isSettled,
  }
}
export type EntryForm = ReturnType<typeof createEntryForm>
