import { isTelling, syllablesOf } from './syllables.ts'

/** A text to compare. `earlier`: of an edition before; such texts are not compared with each other. */
export interface ComparedText {
  id: string
  earlier: boolean
  /** Sections in their order. */
  sections: readonly string[]
}

/** A text as numbers. */
export interface NumberedText {
  id: string
  earlier: boolean
  /** Syllables of all sections; a section's end is −1. */
  words: Int32Array
  /** How many of them are syllables. */
  length: number
  /** Telling syllables and pairs of neighbouring ones → how often. */
  features: Map<number, number>
}

/** Syllables are numbered as they come; a pair's number is first × PAIRS + second. */
const PAIRS = 2 ** 20

/** Texts as numbers that are the same for the same syllable in all of them. */
export const numberTexts = function* (
  texts: Iterable<ComparedText>,
): Generator<NumberedText, void, undefined> {
  const numbers = new Map<string, number>()
  const telling: boolean[] = []
  const numberOf = (syllable: string): number => {
    const known = numbers.get(syllable)
    if (known !== undefined) return known
    const number = numbers.size + 1
    numbers.set(syllable, number)
    telling[number] = isTelling(syllable)
    return number
  }
  for (const { id, earlier, sections } of texts) {
    const words: number[] = []
    let length = 0
    const features = new Map<number, number>()
    const count = (feature: number) => features.set(feature, (features.get(feature) ?? 0) + 1)
    for (const section of sections) {
      let [before, sentence] = [0, -1]
      for (const syllable of syllablesOf(section)) {
        const number = numberOf(syllable.text)
        words.push(number)
        length++
        if (syllable.sentence !== sentence) before = 0
        sentence = syllable.sentence
        if (!telling[number]) {
          before = 0
          continue
        }
        count(number)
        if (before > 0) count(before * PAIRS + number)
        before = number
      }
      words.push(-1)
    }
    yield { id, earlier, words: Int32Array.from(words), length, features }
  }
}
