import { fold } from '../../kernel/index.ts'

/** A text folded for search, each of its characters traceable to where it stood in the original. */
export interface FoldedText {
  original: string
  folded: string
  /** Folded index → UTF-16 offset in the original; one more entry for the end. */
  offsets: readonly number[]
}

/** Marks, and characters that take no room (joiners, soft hyphens), fold away. */
const INVISIBLE = /[\p{Mn}\p{Cf}]/gu

const foldedChars = new Map<string, string>()
/** Texts are made of few different characters: each is folded once. */
const foldChar = (char: string): string => {
  const known = foldedChars.get(char)
  if (known !== undefined) return known
  const folded = fold(char).replace(INVISIBLE, '')
  if (foldedChars.size < 5000) foldedChars.set(char, folded)
  return folded
}

/**
 * Lower case without marks, as kernel `fold`, for composed and decomposed text alike. What folds away belongs to
 * the character before it, so that a span never cuts a letter from its marks.
 */
export const foldWithOffsets = (original: string): FoldedText => {
  let folded = ''
  const offsets: number[] = []
  let at = 0
  for (const char of original) {
    const units = foldChar(char)
    folded += units
    for (let i = 0; i < units.length; i++) offsets.push(at)
    at += char.length
  }
  offsets.push(original.length)
  return { original, folded, offsets }
}

export interface Span {
  start: number
  end: number
}

/** UTF-16 span in the original of a span in the folded text. */
export const originalSpan = ({ offsets }: FoldedText, start: number, end: number): Span => ({
  start: offsets[start] ?? 0,
  end: offsets[end] ?? 0,
})

/**
 * Every match of a pattern (its source) that begins and ends at a word's edge. `needle`: folded text that every
 * match contains, so that a text without it is passed over quickly.
 */
export function* wholeWords(
  text: FoldedText,
  source: string,
  needle: string,
): Generator<RegExpExecArray & { span: Span }> {
  if (!text.folded.includes(needle)) return
  const pattern = new RegExp(`(?<![a-z0-9])(?:${source})(?![a-z0-9])`, 'g')
  for (const match of text.folded.matchAll(pattern)) {
    yield Object.assign(match, { span: originalSpan(text, match.index, match.index + match[0].length) })
  }
}

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/gu
/** Letters with their shapes, and the tones apart: "hoà" and "hòa" are the same word. */
const spelling = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Cf}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .map((word) => `${word.replace(TONES, '').normalize('NFC')}${(word.match(TONES) ?? []).join('')}`)
    .join(' ')
    .trim()

export const isUnmarked = (text: string): boolean => fold(text) === text.normalize('NFC').toLowerCase()

/** Same words with the same marks, or typed without any: "so tai chinh" is Sở Tài chính, "số tài chính" is not. */
export const isSameOrUnmarked = (found: string, known: string): boolean =>
  isUnmarked(found) || spelling(found) === spelling(known)

/** Each word begins with a capital. */
export const isCapitalised = (text: string): boolean =>
  text
    .normalize('NFC')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .every((word) => /^[\p{Lu}\p{N}]/u.test(word))

export const escapePattern = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')

/** Between the words of a name: a space, a dash, a dot or an underscore, doubled perhaps. */
export const BETWEEN = '[\\s._-]{1,3}'
