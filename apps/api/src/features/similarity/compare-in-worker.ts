import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { ComparedText, SimilarPair } from '@xk/domain/similarity'
import type { FromWorker, ToWorker } from './similarity-worker.ts'

const TIMEOUT_MS = 10 * 60_000
const MEMORY_MB = 1536

/**
 * Compares texts in a thread of its own. They are handed over in portions as they are read, so that the server
 * never stands still over thousands of them. `onProgress`: from 0 to 1.
 */
export const compareInWorker = async (
  portions: AsyncIterable<ComparedText[]>,
  onProgress: (done: number) => void,
): Promise<SimilarPair[]> => {
  const worker = new Worker(join(import.meta.dirname, 'similarity-worker.ts'), {
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  })
  const timer = setTimeout(() => void worker.terminate(), TIMEOUT_MS)
  const tell = (message: ToWorker) => worker.postMessage(message, [])
  const outcome = new Promise<SimilarPair[]>((settle, refuse) => {
    worker.on('message', (message: FromWorker) => {
      if (message.kind === 'pairs') settle(message.pairs)
      else onProgress(message.done)
    })
    worker.once('error', refuse)
    worker.once('exit', (code) => refuse(new Error(`the comparing thread ended with ${code}`)))
  })
  // Whoever stops reading portions half way does not wait for it.
  outcome.catch(() => undefined)
  try {
    for await (const texts of portions) tell({ kind: 'texts', texts })
    tell({ kind: 'compare' })
    return await outcome
  } finally {
    clearTimeout(timer)
    void worker.terminate()
  }
}
