export * from './may-show.ts'
