import { parentPort } from 'node:worker_threads'
import { compareTexts, type ComparedText, type CompareStage, type SimilarPair } from '@xk/domain/similarity'

export type ToWorker = { kind: 'texts'; texts: ComparedText[] } | { kind: 'compare' }
export type FromWorker = { kind: 'progress'; done: number } | { kind: 'pairs'; pairs: SimilarPair[] }

/** Where each stage begins and how much of the whole it is. */
const PART: Record<CompareStage, [from: number, size: number]> = {
  reading: [0, 0.35],
  copies: [0.35, 0.3],
  likeness: [0.65, 0.35],
}

const texts: ComparedText[] = []
const say = (message: FromWorker) => parentPort?.postMessage(message, [])

/** Takes texts as they come, compares them once it is told to, and ends. */
parentPort?.on('message', (message: ToWorker) => {
  if (message.kind === 'texts') return void texts.push(...message.texts)
  const pairs = compareTexts(texts, (stage, done) => {
    const [from, size] = PART[stage]
    say({ kind: 'progress', done: from + size * done })
  })
  say({ kind: 'pairs', pairs })
  parentPort?.close()
})
