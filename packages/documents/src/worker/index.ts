export { createDocumentWorker } from './document-worker.ts'
export type { DocumentWorker, WorkerOptions } from './document-worker.ts'
