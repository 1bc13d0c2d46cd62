import { fail, ok } from '@xk/domain/kernel'
import type { Result } from '@xk/domain/kernel'
import type { FileLimits } from './limits.ts'
import { pictureSizes, withPdf } from './pdf-file.ts'
import { tooManyPixels } from './pixel-limit.ts'

/** A PDF ends with its end mark; some programs write a little behind it. */
const END_WITHIN_BYTES = 2048

/**
 * Number of pages of a PDF whose every page can be read. A reader would try to mend a file cut short and
 * lose pages silently, so one without its end mark is `file/damaged`.
 */
export const inspectPdf = async (bytes: Buffer, limits: FileLimits): Promise<Result<{ pages: number }>> => {
  if (!bytes.subarray(-END_WITHIN_BYTES).includes('%%EOF')) return fail({ code: 'file/damaged' })
  return withPdf(bytes, ({ pdfium, pages, withPage }) => {
    if (pages < 1) return fail({ code: 'file/damaged' })
    if (pages > limits.maxPages) return fail({ code: 'file/too-many-pages', pages, max: limits.maxPages })
    for (let index = 0; index < pages; index++) {
      const sizes = withPage(index, (page) => pictureSizes(pdfium, page))
      if (!sizes) return fail({ code: 'file/damaged' })
      const problem = sizes.map((size) => tooManyPixels(size, limits)).find(Boolean)
      if (problem) return fail(problem)
    }
    return ok({ pages })
  })
}
