export * from './notice-body.ts'
