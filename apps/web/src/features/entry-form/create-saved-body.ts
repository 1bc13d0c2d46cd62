import type { Saving } from '@xk/ui'
import { createSignal, onCleanup } from 'solid-js'
import { ApiProblem } from '../../api/client.ts'
import { createDraftSaver, type SaveStatus, type SendOutcome } from './draft-saver.ts'
import { openLocalDrafts } from './local-drafts.ts'

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

const outcomeOf = <Body>(error: unknown): SendOutcome<Body> => {
  if (!(error instanceof ApiProblem)) return { kind: 'offline' }
  const { problem } = error
  if (problem.code === 'access/signed-out') return { kind: 'signedOut' }
  if (problem.code === 'record/stale-version')
    return { kind: 'conflict', version: problem.current, theirs: problem.theirs as Body }
  return problem.code === 'system/unavailable' ? { kind: 'offline' } : { kind: 'refused', error }
}

/**
 * A document that is saved as it is typed, in this browser and on the server (draft-saver): an entry, a work, a plan or a
 * report. `send` answers with the version that it became; `onRefused` is told why the server would not take it.
 */
export const createSavedBody = <Body>(it: {
  accountId: string
  documentId: string
  version: number
  body: Body
  savedAt: string | null
  send: (baseVersion: number, body: Body) => Promise<{ version: number; savedAt: string }>
  onRefused?: (error: Error) => void
}) => {
  let savedAt = it.savedAt
  const [body, setBody] = createSignal<Body>(it.body)
  const [saving, setSaving] = createSignal<Saving>({ state: 'idle' })
  const [conflict, setConflict] = createSignal<{ mine: Body; theirs: Body }>()
  const saver = createDraftSaver<Body>({
    local: openLocalDrafts(it.accountId, it.documentId),
    send: async (baseVersion, sent) => {
      try {
        const saved = await it.send(baseVersion, sent)
        savedAt = saved.savedAt
        return { kind: 'saved', version: saved.version }
      } catch (error) {
        return outcomeOf<Body>(error)
      }
    },
    onStatus: (status, detail) => {
      setSaving(savingOf(status, savedAt, detail.error?.message))
      setConflict(detail.conflict)
      if (detail.error) it.onRefused?.(detail.error)
    },
    onBody: (next) => setBody(() => next),
  })
  void saver.start(it.version, it.body)
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
  return {
    body,
    saving,
    conflict,
    change: (next: Body) => {
      setBody(() => next)
      void saver.change(next)
    },
    flush: saver.flush,
    resolve: saver.resolve,
    version: saver.version,
    isSettled: saver.isSettled,
  }
}
export type SavedBody<Body> = ReturnType<typeof createSavedBody<Body>>
