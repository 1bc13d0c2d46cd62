export * from './accounts.ts'
export * from './problems.ts'
