import { ok } from '@xk/domain/kernel'
import type { Result } from '@xk/domain/kernel'
import { inspectFile } from '../intake/inspect-file.ts'
import type { Inspected, InspectOptions } from '../intake/inspect-file.ts'
import { DEFAULT_LIMITS } from '../intake/limits.ts'
import { readDocxContent, withDocx } from './read-docx.ts'
import { readPptxContent, withPptx } from './read-pptx.ts'

const emptied = (content: Result<unknown>): Result<true> => (content.ok ? ok(true) : content)

/**
 * Inspects a file and makes sure that judges can be shown it: a docx with more paragraphs than the
 * structured format takes is refused when it is handed in, not when a secretary comes to mask it.
 */
export const inspectRenderable = async (
  path: string,
  options: InspectOptions,
): Promise<Result<Inspected>> => {
  const inspected = await inspectFile(path, options)
  if (!inspected.ok) return inspected
  const limits = { ...DEFAULT_LIMITS, ...options.limits }
  const { type } = inspected.value
  if (type !== 'docx' && type !== 'pptx') return inspected
  const content =
    type === 'docx'
      ? await withDocx(path, limits, (docx) => emptied(readDocxContent(docx)))
      : await withPptx(path, limits, (pptx) => emptied(readPptxContent(pptx)))
  return content.ok ? inspected : content
}
