import { fold, nfc, tidyLine } from './text.ts'

/** In the place of a person's name in a text that many read. Papers and releases are Vietnamese. */
export const NOT_NAMED = '[không nêu tên]'

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
/** A name as whole words, whatever white space lies between them. */
const asWords = (name: string) =>
  `(?<![\\p{L}\\p{N}])${escaped(name).replaceAll(' ', '\\s+')}(?![\\p{L}\\p{N}])`

/** A text folded letter by letter, and where in the text each of its letters came from. */
const foldedWithPlaces = (text: string): { folded: string; places: number[] } => {
  const places: number[] = []
  let folded = ''
  let at = 0
  for (const letter of text) {
    const plain = fold(letter)
    folded += plain
    places.push(...Array.from({ length: plain.length }, () => at))
    at += letter.length
  }
  return { folded, places: [...places, at] }
}

/** Three words are hardly anything but a name, with marks or without, in whatever letters. */
const withoutLong = (text: string, name: string): string => {
  const { folded, places } = foldedWithPlaces(text)
  let left = ''
  let from = 0
  for (const { 0: said, index } of folded.matchAll(new RegExp(asWords(fold(name)), 'gu'))) {
    left += text.slice(from, places[index]) + NOT_NAMED
    from = places[index + said.length] ?? text.length
  }
  return left + text.slice(from)
}

/** Two may be words ("Đoàn Thanh niên"): only as they are written, or in capitals. */
const withoutShort = (text: string, name: string): string => {
  const said = [name, name.toLocaleUpperCase('vi')].map(asWords).join('|')
  return text.replace(new RegExp(said, 'gu'), NOT_NAMED)
}

/** A text in which none of these people is named; names of one word are words, and stay. */
export const withoutNames = (text: string, names: readonly string[]): string =>
  names
    .map(tidyLine)
    .toSorted((a, b) => b.length - a.length)
    .reduce((left, name) => {
      const words = name.split(' ').length
      if (words < 2) return left
      return words > 2 ? withoutLong(left, name) : withoutShort(left, name)
    }, nfc(text))
