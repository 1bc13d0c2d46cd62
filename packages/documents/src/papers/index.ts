export type * from './paper-data.ts'
export { renderPaper } from './render-paper.ts'
export type { RenderedPaper } from './render-paper.ts'
