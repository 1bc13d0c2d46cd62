import { expect, test } from 'vitest'
import { nextDayPart, retryAfter } from './index.ts'

test.each([
  ['2026-11-28T00:29:59Z', '2026-11-28T00:30:00.000Z'],
  ['2026-11-28T00:30:00Z', '2026-11-28T05:30:00.000Z'],
  ['2026-11-28T09:00:00Z', '2026-11-28T10:00:00.000Z'],
  ['2026-11-28T10:00:00Z', '2026-11-29T00:30:00.000Z'],
  // Half past one at night of the 29th in Vietnam.
  ['2026-11-28T18:30:00Z', '2026-11-29T00:30:00.000Z'],
])('after %s the next mail goes at %s', (now, next) => {
  expect(nextDayPart(new Date(now)).toISOString()).toBe(next)
})

test('tries come further and further apart', () => {
  expect([1, 2, 3, 9, 12].map((n) => retryAfter(n) / 60_000)).toEqual([1, 2, 4, 256, 360])
})
