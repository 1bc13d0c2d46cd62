export * from './intake/index.ts'
export * from './sheets/index.ts'
export * from './papers/index.ts'
