import { nfc } from '@xk/domain/kernel'

/** Shown where the fonts have nothing to show. */
const INSTEAD = '\u25a1'
/** Joins, marks of direction, variation selectors: they need no glyph. */
const NEEDS_NO_GLYPH = /[\p{Default_Ignorable_Code_Point}\n]/u

/** Makes text printable in fonts that cover `covered`: NFC, ordinary line ends, a box for what they lack. */
export const createPrintableText = (covered: ReadonlySet<number>) => {
  const replaced = new Set<string>()
  const printable = (text: string): string =>
    Array.from(
      nfc(text.toWellFormed())
        .replace(/\r\n?|[\u2028\u2029\u0085\v\f]/g, '\n')
        .replaceAll('\t', ' '),
      (character) => {
        if (covered.has(character.codePointAt(0)!) || NEEDS_NO_GLYPH.test(character)) return character
        replaced.add(character)
        return INSTEAD
      },
    ).join('')
  return { printable, replaced }
}
