import { expect, test } from 'vitest'
import { toLookAtAgain, type TypedRound, typedIssues } from './paper.ts'

const candidates = ['c1', 'c2', 'c3']
const yesNo = { candidates, most: undefined }
const typed = (
  yes: readonly number[],
  some: { returned?: number; invalid?: number; allBlank?: number } = {},
): TypedRound => {
  const { returned = 9, invalid = 0, allBlank = 0 } = some
  return {
    kind: 'totals',
    returned,
    invalid: { spoiled: invalid },
    allBlank,
    candidates: candidates.map((candidate, i) => {
      const own = yes[i] ?? 0
      return { candidate, yes: own, no: 0, blank: returned - invalid - own, both: 0 }
    }),
  }
}

test('totals that ballots can add up to are taken, the most of each too', () => {
  expect(typedIssues(typed([9, 4, 0]), yesNo)).toEqual([])
  expect(typedIssues(typed([8, 4, 0], { invalid: 1 }), yesNo)).toEqual([])
  expect(typedIssues(typed([6, 6, 6]), { candidates, most: 2 })).toEqual([])
})

test('more choices than all ballots together may hold are none', () => {
  expect(typedIssues(typed([7, 6, 6]), { candidates, most: 2 })).toEqual([
    { pointer: '/paper/candidates', code: 'moreThanChosen' },
  ])
  expect(typedIssues(typed([6, 6, 5], { invalid: 1 }), { candidates, most: 2 })).toEqual([
    { pointer: '/paper/candidates', code: 'moreThanChosen' },
  ])
})

test('a ballot without a mark is blank on every line: no line has fewer', () => {
  expect(typedIssues(typed([7, 6, 6], { allBlank: 2 }), yesNo)).toEqual([])
  expect(typedIssues(typed([7, 8, 6], { allBlank: 2 }), yesNo)).toEqual([
    { pointer: '/paper/candidates/1', code: 'fewerThanAllBlank' },
  ])
})

test('who differs from what most typed looks again; where no greater number agrees, everybody does', () => {
  const [a, b, c] = [typed([5, 4, 3]), typed([5, 4, 2]), typed([6, 4, 3])]
  expect([[], [a], [a, a], [a, a, a]].map(toLookAtAgain)).toEqual([
    [],
    [false],
    [false, false],
    [false, false, false],
  ])
  expect(toLookAtAgain([a, b, a])).toEqual([false, true, false])
  for (const split of [
    [a, b],
    [a, b, c],
    [a, b, a, b],
  ])
    expect(toLookAtAgain(split)).toEqual(split.map(() => true))
  expect(toLookAtAgain([a, b, a, c])).toEqual([false, true, false, true])
})
