import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  assignOptimal,
  assignWholePanel,
  type AssignmentPlan,
  type AssignmentTask,
  type Pair,
} from './index.ts'

const given = (task: AssignmentTask) => ({
  entries: task.entries.map(({ id }) => id),
  judges: task.judges.map(({ id }) => id),
})
const isPair = (a: Pair) => (b: Pair) => a.entryId === b.entryId && a.judgeId === b.judgeId

/** Every assignment that keeps the hard rules, by trying all. */
const allAssignments = (task: AssignmentTask): Pair[][] => {
  const judgeSets = (entryId: string): Pair[][] => {
    const open = task.judges
      .map(({ id }) => ({ entryId, judgeId: id }))
      .filter((pair) => !task.conflicts.some(isPair(pair)))
    const subsets = open.reduce<Pair[][]>(
      (sets, pair) => [...sets, ...sets.map((set) => [...set, pair])],
      [[]],
    )
    const fixed = task.fixed.filter((pair) => pair.entryId === entryId)
    return subsets.filter(
      (set) => set.length === task.perEntry && fixed.every((pair) => set.some(isPair(pair))),
    )
  }
  const loadsFit = (pairs: readonly Pair[]) =>
    task.judges.every((judge) => {
      const load = (judge.currentLoad ?? 0) + pairs.filter((pair) => pair.judgeId === judge.id).length
      return load <= Math.min(task.maxLoad, judge.maxLoad ?? task.maxLoad)
    })
  return task.entries
    .reduce<Pair[][]>(
      (all, { id }) => all.flatMap((pairs) => judgeSets(id).map((set) => [...pairs, ...set])),
      [[]],
    )
    .filter(loadsFit)
}

/**
 * What is to be least, in this order: the common limit of load that new pairs need, minus the lowest preference
 * among them, uneven loads, entries without an expert, minus the sum of preferences.
 */
const cost = (task: AssignmentTask, pairs: readonly Pair[]): number[] => {
  const added = pairs.filter((pair) => !task.fixed.some(isPair(pair)))
  const loadOf = (judgeId: string) =>
    (task.judges.find(({ id }) => id === judgeId)?.currentLoad ?? 0) +
    pairs.filter((pair) => pair.judgeId === judgeId).length
  const worth = (pair: Pair) => task.preferences?.find(isPair(pair))?.value ?? 0
  const limit = Math.max(0, ...added.map(({ judgeId }) => loadOf(judgeId)))
  const lowest = Math.min(...added.map(worth))
  const sum = added.reduce((total, pair) => total + worth(pair), 0)
  const squares = task.judges.reduce((sum, judge) => {
    const load = (judge.currentLoad ?? 0) + pairs.filter((pair) => pair.judgeId === judge.id).length
    return sum + load ** 2
  }, 0)
  const lacking = task.entries.filter(({ id, field }) => {
    const readers = task.judges.filter((judge) => pairs.some(isPair({ entryId: id, judgeId: judge.id })))
    return field !== null && !readers.some((judge) => judge.fields.includes(field))
  })
  return [limit, -lowest, squares, lacking.length, -sum]
}

const tiny: fc.Arbitrary<AssignmentTask> = fc
  .record({
    entries: fc.array(fc.constantFrom('x', 'y', null), { minLength: 1, maxLength: 4 }),
    judges: fc.array(
      fc.record({
        fields: fc.subarray(['x', 'y']),
        currentLoad: fc.integer({ min: 0, max: 1 }),
        maxLoad: fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined }),
      }),
      { minLength: 1, maxLength: 4 },
    ),
    perEntry: fc.integer({ min: 1, max: 2 }),
    maxLoad: fc.integer({ min: 1, max: 4 }),
    conflictBits: fc.array(fc.boolean(), { minLength: 16, maxLength: 16 }),
    sparse: fc.array(fc.boolean(), { minLength: 16, maxLength: 16 }),
    fixedAt: fc.option(fc.tuple(fc.nat(3), fc.nat(3)), { nil: null }),
    wishes: fc.array(fc.integer({ min: -2, max: 2 }), { minLength: 16, maxLength: 16 }),
  })
  .map(({ entries, judges, perEntry, maxLoad, conflictBits, sparse, fixedAt, wishes }) => {
    const pairs = entries.flatMap((_, e) =>
      judges.map((__, j) => ({ entryId: `e${e}`, judgeId: `j${j}`, bit: e * 4 + j })),
    )
    const conflicts = pairs
      .filter(({ bit }) => conflictBits[bit] && sparse[bit])
      .map(({ entryId, judgeId }) => ({ entryId, judgeId }))
    const wanted = fixedAt && {
      entryId: `e${fixedAt[0] % entries.length}`,
      judgeId: `j${fixedAt[1] % judges.length}`,
    }
    const judge = wanted && judges[Number(wanted.judgeId.slice(1))]
    const fits =
      wanted &&
      judge &&
      !conflicts.some(isPair(wanted)) &&
      judge.currentLoad + 1 <= Math.min(maxLoad, judge.maxLoad ?? maxLoad)
    return {
      entries: entries.map((field, e) => ({ id: `e${e}`, field })),
      judges: judges
        .map((j, i) => ({ ...j, id: `j${i}` }))
        .filter((j) => j.currentLoad <= Math.min(maxLoad, j.maxLoad ?? maxLoad)),
      perEntry,
      maxLoad,
      conflicts,
      fixed: fits ? [wanted] : [],
      preferences: pairs.map(({ entryId, judgeId, bit }) => ({ entryId, judgeId, value: wishes[bit] ?? 0 })),
    }
  })
const inOrder = (a: readonly number[], b: readonly number[]): number => {
  const at = a.findIndex((value, i) => value !== b[i])
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0)
}

describe('assignOptimal', () => {
  it('finds the best of all assignments, or proves that there is none', () => {
    fc.assert(
      fc.property(tiny, (task) => {
        const possible = allAssignments(task)
        const result = assignOptimal(task, given(task))
        expect(result.ok).toBe(possible.length > 0)
        if (result.ok) {
          const { pairs } = result.value
          expect(
            possible.some(
              (other) => other.length === pairs.length && other.every((pair) => pairs.some(isPair(pair))),
            ),
          ).toBe(true)
          const best = possible.map((other) => cost(task, other)).sort(inOrder)[0]
          expect(cost(task, pairs)).toEqual(best)
          expect(result.value.withoutExpert.length).toBe(best?.[3])
          expect(result.value.lowest).toBe(pairs.every((pair) => pair.fixed) ? null : -(best?.[1] ?? 0))
        } else {
          const named = new Set(result.problem.entries)
          const alone = {
            ...task,
            entries: task.entries.filter(({ id }) => named.has(id)),
            fixed: task.fixed.filter((pair) => named.has(pair.entryId)),
          }
          // Fixed pairs on other entries still take their judges' places.
          const judges = task.judges.map((judge) => ({
            ...judge,
            currentLoad:
              (judge.currentLoad ?? 0) +
              task.fixed.filter((pair) => pair.judgeId === judge.id && !named.has(pair.entryId)).length,
          }))
          expect(allAssignments({ ...alone, judges })).toEqual([])
          expect(result.problem.available).toBeLessThan(result.problem.needed)
        }
      }),
      { numRuns: 600 },
    )
  })

  it('keeps the hard rules and even loads at the size of a real edition', () => {
    const size = fc.record({
      entries: fc.integer({ min: 20, max: 60 }),
      judges: fc.integer({ min: 9, max: 14 }),
      seed: fc.nat(),
    })
    fc.assert(
      fc.property(size, ({ entries, judges, seed }) => {
        const fields = ['a', 'b', 'c', 'd', 'e', 'f']
        const task: AssignmentTask = {
          entries: Array.from({ length: entries }, (_, i) => ({
            id: `e${i}`,
            field: fields[(i * 7 + seed) % 6] ?? null,
          })),
          judges: Array.from({ length: judges }, (_, i) => ({
            id: `j${i}`,
            fields: [fields[i % 6] ?? '', fields[(i + seed) % 6] ?? ''],
          })),
          perEntry: 3,
          maxLoad: 25,
          conflicts: Array.from({ length: entries }, (_, i) => ({
            entryId: `e${i}`,
            judgeId: `j${(i * 5 + seed) % judges}`,
          })),
          fixed: [],
        }
        const result = assignOptimal(task, given(task))
        if (!result.ok) throw new Error(result.problem.reason)
        const { pairs, loads } = result.value
        expect(task.entries.every(({ id }) => pairs.filter((pair) => pair.entryId === id).length === 3)).toBe(
          true,
        )
        expect(pairs.filter((pair) => task.conflicts.some(isPair(pair)))).toEqual([])
        expect(Math.max(...Object.values(loads)) - Math.min(...Object.values(loads))).toBeLessThanOrEqual(1)
      }),
      { numRuns: 20 },
    )
  })

  const task = (change: Partial<AssignmentTask> = {}): AssignmentTask => ({
    entries: ['e1', 'e2', 'e3'].map((id) => ({ id, field: null })),
    judges: ['j1', 'j2', 'j3'].map((id) => ({ id, fields: [] })),
    perEntry: 2,
    maxLoad: 2,
    conflicts: [],
    fixed: [],
    ...change,
  })

  it('names the entries that have too few judges without a conflict', () => {
    const conflicts = [
      { entryId: 'e2', judgeId: 'j1' },
      { entryId: 'e2', judgeId: 'j3' },
    ]
    expect(assignOptimal(task({ conflicts }), given(task()))).toEqual({
      ok: false,
      problem: {
        code: 'assignment/infeasible',
        reason: 'tooFewJudgesWithoutConflict',
        entries: ['e2'],
        needed: 2,
        available: 1,
      },
    })
  })

  it('names the entries whose judges have no room left', () => {
    const judges = [
      { id: 'j1', fields: [], maxLoad: 1 },
      { id: 'j2', fields: [] },
      { id: 'j3', fields: [] },
    ]
    expect(assignOptimal(task({ judges }), given(task()))).toEqual({
      ok: false,
      problem: {
        code: 'assignment/infeasible',
        reason: 'loadsExhausted',
        entries: ['e1', 'e2', 'e3'],
        needed: 6,
        available: 5,
      },
    })
  })

  it('refuses fixed pairs that break the rules themselves', () => {
    const fixed = [{ entryId: 'e1', judgeId: 'j1' }]
    expect(assignOptimal(task({ fixed, conflicts: fixed }), given(task()))).toMatchObject({
      ok: false,
      problem: { reason: 'fixedBreaksRules', entries: ['e1'] },
    })
  })

  it('follows the drawn order and nothing else among equals', () => {
    const forward = assignOptimal(task({ maxLoad: 3, perEntry: 1 }), {
      entries: ['e1', 'e2', 'e3'],
      judges: ['j3', 'j2', 'j1'],
    })
    const same = assignOptimal(
      task({
        maxLoad: 3,
        perEntry: 1,
        judges: task().judges.toReversed(),
        entries: task().entries.toReversed(),
      }),
      { entries: ['e1', 'e2', 'e3'], judges: ['j3', 'j2', 'j1'] },
    )
    expect(same).toEqual(forward)
    expect(() => assignOptimal(task(), { entries: ['e1'], judges: [] })).toThrow('every id once')
  })

  it('adds an extra judge beside those who have read the entry already', () => {
    const fixed = [
      { entryId: 'e1', judgeId: 'j1' },
      { entryId: 'e1', judgeId: 'j2' },
    ]
    const entries = [{ id: 'e1', field: null }]
    const extra = { ...task({ entries, fixed, perEntry: 3, maxLoad: 25 }) }
    const result = assignOptimal(extra, given(extra))
    const plan: AssignmentPlan | undefined = result.ok ? result.value : undefined
    expect(plan?.pairs).toEqual([
      { entryId: 'e1', judgeId: 'j1', fixed: true, expert: false, preference: 0 },
      { entryId: 'e1', judgeId: 'j2', fixed: true, expert: false, preference: 0 },
      { entryId: 'e1', judgeId: 'j3', fixed: false, expert: false, preference: 0 },
    ])
  })
})

it('seats the whole panel but for conflicts', () => {
  const entries = ['t1', 't2'].map((id) => ({ id, field: null }))
  const judges = ['j1', 'j2'].map((id) => ({ id, fields: [] }))
  expect(assignWholePanel({ entries, judges, conflicts: [{ entryId: 't2', judgeId: 'j1' }] })).toEqual([
    { entryId: 't1', judgeId: 'j1' },
    { entryId: 't1', judgeId: 'j2' },
    { entryId: 't2', judgeId: 'j2' },
  ])
})
