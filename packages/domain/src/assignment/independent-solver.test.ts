import fc from 'fast-check'
import highsLoader from 'highs'
import { beforeAll, expect, it } from 'vitest'
import { type DenseTask, solveDense } from './index.ts'

// Its types describe the CommonJS build; the module's default export is the loader itself.
const load = highsLoader as unknown as typeof highsLoader.default
let highs: Awaited<ReturnType<typeof load>>
beforeAll(async () => {
  highs = await load()
})

const sized = (most: { entries: number; judges: number }, values: fc.Arbitrary<number>) =>
  fc
    .record({
      entries: fc.integer({ min: 2, max: most.entries }),
      judges: fc.integer({ min: 3, max: most.judges }),
      perEntry: fc.integer({ min: 1, max: 3 }),
      slack: fc.integer({ min: -1, max: 3 }),
    })
    .chain(({ entries, judges, perEntry, slack }) =>
      fc.record({
        task: fc.constant({
          entries,
          judges,
          perEntry,
          maxLoad: Math.ceil((entries * perEntry) / judges) + slack,
        }),
        worth: fc.array(values, { minLength: entries * judges, maxLength: entries * judges }),
        closed: fc.array(fc.nat(9), { minLength: entries * judges, maxLength: entries * judges }),
      }),
    )
    .map(
      ({ task: { entries, judges, perEntry, maxLoad }, worth, closed }): DenseTask => ({
        entries,
        judges,
        demand: new Int32Array(entries).fill(perEntry),
        room: new Int32Array(judges).fill(Math.max(0, maxLoad)),
        open: Uint8Array.from(closed, (n) => (n === 0 ? 0 : 1)),
        worth: Float64Array.from(worth),
      }),
    )

/** The greatest total worth of all pairs worth at least `least`, by linear programming; undefined if impossible. */
const byProgramme = (task: DenseTask, least: number): number | undefined => {
  const at = (e: number, j: number) => e * task.judges + j
  const all = (n: number) => Array.from({ length: n }, (_, i) => i)
  const usable = (e: number, j: number) => task.open[at(e, j)] === 1 && (task.worth[at(e, j)] ?? 0) >= least
  const pairs = all(task.entries).flatMap((e) =>
    all(task.judges).flatMap((j) => (usable(e, j) ? [{ e, j, name: `x${e}_${j}` }] : [])),
  )
  const sum = (names: readonly string[]) => (names.length === 0 ? '0 nothing' : names.join(' + '))
  const programme = [
    'Maximize',
    ` worth: ${pairs.map(({ e, j, name }) => `+ ${task.worth[at(e, j)] ?? 0} ${name}`.replace('+ -', '- ')).join(' ') || '0 nothing'}`,
    'Subject To',
    ...all(task.entries).map(
      (e) => ` e${e}: ${sum(pairs.filter((p) => p.e === e).map((p) => p.name))} = ${task.demand[e]}`,
    ),
    ...all(task.judges).map(
      (j) => ` j${j}: ${sum(pairs.filter((p) => p.j === j).map((p) => p.name))} <= ${task.room[j]}`,
    ),
    'Bounds',
    ...pairs.map(({ name }) => ` 0 <= ${name} <= 1`),
    ' 0 <= nothing <= 0',
    'End',
  ].join('\n')
  const solved = highs.solve(programme)
  return solved.Status === 'Optimal' ? Math.round(solved.ObjectiveValue) : undefined
}

const total = (task: DenseTask, chosen: readonly (readonly number[])[]) =>
  chosen.reduce(
    (sum, judges, e) => judges.reduce((s, j) => s + (task.worth[e * task.judges + j] ?? 0), sum),
    0,
  )

it.each([
  ['few values', fc.integer({ min: -3, max: 3 })],
  ['many values', fc.integer({ min: -1_000_000, max: 1_000_000 })],
  ['mostly nothing', fc.oneof({ weight: 8, arbitrary: fc.constant(0) }, fc.constantFrom(-20, 5, 20))],
])('finds what an independent solver finds, the lowest first and then the sum: %s', (_, values) => {
  fc.assert(
    fc.property(sized({ entries: 24, judges: 12 }, values), (task) => {
      const mine = solveDense(task)
      if (!mine.ok) {
        expect(byProgramme(task, Number.NEGATIVE_INFINITY)).toBeUndefined()
        return
      }
      for (const [e, judges] of mine.chosen.entries()) {
        expect(new Set(judges).size).toBe(task.demand[e])
        for (const j of judges) expect(task.open[e * task.judges + j]).toBe(1)
      }
      const loads = mine.chosen
        .flat()
        .reduce((n, j) => n.with(j, (n[j] ?? 0) + 1), new Int32Array(task.judges))
      expect(loads.every((load, j) => load <= (task.room[j] ?? 0))).toBe(true)
      const lowest = mine.lowest ?? 0
      expect(byProgramme(task, lowest + 1)).toBeUndefined()
      expect(total(task, mine.chosen)).toBe(byProgramme(task, lowest))
    }),
    { numRuns: 60 },
  )
})
