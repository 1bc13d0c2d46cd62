import { expect, test } from 'vitest'
import { daysOffOf, dueAfterWorkingDays, searchPuzzle, solvesPuzzle } from './index.ts'

const due = (asked: string, days: number, off = '') =>
  dueAfterWorkingDays(new Date(asked), days, daysOffOf(off)).toISOString()

test('an answer is due at 17g00 of the working day, weekends and days off left out', () => {
  // Thursday 26/11/2026, 9g00 and 23g30 in Vietnam (the next day is the first that counts).
  expect(due('2026-11-26T02:00:00Z', 2)).toBe('2026-11-30T10:00:00.000Z')
  expect(due('2026-11-26T16:30:00Z', 2)).toBe('2026-11-30T10:00:00.000Z')
  // Half past midnight of Friday in Vietnam is still Thursday in UTC.
  expect(due('2026-11-26T17:30:00Z', 1)).toBe('2026-11-30T10:00:00.000Z')
  expect(due('2026-12-31T02:00:00Z', 1, '01/01')).toBe('2027-01-04T10:00:00.000Z')
  expect(due('2027-02-12T02:00:00Z', 1, '30/04, 15/02/2027-21/02/2027')).toBe('2027-02-22T10:00:00.000Z')
  expect(due('2027-02-12T02:00:00Z', 1, 'nghỉ Tết; 15/02/2027')).toBe('2027-02-16T10:00:00.000Z')
})

test('a puzzle is solved by the number that the search finds, for its own challenge only', () => {
  const answer = searchPuzzle('thu-thach', 10, 0, 100_000) ?? -1
  expect(solvesPuzzle('thu-thach', answer, 10)).toBe(true)
  expect(solvesPuzzle('thu-thach-khac', answer, 10)).toBe(false)
  expect(searchPuzzle('thu-thach', 10, 0, answer)).toBeUndefined()
})
