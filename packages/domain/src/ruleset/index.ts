export * from './amendment.ts'
export * from './marks.ts'
export * from './readiness.ts'
export * from './ruleset.ts'
