import { readFile } from 'node:fs/promises'
import { fail, ok } from '@xk/domain/kernel'
import type { Result } from '@xk/domain/kernel'
import { DEFAULT_LIMITS } from '../intake/limits.ts'
import type { DocumentType, FileLimits } from '../intake/limits.ts'
import { withPdf } from '../intake/pdf-file.ts'
import type { Passage } from './passage.ts'
import { readDocxText } from './read-docx-text.ts'
import { withDocx } from './read-docx.ts'
import { readPptxText, withPptx } from './read-pptx.ts'
import { readPdfMetadata } from './read-pdf-metadata.ts'
import { readPdfPage } from './read-pdf-page.ts'
import { readPictureMetadata } from './read-picture-metadata.ts'

export interface DocumentText {
  passages: Passage[]
  /** Something in it can only be judged by looking. */
  needsEyes: boolean
  /** The page images, from 1, that are to be looked at. */
  lookAt: number[]
}

/**
 * All text in an inspected file, that judges would see and that they would not, each with where it lies:
 * what a search for names reads. Reads untrusted bytes: a server calls it through the document worker.
 */
export const textOfDocument = (
  path: string,
  type: DocumentType,
  some: Partial<FileLimits> = {},
): Promise<Result<DocumentText>> => {
  const limits = { ...DEFAULT_LIMITS, ...some }
  switch (type) {
    case 'docx':
      return withDocx(path, limits, async (docx) => {
        const read = await readDocxText(docx)
        if (!read.ok) return read
        const { passages, pictures } = read.value
        return ok({ passages, ...eyesOn(Array.from({ length: pictures }, (_, i) => i + 1)) })
      })
    case 'pptx':
      return withPptx(path, limits, async (pptx) => {
        const read = await readPptxText(pptx)
        if (!read.ok) return read
        const { passages, pictures } = read.value
        return ok({ passages, ...eyesOn(Array.from({ length: pictures }, (_, i) => i + 1)) })
      })
    case 'mp4':
      return Promise.resolve(ok({ passages: [], needsEyes: true, lookAt: [] }))
    case 'pdf':
      return textOfPdf(path, limits)
    case 'jpg':
    case 'png':
      return textOfPicture(path)
  }
}

const eyesOn = (lookAt: number[]) => ({ needsEyes: lookAt.length > 0, lookAt })

const textOfPdf = async (path: string, limits: FileLimits): Promise<Result<DocumentText>> => {
  const bytes = await readFile(path)
  return withPdf(bytes, async (pdf) => {
    if (pdf.pages > limits.maxPages)
      return fail({ code: 'file/too-many-pages', pages: pdf.pages, max: limits.maxPages })
    const passages: Passage[] = []
    const lookAt: number[] = []
    for (let number = 1; number <= pdf.pages; number++) {
      const read = pdf.withPage(number - 1, (page) => readPdfPage(pdf.pdfium, page, number))
      if (!read) return fail({ code: 'file/damaged' })
      passages.push(...read.passages)
      if (read.needsEyes) lookAt.push(number)
    }
    passages.push(...(await readPdfMetadata(bytes, pdf)))
    return ok({ passages, ...eyesOn(lookAt) })
  })
}

const textOfPicture = async (path: string): Promise<Result<DocumentText>> =>
  ok({ passages: await readPictureMetadata(await readFile(path)), ...eyesOn([1]) })
