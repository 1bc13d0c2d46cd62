import type { ProblemBody } from '@xk/contract'
import { intakeWords } from '@xk/i18n'
import { createSignal, onCleanup, onMount } from 'solid-js'
import type { DetailedError, Upload } from 'tus-js-client'
import { newCommandId } from '../../api/client.ts'
import { pageHeaders } from '../../api/guard.ts'
import { isRefused } from './is-refused.ts'
import { inOneTab, openKeptFiles } from './kept-files.ts'

const w = intakeWords.uploads
const CHUNK = 2 * 1024 * 1024
const RETRIES = [0, 1000, 3000, 5000, 10_000, 20_000]

/**
 * waiting: for the network. elsewhere: another tab sends it. lost: this browser has not kept the file, it has to be
 * chosen again.
 */
type SendingState = 'sending' | 'checking' | 'paused' | 'waiting' | 'elsewhere' | 'lost' | 'refused'
export interface Sending {
  /** Of this page; the server's id once the upload was begun. */
  id: string
  name: string
  size: number
  /** The part of the dossier that it is for; null: a further file. */
  slot: string | null
  share: number
  state: SendingState
  problem?: string | undefined
}

interface Unfinished {
  id?: string
  name?: string
  size?: number
  received?: number
  slot?: string | null
}

const problemOf = (error: Error | DetailedError): ProblemBody | undefined => {
  const answer = 'originalResponse' in error ? error.originalResponse?.getBody() : undefined
  if (!answer) return undefined
  try {
    return JSON.parse(answer) as ProblemBody
  } catch {
    return undefined
  }
}

/**
 * Attachments on their way, each in pieces that go on after a lost connection, a pause or a reload. The library
 * that speaks the protocol is loaded with the first file.
 */
export const createResumableUploads = (it: {
  accountId: string
  entryId: string
  unfinished: readonly Unfinished[]
  onDone: () => void
}) => {
  const kept = openKeptFiles(it.accountId, it.entryId)
  const [all, setAll] = createSignal<Sending[]>(
    it.unfinished.map(({ id = '', name = '', size = 0, received = 0, slot = null }) => ({
      id,
      name,
      size,
      slot,
      share: size > 0 ? received / size : 0,
      state: 'lost',
    })),
  )
  const running = new Map<string, Upload>()
  const files = new Map<string, File>()
  /** Which upload of the server each row stands for. */
  const addresses = new Map<string, string>(it.unfinished.map(({ id = '' }) => [id, `/api/uploads/${id}`]))
  /** Under which name the file of a row is kept here, and how to let other tabs have it. */
  const held = new Map<string, { keptId: string; release: () => void }>()
  let awaited: { is: () => boolean; done: () => void }[] = []

  const update = (id: string, facts: Partial<Sending>) =>
    setAll((rows) => rows.map((row) => (row.id === id ? { ...row, ...facts } : row)))
  const isMoving = ({ state }: Sending) =>
    state === 'sending' || state === 'checking' || state === 'elsewhere'
  const isOnTheWay = (row: Sending) => row.state !== 'refused'
  const until = (is: () => boolean): Promise<void> =>
    is() ? Promise.resolve() : new Promise((done) => awaited.push({ is, done }))
  const tell = () => {
    const due = awaited.filter((one) => one.is())
    awaited = awaited.filter((one) => !due.includes(one))
    for (const { done } of due) done()
  }
  const leave = (id: string) => {
    running.delete(id)
    files.delete(id)
    addresses.delete(id)
    const own = held.get(id)
    held.delete(id)
    if (own) void kept.forget(own.keptId).then(own.release)
  }
  const uploadIdOf = (url: string) => url.split('/').at(-1) ?? null

  const slotOf = (id: string) => all().find((row) => row.id === id)?.slot ?? null
  const endpointFor = (slot: string | null) =>
    `/api/entries/${it.entryId}/uploads${slot === null ? '' : `?slot=${encodeURIComponent(slot)}`}`

  const run = async (id: string, file: File) => {
    files.set(id, file)
    const tus = await import('tus-js-client').catch(() => undefined)
    // Called off meanwhile.
    if (!all().some((row) => row.id === id)) return leave(id)
    if (!tus) {
      update(id, { state: 'waiting', problem: w.offline })
      return tell()
    }
    const upload = new tus.Upload(file, {
      endpoint: endpointFor(slotOf(id)),
      uploadUrl: addresses.get(id) ?? null,
      metadata: { filename: file.name },
      headers: pageHeaders(),
      chunkSize: CHUNK,
      retryDelays: RETRIES,
      storeFingerprintForResuming: false,
      onUploadUrlAvailable: () => {
        const url = running.get(id)?.url
        if (!url) return
        addresses.set(id, url)
        tell()
        void kept.keep(held.get(id)?.keptId ?? id, { file, slot: slotOf(id), uploadId: uploadIdOf(url) })
        // Paused before it had an address: now it can be gone on with.
        if (all().some((row) => row.id === id && row.state === 'paused')) void running.get(id)?.abort()
      },
      onProgress: (sent, total) =>
        all().some((row) => row.id === id && row.state === 'paused') ||
        update(id, { share: sent / total, state: sent === total ? 'checking' : 'sending' }),
      onSuccess: () => {
        leave(id)
        setAll((rows) => rows.filter((row) => row.id !== id))
        it.onDone()
        tell()
      },
      onError: (error) => {
        const problem = problemOf(error)
        const state = problem && isRefused(problem) ? 'refused' : 'waiting'
        if (state === 'refused') leave(id)
        update(id, {
          state,
          problem: problem?.title ?? w.offline,
        })
        tell()
      },
    })
    running.set(id, upload)
    update(id, { state: 'sending', problem: undefined })
    upload.start()
  }

  const goOn = () => {
    for (const { id, state } of all()) {
      if (state !== 'waiting') continue
      update(id, { state: 'sending', problem: undefined })
      const [upload, file] = [running.get(id), files.get(id)]
      if (upload) upload.start()
      else if (file) void run(id, file)
    }
  }
  /** Goes on with a file that was kept, once no other tab has it; what that one brought to its end is gone. */
  const goOnWith = (id: string, keptId: string) =>
    inOneTab(keptId, async (release) => {
      const own = await kept.find(keptId)
      held.set(id, { keptId, release })
      if (own) return run(id, own.file)
      leave(id)
      setAll((rows) => rows.filter((row) => row.id !== id))
      it.onDone()
      tell()
    })
  const goOnFromKept = async () => {
    for (const keptId of await kept.list()) {
      const own = await kept.find(keptId)
      if (!own) continue
      const { name, size } = own.file
      const begun = all().find((row) => row.id === own.uploadId)
      const id = begun?.id ?? keptId
      if (!begun)
        setAll((rows) => [...rows, { id, name, size, slot: own.slot, share: 0, state: 'elsewhere' }])
      // Gone from the server, it begins anew; there already, the server says so.
      else update(id, { state: 'elsewhere' })
      if (own.uploadId) addresses.set(id, `/api/uploads/${own.uploadId}`)
      goOnWith(id, keptId)
    }
  }
  onMount(() => {
    void goOnFromKept()
    const timer = setInterval(() => navigator.onLine && goOn(), 15_000)
    addEventListener('online', goOn)
    onCleanup(() => {
      clearInterval(timer)
      removeEventListener('online', goOn)
      for (const upload of running.values()) void upload.abort()
      for (const { release } of held.values()) release()
    })
  })

  return {
    all,
    /** Files that will be attachments once they are there. */
    pending: () => all().filter(isOnTheWay),
    send: (files: readonly File[], slot: string | null = null) => {
      for (const file of files) {
        const { name, size } = file
        const lost = all().find(
          (row) => row.state === 'lost' && row.slot === slot && row.name === name && row.size === size,
        )
        const id = lost?.id ?? `${name}/${file.lastModified}/${Math.random()}`
        if (!lost) setAll((rows) => [...rows, { id, name, size, slot, share: 0, state: 'sending' }])
        const keptId = newCommandId()
        const uploadId = lost ? id : null
        inOneTab(keptId, (release) => {
          held.set(id, { keptId, release })
          void kept.keep(keptId, { file, slot, uploadId }).then(() => run(id, file))
        })
      }
    },
    /** What is on its way to this part of the dossier; null: further files. */
    to: (slot: string | null) => all().filter((row) => row.slot === slot),
    pause: (id: string) => {
      if (running.get(id)?.url) void running.get(id)?.abort()
      update(id, { state: 'paused' })
      tell()
    },
    resume: (id: string) => {
      update(id, { state: 'sending', problem: undefined })
      running.get(id)?.start()
    },
    /** Calls it off, here and on the server. */
    remove: async (id: string) => {
      const url = addresses.get(id)
      await running
        .get(id)
        ?.abort()
        .catch(() => undefined)
      leave(id)
      setAll((rows) => rows.filter((row) => row.id !== id))
      if (url) await fetch(url, { method: 'DELETE', headers: pageHeaders() }).catch(() => undefined)
      tell()
    },
    has: (id: string) => all().some((row) => row.id === id),
    /** When nothing moves any more: all there, or one that can't go on. */
    settled: () => until(() => !all().some(isMoving)),
    /**
     * Whether the server knows of each, once none is about to tell it any more: by its clock they are begun. What
     * another tab sends is that one's.
     */
    begun: async () => {
      const unknown = (states: readonly SendingState[]) =>
        all().some(({ id, state }) => states.includes(state) && !addresses.has(id))
      await until(() => !unknown(['sending']))
      return !unknown(['sending', 'waiting', 'paused'])
    },
  }
}
export type ResumableUploads = ReturnType<typeof createResumableUploads>
