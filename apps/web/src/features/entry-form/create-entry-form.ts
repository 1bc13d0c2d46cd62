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
import { createSignal } from 'solid-js'
import { api, ApiProblem, call } from '../../api/client.ts'
import { createSavedBody } from './create-saved-body.ts'

export const loadEntry = (entryId: string) => call(api.entries[':entryId'].$get({ param: { entryId } }))
export type OwnEntry = Awaited<ReturnType<typeof loadEntry>>

export interface DraftConflict {
  mine: EntryBody
  theirs: EntryBody
}

/** Id of the control that a JSON pointer into the body means. */
export const controlId = (pointer: string): string =>
  `muc${pointer.replaceAll('/', '-').replaceAll('~', '_')}`

/** The state of the entry form: what is typed, whether it is saved, and what is still missing. */
export const createEntryForm = (accountId: string, entry: OwnEntry, filled: () => Filled) => {
  const rules: EntryRules = entry.form
  const [left, setLeft] = createSignal<ReadonlySet<string>>(new Set())
  const [attempt, setAttempt] = createSignal(0)
  const [fromServer, setFromServer] = createSignal<InputIssue[]>([])
  const saved = createSavedBody<EntryBody>({
    accountId,
    documentId: entry.id,
    version: entry.draft.version,
    body: entry.draft.body as EntryBody,
    savedAt: entry.draft.savedAt,
    send: (baseVersion, body) =>
      call(api.entries[':entryId'].draft.$put({ param: { entryId: entry.id }, json: { baseVersion, body } })),
    onRefused: (error) => {
      if (!(error instanceof ApiProblem) || error.problem.code !== 'input/invalid') return
      // Refused before the body was read, a pointer starts at the request; the form's start at the body.
      setFromServer(
        error.problem.issues.map((it) => ({ ...it, pointer: it.pointer.replace(/^\/body(?=\/)/, '') })),
      )
    },
  })
  const { body } = saved

  const change = (next: EntryBody) => {
    setFromServer([])
    saved.change(next)
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
    saving: saved.saving,
    conflict: saved.conflict,
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
      void saved.flush()
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
    flush: saved.flush,
    resolve: saved.resolve,
    version: saved.version,
    isSettled: saved.isSettled,
  }
}
export type EntryForm = ReturnType<typeof createEntryForm>
