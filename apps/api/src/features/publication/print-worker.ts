import { pictureForPrint, renderPaper } from '@xk/documents'
import type { PrintJob } from './print-paper.ts'

const printable = async (pictures: PrintJob['pictures']) => {
  const ready: Record<string, Uint8Array> = {}
  for (const [name, bytes] of Object.entries(pictures ?? {})) {
    const picture = await pictureForPrint(bytes)
    if (picture) ready[name] = picture
  }
  return ready
}

/** What could not be made printable is said to be missing, on the paper. */
const withoutMissing = ({ data }: PrintJob, ready: Readonly<Record<string, Uint8Array>>): PrintJob['data'] =>
  'works' in data
    ? {
        ...data,
        works: data.works.map((work) => ({
          ...work,
          documents: work.documents.map((document) => ({
            ...document,
            pages: document.pages.map((name) => (name !== null && name in ready ? name : null)),
          })),
        })),
      }
    : data

/** Prints the one paper that it is sent, and ends. */
process.once('message', async (job: PrintJob) => {
  const ready = await printable(job.pictures)
  const { pdf } = renderPaper(job.kind, withoutMissing(job, ready), ready)
  process.send?.(pdf, () => process.disconnect())
})
