export * from './compare-texts.ts'
export { type Mark, sideBySide } from './side-by-side.ts'
export type { ComparedText } from './vocabulary.ts'
