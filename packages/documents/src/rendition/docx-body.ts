import { encodingOfFont } from '@xk/domain/kernel'
import { parseXml } from '../intake/xml.ts'
import type { XmlElement } from '../intake/xml.ts'
import { createFieldReader, isPersonProperty, namesPerson } from './docx-fields.ts'
import type { Counter } from './docx-numbering.ts'
import { createPictureReader } from './docx-pictures.ts'
import type { Picture } from './docx-pictures.ts'
import { closeParagraph, closeTable, inline, MAX_COLUMNS, newParagraph, newRun } from './docx-pieces.ts'
import type { OpenRow, Piece } from './docx-pieces.ts'
import { fontFact, isOn, outlineHeading } from './docx-styles.ts'
import type { StyleFacts, Styles } from './docx-styles.ts'
import { decodeLegacyRuns } from './docx-legacy-fonts.ts'
import type { LeftOut } from './left-out.ts'

export interface Body {
  pieces: Piece[]
  pictures: Picture[]
  leftOut: Set<LeftOut>
}
interface BodyOptions {
  /** Turns the text of runs in fonts such as .VnTime and VNI-Times into Unicode. */
  decodeFonts?: boolean
}

const inW = (name: string) => `w:${name}`
/** Elements that only wrap what is shown. */
const WRAPPERS = new Set([
  ...'document body ins moveTo hyperlink smartTag customXml bdo dir ruby rubyBase'.split(' ').map(inW),
  ...'pPr rPr numPr trPr tcPr sdtPr t instrText'.split(' ').map(inW),
  'mc:AlternateContent',
  'mc:Choice',
])

const LEFT_OUT: Record<string, LeftOut> = {
  'w:footnoteReference': 'note',
  'w:endnoteReference': 'note',
  'w:altChunk': 'embeddedObject',
  'm:oMath': 'equation',
}
const PICTURES = new Set(['w:drawing', 'w:pict', 'w:object'])

/**
 * Reads what the main part of a docx shows as running text. It works by what is named here: an element
 * that is not named is passed over with all that it holds, so deleted text, comments, notes, text boxes
 * and whatever comes in a later version of the format stay out. Insertions count as text, hidden text
 * (itself, or by its style) does not.
 */
export const readBody = (
  bytes: Uint8Array,
  styles: Styles,
  count: Counter,
  options: BodyOptions = {},
): Body => {
  const body: Body = { pieces: [], pictures: [], leftOut: new Set() }
  const path: string[] = []
  const controls: { bound: boolean; tag?: string }[] = []
  const tables: { rows: OpenRow[] }[] = []
  const fields = createFieldReader()
  let passedOver = 0
  let pictures: ReturnType<typeof createPictureReader> | undefined
  let paragraph = newParagraph()
  let run = newRun()

  const put = (text: string) => {
    if (!fields.isHidden()) run.text += text
  }
  const factsOfRun = (): StyleFacts => ({
    ...styles.paragraph(paragraph.style),
    ...styles.run(run.style),
    ...run.facts,
  })
  const tagNow = () => controls.findLast((control) => control.tag)?.tag
  const openCell = () => tables[0]?.rows.at(-1)?.cells.at(-1)

  /** Whether to go into the element. */
  const enter = (element: XmlElement): boolean => {
    const { name, attributes } = element
    const value = attributes.get('w:val') ?? ''
    const parent = path.at(-1)
    const left = LEFT_OUT[name]
    if (left) body.leftOut.add(left)
    if (PICTURES.has(name)) {
      pictures = createPictureReader(body.leftOut)
      if (name === 'w:object') body.leftOut.add('embeddedObject')
      return true
    }
    switch (name) {
      case 'w:p':
        paragraph = newParagraph()
        return true
      case 'w:r':
        run = newRun()
        return true
      case 'w:tbl':
        tables.push({ rows: [] })
        return true
      case 'w:tr':
        if (tables.length === 1) tables[0]!.rows.push({ cells: [], dropped: false })
        return true
      case 'w:tc':
        if (tables.length === 1) tables[0]!.rows.at(-1)?.cells.push({ lines: [], span: 1, dropped: false })
        return true
      case 'w:sdt':
        controls.push({ bound: false })
        return true
      case 'w:sdtContent':
        return !controls.at(-1)?.bound
      case 'w:fldSimple':
        return !namesPerson(attributes.get('w:instr') ?? '')
      case 'w:tab':
        if (parent === 'w:r') put('\t')
        return false
      case 'w:br':
      case 'w:cr':
        if (parent === 'w:r') put('\n')
        return false
      case 'w:noBreakHyphen':
        put('-')
        return false
      case 'w:fldChar':
        fields.mark(attributes.get('w:fldCharType') ?? '')
        return false
      case 'w:dataBinding':
        if (isPersonProperty(attributes.get('w:xpath') ?? '') && controls.length > 0)
          controls.at(-1)!.bound = true
        return false
      case 'w:tag':
        if (parent === 'w:sdtPr' && controls.length > 0) controls.at(-1)!.tag = value
        if (path.includes('w:p')) paragraph.tag ??= value
        return false
      case 'w:softHyphen':
        // In the fonts of before Unicode it is a letter.
        if (encodingOfFont(factsOfRun().font)) put('\u00ad')
        return false
    }
    if (parent === 'w:rPr' && path.at(-2) === 'w:r') Object.assign(run.facts, runFact(element))
    if (parent === 'w:pPr' || parent === 'w:numPr') Object.assign(paragraph.facts, paragraphFact(name, value))
    if (parent === 'w:pPr' && name === 'w:pStyle') paragraph.style = value
    if (parent === 'w:rPr' && name === 'w:rStyle' && path.at(-2) === 'w:r') run.style = value
    if (tables.length === 1) {
      const row = tables[0]!.rows.at(-1)
      const cell = openCell()
      if (parent === 'w:trPr' && row && (name === 'w:del' || (name === 'w:hidden' && isOn(element))))
        row.dropped = true
      if (parent === 'w:tcPr' && cell && name === 'w:gridSpan')
        cell.span = Math.min(Number(value) || 1, MAX_COLUMNS)
      if (parent === 'w:tcPr' && cell && name === 'w:cellDel') cell.dropped = true
    }
    return WRAPPERS.has(name)
  }

  const leave = (name: string) => {
    switch (name) {
      case 'w:r': {
        const facts = factsOfRun()
        if (facts.hidden) break
        if (run.text) {
          paragraph.runs.push(inline(run.text, facts))
          paragraph.fonts.push(facts.font)
        }
        body.pictures.push(...run.pictures)
        break
      }
      case 'w:p': {
        if (options.decodeFonts) paragraph.runs = decodeLegacyRuns(paragraph.runs, paragraph.fonts)
        const piece = closeParagraph(paragraph, styles, count, tagNow() ?? paragraph.tag)
        const cell = openCell()
        if (!piece) break
        if (!cell) body.pieces.push(piece)
        else
          cell.lines.push(piece.list ? [{ text: `${piece.list.label || '–'} ` }, ...piece.runs] : piece.runs)
        break
      }
      case 'w:tbl': {
        const table = tables.pop()
        if (table && tables.length === 0) body.pieces.push(closeTable(table.rows, tagNow()))
        break
      }
      case 'w:sdt':
        controls.pop()
        break
      case 'w:drawing':
      case 'w:pict':
      case 'w:object':
        if (pictures && !fields.isHidden()) run.pictures.push(...pictures.found())
        pictures = undefined
        break
    }
  }

  parseXml(bytes, {
    open(element) {
      const goIn = passedOver === 0 && (pictures ? pictures.open(element) : enter(element))
      if (!goIn) passedOver++
      path.push(element.name)
    },
    close(name) {
      path.pop()
      if (passedOver > 0) passedOver--
      else if (pictures && !PICTURES.has(name)) pictures.close(name)
      else leave(name)
    },
    text(text) {
      if (passedOver > 0 || pictures) return
      if (path.at(-1) === 'w:t') put(text)
      if (path.at(-1) === 'w:instrText') fields.instruction(text)
    },
  })
  return body
}

const runFact = (element: XmlElement): StyleFacts => {
  if (element.name === 'w:rFonts') return fontFact(element)
  if (element.name === 'w:vanish') return { hidden: isOn(element) }
  if (element.name === 'w:b') return { bold: isOn(element) }
  return element.name === 'w:i' ? { italic: isOn(element) } : {}
}

const paragraphFact = (name: string, value: string): StyleFacts => {
  if (name === 'w:numId') return { numId: value }
  if (name === 'w:ilvl') return { level: Number(value) || 0 }
  return name === 'w:outlineLvl' ? outlineHeading(value) : {}
}
