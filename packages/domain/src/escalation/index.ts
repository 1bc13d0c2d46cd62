export * from './quota.ts'
export * from './states.ts'
export * from './suggest.ts'
