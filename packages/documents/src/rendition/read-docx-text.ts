import { leafText, leavesOf, ok } from '@xk/domain/kernel'
import type { Result } from '@xk/domain/kernel'
import { parseXml } from '../intake/xml.ts'
import { readPicturePassages, readPropertyPassages } from './package-passages.ts'
import { isOn } from './docx-styles.ts'
import type { Styles } from './docx-styles.ts'
import { passage } from './passage.ts'
import type { Passage, Where } from './passage.ts'
import type { OpenDocx } from './read-docx.ts'
import { readDocxContent } from './read-docx.ts'

/** Parts beside the main one that hold text, by the last word of their relationship. */
const PARTS: Record<string, Where> = {
  header: 'header',
  footer: 'footer',
  footnotes: 'note',
  endnotes: 'note',
  comments: 'comment',
  people: 'reviewer',
}

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
  const properties = await readPropertyPassages(archive)
  if (!properties.ok) return properties
  const pictures = content.value.pictures.map(
    ({ relationship }) => docx.relationships.find((r) => r.id === relationship)?.target ?? '',
  )
  const metadata = await readPicturePassages(archive, pictures)
  return metadata.ok
    ? ok({ passages: [...passages, ...properties.value, ...metadata.value], pictures: pictures.length })
    : metadata
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
