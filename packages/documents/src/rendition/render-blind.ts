import { mkdir, readFile, rename, rm } from 'node:fs/promises'
import { fail, ok } from '@xk/domain/kernel'
import type { Result, RichText } from '@xk/domain/kernel'
import { DEFAULT_LIMITS } from '../intake/limits.ts'
import type { DocumentType, FileLimits } from '../intake/limits.ts'
import { withPdf } from '../intake/pdf-file.ts'
import type { OfficePackage } from '../intake/docx-package.ts'
import type { Picture } from './docx-pictures.ts'
import type { LeftOut } from './left-out.ts'
import { writePageImage } from './page-image.ts'
import type { Box, PageImage } from './page-image.ts'
import { readDocxContent, withDocx } from './read-docx.ts'
import { readPptxContent, withPptx } from './read-pptx.ts'
import { renderPdfPage } from './render-pdf-page.ts'
import { renderPicture } from './render-picture.ts'

/** What judges may see of one attachment. */
export interface BlindParts {
  /** Of a docx; takes the same black-outs as form fields. */
  text: RichText | null
  /** Pages of a PDF, the picture itself, or the pictures of a docx in the order of its text. */
  images: PageImage[]
  /** What could not be shown, for the secretary and the author; not for judges. */
  leftOut: LeftOut[]
}
export interface RenderOptions {
  /** Pages count from 1: of a docx, its pictures. */
  boxes?: readonly Box[]
  limits?: Partial<FileLimits>
}

/**
 * Makes the blinded parts of an inspected file and writes their images into `outDir`, which must not exist
 * yet: it appears whole or not at all. Only text and pixels go over; there is no way for properties,
 * comments, deleted or hidden text, headers, scripts or metadata to follow. The same input gives the same
 * bytes. Reads untrusted bytes: a server calls it through the document worker.
 */
export const renderBlind = async (
  path: string,
  type: DocumentType,
  outDir: string,
  { boxes = [], limits: some }: RenderOptions = {},
): Promise<Result<BlindParts>> => {
  const limits = { ...DEFAULT_LIMITS, ...some }
  const unfinished = unfinishedFolder(outDir)
  await rm(unfinished, { recursive: true, force: true })
  await mkdir(unfinished, { recursive: true })
  try {
    const parts = await renderParts(path, type, unfinished, boxes, limits)
    if (parts.ok) await rename(unfinished, outDir)
    return parts
  } finally {
    await rm(unfinished, { recursive: true, force: true })
  }
}

/** Where the parts lie until they are complete; also what a stopped rendering leaves behind. */
export const unfinishedFolder = (outDir: string): string => `${outDir}.unfinished`

const renderParts = (
  path: string,
  type: DocumentType,
  folder: string,
  boxes: readonly Box[],
  limits: FileLimits,
): Promise<Result<BlindParts>> => {
  switch (type) {
    case 'docx':
      return renderDocx(path, folder, boxes, limits)
    case 'pdf':
      return renderPdf(path, folder, boxes, limits)
    case 'pptx':
      return renderPptx(path, folder, boxes, limits)
    case 'mp4':
      // Faces and voices can't be blacked out: a film is not shown where works are read without names.
      return Promise.resolve(fail({ code: 'file/not-blindable' }))
    case 'jpg':
    case 'png':
      return renderImage(path, folder, boxes, limits)
  }
}

const renderPdf = async (
  path: string,
  folder: string,
  boxes: readonly Box[],
  limits: FileLimits,
): Promise<Result<BlindParts>> =>
  withPdf(await readFile(path), async ({ pdfium, pages, withPage }) => {
    if (pages > limits.maxPages) return fail({ code: 'file/too-many-pages', pages, max: limits.maxPages })
    const images: PageImage[] = []
    for (let index = 0; index < pages; index++) {
      const pixels = withPage(index, (page) => renderPdfPage(pdfium, page))
      if (!pixels) return fail({ code: 'file/damaged' })
      images.push(await writePageImage(folder, index + 1, pixels, boxes))
    }
    return ok({ text: null, images, leftOut: [] })
  })

const renderImage = async (
  path: string,
  folder: string,
  boxes: readonly Box[],
  limits: FileLimits,
): Promise<Result<BlindParts>> => {
  const pixels = await renderPicture(await readFile(path), limits)
  if (!pixels) return fail({ code: 'file/damaged' })
  return ok({ text: null, images: [await writePageImage(folder, 1, pixels, boxes)], leftOut: [] })
}

const renderDocx = (
  path: string,
  folder: string,
  boxes: readonly Box[],
  limits: FileLimits,
): Promise<Result<BlindParts>> =>
  withDocx(path, limits, async (docx) => {
    const content = readDocxContent(docx)
    if (!content.ok) return content
    const { text, pictures, leftOut } = content.value
    const shown = pictures.map(({ relationship, crop }) => ({
      part: docx.relationships.find((r) => r.id === relationship && r.kind === 'image')?.target ?? '',
      crop,
    }))
    return renderContent(docx.office, folder, boxes, limits, { text, pictures: shown, leftOut })
  })

const renderPptx = (
  path: string,
  folder: string,
  boxes: readonly Box[],
  limits: FileLimits,
): Promise<Result<BlindParts>> =>
  withPptx(path, limits, async (pptx) => {
    const content = readPptxContent(pptx)
    return content.ok ? renderContent(pptx.office, folder, boxes, limits, content.value) : content
  })

/** The text of an office file, and its pictures as images: as many as the limits let pass. */
const renderContent = async (
  { archive }: OfficePackage,
  folder: string,
  boxes: readonly Box[],
  limits: FileLimits,
  { text, pictures, leftOut: before }: ShownContent,
): Promise<Result<BlindParts>> => {
  const leftOut = new Set(before)
  const images: PageImage[] = []
  for (const { part, crop } of pictures) {
    const bytes = await archive.read(part)
    if (!bytes.ok) return bytes
    const mayAdd = bytes.value && images.length < limits.maxPages
    const pixels = mayAdd ? await renderPicture(bytes.value!, limits, crop) : undefined
    if (pixels) images.push(await writePageImage(folder, images.length + 1, pixels, boxes))
    else leftOut.add('picture')
  }
  return ok({ text, images, leftOut: [...leftOut].toSorted() })
}

interface ShownContent {
  text: RichText
  pictures: readonly { part: string; crop: Picture['crop'] }[]
  leftOut: ReadonlySet<LeftOut>
}
