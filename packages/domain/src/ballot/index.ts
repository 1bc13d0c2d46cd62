export * from './count-round.ts'
export * from './decide-outcome.ts'
export * from './types.ts'
