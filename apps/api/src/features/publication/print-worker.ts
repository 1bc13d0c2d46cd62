import { renderPaper } from '@xk/documents'
import type { PrintJob } from './print-paper.ts'

/** Prints the one paper that it is sent, and ends. */
process.once('message', ({ kind, data }: PrintJob) => {
  const { pdf } = renderPaper(kind, data)
  process.send?.(pdf, () => process.disconnect())
})
