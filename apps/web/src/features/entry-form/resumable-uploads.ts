import type { ProblemBody } from '@xk/contract'
import { intakeWords } from '@xk/i18n'
import { createSignal, onCleanup, onMount } from 'solid-js'
import type { DetailedError, Upload } from 'tus-js-client'
import { messageOf, Unreachable } from '../../api/client.ts'
import { openKeptFiles } from './kept-files.ts'

const w = intakeWords.uploads
const CHUNK = 2 * 1024 * 1024
const RETRIES = [0, 1000, 3000, 5000, 10_000, 20_000]

/** waiting: for the network. lost: this browser has not kept the file, it has to be chosen again. */
export type SendingState = 'sending' | 'checking' | 'paused' | 'waiting' | 'lost' | 'refused'
export interface Sending {
  /** Of this page; the server's id once the upload was begun. */
  id: string
  name: string
  size: number
  share: number
  state: SendingState
  problem?: string | undefined
}

interface Unfinished {
  id?: string
  name?: string
  size?: number
  received?: number
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
  const kept = openKeptFiles(it.accountId)
  const [all, setAll] = createSignal<Sending[]>(
    it.unfinished.map(({ id = '', name = '', size = 0, received = 0 }) => ({
      id,
      name,
      size,
      share: size > 0 ? received / size : 0,
      state: 'lost',
    })),
  )
  const running = new Map<string, Upload>()
  /** Which upload of the server each row stands for. */
  const addresses = new Map<string, string>(it.unfinished.map(({ id = '' }) => [id, `/api/uploads/${id}`]))
  let settled: (() => void)[] = []

  const update = (id: string, facts: Partial<Sending>) =>
    setAll((rows) => rows.map((row) => (row.id === id ? { ...row, ...facts } : row)))
  const isOnTheWay = (row: Sending) => row.state !== 'refused'
  const tellSettled = () => {
    if (all().some((row) => row.state === 'sending' || row.state === 'checking')) return
    for (const done of settled) done()
    settled = []
  }
  const leave = (id: string) => {
    running.delete(id)
    const uploadId = addresses.get(id)?.split('/').at(-1)
    if (uploadId) void kept.forget(uploadId)
    addresses.delete(id)
  }

  const run = async (id: string, file: File) => {
    const tus = await import('tus-js-client')
    const upload = new tus.Upload(file, {
      endpoint: `/api/entries/${it.entryId}/uploads`,
      uploadUrl: addresses.get(id) ?? null,
      metadata: { filename: file.name },
      chunkSize: CHUNK,
      retryDelays: RETRIES,
      storeFingerprintForResuming: false,
      onUploadUrlAvailable: () => {
        const url = running.get(id)?.url
        if (!url) return
        addresses.set(id, url)
        void kept.keep(url.split('/').at(-1) ?? '', file)
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
        tellSettled()
      },
      onError: (error) => {
        const problem = problemOf(error)
        const state = problem && problem.status !== 401 ? 'refused' : 'waiting'
        if (state === 'refused') leave(id)
        update(id, {
          state,
          problem: problem ? problem.title : state === 'waiting' ? w.offline : messageOf(new Unreachable()),
        })
        tellSettled()
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
      running.get(id)?.start()
    }
  }
  const goOnFromKept = async () => {
    for (const { id } of all()) {
      const file = await kept.find(id)
      if (file) void run(id, file)
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
    })
  })

  return {
    all,
    /** Files that will be attachments once they are there. */
    pending: () => all().filter(isOnTheWay),
    send: (files: readonly File[]) => {
      for (const file of files) {
        const lost = all().find(
          (row) => row.state === 'lost' && row.name === file.name && row.size === file.size,
        )
        const id = lost?.id ?? `${file.name}/${file.lastModified}/${Math.random()}`
        if (!lost)
          setAll((rows) => [...rows, { id, name: file.name, size: file.size, share: 0, state: 'sending' }])
        void run(id, file)
      }
    },
    pause: (id: string) => {
      if (running.get(id)?.url) void running.get(id)?.abort()
      update(id, { state: 'paused' })
      tellSettled()
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
      if (url) await fetch(url, { method: 'DELETE' }).catch(() => undefined)
      tellSettled()
    },
    has: (id: string) => all().some((row) => row.id === id),
    /** When nothing moves any more: all there, or one that can't go on. */
    settled: (): Promise<void> =>
      all().some((row) => row.state === 'sending' || row.state === 'checking')
        ? new Promise((done) => settled.push(done))
        : Promise.resolve(),
  }
}
export type ResumableUploads = ReturnType<typeof createResumableUploads>
