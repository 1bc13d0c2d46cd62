import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const css = readFileSync(new URL('./styles/tokens.css', import.meta.url), 'utf8')

type Colour = readonly [lightness: number, chroma: number, hue: number]

/** Relative luminance (WCAG 2) of an OKLCH colour: OKLab → linear sRGB by Ottosson's matrices, clipped to the gamut. */
const luminance = ([lightness, chroma, hue]: Colour): number => {
  const angle = (hue * Math.PI) / 180
  const [a, b] = [chroma * Math.cos(angle), chroma * Math.sin(angle)]
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  const clip = (x: number) => Math.min(1, Math.max(0, x))
  const red = clip(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s)
  const green = clip(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s)
  const blue = clip(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s)
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
const contrast = (a: Colour, b: Colour): number => {
  const [x, y] = [luminance(a), luminance(b)]
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05)
}

const OKLCH = /oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)/g
const token = (name: string, scheme: 'light' | 'dark'): Colour => {
  const value = new RegExp(`--${name}: ([^;]+);`).exec(css)?.[1] ?? ''
  const colours = [...value.matchAll(OKLCH)].map((m): Colour => [Number(m[1]), Number(m[2]), Number(m[3])])
  const found = scheme === 'dark' ? colours.at(-1) : colours[0]
  if (!found) throw new Error(`no colour --${name}`)
  return found
}

const GROUNDS = ['page', 'surface', 'sunken', 'hover']
const TEXT: readonly (readonly [ink: string, ground: string])[] = [
  ...['ink', 'ink-2', 'accent', 'accent-strong', 'red', 'green', 'amber'].flatMap((ink) =>
    GROUNDS.map((ground) => [ink, ground] as const),
  ),
  ...['accent', 'red', 'green', 'amber'].flatMap((tone) => [
    [tone, `${tone}-soft`] as const,
    ['ink', `${tone}-soft`] as const,
    ['ink-2', `${tone}-soft`] as const,
  ]),
  ['accent-ink', 'accent'],
  ['accent-ink', 'accent-strong'],
  ['medal-ink', 'gold'],
  ['medal-ink', 'silver'],
  ['medal-ink', 'bronze'],
]
const EDGES = GROUNDS.flatMap((ground) => [
  ['line-strong', ground] as const,
  ['ring-is-accent', ground] as const,
])

describe.each(['light', 'dark'] as const)('%s colours', (scheme) => {
  it.each(TEXT)('%s is read on %s (4.5:1)', (ink, ground) => {
    expect(contrast(token(ink, scheme), token(ground, scheme))).toBeGreaterThanOrEqual(4.5)
  })
  it.each(EDGES)('the edge %s is seen on %s (3:1)', (edge, ground) => {
    const name = edge === 'ring-is-accent' ? 'accent' : edge
    expect(contrast(token(name, scheme), token(ground, scheme))).toBeGreaterThanOrEqual(3)
  })
})

describe('the measure', () => {
  it('gives black on white 21:1', () => {
    expect(contrast([0, 0, 0], [1, 0, 0])).toBeCloseTo(21, 1)
  })
})
