import { expect, test } from 'vitest'
import { attackCouncils, keepOrder, type Moment } from '../../testing/ballot-linkage.ts'
import { testServer } from '../../testing/server.ts'

/** Few councils here, 200 in `pnpm test:long`. */
const COUNCILS = 3
const PLANTED = 2
const MOMENTS: readonly Moment[] = ['casting', 'closed']

test.each(MOMENTS)('who has dump, log and files (%s) guesses no better than chance', async (moment) => {
  const { best, bound, ways } = await attackCouncils(testServer(), COUNCILS, moment)
  expect(ways).toBeGreaterThan(500)
  expect([best.way, best.hits > bound]).toEqual([best.way, false])
})

test.each(MOMENTS)('ballots kept in the order in which they came are found out (%s)', async (moment) => {
  const { best, bound } = await attackCouncils(testServer(), PLANTED, moment, keepOrder(moment))
  expect(best.hits).toBe(PLANTED * 9)
  expect(best.hits).toBeGreaterThan(bound)
})
