import { expect, test } from 'vitest'
import { searchPuzzle, solvesPuzzle } from './index.ts'

test('a puzzle is solved by the number that the search finds, for its own challenge only', () => {
  const answer = searchPuzzle('thu-thach', 10, 0, 100_000) ?? -1
  expect(solvesPuzzle('thu-thach', answer, 10)).toBe(true)
  expect(solvesPuzzle('thu-thach-khac', answer, 10)).toBe(false)
  expect(searchPuzzle('thu-thach', 10, 0, answer)).toBeUndefined()
})
