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

/** Letters with their marks in one order: "Hoà" and "Hòa" are one name. */
const spelled = (text: string): string =>
  text
    .split(/\s+/)
    .map((word) => {
      const marked = Array.from(word.normalize('NFD'))
      const isMark = (letter: string) => /\p{Mn}/u.test(letter)
      return [...marked.filter((it) => !isMark(it)), ...marked.filter(isMark).toSorted()].join('')
    })
    .join(' ')

/** What is seen of nobody's name but parts it: soft hyphens, spaces and joiners of no width. */
const UNSEEN = /[\u00ad\u200b\u200c\u2060\ufeff]/g

/**
 * Three words are hardly anything but a name, with marks or without, in whatever letters. Two may be words ("Đoàn Thanh
 * niên"): only as they are written, or in capitals.
 */
const isNamed = (said: string, name: string): boolean =>
  name.split(' ').length > 2 ||
  [name, name.toLocaleUpperCase('vi')].some((one) => spelled(one) === spelled(said))

/** Whether a text says a name, as whole words, with marks or without, in whatever letters. */
export const saysName = (text: string, name: string): boolean =>
  new RegExp(asWords(fold(tidyLine(name))), 'u').test(fold(text.replace(UNSEEN, '')))

const without = (said: string, name: string, mark: string): string => {
  const text = nfc(said).replace(UNSEEN, '')
  const { folded, places } = foldedWithPlaces(text)
  let left = ''
  let from = 0
  for (const { 0: found, index } of folded.matchAll(new RegExp(asWords(fold(name)), 'gu'))) {
    const [start, end] = [places[index] ?? 0, places[index + found.length] ?? text.length]
    if (!isNamed(text.slice(start, end), name)) continue
    left += text.slice(from, start) + mark
    from = end
  }
  return from === 0 ? said : left + text.slice(from)
}

/**
 * Takes these people's names out of one text after the other; names of one word are words, and stay. A text without their
 * names stays as it is, to the last letter. What is looked for is prepared once: thousands of names in many texts cost
 * one reading of each text.
 */
export const hidingNames = (names: readonly string[], mark = NOT_NAMED): ((text: string) => string) => {
  const sought = [...new Set(names.map(tidyLine))]
    .filter((name) => name.includes(' '))
    .toSorted((a, b) => b.length - a.length)
    .map((name) => ({ name, folded: fold(name) }))
  return (text) => {
    const seen = fold(text.replace(UNSEEN, '')).replace(/\s+/g, ' ')
    return sought
      .filter(({ folded }) => seen.includes(folded))
      .reduce((left, { name }) => without(left, name, mark), text)
  }
}
