import { parseXml } from '../intake/xml.ts'
import type { XmlElement } from '../intake/xml.ts'

/** What a style, with all it is based on, says about its text. */
export interface StyleFacts {
  /** 1 is the highest heading. */
  heading?: number
  hidden?: boolean
  bold?: boolean
  italic?: boolean
  numId?: string
  level?: number
  font?: string
}
export interface Styles {
  /** Facts of a style by id; of the default paragraph style without one. */
  paragraph(id: string | undefined): StyleFacts
  run(id: string | undefined): StyleFacts
}

const MAX_CHAIN = 20

/** A toggle such as `<w:vanish/>`: on unless it says otherwise. */
export const isOn = (element: XmlElement): boolean =>
  !['0', 'false', 'off', 'none'].includes(element.attributes.get('w:val') ?? '')

export const readStyles = (bytes: Uint8Array | undefined): Styles => {
  /** Under '' the document's defaults, of which only the font is taken. */
  const facts = new Map<string, StyleFacts>([['', {}]])
  const basedOn = new Map<string, string>()
  let fallback = ''
  let id = ''
  if (bytes)
    parseXml(bytes, {
      open(element) {
        const value = element.attributes.get('w:val') ?? ''
        if (element.name === 'w:style') {
          id = element.attributes.get('w:styleId') ?? ''
          facts.set(id, {})
          const isDefault = ['1', 'true', 'on'].includes(element.attributes.get('w:default') ?? '')
          if (isDefault && element.attributes.get('w:type') === 'paragraph') fallback = id
        } else if (element.name === 'w:basedOn') basedOn.set(id, value)
        else if (id || element.name === 'w:rFonts') Object.assign(facts.get(id) ?? {}, factOf(element, value))
      },
      close(name) {
        if (name === 'w:style') id = ''
      },
    })
  const resolve = (styleId: string): StyleFacts => {
    const chain: StyleFacts[] = []
    for (let at: string | undefined = styleId; at && chain.length < MAX_CHAIN; at = basedOn.get(at))
      chain.push(facts.get(at) ?? {})
    return Object.assign({}, ...chain.toReversed()) as StyleFacts
  }
  return {
    paragraph: (style) => ({ ...facts.get(''), ...resolve(style ?? fallback) }),
    run: (style) => (style ? resolve(style) : {}),
  }
}

const factOf = (element: XmlElement, value: string): StyleFacts => {
  switch (element.name) {
    case 'w:name': {
      const level = /^heading ([1-9])$/i.exec(value)?.[1] ?? (/^title$/i.test(value) ? '1' : undefined)
      return level ? { heading: Number(level) } : {}
    }
    case 'w:outlineLvl':
      return outlineHeading(value)
    case 'w:rFonts':
      return fontFact(element)
    case 'w:vanish':
      return { hidden: isOn(element) }
    case 'w:b':
      return { bold: isOn(element) }
    case 'w:i':
      return { italic: isOn(element) }
    case 'w:numId':
      return { numId: value }
    case 'w:ilvl':
      return { level: Number(value) || 0 }
    default:
      return {}
  }
}

/** Outline level 9 is body text. */
export const outlineHeading = (value: string): StyleFacts =>
  /^[0-8]$/.test(value) ? { heading: Number(value) + 1 } : {}

/** The font of ordinary letters, as far as the element names one. */
export const fontFact = (element: XmlElement): StyleFacts => {
  const font = element.attributes.get('w:ascii') ?? element.attributes.get('w:hAnsi')
  return font ? { font } : {}
}
