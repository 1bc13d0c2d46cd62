import { attributeOf, withAttribute } from './xml-text.ts'

export type Mark = 'error' | 'question'

/** Colours of our own, so that marks of an earlier round are known and taken away again. */
const COLOURS: Record<Mark, string> = { error: 'FFFFC8CE', question: 'FFFFE89C' }

interface Region {
  before: string
  open: string
  items: string[]
  close: string
  after: string
  prefix: string
}

/** Cuts a counted list ("fills", "cellXfs") of a stylesheet into its items, each kept to the letter. */
const regionOf = (xml: string, list: string, item: string): Region | null => {
  const found = new RegExp(
    `(<((?:[\\w.-]+:)?)${list}\\b[^>]*[^/]>)([\\s\\S]*?)(</(?:[\\w.-]+:)?${list}\\s*>)`,
  ).exec(xml)
  if (!found) return null
  const [whole, open, prefix, body, close] = found as unknown as [string, string, string, string, string]
  const items =
    body.match(new RegExp(`<${prefix}${item}\\b(?:[^>]*/>|[\\s\\S]*?</${prefix}${item}\\s*>)`, 'g')) ?? []
  const before = xml.slice(0, found.index)
  const after = xml.slice(found.index + whole.length)
  return { before, open, items: [...items], close, after, prefix }
}

const joined = ({ before, open, items, close, after }: Region): string =>
  `${before}${withAttribute(open, 'count', items.length)}${items.join('')}${close}${after}`

const withFill = (style: string, fill: number): string =>
  style.replace(/^<[^>]*>/, (tag) => withAttribute(withAttribute(tag, 'fillId', fill), 'applyFill', 1))

export interface MarkerStyles {
  /** Index of the style that shows a cell of style `index` with a mark, or with the mark taken away. */
  styled(index: number, mark: Mark | null): number
  /** Whether a style carries one of our marks. */
  isMarked(index: number): boolean
  /** The stylesheet with what was asked for appended; everything else to the letter. */
  xml(): string
}

/** Appends marked twins of cell styles to a stylesheet; null when it has no cell styles to start from. */
export const createMarkerStyles = (stylesheet: string): MarkerStyles | null => {
  const fills = regionOf(stylesheet, 'fills', 'fill')
  if (!fills || !regionOf(stylesheet, 'cellXfs', 'xf')) return null
  const fillIndex = { error: 0, question: 0 }
  const ours = new Set<number>()
  for (const mark of ['error', 'question'] as const) {
    const existing = fills.items.findIndex((fill) => fill.includes(`"${COLOURS[mark]}"`))
    if (existing < 0) {
      const { prefix: p } = fills
      fills.items.push(
        `<${p}fill><${p}patternFill patternType="solid"><${p}fgColor rgb="${COLOURS[mark]}"/>` +
          `<${p}bgColor indexed="64"/></${p}patternFill></${p}fill>`,
      )
    }
    fillIndex[mark] = existing < 0 ? fills.items.length - 1 : existing
    ours.add(fillIndex[mark])
  }
  const styles = regionOf(joined(fills), 'cellXfs', 'xf')
  if (!styles) return null
  const made = new Map<string, number>()
  return {
    styled(index, mark) {
      const style = styles.items[index] ?? styles.items[0] ?? '<xf/>'
      const wanted = withFill(style, mark === null ? 0 : fillIndex[mark])
      const known = made.get(wanted) ?? styles.items.push(wanted) - 1
      made.set(wanted, known)
      return known
    },
    isMarked: (index) =>
      ours.has(Number(attributeOf(styles.items[index]?.match(/^<[^>]*>/)?.[0] ?? '', 'fillId'))),
    xml: () => joined(styles),
  }
}
