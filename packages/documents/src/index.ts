// Reading untrusted files is exported only as the document worker: no server does it in its own process.
export * from './intake/index.ts'
export * from './form/index.ts'
export * from './sheets/index.ts'
export * from './texts/index.ts'
export * from './papers/index.ts'
export type * from './rendition/index.ts'
export * from './worker/index.ts'
