import type { InputIssue } from '@xk/domain/kernel'
import { type Ruleset, rulesetSchema } from '@xk/domain/ruleset'
import { workingGroupWords } from '@xk/i18n'
import type { Saving } from '@xk/ui'
import { createMemo, createSignal, onCleanup } from 'solid-js'
import { createStore, reconcile, unwrap } from 'solid-js/store'
import { api, ApiProblem, call, Unreachable } from '../../api/client.ts'
import { createDraftSaver, type SendOutcome } from '../entry-form/draft-saver.ts'
import { openLocalDrafts } from '../entry-form/local-drafts.ts'

export type Step = string | number
export const pointerOf = (path: readonly Step[]) => `/${path.join('/')}`

/** What is wrong with the rules as typed, by JSON pointer. */
const issuesOf = (body: Ruleset): InputIssue[] => {
  const read = rulesetSchema.safeParse(body)
  return read.success
    ? []
    : read.error.issues.map((it) => ({ pointer: pointerOf(it.path as Step[]), code: it.code }))
}

const valueAt = (body: unknown, path: readonly Step[]): unknown =>
  path.reduce<unknown>((it, step) => (it as Record<Step, unknown> | undefined)?.[step], body)

const copyOf = (body: Ruleset): Ruleset => structuredClone(unwrap(body))

/** Rules that were stored before a field existed hold its default from now on. */
const withDefaults = (body: Ruleset): Ruleset => {
  const read = rulesetSchema.safeParse(body)
  return read.success ? read.data : body
}

/** A copy of `target` with one place changed. */
const withValue = (target: unknown, path: readonly Step[], value: unknown): unknown => {
  const [step, ...rest] = path
  if (step === undefined) return value
  if (Array.isArray(target)) return target.map((it, i) => (i === step ? withValue(it, rest, value) : it))
  const record = (target ?? {}) as Record<Step, unknown>
  return { ...record, [step]: withValue(record[step], rest, value) }
}

interface Options {
  editionId: string
  accountId: string
  initial: { body: Ruleset; saveVersion: number; version: number }
  /** After each save: what is still missing may have changed. */
  onSaved: () => void
}

/**
 * The rules as they are being typed: kept in this browser at once, on the server as soon as they hold together.
 * A save from elsewhere is a conflict; both texts stay until the person chooses.
 */
export const createRules = ({ editionId, accountId, initial, onSaved }: Options) => {
  const [state, setState] = createStore<{ body: Ruleset }>({ body: withDefaults(copyOf(initial.body)) })
  const [saving, setSaving] = createSignal<Saving>({ state: 'idle' })
  const [conflict, setConflict] = createSignal<{ mine: Ruleset; theirs: Ruleset }>()
  const [left, setLeft] = createSignal<ReadonlySet<string>>(new Set())
  const [undoable, setUndoable] = createSignal<Ruleset[]>([])
  const [restructured, setRestructured] = createSignal('', { equals: false })
  const [said, setSaid] = createSignal('')
  const [target, setTarget] = createSignal<string>()
  const issues = createMemo(() => issuesOf(state.body))

  const send = async (baseVersion: number, body: Ruleset): Promise<SendOutcome<Ruleset>> => {
    const wrong = issuesOf(body)
    if (wrong.length > 0)
      return { kind: 'refused', error: new Error(workingGroupWords.rules.invalid(wrong.length)) }
    try {
      const param = { id: editionId }
      const saved = await call(api.editions[':id'].ruleset.$put({ param, json: { baseVersion, body } }))
      onSaved()
      return { kind: 'saved', version: saved.saveVersion }
    } catch (error) {
      if (error instanceof Unreachable) return { kind: 'offline' }
      if (error instanceof ApiProblem) {
        const { problem } = error
        if (problem.code === 'record/stale-version')
          return { kind: 'conflict', version: problem.current, theirs: problem.theirs as Ruleset }
        if (problem.status === 401) return { kind: 'signedOut' }
        if (problem.status >= 500) return { kind: 'offline' }
      }
      return { kind: 'refused', error: error as Error }
    }
  }
  const saver = createDraftSaver<Ruleset>({
    local: openLocalDrafts<Ruleset>(accountId, `ruleset/${editionId}/${initial.version}`),
    send,
    onBody: (body) => setState('body', reconcile(withDefaults(copyOf(body)))),
    onStatus: (status, detail) => {
      setConflict(detail.conflict)
      if (status === 'saved') setSaving({ state: 'saved', at: new Date() })
      else if (status === 'refused') setSaving({ state: 'error', message: detail.error?.message ?? '' })
      else setSaving({ state: status })
    },
  })
  let isTouched = false
  void saver.start(initial.saveVersion, copyOf(initial.body)).then(() => {
    if (!isTouched) setSaving({ state: 'idle' })
  })
  const online = () => void saver.flush()
  const leaving = (event: BeforeUnloadEvent) => {
    if (!saver.isSettled()) event.preventDefault()
  }
  window.addEventListener('online', online)
  window.addEventListener('beforeunload', leaving)
  onCleanup(() => {
    window.removeEventListener('online', online)
    window.removeEventListener('beforeunload', leaving)
    void saver.flush()
    saver.stop()
  })

  const put = (next: Ruleset) => {
    isTouched = true
    setState('body', reconcile(next, { key: null }))
    void saver.change(structuredClone(next))
  }

  return {
    body: () => state.body,
    saving,
    conflict,
    issues,
    saveVersion: () => saver.version(),
    settled: () => saver.isSettled(),
    flush: () => saver.flush(),
    at: (path: readonly Step[]) => valueAt(state.body, path),
    set: (path: readonly Step[], value: unknown) =>
      put(withValue(copyOf(state.body), path, value) as Ruleset),
    /** A part added, moved or taken out: told to who listens, and undone by one press. */
    restructure: (path: readonly Step[], value: unknown, what = '') => {
      const before = copyOf(state.body)
      setUndoable((stack) => [...stack.slice(-19), before])
      put(withValue(copyOf(before), path, unwrap(value)) as Ruleset)
      setRestructured(pointerOf(path))
      setSaid(what)
    },
    undoable: () => undoable().length > 0,
    undo: () => {
      const before = undoable().at(-1)
      if (!before) return
      setUndoable((stack) => stack.slice(0, -1))
      put(before)
      setRestructured('/')
      setSaid('')
    },
    /** The list that was changed last: controls under it stand for other parts now. */
    restructured,
    /** What the last change of structure came to, in words. */
    said,
    /** The control that a link leads to; parts that are folded open for it. */
    target,
    aim: setTarget,
    wrongUnder: (pointer: string) =>
      issues().some((it) => it.pointer === pointer || it.pointer.startsWith(`${pointer}/`)),
    /** The person left this control: from now on it says what is wrong with it. */
    leave: (pointer: string) => setLeft((before) => new Set([...before, pointer])),
    showAll: () => setLeft(new Set(issues().map(({ pointer }) => pointer))),
    errorAt: (pointer: string): string | undefined => {
      const wrong = left().has(pointer) ? issues().find((it) => it.pointer === pointer) : undefined
      return wrong && workingGroupWords.issueText(wrong.code)
    },
    resolve: (choice: 'mine' | 'theirs') => saver.resolve(choice),
  }
}
export type Rules = ReturnType<typeof createRules>
