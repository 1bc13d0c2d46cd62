import { fail } from '@xk/domain/kernel'
import type { Result } from '@xk/domain/kernel'
import { loadPdfium, withMemory } from './pdfium.ts'
import type { Pdfium } from './pdfium.ts'

export interface PdfFile {
  pdfium: Pdfium
  /** pdfium's handle. */
  document: number
  pages: number
  /** Loads page `index` (from 0) for as long as `use` runs; undefined when the page can't be read. */
  withPage: <T>(index: number, use: (page: number) => T) => T | undefined
}

const WRONG_PASSWORD = 4

/**
 * Opens a PDF with the empty password for as long as `use` runs. One that only forbids printing or
 * editing opens; one with a password to open is `file/encrypted`, one that can't be read `file/damaged`.
 */
export const withPdf = async <T>(
  bytes: Buffer,
  use: (pdf: PdfFile) => Promise<Result<T>> | Result<T>,
): Promise<Result<T>> => {
  const pdfium = await loadPdfium()
  const data = pdfium.malloc(bytes.length)
  if (data === 0) return fail({ code: 'file/damaged' })
  pdfium.heap().set(bytes, data)
  const document = pdfium.FPDF_LoadMemDocument(data, bytes.length, 0)
  try {
    if (document === 0)
      return fail({
        code: pdfium.FPDF_GetLastError() === WRONG_PASSWORD ? 'file/encrypted' : 'file/damaged',
      })
    const pages = pdfium.FPDF_GetPageCount(document)
    return await use({ pdfium, document, pages, withPage: pageLoader(pdfium, document) })
  } finally {
    if (document !== 0) pdfium.FPDF_CloseDocument(document)
    pdfium.free(data)
  }
}

const pageLoader =
  (pdfium: Pdfium, document: number): PdfFile['withPage'] =>
  (index, use) => {
    const page = pdfium.FPDF_LoadPage(document, index)
    if (page === 0) return undefined
    try {
      return use(page)
    } finally {
      pdfium.FPDF_ClosePage(page)
    }
  }

const IMAGE = 3
const FORM = 5
const MAX_OBJECTS = 200_000
const MAX_FORM_DEPTH = 8

/** Pixel sizes of all pictures on a page, those inside forms too, read without decoding any. */
export const pictureSizes = (pdfium: Pdfium, page: number): { width: number; height: number }[] => {
  const sizes: { width: number; height: number }[] = []
  let left = MAX_OBJECTS
  const visit = (count: number, get: (index: number) => number, depth: number): void => {
    for (let i = 0; i < count && left > 0; i++, left--) {
      const object = get(i)
      const type = pdfium.FPDFPageObj_GetType(object)
      if (type === IMAGE) sizes.push(pixelSize(pdfium, object))
      if (type === FORM && depth < MAX_FORM_DEPTH) {
        const inner = (index: number) => pdfium.FPDFFormObj_GetObject(object, index)
        visit(pdfium.FPDFFormObj_CountObjects(object), inner, depth + 1)
      }
    }
  }
  visit(pdfium.FPDFPage_CountObjects(page), (index) => pdfium.FPDFPage_GetObject(page, index), 0)
  return sizes
}

const pixelSize = (pdfium: Pdfium, object: number): { width: number; height: number } =>
  withMemory(pdfium, 8, (at) => {
    pdfium.FPDFImageObj_GetImagePixelSize(object, at, at + 4)
    const heap = pdfium.heap()
    return { width: heap.readUInt32LE(at), height: heap.readUInt32LE(at + 4) }
  })
