import { leafText, leavesOf, ok } from '@xk/domain/kernel'
import type { Result } from '@xk/domain/kernel'
import { relationshipsOf } from '../intake/docx-package.ts'
import { parseXml } from '../intake/xml.ts'
import { isOn } from './docx-styles.ts'
import type { Styles } from './docx-styles.ts'
import { passage } from './passage.ts'
import type { Passage, Where } from './passage.ts'
import type { OpenDocx } from './read-docx.ts'
import { readDocxContent } from './read-docx.ts'
import { readPictureMetadata } from './read-picture-metadata.ts'

/** Parts beside the main one that hold text, by the last word of their relationship. */
const PARTS: Record<string, Where> = {
  header: 'header',
  footer: 'footer',
  footnotes: 'note',
  endnotes: 'note',
  comments: 'comment',
  people: 'reviewer',
}
const PROPERTIES = new Set(['core-properties', 'extended-properties', 'custom-properties'])

/** All text of a docx with where it lies; `pictures` of them are shown to judges as images. */
export const readDocxText = async (
  docx: OpenDocx,
): Promise<Result<{ passages: Passage[]; pictures: number }>> => {
  const { archive } = docx.office
  const content = readDocxContent(docx)
  if (!content.ok) return content
  const passages = leavesOf(content.value.text).flatMap((leaf, i) =>
    passage('body', leafText(leaf), { leaf: i }),
  )
  passages.push(...walkPart(docx.document, 'body', docx.styles).filter((p) => p.where !== 'body'))
  for (const { kind, target } of docx.relationships) {
    const where = PARTS[kind]
    if (!where) continue
    const part = await archive.read(target)
    if (!part.ok) return part
    if (part.value) passages.push(...walkPart(part.value, where, docx.styles))
  }
  const root = await relationshipsOf(archive, '')
  if (!root.ok) return root
  for (const { kind, target } of root.value) {
    if (!PROPERTIES.has(kind)) continue
    const part = await archive.read(target)
    if (!part.ok) return part
    if (part.value) passages.push(...readProperties(part.value))
  }
  const { pictures } = content.value
  for (const [i, { relationship }] of pictures.entries()) {
    const target = docx.relationships.find((r) => r.id === relationship)?.target
    const part = await archive.read(target ?? '')
    if (!part.ok) return part
    const metadata = part.value ? await readPictureMetadata(part.value) : []
    passages.push(...metadata.map((p) => ({ ...p, page: i + 1 })))
  }
  return ok({ passages, pictures: pictures.length })
}

const DELETED = new Set(['w:del', 'w:moveFrom'])
const AUTHOR_ATTRIBUTES = ['w:author', '?:author', 'w:initials']

/** Text of one part paragraph by paragraph, told apart by what hides it, and who marked it up. */
const walkPart = (bytes: Uint8Array, main: Where, styles: Styles): Passage[] => {
  const found: Passage[] = []
  const reviewers = new Set<string>()
  const path: string[] = []
  let lines = new Map<Where, string>()
  let paragraphHidden = false
  let runHidden = false
  const flush = () => {
    for (const [where, text] of lines) found.push(...passage(where, text))
    lines = new Map()
  }
  const whereNow = (): Where => {
    if (path.some((name) => DELETED.has(name))) return 'deleted'
    if (runHidden) return 'hidden'
    return path.includes('w:txbxContent') ? 'textBox' : main
  }
  parseXml(bytes, {
    open(element) {
      const { name, attributes } = element
      const value = attributes.get('w:val')
      for (const key of AUTHOR_ATTRIBUTES) reviewers.add(attributes.get(key) ?? '')
      if (name === 'w:p') paragraphHidden = styles.paragraph(undefined).hidden ?? false
      if (name === 'w:pStyle') paragraphHidden = styles.paragraph(value).hidden ?? false
      if (name === 'w:r') runHidden = paragraphHidden
      if (path.at(-1) === 'w:rPr' && path.at(-2) === 'w:r') {
        if (name === 'w:rStyle') runHidden = styles.run(value).hidden ?? runHidden
        if (name === 'w:vanish') runHidden = isOn(element)
      }
      path.push(name)
    },
    text(text) {
      if (path.includes('mc:Fallback')) return
      if (path.at(-1) !== 'w:t' && path.at(-1) !== 'w:delText') return
      const where = whereNow()
      lines.set(where, (lines.get(where) ?? '') + text)
    },
    close(name) {
      path.pop()
      if (name === 'w:p') flush()
    },
  })
  flush()
  return [...found, ...[...reviewers].flatMap((name) => passage('reviewer', name))]
}

/** Each value of a property part under its name; a custom property has its own. */
export const readProperties = (bytes: Uint8Array): Passage[] => {
  const found: Passage[] = []
  let custom: string | undefined
  let key = ''
  parseXml(bytes, {
    open({ name, attributes }) {
      key = name.slice(name.indexOf(':') + 1)
      if (key === 'property') custom = attributes.get('name')
    },
    text: (text) => found.push(...passage('property', text, { key: custom ?? key })),
    close(name) {
      if (name.endsWith(':property')) custom = undefined
    },
  })
  return found
}
