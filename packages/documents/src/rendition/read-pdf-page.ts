import { pictureSizes } from '../intake/pdf-file.ts'
import { withMemory } from '../intake/pdfium.ts'
import type { Pdfium } from '../intake/pdfium.ts'
import { passage } from './passage.ts'
import type { Passage } from './passage.ts'
import { REMARKS } from './render-pdf-page.ts'

/** One character of a page's text layer; its box as fractions of the page as shown, if it has one. */
export interface PageCharacter {
  text: string
  box: { left: number; top: number; right: number; bottom: number } | undefined
}

/** Device coordinates are whole numbers: the finer the grid, the truer the fraction. */
const GRID = 1_000_000
const FLOAT_BYTES = 4
const LINK = 2

/** The text layer in reading order. Rotation and cropping of the page are already accounted for. */
export const readPageCharacters = (pdfium: Pdfium, page: number): PageCharacter[] => {
  const layer = pdfium.FPDFText_LoadPage(page)
  if (layer === 0) return []
  try {
    const count = pdfium.FPDFText_CountChars(layer)
    return withMemory(pdfium, 4 * FLOAT_BYTES, (room) =>
      Array.from({ length: Math.max(count, 0) }, (_, i) => ({
        text: characterOf(pdfium.FPDFText_GetUnicode(layer, i)),
        box: boxOf(pdfium, page, layer, i, room),
      })),
    )
  } finally {
    pdfium.FPDFText_ClosePage(layer)
  }
}

/** Beyond the first plane pdfium gives halves of pairs or whole points, by its build. */
const characterOf = (unicode: number): string =>
  unicode === 0 || unicode > 0x10ffff ? '' : String.fromCodePoint(unicode)

const boxOf = (
  pdfium: Pdfium,
  page: number,
  layer: number,
  index: number,
  room: number,
): PageCharacter['box'] => {
  if (pdfium.FPDFText_GetLooseCharBox(layer, index, room) === 0) return undefined
  const float = (i: number) => pdfium.heap().readFloatLE(room + i * FLOAT_BYTES)
  const [left, top, right, bottom] = [float(0), float(1), float(2), float(3)]
  if (left === right || top === bottom) return undefined
  const shown = (x: number, y: number) => {
    pdfium.FPDF_PageToDevice(page, 0, 0, GRID, GRID, 0, x, y, room, room + 4)
    const heap = pdfium.heap()
    return { x: heap.readInt32LE(room) / GRID, y: heap.readInt32LE(room + 4) / GRID }
  }
  const a = shown(left, top)
  const b = shown(right, bottom)
  return {
    left: Math.min(a.x, b.x),
    top: Math.min(a.y, b.y),
    right: Math.max(a.x, b.x),
    bottom: Math.max(a.y, b.y),
  }
}

interface PageText {
  passages: Passage[]
  /** It shows something that no text search can judge: pictures, stamps, or no text at all. */
  needsEyes: boolean
}

/** What page `number` (from 1) says in its text layer and in its annotations. */
export const readPdfPage = (pdfium: Pdfium, page: number, number: number): PageText => {
  const text = readPageCharacters(pdfium, page)
    .map((character) => character.text)
    .join('')
  const annotations = readAnnotations(pdfium, page)
  return {
    passages: [
      ...passage('page', text.replaceAll('\r\n', '\n'), { page: number }),
      ...annotations.flatMap(({ key, value }) => passage('annotation', value, { page: number, key })),
    ],
    needsEyes:
      text.trim() === '' || pictureSizes(pdfium, page).length > 0 || annotations.some(({ drawn }) => drawn),
  }
}

const readAnnotations = (pdfium: Pdfium, page: number) => {
  const found: { key: string; value: string; drawn: boolean }[] = []
  for (let i = 0; i < pdfium.FPDFPage_GetAnnotCount(page); i++) {
    const annotation = pdfium.FPDFPage_GetAnnot(page, i)
    const subtype = pdfium.FPDFAnnot_GetSubtype(annotation)
    for (const key of ['T', 'Contents', 'V'])
      found.push({
        key,
        value: annotationText(pdfium, annotation, key),
        drawn: subtype !== LINK && !REMARKS.has(subtype),
      })
    pdfium.FPDFPage_CloseAnnot(annotation)
  }
  return found
}

const annotationText = (pdfium: Pdfium, annotation: number, key: string): string =>
  withMemory(pdfium, key.length + 1, (name) => {
    pdfium.heap().write(key, name, 'latin1')
    return readWideText(pdfium, (room, size) => pdfium.FPDFAnnot_GetStringValue(annotation, name, room, size))
  })

/** Calls twice, as pdfium's text getters want: for the length in bytes, then for the UTF-16 text. */
export const readWideText = (pdfium: Pdfium, get: (room: number, size: number) => number): string => {
  const size = get(0, 0)
  if (size <= 2) return ''
  return withMemory(pdfium, size, (room) => {
    get(room, size)
    return pdfium.heap().toString('utf16le', room, room + size - 2)
  })
}
