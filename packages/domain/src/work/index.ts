export * from './states.ts'
export * from './body.ts'
export * from './report.ts'
