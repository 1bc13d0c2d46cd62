import { fork } from 'node:child_process'
import { join } from 'node:path'
import type { PaperData, PaperKind } from '@xk/documents'
import { digestOf } from '@xk/domain/kernel'
import { remember } from './release-files.ts'

export interface PrintJob {
  kind: PaperKind
  data: PaperData[PaperKind]
  /** Pictures that the paper shows, as they are stored. */
  pictures?: Readonly<Record<string, Uint8Array>> | undefined
}

const TIMEOUT_MS = 60_000
const KEPT = 8

/** The same data give the same bytes, so what was printed lately is kept by the digest of its data. */
const printed = new Map<string, Promise<Uint8Array>>()
let queue: Promise<unknown> = Promise.resolve()

const inChild = (job: PrintJob): Promise<Uint8Array> =>
  new Promise((settle, refuse) => {
    const child = fork(join(import.meta.dirname, 'print-worker.ts'), [], {
      execArgv: ['--max-old-space-size=256'],
      serialization: 'advanced',
      env: {},
    })
    const timer = setTimeout(() => child.kill('SIGKILL'), TIMEOUT_MS)
    child.once('message', (pdf: Uint8Array) => settle(pdf))
    child.once('error', refuse)
    child.once('exit', (code) => {
      clearTimeout(timer)
      refuse(new Error(`the printing process ended with ${code}`))
    })
    child.send(job)
  })

/**
 * Prints a paper in a process of its own, one at a time: the server goes on answering while hundreds of
 * certificates are set, and their memory goes with the process.
 */
export const printPaper = <K extends PaperKind>(kind: K, data: PaperData[K]): Promise<Uint8Array> => {
  const key = digestOf({ kind, data })
  const known = printed.get(key)
  if (known) return known
  const job = printOnce(kind, data)
  job.catch(() => printed.delete(key))
  return remember(printed, key, job, KEPT)
}

/** The same for what must not be kept, not even in memory: nothing of it is left once it has been answered. */
export const printOnce = <K extends PaperKind>(
  kind: K,
  data: PaperData[K],
  pictures?: Readonly<Record<string, Uint8Array>>,
): Promise<Uint8Array> => {
  const job = queue.then(() => inChild({ kind, data, pictures }))
  queue = job.catch(() => undefined).then(() => undefined)
  return job
}
