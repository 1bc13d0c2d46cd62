export { assignBalanced } from './assign-balanced.ts'
export { assignWholePanel } from './assign-whole-panel.ts'
export * from './types.ts'
