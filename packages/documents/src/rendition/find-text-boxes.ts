import { readFile } from 'node:fs/promises'
import { fail, fold, ok } from '@xk/domain/kernel'
import type { Result } from '@xk/domain/kernel'
import { DEFAULT_LIMITS } from '../intake/limits.ts'
import type { FileLimits } from '../intake/limits.ts'
import { withPdf } from '../intake/pdf-file.ts'
import type { Box } from './page-image.ts'
import { readPageCharacters } from './read-pdf-page.ts'
import type { PageCharacter } from './read-pdf-page.ts'

/** A place on a page where a name stands. A name broken over two lines has two. */
export interface TextBox extends Box {
  /** As written there, for the whole find. */
  text: string
  /** What was looked for. */
  needle: string
}

/**
 * Where names stand on the pages of a PDF, as boxes to be blacked out. Compared without diacritics, case
 * and white space (text layers lose and add spaces), but only as whole words: "An" is not found in "Anh".
 */
export const findTextBoxes = async (
  path: string,
  needles: readonly string[],
  some: Partial<FileLimits> = {},
): Promise<Result<TextBox[]>> => {
  const limits = { ...DEFAULT_LIMITS, ...some }
  return withPdf(await readFile(path), ({ pdfium, pages, withPage }) => {
    if (pages > limits.maxPages) return fail({ code: 'file/too-many-pages', pages, max: limits.maxPages })
    const found: TextBox[] = []
    for (let index = 0; index < pages; index++) {
      const characters = withPage(index, (page) => readPageCharacters(pdfium, page))
      if (!characters) return fail({ code: 'file/damaged' })
      found.push(...findOnPage(characters, index + 1, needles))
    }
    return ok(found)
  })
}

/** The same on one page's characters. */
export const findOnPage = (
  characters: readonly PageCharacter[],
  page: number,
  needles: readonly string[],
): TextBox[] => {
  let haystack = ''
  const origin: number[] = []
  characters.forEach((character, i) => {
    const folded = fold(character.text).replace(/\s+/g, '')
    haystack += folded
    for (let k = 0; k < folded.length; k++) origin.push(i)
  })
  return needles.flatMap((needle) => {
    const wanted = fold(needle).replace(/\s+/g, '')
    const found: TextBox[] = []
    if (!wanted) return found
    for (let at = haystack.indexOf(wanted); at >= 0; at = haystack.indexOf(wanted, at + 1)) {
      const from = origin[at]!
      const to = withMarks(characters, origin[at + wanted.length - 1]!)
      if (!isWholeWord(characters, from, to)) continue
      const hit = characters.slice(from, to + 1)
      const text = hit
        .map((character) => character.text)
        .join('')
        .replace(/\s+/g, ' ')
        .normalize('NFC')
      found.push(...linesOf(hit).map((line) => ({ page, ...line, text, needle })))
    }
    return found
  })
}

const isMark = (text: string | undefined) => text !== undefined && /^\p{M}+$/u.test(text)
const isWordPart = (text: string | undefined) => text !== undefined && /^[\p{L}\p{N}\p{M}]/u.test(text)

/** Marks that follow the last letter belong to it. */
const withMarks = (characters: readonly PageCharacter[], last: number): number => {
  let to = last
  while (isMark(characters[to + 1]?.text)) to++
  return to
}

const isWholeWord = (characters: readonly PageCharacter[], from: number, to: number): boolean => {
  const joinsBefore = isWordPart(characters[from]?.text) && isWordPart(characters[from - 1]?.text)
  const joinsAfter = isWordPart(characters[to]?.text) && isWordPart(characters[to + 1]?.text)
  return !joinsBefore && !joinsAfter
}

/** One box per line, a little larger than the letters: marks and slants reach beyond them. */
const linesOf = (hit: readonly PageCharacter[]): Omit<Box, 'page'>[] => {
  const lines: NonNullable<PageCharacter['box']>[] = []
  for (const { box } of hit) {
    if (!box) continue
    const line = lines.at(-1)
    const middle = (box.top + box.bottom) / 2
    const across = (box.left + box.right) / 2
    const onRow = line && middle > line.top && middle < line.bottom
    const inColumn = line && across > line.left && across < line.right
    if (line && (onRow || inColumn)) {
      line.left = Math.min(line.left, box.left)
      line.right = Math.max(line.right, box.right)
      line.top = Math.min(line.top, box.top)
      line.bottom = Math.max(line.bottom, box.bottom)
    } else lines.push({ ...box })
  }
  return lines.map(widened)
}

const widened = (line: NonNullable<PageCharacter['box']>): Omit<Box, 'page'> => {
  const margin = Math.min(line.bottom - line.top, line.right - line.left) * 0.15
  const x = Math.max(0, line.left - margin)
  const y = Math.max(0, line.top - margin)
  return { x, y, w: Math.min(1, line.right + margin) - x, h: Math.min(1, line.bottom + margin) - y }
}
