export * from './intake/index.ts'
export * from './sheets/index.ts'
