export * from './ruleset.ts'
