import { expect, test } from 'vitest'
import { attackCouncils } from '../../testing/ballot-linkage.ts'
import { boundOfBest, hitChances, sumChances } from '../../testing/fixed-points.ts'
import { testServer } from '../../testing/server.ts'

/** Few councils here, 200 in `pnpm test:long`. On paper: 3, none, 4, 2 and 3 of nine. */
const COUNCILS = 5

test('who has dump, ledger, log, jobs and files guesses no better than chance, some voters on paper among them; ballots kept in order are found out', async () => {
  const found = await attackCouncils(testServer(), COUNCILS)
  for (const { best, bound, ways } of [found.casting, found.closed]) {
    expect(ways).toBeGreaterThan(500)
    expect([best.way, best.hits > bound]).toEqual([best.way, false])
  }
  expect([found.casting.pairs, found.closed.pairs]).toEqual([45 - 12, 45])
  for (const { best, bound, pairs } of [found.castingInOrder, found.closedInOrder])
    expect([best.hits, best.hits > bound]).toEqual([pairs, true])
})

test('chance: of three laid in any order one is right on average; the bound of the best of many ways grows with them', () => {
  expect(hitChances(3).map((it) => Math.round(it * 6))).toEqual([2, 3, 0, 1])
  const mean = sumChances([9, 9, 6]).reduce((sum, chance, hits) => sum + chance * hits, 0)
  expect(mean).toBeCloseTo(3, 9)
  const sizes = Array.from({ length: 200 }, () => 9)
  const [one, many] = [boundOfBest(sizes, 1), boundOfBest(sizes, 3000)]
  expect([one.usual, one.bound < many.bound, many.usual < many.bound]).toEqual([200, true, true])
})
