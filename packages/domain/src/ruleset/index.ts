export * from './marks.ts'
export * from './ruleset.ts'
