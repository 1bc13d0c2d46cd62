import { parseXml } from '../intake/xml.ts'

interface Level {
  start: number
  format: string
  /** The pattern of a label: `%1.%2)`. */
  text: string
}
/** What Word would write before one numbered paragraph. */
export interface Numbered {
  bullet: boolean
  /** Empty for bullets. */
  label: string
  /** Its place in its own level's count. */
  count: number
  /** A plain 1. 2. 3. that any list can show by itself. */
  plain: boolean
}
/** Counts a paragraph: to be called once for each, in the order of the text. */
export type Counter = (numId: string, level: number) => Numbered

const MAX_LEVELS = 9

/** Reads numbering.xml; the counter that it gives holds the running numbers of one document. */
export const readNumbering = (bytes: Uint8Array | undefined): Counter => {
  const levels = new Map<string, Level>()
  const abstractOf = new Map<string, string>()
  const startOverrides = new Map<string, number>()
  if (bytes) parseNumbering(bytes, levels, abstractOf, startOverrides)

  const running = new Map<string, number[]>()
  return (numId, level) => {
    const abstract = abstractOf.get(numId) ?? ''
    const overridden = startOverrides.has(`${numId}/${level}`)
    const key = overridden ? `num ${numId}` : `abstract ${abstract}`
    const at = (depth: number) => levels.get(`${abstract}/${depth}`)
    const counts = running.get(key) ?? []
    running.set(key, counts)
    const depth = Math.min(Math.max(level, 0), MAX_LEVELS - 1)
    const start = startOverrides.get(`${numId}/${depth}`) ?? at(depth)?.start ?? 1
    counts[depth] = (counts[depth] ?? start - 1) + 1
    counts.length = depth + 1
    const here = at(depth)
    if (!here || here.format === 'bullet') return { bullet: true, label: '', count: 0, plain: false }
    const label = here.text.replace(/%([1-9])/g, (_, digit: string) => {
      const of = Number(digit) - 1
      return written(counts[of] ?? at(of)?.start ?? 1, at(of)?.format ?? 'decimal')
    })
    return {
      bullet: false,
      label,
      count: counts[depth],
      plain: /^%1[.)]?$/.test(here.text) && here.format === 'decimal',
    }
  }
}

const parseNumbering = (
  bytes: Uint8Array,
  levels: Map<string, Level>,
  abstractOf: Map<string, string>,
  startOverrides: Map<string, number>,
): void => {
  let abstract = ''
  let num = ''
  let level = ''
  parseXml(bytes, {
    open({ name, attributes }) {
      const value = attributes.get('w:val') ?? ''
      const current = num ? undefined : levels.get(`${abstract}/${level}`)
      switch (name) {
        case 'w:abstractNum':
          abstract = attributes.get('w:abstractNumId') ?? ''
          break
        case 'w:num':
          num = attributes.get('w:numId') ?? ''
          break
        case 'w:abstractNumId':
          abstractOf.set(num, value)
          break
        case 'w:lvl':
        case 'w:lvlOverride':
          level = attributes.get('w:ilvl') ?? ''
          if (!num) levels.set(`${abstract}/${level}`, { start: 1, format: 'decimal', text: '' })
          break
        case 'w:startOverride':
          startOverrides.set(`${num}/${level}`, Number(value) || 0)
          break
        case 'w:start':
          if (current) current.start = Number(value) || 0
          break
        case 'w:numFmt':
          if (current) current.format = value
          break
        case 'w:lvlText':
          if (current) current.text = value.slice(0, 40)
          break
      }
    },
    close(name) {
      if (name === 'w:num') num = ''
    },
  })
}

const written = (n: number, format: string): string => {
  switch (format) {
    case 'lowerLetter':
      return letters(n)
    case 'upperLetter':
      return letters(n).toUpperCase()
    case 'lowerRoman':
      return roman(n)
    case 'upperRoman':
      return roman(n).toUpperCase()
    case 'decimalZero':
      return String(n).padStart(2, '0')
    case 'none':
      return ''
    default:
      return String(n)
  }
}

/** a … z, aa … zz, as Word counts. */
const letters = (n: number): string =>
  n < 1 || n > 780 ? String(n) : String.fromCharCode(97 + ((n - 1) % 26)).repeat(Math.ceil(n / 26))

const ROMAN: [number, string][] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
]
const roman = (n: number): string => {
  if (n < 1 || n > 3999) return String(n)
  let left = n
  let out = ''
  for (const [value, digits] of ROMAN)
    while (left >= value) {
      out += digits
      left -= value
    }
  return out
}
