export type * from './paper-data.ts'
export { pictureForPrint } from './picture-for-print.ts'
export { renderPaper } from './render-paper.ts'
export type { RenderedPaper } from './render-paper.ts'
