import { type BlackOut, leafText, leavesOf } from './rich-text.ts'
import type { Block, Inline, Leaf, RichText } from './rich-text-schema.ts'
import { nfc } from './text.ts'
import { isVietnameseSyllable } from './vietnamese-syllable.ts'

/** Encodings of before Unicode, that fonts named .VnTime and VNI-Times show as Vietnamese. */
const LEGACY_ENCODINGS = ['tcvn3', 'vni'] as const
export type LegacyEncoding = (typeof LEGACY_ENCODINGS)[number]

/** TCVN 5712:1993, VN3: one byte a letter, here as the Latin-1 character of that byte. */
const TCVN3_FROM = '¡¢£¤¥¦§¨©ª«¬\u00ad®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ'
const TCVN3_TO = 'ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ'

/** VNI for Windows: a letter, then a character for its mark or for mark and tone together. */
const VNI_MARKS: Record<string, string> = {
  ø: '\u0300',
  ù: '\u0301',
  û: '\u0309',
  õ: '\u0303',
  ï: '\u0323',
  â: '\u0302',
  à: '\u0302\u0300',
  á: '\u0302\u0301',
  å: '\u0302\u0309',
  ã: '\u0302\u0303',
  ä: '\u0302\u0323',
  ê: '\u0306',
  è: '\u0306\u0300',
  é: '\u0306\u0301',
  ú: '\u0306\u0309',
  ü: '\u0306\u0303',
  ë: '\u0306\u0323',
}
const VNI_TONES = 'øùûõï'
const VNI_SINGLE: Record<string, string> = {
  ñ: 'đ',
  ô: 'ơ',
  ö: 'ư',
  ì: 'ì',
  í: 'í',
  æ: 'ỉ',
  ó: 'ĩ',
  ò: 'ị',
  î: 'ỵ',
}

const isUpper = (letter: string) => letter !== letter.toLowerCase()
const inCaseOf = (model: string, letter: string) => (isUpper(model) ? letter.toUpperCase() : letter)

const tcvn3Table = new Map(TCVN3_FROM.split('').map((from, i) => [from, TCVN3_TO[i] ?? from]))
const decodeTcvn3 = (text: string): string =>
  Array.from(text, (letter) => tcvn3Table.get(letter) ?? letter).join('')

/** Letters that each mark can follow: a, e and o take the hat, a alone the breve, all the bare tones. */
const takesMark = (letter: string, mark: string): boolean => {
  if (VNI_TONES.includes(mark)) return 'aeouyôö'.includes(letter)
  return VNI_MARKS[mark]?.startsWith('\u0306') ? letter === 'a' : 'aeo'.includes(letter)
}

const decodeVni = (text: string): string => {
  const letters = Array.from(text)
  let out = ''
  for (let at = 0; at < letters.length; at++) {
    const letter = letters[at] ?? ''
    const low = letter.toLowerCase()
    const mark = letters[at + 1]?.toLowerCase() ?? ''
    const base = inCaseOf(letter, VNI_SINGLE[low] ?? low)
    if (mark in VNI_MARKS && takesMark(low, mark)) {
      out += base + VNI_MARKS[mark]
      at++
    } else out += base
  }
  return nfc(out)
}

/** Marks that belong to the letter before them, where a run of text can't begin. */
export const isVniMark = (letter: string): boolean => letter.toLowerCase() in VNI_MARKS

/** Word keeps the letters of such fonts also in its private area. */
const fromPrivateArea = (text: string): string =>
  text.replace(/[\uf020-\uf0ff]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xf000))

/** Letters that are Unicode's own: a word with one was never in these encodings. */
const UNICODE_ONLY = /\p{Mn}|[ăđĩũơưĂĐĨŨƠƯ\u1ea0-\u1ef9]/u

/**
 * A text in one of these encodings as Unicode. Words that are Unicode already stay. `upper`: the font shows
 * small letters as capitals (.VnTimeH).
 */
export const decodeLegacy = (text: string, encoding: LegacyEncoding, upper = false): string => {
  const decode = encoding === 'tcvn3' ? decodeTcvn3 : decodeVni
  const out = fromPrivateArea(text)
    .split(/(\s+)/)
    .map((word) => (UNICODE_ONLY.test(word) ? word : decode(word)))
    .join('')
  return upper ? out.toUpperCase() : out
}

/** What encoding a font's name stands for; `upper` for the capitals' fonts. */
export const encodingOfFont = (
  font: string | undefined,
): { encoding: LegacyEncoding; upper: boolean } | undefined => {
  const name = (font ?? '').trim()
  if (/^\.vn/i.test(name)) return { encoding: 'tcvn3', upper: /[a-z]H$/.test(name) }
  return /^vni[- ]/i.test(name) ? { encoding: 'vni', upper: false } : undefined
}

const AROUND = /^[\s!-/:-@[-`{-~“”‘’–—…]+|[\s!-/:-@[-`{-~“”‘’–—…]+$/gu
// oxlint-disable-next-line no-control-regex -- what is not ASCII
const BEYOND_ASCII = /[^\u0000-\u007f]/

const markedWords = (text: string): string[] =>
  text
    .split(/[\s/\\()-]+/)
    .map((word) => word.replace(AROUND, ''))
    .filter((word) => BEYOND_ASCII.test(word))

/**
 * The encoding in which a text was most likely typed; undefined for Unicode, and where a guess would rest on
 * too little. Counted by spelling: as it stands most marked words are no syllables, decoded nearly all are.
 */
export const detectLegacy = (text: string): LegacyEncoding | undefined => {
  const words = markedWords(fromPrivateArea(text))
  const suspicious = words.filter((word) => !isVietnameseSyllable(word))
  if (suspicious.length === 0 || suspicious.length * 2 < words.length) return undefined
  const enough = (fixed: number) =>
    fixed >= 2 || (fixed === 1 && words.length === 1 && (words[0]?.length ?? 0) >= 4)
  const readings = LEGACY_ENCODINGS.map((encoding) => {
    const decoded = suspicious.map((word) => decodeLegacy(word, encoding))
    return { encoding, fixed: decoded.filter((word) => isVietnameseSyllable(word)).length }
  }).toSorted((a, b) => b.fixed - a.fixed)
  const [best, other] = readings
  if (!best || !other || best.fixed === other.fixed) return undefined
  return enough(best.fixed) && best.fixed * 5 >= suspicious.length * 4 ? best.encoding : undefined
}

/** One leaf's runs decoded together, so that a mark which opens a run finds its letter at the end of the one before. */
const decodeLeaf = (leaf: Leaf, encoding: LegacyEncoding): Leaf => {
  const runs: Inline[] = []
  for (const run of leaf) {
    const last = runs.at(-1)
    const [first = ''] = run.text
    if (last && encoding === 'vni' && isVniMark(first) && /\p{L}$/u.test(last.text)) {
      last.text += first
      if (run.text.length > first.length) runs.push({ ...run, text: run.text.slice(first.length) })
    } else runs.push({ ...run })
  }
  return runs.map((run) => ({ ...run, text: decodeLegacy(run.text, encoding) }))
}

/** A leaf that looks as if it was typed in one of these encodings, and what it would become. */
interface LegacyLeaf {
  leaf: BlackOut['leaf']
  encoding: LegacyEncoding
  before: string
  after: string
}

/** Every leaf of a long text that looks so; leaves in Unicode are not among them. */
export const findLegacy = (doc: RichText): LegacyLeaf[] =>
  leavesOf(doc).flatMap((leaf, index): LegacyLeaf[] => {
    const before = leafText(leaf)
    const encoding = detectLegacy(before)
    if (!encoding) return []
    return [{ leaf: index, encoding, before, after: leafText(decodeLeaf(leaf, encoding)) }]
  })

/** The text with every leaf that {@link findLegacy} names decoded; all others as they were. */
export const convertLegacy = (doc: RichText): RichText => {
  const convert = (leaf: Leaf): Leaf => {
    const encoding = detectLegacy(leafText(leaf))
    return encoding ? decodeLeaf(leaf, encoding) : leaf
  }
  return doc.map((block): Block => {
    switch (block.type) {
      case 'paragraph':
      case 'heading':
        return { ...block, runs: convert(block.runs) }
      case 'list':
        return { ...block, items: block.items.map(convert) }
      case 'table':
        return { ...block, rows: block.rows.map((row) => row.map(convert)) }
    }
  })
}
