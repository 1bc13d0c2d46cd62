import { convertLegacy, fold, leafText, type Leaf, type RichText } from '@xk/domain/kernel'
import { assembleRichText } from '../rendition/assemble-rich-text.ts'
import type { Piece } from '../rendition/docx-pieces.ts'

/** What a form asks for, as far as finding the answers needs to know. */
export interface FormShape {
  /** In the form's order. `key` is what the content control's tag names. */
  sections: readonly { key: string; heading: string }[]
  /** Lines that the form itself prints and nobody wrote. */
  printed: readonly string[]
}

export interface FormSection {
  key: string
  /** By its mark, or by its heading where the mark was lost. */
  by: 'mark' | 'heading'
  text: RichText
  /** The same with text of before Unicode turned into Unicode; null when there is none. */
  converted: RichText | null
}

export interface SplitForm {
  sections: FormSection[]
  /** What stands under no heading of the form. */
  loose: RichText
}

/** As headings are compared: without marks, case, numbering, brackets and punctuation. */
const plainHeading = (text: string): string =>
  fold(text)
    .replace(/^\s*(?:(?:muc|phan)\s+)?(?:[ivx]{1,5}|\d{1,2}(?:\.\d{1,2})*|[a-z])\s*[.)/:-]\s*/, '')
    .replace(/\([^)]*\)|\*/g, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

const MAX_HEADING_WORDS = 24
const ENOUGH_ALIKE = 0.74

/** Dice's coefficient of the words of two headings. */
const alikeness = (a: string, b: string): number => {
  const [left, right] = [a.split(' '), b.split(' ')]
  const rest = [...right]
  const shared = left.filter((word) => {
    const at = rest.indexOf(word)
    if (at >= 0) rest.splice(at, 1)
    return at >= 0
  })
  return (2 * shared.length) / (left.length + right.length)
}

interface Found {
  key: string
  /** What follows the heading on the same line, after a colon. */
  rest?: Leaf
}

const looksLikeHeading = (piece: Extract<Piece, { kind: 'paragraph' }>): boolean =>
  piece.heading !== undefined ||
  piece.runs.every((run) => run.bold || run.text.trim() === '') ||
  /^\s*(?:[IVX]{1,5}|\d{1,2})\s*[.)]/.test(leafText(piece.runs))

/** The section that a paragraph opens; lightly edited headings are known by most of their words. */
const headingAt = (
  piece: Piece,
  known: readonly { key: string; plain: string }[],
  free: boolean,
): Found | undefined => {
  if (piece.kind !== 'paragraph') return undefined
  const text = leafText(piece.runs)
  const plain = plainHeading(text)
  if (plain.split(' ').length <= MAX_HEADING_WORDS) {
    const exact = known.find((it) => it.plain === plain)
    if (exact) return { key: exact.key }
    if (looksLikeHeading(piece)) {
      const [best, next] = known
        .map((it) => ({ key: it.key, alike: alikeness(it.plain, plain) }))
        .toSorted((a, b) => b.alike - a.alike)
      if (best && best.alike >= ENOUGH_ALIKE && best.alike > (next?.alike ?? 0)) return { key: best.key }
    }
  }
  const colon = text.indexOf(':')
  if (colon < 0 || colon > 160) return undefined
  const label = plainHeading(text.slice(0, colon))
  const begun = free && label.includes(' ') ? known.filter((it) => it.plain.startsWith(`${label} `)) : []
  const labelled = known.find((it) => it.plain === label) ?? (begun.length === 1 ? begun[0] : undefined)
  return labelled && { key: labelled.key, rest: cutLeaf(piece.runs, colon + 1) }
}

const isHeading = (known: readonly { plain: string }[]) => (piece: Piece) =>
  piece.kind === 'paragraph' && known.some(({ plain }) => plain === plainHeading(leafText(piece.runs)))

const cutLeaf = (leaf: Leaf, from: number): Leaf => {
  let at = 0
  return leaf.flatMap((run) => {
    const text = run.text.slice(Math.max(0, from - at))
    at += run.text.length
    return text ? [{ ...run, text }] : []
  })
}

/** The piece without what the form printed into it; undefined when nothing is left. */
const written = (
  piece: Piece,
  printed: ReadonlySet<string>,
  prompts: readonly string[],
): Piece | undefined => {
  if (piece.kind === 'table') return piece
  const text = leafText(piece.runs)
  if (text.trim() === '' || printed.has(plainHeading(text)) || printed.has(fold(text).trim()))
    return undefined
  const prompt = prompts.find((it) => text.trimStart().startsWith(it))
  if (!prompt) return piece
  const runs = cutLeaf(piece.runs, text.indexOf(prompt) + prompt.length)
  return leafText(runs).trim() === '' ? undefined : { ...piece, runs }
}

/**
 * Which part of a filled-in form answers which question: by the marks of its content controls where they lived
 * through the program that saved it, else by the headings, whatever order they are in. `decoded`: the same pieces
 * with legacy fonts turned into Unicode; headings are read there.
 */
export const splitForm = (
  pieces: readonly Piece[],
  decoded: readonly Piece[],
  shape: FormShape,
): SplitForm | undefined => {
  const known = shape.sections.map(({ key, heading }) => ({ key, plain: plainHeading(heading) }))
  const keys = new Set(known.map(({ key }) => key))
  const printed = new Set(shape.printed.flatMap((line) => [plainHeading(line), fold(line).trim()]))
  const prompts = shape.printed.filter((line) => line.startsWith('['))
  // Only where nothing of the form is left may the beginning of a heading, before a colon, stand for it.
  const free =
    !pieces.some(({ tag }) => tag !== undefined && keys.has(tag)) && !decoded.some(isHeading(known))
  const found = new Map<string, { by: FormSection['by']; kept: Piece[]; decoded: Piece[] }>()
  const loose: Piece[] = []
  let current: string | undefined

  const put = (key: string | undefined, by: FormSection['by'], kept: Piece, inUnicode: Piece) => {
    const [own, other] = [kept, inUnicode].map((piece) => written(piece, printed, prompts))
    if (key === undefined) {
      if (other) loose.push(other)
      return
    }
    const section = found.get(key) ?? { by, kept: [], decoded: [] }
    if (by === 'mark') section.by = 'mark'
    found.set(key, section)
    if (!own || !other) return
    section.kept.push(own)
    section.decoded.push(other)
  }

  for (const [i, piece] of pieces.entries()) {
    const inUnicode = decoded[i] ?? piece
    const marked = piece.tag !== undefined && keys.has(piece.tag) ? piece.tag : undefined
    if (marked) {
      current = marked
      put(marked, 'mark', piece, inUnicode)
      continue
    }
    const heading = headingAt(inUnicode, known, free)
    if (!heading) {
      put(current, 'heading', piece, inUnicode)
      continue
    }
    current = heading.key
    const open = found.get(current) ?? { by: 'heading' as const, kept: [], decoded: [] }
    found.set(current, open)
    if (!heading.rest || piece.kind !== 'paragraph' || inUnicode.kind !== 'paragraph') continue
    const colon = leafText(piece.runs).indexOf(':')
    put(
      current,
      'heading',
      { ...piece, runs: cutLeaf(piece.runs, colon + 1) },
      { ...inUnicode, runs: heading.rest },
    )
  }

  const sections: FormSection[] = []
  for (const { key } of known) {
    const section = found.get(key)
    if (!section) continue
    const text = assembleRichText(section.kept)
    const unicode = assembleRichText(section.decoded)
    if (!text || !unicode) return undefined
    const converted = convertLegacy(unicode)
    const same = JSON.stringify(converted) === JSON.stringify(text)
    sections.push({ key, by: section.by, text, converted: same ? null : converted })
  }
  const rest = assembleRichText(loose)
  return rest && { sections, loose: rest }
}
