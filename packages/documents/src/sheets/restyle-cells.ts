import { cellPosition, cellRef } from '@xk/domain/organisation'
import type { Mark, MarkerStyles } from './marker-styles.ts'
import { attributeOf, withAttribute } from './xml-text.ts'

const ATTRIBUTES = `(?:[^>"']|"[^"]*"|'[^']*')*?`
const TOKEN = new RegExp(
  `<!--[\\s\\S]*?-->|<!\\[CDATA\\[[\\s\\S]*?\\]\\]>|<(/?)((?:[\\w.-]+:)?)(row|c)(?=[\\s/>])${ATTRIBUTES}(/?)>`,
  'g',
)

/**
 * Gives marked cells a marked style, takes the marks of an earlier round from the others, and adds the cells
 * that a marked row lacks (a missing value). Every other byte of the sheet stays.
 */
export const restyleCells = (xml: string, marks: ReadonlyMap<string, Mark>, styles: MarkerStyles): string => {
  const missing = new Map<number, { column: number; ref: string; mark: Mark }[]>()
  for (const [ref, mark] of marks) {
    const place = cellPosition(ref)
    if (place)
      missing.set(place.row, [...(missing.get(place.row) ?? []), { column: place.column, ref, mark }])
  }
  let row = 0
  let column = 0
  /** Marked cells of the row that lie left of `before` and have not been seen. */
  const added = (before: number, prefix: string): string => {
    const waiting = missing.get(row) ?? []
    missing.set(
      row,
      waiting.filter((cell) => cell.column >= before),
    )
    return waiting
      .filter((cell) => cell.column < before)
      .toSorted((a, b) => a.column - b.column)
      .map(({ ref, mark }) => `<${prefix}c r="${ref}" s="${styles.styled(0, mark)}"/>`)
      .join('')
  }
  const cell = (tag: string, prefix: string): string => {
    column = cellPosition(attributeOf(tag, 'r') ?? '')?.column ?? column + 1
    const ref = cellRef(row, column)
    missing.set(
      row,
      (missing.get(row) ?? []).filter((each) => each.column !== column),
    )
    const style = Number(attributeOf(tag, 's') ?? 0)
    const mark = marks.get(ref) ?? null
    const changes = mark !== null || styles.isMarked(style)
    return added(column, prefix) + (changes ? withAttribute(tag, 's', styles.styled(style, mark)) : tag)
  }
  return xml.replace(
    TOKEN,
    (tag: string, closing?: string, prefix?: string, name?: string, empty?: string) => {
      if (name === undefined || prefix === undefined) return tag
      if (name === 'c') return closing ? tag : cell(tag, prefix)
      if (closing) return added(Infinity, prefix) + tag
      const number = Number(attributeOf(tag, 'r'))
      row = Number.isInteger(number) && number > 0 ? number : row + 1
      column = 0
      const late = empty ? added(Infinity, prefix) : ''
      return late === '' ? tag : `${tag.replace(/\s*\/>$/, '>')}${late}</${prefix}row>`
    },
  )
}
