import type { Leaf } from '@xk/domain/kernel'
import { parseXml } from '../intake/xml.ts'
import type { XmlElement } from '../intake/xml.ts'
import type { Piece } from './docx-pieces.ts'
import { cropOf, UNCUT } from './docx-pictures.ts'
import type { Picture } from './docx-pictures.ts'
import type { LeftOut } from './left-out.ts'

export interface Slide {
  hidden: boolean
  pieces: Piece[]
  /** In the order in which they stand. */
  pictures: Picture[]
  leftOut: Set<LeftOut>
  /** Footers, dates, slide numbers and shapes that are switched off: never shown. */
  unshown: { where: 'footer' | 'hidden'; text: string }[]
}

/** Places for what repeats on every slide and often names who made it. */
const FOOTERS = new Set(['ftr', 'dt', 'sldNum', 'hdr'])
const TITLES = new Set(['title', 'ctrTitle'])
/** Elements that only wrap what is shown. */
const WRAPPERS = new Set(
  (
    'p:sld p:notes p:cSld p:spTree p:grpSp p:sp p:cxnSp p:nvSpPr p:nvPr p:txBody p:graphicFrame p:pic p:blipFill ' +
    'a:graphic a:graphicData a:tbl a:tr a:tc a:txBody a:p a:r a:pPr a:t mc:AlternateContent mc:Choice'
  ).split(' '),
)
const isOff = (value: string | undefined) => value === '0' || value === 'false'

interface OpenParagraph {
  runs: Leaf
  bullet: boolean
  numbered: boolean
  level: number
}

/**
 * Reads what a slide shows as running text, by what is named here and nothing else: notes, comments, masters,
 * alternative texts, charts and whatever a later version brings stay out.
 */
export const readSlide = (bytes: Uint8Array): Slide => {
  const slide: Slide = { hidden: false, pieces: [], pictures: [], leftOut: new Set(), unshown: [] }
  const path: string[] = []
  let passedOver = 0
  let place = ''
  let paragraph: OpenParagraph = { runs: [], bullet: false, numbered: false, level: 0 }
  let run = { text: '', bold: false, italic: false }
  let rows: Leaf[][] | undefined
  let cell: Leaf = []
  let shapeHidden = false
  let counted = 0

  const enter = ({ name, attributes }: XmlElement): boolean => {
    switch (name) {
      case 'p:sld':
        slide.hidden = isOff(attributes.get('show'))
        return true
      case 'p:sp':
      case 'p:graphicFrame':
      case 'p:pic':
        place = ''
        counted = 0
        shapeHidden = false
        return true
      case 'p:cNvPr':
        shapeHidden = ['1', 'true'].includes(attributes.get('hidden') ?? '')
        return false
      case 'p:ph':
        place = attributes.get('type') ?? ''
        return false
      case 'a:p':
        paragraph = { runs: [], bullet: false, numbered: false, level: 0 }
        return true
      case 'a:pPr':
        paragraph.level = Number(attributes.get('lvl')) || 0
        return true
      case 'a:buChar':
      case 'a:buBlip':
        paragraph.bullet = true
        return false
      case 'a:buAutoNum':
        paragraph.numbered = true
        return false
      case 'a:r':
        run = { text: '', bold: false, italic: false }
        return true
      case 'a:rPr':
        if (path.at(-1) === 'a:r') {
          run.bold = attributes.get('b') === '1'
          run.italic = attributes.get('i') === '1'
        }
        return false
      case 'a:br':
        paragraph.runs.push({ text: '\n' })
        return false
      case 'a:tbl':
        rows = []
        return true
      case 'a:tr':
        rows?.push([])
        return true
      case 'a:tc':
        cell = []
        return true
      case 'a:blip': {
        const embedded = attributes.get('r:embed')
        if (embedded && path.includes('p:pic') && !shapeHidden)
          slide.pictures.push({ relationship: embedded, crop: UNCUT })
        return false
      }
      case 'a:srcRect': {
        const last = slide.pictures.at(-1)
        if (last && path.includes('p:pic') && !shapeHidden) last.crop = cropOf(attributes)
        return false
      }
      case 'p:oleObj':
      case 'p:contentPart':
        slide.leftOut.add('embeddedObject')
        return false
    }
    if (name.endsWith(':chart') || name.endsWith(':relIds')) slide.leftOut.add('drawing')
    return WRAPPERS.has(name)
  }

  const closeParagraph = () => {
    const text = paragraph.runs.map((it) => it.text).join('')
    if (text.trim() === '') return
    if (shapeHidden) slide.unshown.push({ where: 'hidden', text })
    else if (FOOTERS.has(place)) slide.unshown.push({ where: 'footer', text })
    else if (rows) cell.push(...(cell.length > 0 ? [{ text: '\n' }] : []), ...paragraph.runs)
    else {
      if (paragraph.numbered) counted++
      const list =
        paragraph.bullet || paragraph.numbered
          ? {
              list: {
                bullet: !paragraph.numbered,
                label: paragraph.numbered ? `${counted}.` : '',
                count: counted,
                plain: true,
                level: paragraph.level,
              },
            }
          : {}
      slide.pieces.push({
        kind: 'paragraph',
        runs: paragraph.runs,
        ...(TITLES.has(place) ? { heading: 2 } : list),
      })
    }
  }

  const leave = (name: string) => {
    switch (name) {
      case 'a:r':
        if (run.text)
          paragraph.runs.push({
            text: run.text,
            ...(run.bold ? { bold: true } : {}),
            ...(run.italic ? { italic: true } : {}),
          })
        break
      case 'a:p':
        closeParagraph()
        break
      case 'a:tc':
        rows?.at(-1)?.push(cell)
        break
      case 'a:tbl': {
        const kept = (rows ?? []).filter((row) => row.length > 0)
        if (kept.length > 0) slide.pieces.push({ kind: 'table', rows: kept })
        rows = undefined
        break
      }
    }
  }

  parseXml(bytes, {
    open(element) {
      if (passedOver > 0 || !enter(element)) passedOver++
      path.push(element.name)
    },
    close(name) {
      path.pop()
      if (passedOver > 0) passedOver--
      else leave(name)
    },
    text(text) {
      if (passedOver === 0 && path.at(-1) === 'a:t') run.text += text
    },
  })
  return slide
}
