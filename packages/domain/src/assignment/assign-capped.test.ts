import { describe, expect, it } from 'vitest'
import { numbersBelow } from '../stage/index.ts'
import { assignCapped, assignOptimal, type AssignmentTask } from './index.ts'
import { roundFlow } from './round-flow.ts'

const given = (task: AssignmentTask) => ({
  entries: task.entries.map(({ id }) => id),
  judges: task.judges.map(({ id }) => id),
})
const idea = (change: Partial<AssignmentTask> = {}): AssignmentTask => ({
  entries: Array.from({ length: 10 }, (_, i) => ({ id: `e${i}`, field: i % 2 === 0 ? 'x' : 'y' })),
  judges: Array.from({ length: 8 }, (_, i) => ({ id: `j${i}`, fields: i % 3 === 0 ? ['x'] : ['y'] })),
  perEntry: 3,
  maxLoad: 4,
  conflicts: [{ entryId: 'e0', judgeId: 'j0' }],
  fixed: [],
  ...change,
})
const keyOf = (pair: { entryId: string; judgeId: string }) => `${pair.entryId} ${pair.judgeId}`

/** Runs `draw` through every course that chance can take; each outcome with its exact share of all. */
const everyCourse = <T>(draw: (below: (n: number) => number) => T): { outcome: T; chance: number }[] => {
  const outcomes: { outcome: T; chance: number }[] = []
  const follow = (course: readonly number[], chance: number) => {
    let step = 0
    let asked = 0
    try {
      const outcome = draw((n) => {
        const next = course[step++]
        if (next !== undefined) return next
        asked = n
        throw new RangeError('further')
      })
      outcomes.push({ outcome, chance })
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
      for (let i = 0; i < asked; i++) follow([...course, i], chance / asked)
    }
  }
  follow([], 1)
  return outcomes
}

describe('roundFlow', () => {
  it('gives every arc its flow on average, exactly, over all courses of chance', () => {
    // Two entries of two places each, four judges, in halves and thirds; judges have what comes to them.
    for (const { parts, flow } of [
      { parts: 2, flow: [1, 1, 1, 1, 1, 1, 1, 1] },
      { parts: 3, flow: [2, 1, 2, 1, 1, 2, 1, 2] },
      { parts: 3, flow: [1, 1, 1, 3, 3, 2, 1, 0] },
    ]) {
      const from = [0, 0, 0, 0, 1, 1, 1, 1, 2, 3, 4, 5]
      const to = [2, 3, 4, 5, 2, 3, 4, 5, 6, 6, 6, 6]
      const loads = [0, 1, 2, 3].map((j) => (flow[j] ?? 0) + (flow[4 + j] ?? 0))
      const all = [...flow, ...loads]
      const courses = everyCourse((below) => roundFlow({ nodes: 7, parts, from, to, flow: all }, below))
      all.forEach((amount, arc) => {
        const mean = courses.reduce((sum, { outcome, chance }) => sum + (outcome[arc] ?? 0) * chance, 0)
        expect(mean).toBeCloseTo(amount / parts, 12)
      })
      for (const { outcome } of courses) {
        for (const e of [0, 1]) {
          const places = outcome.slice(4 * e, 4 * e + 4)
          expect(places.reduce((a, b) => a + b, 0)).toBe(2)
          expect(places.every((n) => n === 0 || n === 1)).toBe(true)
        }
        outcome
          .slice(8)
          .forEach((load, j) => expect(Math.abs(load - (loads[j] ?? 0) / parts)).toBeLessThan(1))
      }
    }
  })
})

describe('assignCapped', () => {
  it('gives no pair a chance above the cap, whatever a judge asks for, over many seeds', () => {
    const preferences = [
      // j1 wants e4 badly and nothing else; j2 wants everything.
      { entryId: 'e4', judgeId: 'j1', value: 4 },
      ...Array.from({ length: 10 }, (_, i) => ({ entryId: `e${i}`, judgeId: 'j1', value: i === 4 ? 4 : -4 })),
      ...Array.from({ length: 10 }, (_, i) => ({ entryId: `e${i}`, judgeId: 'j2', value: 4 })),
    ]
    const task = idea({ preferences })
    const uncapped = assignOptimal(task, given(task))
    expect(uncapped.ok && uncapped.value.pairs.map(keyOf)).toContain('e4 j1')
    const [runs, parts] = [1500, 2]
    const seen = new Map<string, number>()
    for (let seed = 0; seed < runs; seed++) {
      const plan = assignCapped(task, given(task), parts, numbersBelow(`seed ${seed}`))
      if (!plan.ok) throw new Error(plan.problem.reason)
      for (const pair of plan.value.pairs) seen.set(keyOf(pair), (seen.get(keyOf(pair)) ?? 0) + 1)
    }
    // Each count is binomial with a chance of at most 1/parts: five standard deviations are allowed.
    const most = runs / parts + 5 * Math.sqrt((runs * (parts - 1)) / parts ** 2)
    expect(Math.max(...seen.values())).toBeLessThan(most)
  })

  it('keeps every hard rule in each draw, and an expert wherever the parts hold a whole one', () => {
    const task = idea()
    for (let seed = 0; seed < 200; seed++) {
      const plan = assignCapped(task, given(task), 2, numbersBelow(`seed ${seed}`))
      if (!plan.ok) throw new Error(plan.problem.reason)
      const { pairs, loads, withoutExpert } = plan.value
      for (const { id } of task.entries) {
        expect(new Set(pairs.filter((p) => p.entryId === id).map((p) => p.judgeId)).size).toBe(3)
      }
      expect(pairs.map(keyOf)).not.toContain('e0 j0')
      expect(Object.values(loads).toSorted()).toEqual([3, 3, 4, 4, 4, 4, 4, 4])
      expect(withoutExpert).toEqual([])
    }
  })

  it('is the same for the same seed, and says when only the cap stands in the way', () => {
    const task = idea()
    const twice = [1, 2].map(() => assignCapped(task, given(task), 2, numbersBelow('ab')))
    expect(twice[0]).toEqual(twice[1])
    expect(assignCapped(task, given(task), 3, numbersBelow('ab'))).toMatchObject({
      ok: false,
      problem: { code: 'assignment/infeasible', reason: 'capTooTight', needed: 9, available: 7 },
    })
    expect(assignCapped({ ...task, maxLoad: 3 }, given(task), 2, numbersBelow('ab'))).toMatchObject({
      ok: false,
      problem: { reason: 'loadsExhausted' },
    })
  })

  it('leaves what was assigned by hand where it is', () => {
    const fixed = [{ entryId: 'e3', judgeId: 'j7' }]
    const task = idea({ fixed })
    const plan = assignCapped(task, given(task), 2, numbersBelow('ab'))
    expect(plan.ok && plan.value.pairs.filter((pair) => pair.fixed)).toEqual([
      { ...fixed[0], fixed: true, expert: true, preference: 0 },
    ])
  })
})
