import type { SheetContent } from '@xk/domain/scoring'
import type { Saving } from '@xk/ui'
import { createSignal, onCleanup } from 'solid-js'
import { ApiProblem, Unreachable } from '../../api/client.ts'
import { pendingSheets } from './sheet-drafts.ts'

interface SheetConflict {
  /** Theirs: what the server holds now, from another tab or device. */
  theirs: SheetContent
  version: number
}

interface Options {
  accountId: string
  assignmentId: string
  /** The sheet as the server gave it. */
  initial: SheetContent & { version: number }
  /** Sends one version; answers the new version number. Throws ApiProblem or Unreachable. */
  send: (content: SheetContent, baseVersion: number) => Promise<{ version: number; afterEnd: boolean }>
}

const same = (a: SheetContent, b: SheetContent) =>
  JSON.stringify([a.marks, a.comments, a.overallComment]) ===
  JSON.stringify([b.marks, b.comments, b.overallComment])

const PAUSE_MS = 500
const RETRY_MS = 4000

/**
 * A score sheet that saves itself. Every change goes into the browser's own store first, then to the server over
 * the version that it was typed on; without a connection or a session it waits and is sent again. A version saved
 * elsewhere meanwhile is a conflict: both texts are kept until the judge chooses.
 */
export const createSheet = ({ accountId, assignmentId, initial, send }: Options) => {
  const contentOf = ({ marks, comments, overallComment }: SheetContent): SheetContent => ({
    marks,
    comments,
    overallComment,
  })
  const [content, setContent] = createSignal<SheetContent>(contentOf(initial))
  const [saving, setSaving] = createSignal<Saving>({ state: 'idle' })
  const [conflict, setConflict] = createSignal<SheetConflict>()
  const [afterEnd, setAfterEnd] = createSignal(false)
  let version = initial.version
  let timer: ReturnType<typeof setTimeout> | undefined
  let running: Promise<void> | undefined
  let dirty = false

  const later = (ms: number) => {
    clearTimeout(timer)
    timer = setTimeout(() => void flush(), ms)
  }

  /** Sends what is not yet saved; resolves when it is, or when it can't be for now. */
  const flush = async (): Promise<void> => {
    clearTimeout(timer)
    if (running) {
      await running
      return dirty && saving().state !== 'offline' ? flush() : undefined
    }
    if (!dirty || conflict()) return
    const sent = content()
    dirty = false
    setSaving({ state: 'saving' })
    running = send(sent, version).then(
      async (answer) => {
        version = answer.version
        setAfterEnd(answer.afterEnd)
        setSaving(dirty ? { state: 'saving' } : { state: 'saved', at: new Date() })
        if (!dirty) await pendingSheets.forget(accountId, assignmentId)
        else await pendingSheets.keep(accountId, assignmentId, { baseVersion: version, content: content() })
      },
      (error: unknown) => {
        dirty = true
        if (error instanceof ApiProblem && error.problem.code === 'record/stale-version') {
          const { current, theirs } = error.problem
          if (theirs) setConflict({ theirs: theirs as SheetContent, version: current })
          else version = current
          setSaving({ state: 'conflict' })
          if (!theirs) later(0)
          return
        }
        if (error instanceof Unreachable || (error instanceof ApiProblem && error.problem.status >= 500)) {
          setSaving({ state: 'offline' })
          return later(RETRY_MS)
        }
        setSaving({ state: 'error', message: (error as Error).message })
        if (error instanceof ApiProblem && error.problem.status === 401) later(RETRY_MS)
      },
    )
    await running
    running = undefined
    if (dirty && saving().state === 'saving') later(PAUSE_MS)
  }

  const change = (next: SheetContent) => {
    setContent(next)
    dirty = true
    // From the first key on: "đã lưu" must not stand over what waits for the pause.
    if (/idle|saved/.test(saving().state)) setSaving({ state: 'saving' })
    void pendingSheets.keep(accountId, assignmentId, { baseVersion: version, content: next })
    if (!conflict()) later(PAUSE_MS)
  }

  /** What an earlier crash or lost session left in this browser. */
  const restore = async () => {
    const pending = await pendingSheets.read(accountId, assignmentId)
    if (!pending || dirty) return
    if (same(pending.content, content())) return void (await pendingSheets.forget(accountId, assignmentId))
    const theirs = content()
    setContent(pending.content)
    dirty = true
    if (pending.baseVersion === version) later(0)
    else {
      setConflict({ theirs, version })
      setSaving({ state: 'conflict' })
    }
  }
  void restore()

  const online = () => void flush()
  const leaving = (event: BeforeUnloadEvent) => {
    if (dirty) event.preventDefault()
  }
  if (typeof window !== 'undefined') {
    window.addEventListener('online', online)
    window.addEventListener('beforeunload', leaving)
  }
  onCleanup(() => {
    void flush()
    window.removeEventListener('online', online)
    window.removeEventListener('beforeunload', leaving)
  })

  return {
    content,
    saving,
    conflict,
    afterEnd,
    change,
    flush,
    version: () => version,
    /** Keep what is on screen, over theirs. */
    keepMine: () => {
      const it = conflict()
      if (it) version = it.version
      setConflict(undefined)
      dirty = true
      void flush()
    },
    takeTheirs: () => {
      const it = conflict()
      if (!it) return
      version = it.version
      setContent(it.theirs)
      setConflict(undefined)
      dirty = false
      setSaving({ state: 'saved', at: new Date() })
      void pendingSheets.forget(accountId, assignmentId)
    },
  }
}
export type Sheet = ReturnType<typeof createSheet>
