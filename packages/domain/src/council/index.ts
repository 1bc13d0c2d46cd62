export * from './moment.ts'
export * from './quorum.ts'
export * from './readiness.ts'
