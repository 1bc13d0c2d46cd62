import { fold } from '../kernel/index.ts'

/** A written syllable (tiếng), folded, with its span in the text that it came from (UTF-16). */
export interface Syllable {
  text: string
  start: number
  end: number
  /** Number of the sentence that it stands in: features never reach over its end. */
  sentence: number
}

const folded = new Map<string, string>()
/** Texts are made of few different syllables: each is folded once. */
const foldOnce = (piece: string): string => {
  const known = folded.get(piece)
  if (known !== undefined) return known
  const text = fold(piece)
  if (folded.size < 50_000) folded.set(piece, text)
  return text
}

const ENDS = new Set('.;:!?…\n')
const PIECE = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*|[.;:!?…\n]+/gu

/**
 * The syllables of a text without marks, so that "hòa", "hoà" and "hoa" typed in haste are one. A decimal point
 * between digits ends no sentence.
 */
export const syllablesOf = (text: string): Syllable[] => {
  const syllables: Syllable[] = []
  let sentence = 0
  for (const { 0: piece, index: start } of text.matchAll(PIECE)) {
    const end = start + piece.length
    if (!ENDS.has(piece[0] ?? '')) syllables.push({ text: foldOnce(piece), start, end, sentence })
    else if (!(/\d/.test(text[start - 1] ?? '') && /\d/.test(text[end] ?? ''))) sentence++
  }
  return syllables
}

/** Words that every text is full of, folded: they tell no two texts apart. Numbers neither. */
const STOP = new Set(
  `va cua la cac nhung cho duoc trong voi co khong de mot khi thi ma da se dang nay do tu den o ra vao len ve theo
  tai nhu cung hoac hay neu vi nen do bi boi tren duoi truoc sau giua moi tung ca chi rat qua hon nhat con van lai
  deu phai can nhieu it gi ai nao dau bao the vay day kia ay no ho chung toi ta minh nguoi viec cach luc ngay gio
  phut thang nam lan`.split(/\s+/),
)
const NUMBER = /^\d+$/

/** Whether a syllable carries meaning of its own. */
export const isTelling = (syllable: string): boolean => !STOP.has(syllable) && !NUMBER.test(syllable)
