import { describe, expect, test } from 'vitest'
import { changeUnit, endUnits, type UnitPeriod } from '../organisation/index.ts'
import { type CountedThing, targetFigure, type TermFrame, thingsBehind, yearsOf } from './index.ts'

const period = (unit: string, cluster: string, from = '2022-01-01'): UnitPeriod => ({
  unit,
  name: `Đoàn ${unit}`,
  cluster,
  from,
  to: null,
  successor: null,
})
const PERIODS = [period('a', 'I'), period('b', 'I'), period('c', 'II'), period('d', 'II')]
const TERM: TermFrame = { starts: '2022-11-01', ends: '2027-10-31', today: '2026-11-28' }
const thing = (
  id: string,
  on: string,
  unit: string | null,
  more: Partial<CountedThing> = {},
): CountedThing => ({
  id,
  kind: 'exemplarsOfBloc',
  on,
  unit,
  cluster: null,
  key: id,
  ...more,
})
const work = (id: string, on: string, unit: string) =>
  thing(id, on, unit, { kind: 'unitsWithWork', key: unit })

const must = (result: ReturnType<typeof changeUnit>): UnitPeriod[] => {
  if (!result.ok) throw new Error(result.problem.code)
  return result.value
}

describe('years', () => {
  test('each to its last day, the present one to today, none before the term or after it', () => {
    expect(yearsOf(TERM)).toEqual([
      { year: 2022, asOf: '2022-12-31' },
      { year: 2023, asOf: '2023-12-31' },
      { year: 2024, asOf: '2024-12-31' },
      { year: 2025, asOf: '2025-12-31' },
      { year: 2026, asOf: '2026-11-28' },
    ])
    expect(yearsOf({ ...TERM, today: '2029-01-01' }).at(-1)).toEqual({ year: 2027, asOf: '2027-10-31' })
    expect(yearsOf({ ...TERM, today: '2021-01-01' })).toEqual([])
  })
})

describe('figures', () => {
  const things = [
    thing('x', '2024-10-15', 'a'),
    thing('y', '2024-10-15', 'c'),
    thing('z', '2025-10-15', 'a'),
    // The same person twice in one edition.
    thing('z2', '2025-10-15', 'a', { key: 'z' }),
    thing('typed', '2023-10-15', null, { cluster: 'III' }),
    thing('before', '2022-10-31', 'a'),
    thing('nextTerm', '2027-11-01', 'a'),
    thing('tomorrow', '2026-11-29', 'a'),
    work('w1', '2024-03-01', 'a'),
    work('w2', '2024-09-01', 'a'),
    work('w3', '2025-02-01', 'c'),
  ]
  test('counts by year and by cluster of the day', () => {
    const figure = targetFigure('exemplarsOfBloc', TERM, PERIODS, things)
    expect([figure.count, figure.years.map(({ count }) => count)]).toEqual([4, [0, 1, 2, 1, 0]])
    expect(
      Object.fromEntries(figure.clusters.map((it) => [it.cluster, it.years.map(({ count }) => count)])),
    ).toEqual({ I: [0, 0, 1, 1, 0], II: [0, 0, 1, 0, 0], III: [0, 1, 0, 0, 0] })
  })

  test('the share of units with a work, as of the end of each year', () => {
    const figure = targetFigure('unitsWithWork', TERM, PERIODS, things)
    expect(figure.years.map(({ count, total }) => `${count}/${total}`)).toEqual([
      '0/4',
      '0/4',
      '1/4',
      '2/4',
      '2/4',
    ])
    expect([figure.count, figure.total]).toEqual([2, 4])
  })

  test('a number is the list behind it', () => {
    const behind = (drill: Parameters<typeof thingsBehind>[0]) => thingsBehind(drill, TERM, PERIODS, things)
    expect(behind({ kind: 'exemplarsOfBloc', year: 2024, cluster: 'I' }).things.map(({ id }) => id)).toEqual([
      'x',
    ])
    for (const { year, count } of targetFigure('exemplarsOfBloc', TERM, PERIODS, things).years)
      expect(behind({ kind: 'exemplarsOfBloc', year }).things).toHaveLength(count)
    const units = behind({ kind: 'unitsWithWork', year: 2025 })
    expect([units.things.map(({ id }) => id), units.missing.map(({ unit }) => unit)]).toEqual([
      ['w1', 'w3'],
      ['b', 'd'],
    ])
  })

  test('nothing of a year moves when units merge, leave, join, split, are renamed or change cluster later', () => {
    const snapshot = (periods: readonly UnitPeriod[]) =>
      (['exemplarsOfBloc', 'unitsWithWork'] as const).map((kind) => {
        const figure = targetFigure(kind, TERM, periods, things)
        const until = figure.years.filter(({ year }) => year <= 2024)
        const clusters = figure.clusters
          .map((it) => ({ cluster: it.cluster, years: it.years.slice(0, until.length) }))
          .filter(({ years }) => years.some(({ count, total }) => count > 0 || (total ?? 0) > 0))
          .toSorted((x, y) => String(x.cluster).localeCompare(String(y.cluster)))
        const lists = until.map(({ year }) => {
          const { things: list, missing } = thingsBehind({ kind, year }, TERM, periods, things)
          return [list.map(({ id }) => id), missing.map(({ name }) => name)]
        })
        return { until, clusters, lists }
      })
    const before = snapshot(PERIODS)
    const merged = must(endUnits(PERIODS, { units: ['a', 'd'], into: 'c', on: '2025-07-01' }))
    const moved = must(
      changeUnit(merged, { unit: 'c', on: '2025-08-01', name: 'Đoàn hợp nhất', cluster: 'IV' }),
    )
    const left = must(endUnits(moved, { units: ['b'], into: null, on: '2026-01-01' }))
    const joined = [...left, period('e', 'I', '2026-02-01')]
    expect(snapshot(joined)).toEqual(before)
    // One is split in two, in another cluster each.
    const split = [
      ...must(endUnits(joined, { units: ['c'], into: null, on: '2026-03-01' })),
      period('c1', 'II', '2026-03-01'),
      period('c2', 'III', '2026-03-01'),
    ]
    expect(snapshot(split)).toEqual(before)
    // What comes later is the merged bloc's: c carries on a's work, e has none.
    const now = targetFigure('unitsWithWork', TERM, joined, things).years.at(-1)
    expect([now?.count, now?.total]).toEqual([1, 2])
  })
})
