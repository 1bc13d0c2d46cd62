import type { LocalDrafts } from './local-drafts.ts'

/** saved: the server has it. offline, signedOut: only this browser has it, and it will be sent again. */
export type SaveStatus = 'saved' | 'saving' | 'unsaved' | 'offline' | 'signedOut' | 'conflict' | 'refused'

/** What sending a body came to. */
export type SendOutcome<Body> =
  | { kind: 'saved'; version: number }
  | { kind: 'conflict'; version: number; theirs: Body }
  | { kind: 'offline' }
  | { kind: 'signedOut' }
  | { kind: 'refused'; error: Error }

interface DraftSaverOptions<Body> {
  local: LocalDrafts<Body>
  send: (baseVersion: number, body: Body) => Promise<SendOutcome<Body>>
  /** Told of every change of state: what to show. */
  onStatus: (status: SaveStatus, detail: { conflict?: { mine: Body; theirs: Body }; error?: Error }) => void
  /** The body that the form must show from now on. */
  onBody: (body: Body) => void
  now?: () => number
  schedule?: (work: () => void, ms: number) => () => void
}

const TYPING_PAUSE = 700
const RETRY = 8_000

const byTimer = (work: () => void, ms: number) => {
  const timer = setTimeout(work, ms)
  return () => clearTimeout(timer)
}

/**
 * Saves a document as it is typed: first in this browser, then on the server under the version it is based on.
 * One request at a time carries the latest state; a lost connection or an ended session only delays it; a
 * version that changed elsewhere stops it and keeps both texts until the person chooses.
 */
export const createDraftSaver = <Body>({
  local,
  send,
  onStatus,
  onBody,
  now = Date.now,
  schedule = byTimer,
}: DraftSaverOptions<Body>) => {
  let version = 0
  /** Not acknowledged yet. */
  let pending: { body: Body } | undefined
  let conflict: { mine: Body; theirs: Body; version: number } | undefined
  /** The send under way; whether it was saved. */
  let running: Promise<boolean> | undefined
  let cancel = () => {}
  /** The page is gone: what could not be sent stays in this browser, for whoever wrote it. */
  let stopped = false
  /** Texts of tabs that are gone, waiting for their turn to be decided on. */
  let orphans: { key: string; body: Body }[] = []

  const wait = (ms: number) => {
    cancel()
    if (!stopped) cancel = schedule(() => void flush(), ms)
  }

  const enterConflict = (mine: Body, theirs: Body, theirVersion: number) => {
    conflict = { mine, theirs, version: theirVersion }
    onStatus('conflict', { conflict: { mine, theirs } })
  }

  const nextOrphan = async (current: Body) => {
    const orphan = orphans.shift()
    if (!orphan) return
    await local.put({ baseVersion: version, body: orphan.body, at: now() })
    await local.forget(orphan.key)
    if (same(orphan.body, current)) {
      await local.clear()
      return nextOrphan(current)
    }
    pending = { body: orphan.body }
    enterConflict(orphan.body, current, version)
  }

  const settle = async (outcome: SendOutcome<Body>, sent: { body: Body }) => {
    switch (outcome.kind) {
      case 'saved':
        version = outcome.version
        if (pending === sent) {
          pending = undefined
          await local.clear()
          onStatus('saved', {})
          return nextOrphan(sent.body)
        }
        return wait(0)
      case 'conflict':
        return enterConflict(pending?.body ?? sent.body, outcome.theirs, outcome.version)
      case 'offline':
      case 'signedOut':
        onStatus(outcome.kind, {})
        return wait(RETRY)
      case 'refused':
        return onStatus('refused', { error: outcome.error })
    }
  }

  const sendOne = async (sent: { body: Body }): Promise<boolean> => {
    onStatus('saving', {})
    const outcome = await send(version, sent.body)
    running = undefined
    await settle(outcome, sent)
    return outcome.kind === 'saved'
  }

  /** Waits for a send under way too, then sends what was typed meanwhile: who hands in next must find it settled. */
  const flush = async (): Promise<void> => {
    cancel()
    if (running) return (await running) ? flush() : undefined
    if (conflict || !pending) return
    running = sendOne(pending)
    await running
  }

  return {
    /** Starts from what the server has; text that this browser still holds comes first and is sent. */
    start: async (serverVersion: number, serverBody: Body) => {
      version = serverVersion
      const held = await local.list()
      // The person was quicker than this browser's store: what they typed stands, what was held waits its turn.
      const typed = pending?.body
      if (typed !== undefined) {
        const others = held.filter((it) => !same(it.draft.body, typed))
        orphans = others.map((it) => ({ key: it.key, body: it.draft.body }))
        return flush()
      }
      const fresh = held.find((it) => it.draft.baseVersion === serverVersion)
      orphans = held.filter((it) => it !== fresh).map((it) => ({ key: it.key, body: it.draft.body }))
      if (!fresh || same(fresh.draft.body, serverBody)) {
        if (fresh) await local.forget(fresh.key)
        onBody(serverBody)
        onStatus('saved', {})
        return nextOrphan(serverBody)
      }
      pending = { body: fresh.draft.body }
      await local.put({ ...fresh.draft, at: now() })
      await local.forget(fresh.key)
      onBody(fresh.draft.body)
      return flush()
    },
    /** The person typed: `body` is the whole document now. */
    change: (body: Body): Promise<void> => {
      pending = { body }
      if (conflict) conflict = { ...conflict, mine: body }
      else {
        onStatus('unsaved', {})
        wait(TYPING_PAUSE)
      }
      return local.put({ baseVersion: version, body, at: now() })
    },
    /** Sends what is waiting now: the connection came back, the person signed in again or leaves the field. */
    flush,
    /** The person chose between both texts; the other one is given up. */
    resolve: async (choice: 'mine' | 'theirs') => {
      if (!conflict) return
      const { mine, theirs, version: theirVersion } = conflict
      conflict = undefined
      version = theirVersion
      if (choice === 'mine') {
        pending = { body: mine }
        onBody(mine)
        return flush()
      }
      pending = undefined
      await local.clear()
      onBody(theirs)
      onStatus('saved', {})
      return nextOrphan(theirs)
    },
    version: () => version,
    isSettled: () => !pending && !running && !conflict,
    stop: () => {
      stopped = true
      cancel()
    },
  }
}

/** The server's database gives keys back in an order of its own. */
const ordered = (_: string, value: unknown): unknown =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
    : value
const same = (a: unknown, b: unknown) => JSON.stringify(a, ordered) === JSON.stringify(b, ordered)
