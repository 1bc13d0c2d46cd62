export * from './lifecycle.ts'
export * from './schedule.ts'
export { type Transition } from './transition.ts'
