import { fail, leafText, leavesOf, ok } from '@xk/domain/kernel'
import type { Result, RichText } from '@xk/domain/kernel'
import { relationshipsOf } from '../intake/docx-package.ts'
import type { OfficePackage, Relationship } from '../intake/docx-package.ts'
import type { FileLimits } from '../intake/limits.ts'
import { parseXml } from '../intake/xml.ts'
import { assembleRichText } from './assemble-rich-text.ts'
import type { Piece } from './docx-pieces.ts'
import type { Picture } from './docx-pictures.ts'
import type { LeftOut } from './left-out.ts'
import { passage } from './passage.ts'
import type { Passage, Where } from './passage.ts'
import { readSlide } from './pptx-slide.ts'
import type { Slide } from './pptx-slide.ts'
import { readPicturePassages, readPropertyPassages } from './package-passages.ts'
import { withOffice } from './with-office.ts'

interface OpenSlide {
  slide: Slide
  relationships: readonly Relationship[]
}
interface OpenPptx {
  office: OfficePackage
  /** In the order in which they are shown. */
  slides: readonly OpenSlide[]
}

const MAX_SLIDES = 200

/** Opens a presentation for as long as `use` runs. Anything that is no sound one is `file/damaged` or `file/unsafe`. */
export const withPptx = <T>(
  path: string,
  limits: FileLimits,
  use: (pptx: OpenPptx) => Promise<Result<T>> | Result<T>,
): Promise<Result<T>> =>
  withOffice(path, 'pptx', limits, async (office) => {
    const slides = await readSlides(office)
    return slides.ok ? await use({ office, slides: slides.value }) : slides
  })

const readSlides = async ({ archive, main }: OfficePackage): Promise<Result<OpenSlide[]>> => {
  const related = await relationshipsOf(archive, main)
  if (!related.ok) return related
  const presentation = await archive.read(main)
  if (!presentation.ok) return presentation
  if (!presentation.value) return fail({ code: 'file/damaged' })
  const order: string[] = []
  parseXml(presentation.value, {
    open({ name, attributes }) {
      if (name === 'p:sldId') order.push(attributes.get('r:id') ?? '')
    },
  })
  if (order.length > MAX_SLIDES)
    return fail({ code: 'file/too-many-pages', pages: order.length, max: MAX_SLIDES })
  const slides: OpenSlide[] = []
  for (const id of order) {
    const part = related.value.find((it) => it.id === id && it.kind === 'slide')?.target
    const bytes = await archive.read(part ?? '')
    if (!bytes.ok) return bytes
    if (!part || !bytes.value) return fail({ code: 'file/damaged' })
    const relationships = await relationshipsOf(archive, part)
    if (!relationships.ok) return relationships
    slides.push({ slide: readSlide(bytes.value), relationships: relationships.value })
  }
  return ok(slides)
}

/** A slide's own heading, so that a reader knows where one ends: neutral, by its place among those shown. */
const slideHeading = (n: number): Piece => ({
  kind: 'paragraph',
  heading: 1,
  runs: [{ text: `Trang chiếu ${n}` }],
})

interface PptxContent {
  text: RichText
  /** The part of each picture, in the order in which they stand, and what is cut off. */
  pictures: { part: string; crop: Picture['crop'] }[]
  leftOut: Set<LeftOut>
}

/** What a presentation shows as running text, slide by slide, and the pictures on it. Hidden slides stay out. */
export const readPptxContent = ({ slides }: OpenPptx): Result<PptxContent> => {
  const shown = slides.filter(({ slide }) => !slide.hidden)
  const text = assembleRichText(shown.flatMap(({ slide }, i) => [slideHeading(i + 1), ...slide.pieces]))
  if (!text) return fail({ code: 'file/unsafe', reason: 'tooManyParts' })
  return ok({
    text,
    pictures: shown.flatMap(({ slide, relationships }) =>
      slide.pictures.map(({ relationship, crop }) => ({
        part: relationships.find((it) => it.id === relationship && it.kind === 'image')?.target ?? '',
        crop,
      })),
    ),
    leftOut: new Set(shown.flatMap(({ slide }) => [...slide.leftOut])),
  })
}

const textOf = (pieces: readonly Piece[], where: Where): Passage[] =>
  pieces.flatMap((piece) =>
    piece.kind === 'paragraph'
      ? passage(where, leafText(piece.runs))
      : piece.rows.flat().flatMap((leaf) => passage(where, leafText(leaf))),
  )

/** Parts beside the slides that hold text, by the last word of their relationship. */
const BESIDE: Record<string, Where> = { notesSlide: 'note', comments: 'comment' }

/** All text of a presentation with where it lies; `pictures` of them are shown to judges as images. */
export const readPptxText = async (
  pptx: OpenPptx,
): Promise<Result<{ passages: Passage[]; pictures: number }>> => {
  const { archive } = pptx.office
  const content = readPptxContent(pptx)
  if (!content.ok) return content
  const passages = leavesOf(content.value.text).flatMap((leaf, i) =>
    passage('body', leafText(leaf), { leaf: i }),
  )
  for (const { slide, relationships } of pptx.slides) {
    passages.push(...slide.unshown.flatMap(({ where, text }) => passage(where, text)))
    if (slide.hidden) passages.push(...textOf(slide.pieces, 'hidden'))
    for (const { kind, target } of relationships) {
      const where = BESIDE[kind]
      if (!where) continue
      const part = await archive.read(target)
      if (!part.ok) return part
      if (part.value) passages.push(...looseText(part.value, where))
    }
  }
  for (const part of partsBeside(archive.parts.map(({ name }) => name))) {
    const bytes = await archive.read(part.name)
    if (!bytes.ok) return bytes
    if (bytes.value) passages.push(...looseText(bytes.value, part.where))
  }
  const properties = await readPropertyPassages(archive)
  if (!properties.ok) return properties
  const pictures = content.value.pictures.map(({ part }) => part)
  const metadata = await readPicturePassages(archive, pictures)
  return metadata.ok
    ? ok({ passages: [...passages, ...properties.value, ...metadata.value], pictures: pictures.length })
    : metadata
}

/** Masters and layouts, whose text is behind every slide, and who commented. */
const partsBeside = (names: readonly string[]): { name: string; where: Where }[] => [
  ...names
    .filter((name) => /^ppt\/(slideMasters|slideLayouts)\/[^/]+\.xml$/.test(name))
    .map((name) => ({ name, where: 'header' as const })),
  ...names
    .filter((name) => /^ppt\/(commentAuthors|authors)\.xml$/.test(name))
    .map((name) => ({ name, where: 'reviewer' as const })),
]

/** Every text of a part and the names in its attributes, whatever it stands in. */
const looseText = (bytes: Uint8Array, where: Where): Passage[] => {
  const found: Passage[] = []
  let line = ''
  parseXml(bytes, {
    open({ name, attributes }) {
      if (name.endsWith(':cmAuthor') || name.endsWith(':author'))
        found.push(...passage('reviewer', attributes.get('name') ?? ''))
    },
    text: (text) => {
      line += text
    },
    close(name) {
      if (name !== 'a:p' && !name.endsWith(':text')) return
      found.push(...passage(where, line))
      line = ''
    },
  })
  return found
}
