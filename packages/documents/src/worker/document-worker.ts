import { rm } from 'node:fs/promises'
import { resolve, sep } from 'node:path'
import { fail } from '@xk/domain/kernel'
import type { Result } from '@xk/domain/kernel'
import { unfinishedFolder } from '../rendition/render-blind.ts'
import type { JobName, Jobs, Request } from './protocol.ts'
import { startWorkerProcess } from './worker-process.ts'
import type { Confines, Outcome, WorkerProcess } from './worker-process.ts'

export interface WorkerOptions extends Partial<Confines> {
  /** Folders whose files the worker may read. */
  readable: readonly string[]
  /** Folders that it may write renditions into. */
  writable: readonly string[]
  /** Processes at once; further jobs wait in line. */
  concurrency?: number
  /** For one job, waiting not counted. */
  timeoutMs?: number
  /** After so long without work a process ends and gives its memory back. */
  idleMs?: number
}
type Answered<J extends JobName> = Result<Jobs[J]['answer']>
type Job = { [J in JobName]: (...args: Jobs[J]['args']) => Promise<Result<Jobs[J]['answer']>> }
export interface DocumentWorker extends Job {
  /** Ends its processes; jobs under way or in line answer `system/unavailable`. */
  close(): void
}

interface Waiting {
  request: Request
  settle: (result: Result<unknown>) => void
  reject: (error: Error) => void
}

/**
 * A process is replaced after so many jobs, after a crash inside, and when a job has left it this large:
 * WebAssembly never gives memory back, and the next file must find all of its room.
 */
const JOBS_PER_PROCESS = 50
const SPENT_BYTES = 220 * 1024 * 1024
/** Somebody waits for their upload to be taken: it goes before what is made for later, like a stage's renditions. */
const isAwaited = ({ job }: Request) =>
  job === 'inspect' || job === 'readForm' || job === 'makePortrait' || job === 'renderPortrait'
const unavailable = fail({ code: 'system/unavailable' as const })

/**
 * Reads untrusted files in processes of their own. A file that crashes its process, or takes too long or
 * too much memory, is `file/damaged`: the server itself and the next file are not touched. A path outside
 * the told folders, a missing file or a full disk is not the file's fault and throws.
 */
export const createDocumentWorker = (options: WorkerOptions): DocumentWorker => {
  const { concurrency = 1, timeoutMs = 120_000, idleMs = 5000, maxRssMb = 360 } = options
  const readable = options.readable.map((path) => resolve(path))
  const writable = options.writable.map((path) => resolve(path))
  const queue: Waiting[] = []
  const slots = Array.from({ length: concurrency }, createSlot)
  let closed = false

  const assertBelow = (path: string, folders: readonly string[]) => {
    if (!folders.some((folder) => resolve(path).startsWith(folder + sep)))
      throw new Error(`the document worker was not told of the folder of ${path}`)
  }

  const serve = async (slot: Slot): Promise<void> => {
    slot.busy = true
    clearTimeout(slot.idle)
    for (let next = queue.shift(); next; next = queue.shift()) {
      if (!slot.process?.alive) {
        slot.process = startWorkerProcess({ readable, writable, maxRssMb })
        slot.jobs = 0
      }
      slot.jobs++
      const outcome = await slot.process.run(next.request, timeoutMs)
      if (isSpent(outcome) || slot.jobs >= JOBS_PER_PROCESS) slot.process.stop()
      if ('failed' in outcome) next.reject(new Error(`the document worker met ${outcome.failed}`))
      else next.settle(await conclude(next.request, outcome))
    }
    slot.busy = false
    slot.idle = setTimeout(() => slot.process?.stop(), idleMs)
    slot.idle.unref()
  }

  const conclude = async (
    request: Request,
    outcome: Exclude<Outcome, { failed: string }>,
  ): Promise<Result<unknown>> => {
    if ('result' in outcome) return outcome.result
    if (request.job === 'renderBlind')
      await rm(unfinishedFolder(request.args[2]), { recursive: true, force: true })
    if (closed || ('gone' in outcome && outcome.gone === 'notStarted')) return unavailable
    return fail({ code: 'file/damaged' })
  }

  /** How many of those in line are awaited by somebody. */
  const awaited = () => queue.filter(({ request }) => isAwaited(request)).length

  const enqueue = <J extends JobName>(request: Request): Promise<Answered<J>> => {
    if (closed) return Promise.resolve(unavailable)
    assertBelow(request.args[0], [...readable, ...writable])
    if (request.job === 'makePortrait') assertBelow(request.args[0], writable)
    if (request.job === 'renderBlind') assertBelow(request.args[2], writable)
    return new Promise((settle, reject) => {
      const job = { request, settle: (result: Result<unknown>) => settle(result as Answered<J>), reject }
      if (isAwaited(request)) queue.splice(awaited(), 0, job)
      else queue.push(job)
      const free = slots.find((slot) => !slot.busy)
      if (free) void serve(free)
    })
  }

  return {
    inspect: async (...args) => enqueue<'inspect'>({ job: 'inspect', args }),
    makePortrait: async (...args) => enqueue<'makePortrait'>({ job: 'makePortrait', args }),
    renderBlind: async (...args) => enqueue<'renderBlind'>({ job: 'renderBlind', args }),
    readText: async (...args) => enqueue<'readText'>({ job: 'readText', args }),
    readForm: async (...args) => enqueue<'readForm'>({ job: 'readForm', args }),
    renderPortrait: async (...args) => enqueue<'renderPortrait'>({ job: 'renderPortrait', args }),
    findTextBoxes: async (...args) => enqueue<'findTextBoxes'>({ job: 'findTextBoxes', args }),
    close() {
      closed = true
      for (const { settle } of queue.splice(0)) settle(unavailable)
      for (const slot of slots) slot.process?.stop()
    },
  }
}

const isSpent = (outcome: Outcome): boolean =>
  'crashed' in outcome || ('rssBytes' in outcome && outcome.rssBytes > SPENT_BYTES)

interface Slot {
  process: WorkerProcess | undefined
  jobs: number
  busy: boolean
  idle: NodeJS.Timeout | undefined
}
const createSlot = (): Slot => ({ process: undefined, jobs: 0, busy: false, idle: undefined })
