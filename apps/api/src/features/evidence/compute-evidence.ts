import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { EvidenceInput, StageEvidence } from '@xk/domain/reliability'
import { remember } from '../publication/release-files.ts'

const TIMEOUT_MS = 120_000
const MEMORY_MB = 512
const KEPT = 16

/** The same inputs give the same evidence, so what was computed lately is kept by their digest. */
const computed = new Map<string, Promise<StageEvidence>>()
let queue: Promise<unknown> = Promise.resolve()

const inWorker = (input: EvidenceInput): Promise<StageEvidence> =>
  new Promise((settle, refuse) => {
    const worker = new Worker(join(import.meta.dirname, 'evidence-worker.ts'), {
      workerData: input,
      env: {},
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    })
    const timer = setTimeout(() => void worker.terminate(), TIMEOUT_MS)
    worker.once('message', settle)
    worker.once('error', refuse)
    worker.once('exit', (code) => {
      clearTimeout(timer)
      refuse(new Error(`the evidence worker ended with ${code}`))
    })
  })

/**
 * Computes evidence in a thread of its own, one stage at a time, so that the server goes on answering meanwhile.
 * `key` names the input: whoever asks again gets what was computed, or joins who is waiting for it.
 */
export const computeEvidence = (key: string, input: EvidenceInput): Promise<StageEvidence> => {
  const known = computed.get(key)
  if (known) return known
  const job = queue.then(() => inWorker(input))
  queue = job.catch(() => undefined)
  job.catch(() => computed.delete(key))
  return remember(computed, key, job, KEPT)
}
