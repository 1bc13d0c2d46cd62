import { expect, test } from 'vitest'
import { rankIntervals } from './rank-intervals.ts'
import { normalFrom, seededRandom } from './seeded-random.ts'

test('the same seed gives the same numbers, evenly spread', () => {
  const take = (seed: string, n: number) => {
    const next = seededRandom(seed)
    return Array.from({ length: n }, () => next())
  }
  expect(take('một', 5)).toEqual(take('một', 5))
  expect(take('một', 5)).not.toEqual(take('hai', 5))
  const many = take('ba', 20_000)
  expect(Math.min(...many)).toBeGreaterThanOrEqual(0)
  expect(Math.max(...many)).toBeLessThan(1)
  const tenths = Array.from({ length: 10 }, (_, i) => many.filter((it) => Math.floor(it * 10) === i).length)
  // Chi-square of ten classes: 27.9 is passed once in a thousand seeds.
  expect(tenths.reduce((sum, count) => sum + (count - 2000) ** 2 / 2000, 0)).toBeLessThan(27.9)
})

test('normal numbers have mean 0 and variance 1', () => {
  const next = normalFrom(seededRandom('chuẩn'))
  const values = Array.from({ length: 20_000 }, () => next())
  const mean = values.reduce((a, b) => a + b, 0) / values.length
  expect(Math.abs(mean)).toBeLessThan(0.03)
  expect(Math.abs(values.reduce((sum, it) => sum + it * it, 0) / values.length - 1)).toBeLessThan(0.04)
})

test('two entries change places as often as the normal distribution says', () => {
  // P(B above A) = Φ(−2 / √(3² + 4²)) = Φ(−0.4) = 0.3446
  const found = rankIntervals(
    [
      { entry: 'a', score: 82, error: 3 },
      { entry: 'b', score: 80, error: 4 },
    ],
    [1],
    'x',
  )
  expect(found.map(({ entry, low, high }) => [entry, low, high])).toEqual([
    ['a', 1, 2],
    ['b', 1, 2],
  ])
  expect(found[1]?.above[0]).toBeCloseTo(0.3446, 1)
  expect((found[0]?.above[0] ?? 0) + (found[1]?.above[0] ?? 0)).toBeCloseTo(1, 10)
})

test('what nothing shakes stays where it is, and the order given does not matter', () => {
  const firm = [90, 80, 70, 60].map((score, i) => ({ entry: `e${i}`, score, error: 0.01 }))
  expect(rankIntervals(firm, [1, 3], 's')).toEqual([
    { entry: 'e0', low: 1, middle: 1, high: 1, above: [1, 1] },
    { entry: 'e1', low: 2, middle: 2, high: 2, above: [0, 1] },
    { entry: 'e2', low: 3, middle: 3, high: 3, above: [0, 1] },
    { entry: 'e3', low: 4, middle: 4, high: 4, above: [0, 0] },
  ])
  const loose = firm.map((it) => ({ ...it, error: 12 }))
  expect(rankIntervals(loose.toReversed(), [1], 's')).toEqual(rankIntervals(loose, [1], 's'))
})
