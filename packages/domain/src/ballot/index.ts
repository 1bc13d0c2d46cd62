export * from './decide-outcome.ts'
export * from './types.ts'
