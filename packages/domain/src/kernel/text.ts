/** Vietnamese text: one normal form, one folding for search, one order for names (domain.md §6). */

export const nfc = (text: string): string => text.normalize('NFC')

/** NFC, ordinary spaces, no leading, trailing or doubled space, no line breaks. For names and titles. */
export const tidyLine = (text: string): string =>
  nfc(text)
    .replace(/[\s\u00a0\u2007\u202f\ufeff]+/g, ' ')
    .trim()

/** Lower case without marks, đ as d, y of "qui"/"quy" untouched: what search compares. */
export const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()

const collator = new Intl.Collator('vi', { numeric: true })

/** Vietnamese order of ordinary words. */
export const compareText = (a: string, b: string): number => collator.compare(a, b)

/** Order of persons' names: given name, then middle, then family name. */
export const compareNames = (a: string, b: string): number => {
  const key = (name: string) => tidyLine(name).split(' ').toReversed().join(' ')
  return collator.compare(key(a), key(b)) || collator.compare(a, b)
}

/** Number of words, counted by white space as the thể lệ does. */
export const countWords = (text: string): number => text.match(/\S+/g)?.length ?? 0

/** A NUL or half of a surrogate pair can't be stored or shown: such text is refused with a sentence. */
export const isStorableText = (text: string): boolean => !text.includes('\u0000') && text.isWellFormed()
