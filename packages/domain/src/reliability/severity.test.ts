import { expect, test } from 'vitest'
import { additiveSeverity, type SheetScore } from './severity.ts'
import { tQuantile } from './t-quantile.ts'

const fitOf = (scores: readonly SheetScore[]) => {
  const found = additiveSeverity(scores)
  if (!found.ok) throw new Error('not linked')
  return found.fit
}

test('finds the severities of an incomplete panel exactly where scores follow from them', () => {
  const merit = { a: 80, b: 60, c: 90, d: 75 }
  const severity = { x: 5, y: -3, z: -2 }
  const judged = [
    ['a', 'x'],
    ['a', 'y'],
    ['b', 'y'],
    ['b', 'z'],
    ['c', 'x'],
    ['c', 'z'],
    ['d', 'x'],
  ] as const
  const fit = fitOf(judged.map(([entry, judge]) => ({ entry, judge, score: merit[entry] - severity[judge] })))
  expect(
    fit.judges.map(({ judge, sheets, severity }) => [judge, sheets, Number(severity.toFixed(10))]),
  ).toEqual([
    ['x', 3, 5],
    ['y', 2, -3],
    ['z', 2, -2],
  ])
  for (const [entry, value] of Object.entries(merit)) expect(fit.entries.get(entry)).toBeCloseTo(value, 10)
  expect(fit.freedom).toBe(1)
  expect(fit.residualDeviation).toBeCloseTo(0, 10)
})

/** Shrout & Fleiss (1979), table 2; their table 3 gives a residual mean square of 1.02 on 15 degrees of freedom. */
const table = [
  [9, 2, 5, 8],
  [6, 1, 3, 2],
  [8, 4, 6, 8],
  [7, 1, 2, 6],
  [10, 5, 6, 9],
  [6, 2, 4, 7],
]
const complete = table.flatMap((row, i) => row.map((score, j) => ({ entry: `e${i}`, judge: `j${j}`, score })))

test('on a complete table it is the published two-way analysis of variance', () => {
  const fit = fitOf(complete)
  const grand = table.flat().reduce((sum, value) => sum + value, 0) / 24
  fit.judges.forEach(({ severity, error }, j) => {
    expect(severity).toBeCloseTo(grand - table.reduce((sum, row) => sum + (row[j] ?? 0), 0) / 6, 10)
    // Var of a centred column mean: σ²/n · (1 − 1/k).
    expect(error).toBeCloseTo(Math.sqrt(((fit.residualDeviation ?? 0) ** 2 / 6) * (3 / 4)), 10)
  })
  expect(fit.freedom).toBe(15)
  expect((fit.residualDeviation ?? 0) ** 2).toBeCloseTo(1.02, 2)
})

test('the fit is the least-squares one: residuals cancel for every entry and every judge', () => {
  const scores = complete.filter((_, i) => i % 5 !== 2)
  const { residuals } = fitOf(scores)
  for (const key of ['entry', 'judge'] as const) {
    const sums = new Map<string, number>()
    scores.forEach((score, i) => sums.set(score[key], (sums.get(score[key]) ?? 0) + (residuals[i] ?? 0)))
    for (const sum of sums.values()) expect(sum).toBeCloseTo(0, 10)
  }
})

test('judges whom no common entry links are refused by their groups', () => {
  const apart = [
    { entry: 'a', judge: 'x', score: 1 },
    { entry: 'a', judge: 'y', score: 2 },
    { entry: 'b', judge: 'z', score: 3 },
  ]
  expect(additiveSeverity(apart)).toEqual({ ok: false, parts: [['x', 'y'], ['z']] })
  expect(additiveSeverity([])).toEqual({ ok: false, parts: [] })
})

test('one judge alone is neither strict nor generous, and errors need a degree of freedom', () => {
  expect(fitOf([{ entry: 'a', judge: 'x', score: 7 }]).judges).toEqual([
    { judge: 'x', sheets: 1, severity: 0, error: null },
  ])
})

test('Student’s t agrees with the tables', () => {
  const tables = [
    [1, 12.706],
    [2, 4.303],
    [6, 2.447],
    [10, 2.228],
    [30, 2.042],
  ] as const
  for (const [freedom, value] of tables) expect(tQuantile(freedom)).toBeCloseTo(value, 2)
  expect(Math.abs(tQuantile(3) / 3.182 - 1)).toBeLessThan(0.01)
})
