import type { CouncilMinutes } from '@xk/contract'
import type { Saving } from '@xk/ui'
import { createSignal, onCleanup } from 'solid-js'
import { api, ApiProblem, call, messageOf, Unreachable } from '../../api/client.ts'
import { keepText } from '../../api/kept-text.ts'
import type { Sitting } from './create-sitting.ts'

const WAIT_MS = 1200
export const MINUTES_PARTS = ['guests', 'proceedings', 'conclusions', 'countNotes'] as const
const plain = (it: Partial<CouncilMinutes>): CouncilMinutes => ({
  guests: it.guests ?? '',
  proceedings: it.proceedings ?? '',
  conclusions: it.conclusions ?? '',
  countNotes: it.countNotes ?? '',
})
const same = (a: CouncilMinutes, b: CouncilMinutes) => MINUTES_PARTS.every((part) => a[part] === b[part])

/**
 * The free parts of the minutes: saved while they are typed, kept in this browser until the server has them. Where
 * somebody else saved meanwhile, both texts stand until one is chosen.
 */
export const createMinutes = (sitting: () => Sitting) => {
  const stageId = sitting().head.stageId
  const kept = keepText(`council-minutes/${stageId}`)
  const [typed, setTyped] = createSignal<CouncilMinutes>()
  const [saving, setSaving] = createSignal<Saving>({ state: 'idle' })
  const [conflict, setConflict] = createSignal<{ version: number; theirs: CouncilMinutes }>()
  let base = { version: sitting().council.version ?? 0, text: plain(sitting().minutes) }
  let waiting: ReturnType<typeof setTimeout> | undefined
  let running: Promise<void> | undefined

  const stored = () => plain(sitting().minutes)
  const text = () => typed() ?? stored()

  const send = async (): Promise<void> => {
    const now = typed()
    if (!now || conflict()) return
    setSaving({ state: 'saving' })
    try {
      const { version } = await call(
        api.stages[':id'].council.minutes.$put({
          param: { id: stageId },
          json: { baseVersion: base.version, minutes: now },
        }),
      )
      base = { version, text: now }
      if (typed() === now) {
        kept.write(undefined)
        setSaving({ state: 'saved', at: new Date() })
      } else void save()
    } catch (error) {
      if (error instanceof ApiProblem && error.problem.code === 'record/stale-version') {
        const theirs = plain(error.problem.theirs as CouncilMinutes)
        const version = error.problem.current
        // Another part of the council was saved, not the minutes: nothing stands against ours.
        if (same(theirs, base.text)) {
          base = { version, text: base.text }
          return send()
        }
        setConflict({ version, theirs })
        setSaving({ state: 'conflict' })
      } else if (error instanceof Unreachable) setSaving({ state: 'offline' })
      else setSaving({ state: 'error', message: messageOf(error) })
    }
  }
  const save = (): Promise<void> => {
    clearTimeout(waiting)
    running = (running ?? Promise.resolve()).then(send)
    return running
  }
  const change = (part: Partial<CouncilMinutes>) => {
    // Nothing of ours waits: what is typed now is typed over what the page shows.
    if (!typed()) base = { version: sitting().council.version ?? 0, text: stored() }
    const next = { ...text(), ...part }
    setTyped(next)
    kept.write(JSON.stringify(next))
    setSaving({ state: 'unsaved' })
    clearTimeout(waiting)
    waiting = setTimeout(() => void save(), WAIT_MS)
  }
  const left = kept.read()
  if (left && !sitting().council.closedAt) {
    try {
      const before = plain(JSON.parse(left) as CouncilMinutes)
      if (!same(before, stored())) change(before)
    } catch {
      kept.write(undefined)
    }
  }
  onCleanup(() => {
    clearTimeout(waiting)
    if (saving().state === 'unsaved') void save()
  })
  return {
    text,
    saving,
    conflict,
    change,
    save,
    /** What must be on the server before the minutes are closed. */
    version: async (): Promise<number> => {
      if (saving().state === 'unsaved') await save()
      return typed() ? base.version : (sitting().council.version ?? 0)
    },
    resolve: (choice: 'mine' | 'theirs') => {
      const it = conflict()
      if (!it) return
      base = { version: it.version, text: it.theirs }
      setConflict(undefined)
      if (choice === 'theirs') {
        setTyped(it.theirs)
        kept.write(undefined)
        setSaving({ state: 'saved', at: new Date() })
      } else void save()
    },
  }
}
export type Minutes = ReturnType<typeof createMinutes>
