import type { Pdfium } from '../intake/pdfium.ts'
import { shownSize } from './page-image.ts'
import type { Pixels } from './page-image.ts'

const BGRX = 3
const DRAW_ANNOTATIONS = 0x01
const RGB_ORDER = 0x10
const LIMITED_IMAGE_CACHE = 0x200
/** Sticky notes, their pop-ups, attached files, sounds and films: remarks about a page, no part of it. */
export const REMARKS = new Set([1, 16, 17, 18, 19])

/** The pixels of a page on white, with its filled-in form fields and stamps, without remarks. */
export const renderPdfPage = (pdfium: Pdfium, page: number): Pixels => {
  removeRemarks(pdfium, page)
  const { width, height } = shownSize(pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page))
  const size = width * height * 4
  const memory = pdfium.malloc(size)
  if (memory === 0) throw new RangeError('pdfium is out of memory')
  const bitmap = pdfium.FPDFBitmap_CreateEx(width, height, BGRX, memory, width * 4)
  try {
    pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xffffffff)
    const flags = DRAW_ANNOTATIONS | RGB_ORDER | LIMITED_IMAGE_CACHE
    pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, flags)
    return { data: Buffer.from(pdfium.heap().subarray(memory, memory + size)), width, height, channels: 4 }
  } finally {
    pdfium.FPDFBitmap_Destroy(bitmap)
    pdfium.free(memory)
  }
}

const removeRemarks = (pdfium: Pdfium, page: number): void => {
  for (let i = pdfium.FPDFPage_GetAnnotCount(page) - 1; i >= 0; i--) {
    const annotation = pdfium.FPDFPage_GetAnnot(page, i)
    const subtype = pdfium.FPDFAnnot_GetSubtype(annotation)
    pdfium.FPDFPage_CloseAnnot(annotation)
    if (REMARKS.has(subtype)) pdfium.FPDFPage_RemoveAnnot(page, i)
  }
}
