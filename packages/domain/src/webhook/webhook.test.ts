import { expect, test } from 'vitest'
import { MOST_TRIES, waitAfterTries } from './index.ts'

const MINUTE = 60_000

test('waits double up to six hours, less up to a half by chance', () => {
  expect([1, 2, 3, 10, 11, 12].map((tries) => waitAfterTries(tries, 0) / MINUTE)).toEqual([
    0.5, 1, 2, 256, 360, 360,
  ])
  expect(waitAfterTries(3, 0.999_999)).toBeGreaterThanOrEqual(MINUTE)
  expect(waitAfterTries(3, 0.5)).toBe(1.5 * MINUTE)
  const all = Array.from({ length: MOST_TRIES - 1 }, (_, i) => waitAfterTries(i + 1, 0))
  expect(all.reduce((sum, ms) => sum + ms, 0) / (60 * MINUTE)).toBeCloseTo(14.5, 0)
})
