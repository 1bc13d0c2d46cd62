import { expect, it } from 'vitest'
import { type AssignmentTask, type Pair, replaceJudge } from './index.ts'

const given = (task: AssignmentTask) => ({
  entries: task.entries.map(({ id }) => id),
  judges: task.judges.map(({ id }) => id),
})
const pair = (text: string): Pair => {
  const [entryId = '', judgeId = ''] = text.split(' ')
  return { entryId, judgeId }
}
const task = (change: Partial<AssignmentTask> = {}): AssignmentTask => ({
  entries: ['e1', 'e2', 'e3'].map((id) => ({ id, field: id === 'e1' ? 'x' : null })),
  judges: ['j1', 'j2', 'j3'].map((id) => ({ id, fields: id === 'j3' ? ['x'] : [] })),
  perEntry: 2,
  maxLoad: 3,
  conflicts: [],
  fixed: [],
  ...change,
})

it('fills the places of a judge who left and moves nothing else', () => {
  // j4 had e1 and e2.
  const open = ['e1 j1', 'e2 j2', 'e3 j1', 'e3 j2'].map(pair)
  const done = replaceJudge(task(), open, given(task()))
  expect(done).toEqual({
    ok: true,
    value: {
      added: [
        { ...pair('e1 j3'), fixed: false, expert: true, preference: 0 },
        { ...pair('e2 j3'), fixed: false, expert: false, preference: 0 },
      ],
      removed: [],
    },
  })
})

it('moves as few as it can where nobody free may take the place', () => {
  // Only j1 and j2 may read e2 and both are full: one of j1's other works has to go to j3.
  const it = task({ maxLoad: 2, conflicts: [pair('e2 j3')] })
  const done = replaceJudge(it, ['e1 j1', 'e3 j1', 'e2 j2', 'e1 j2'].map(pair), given(it))
  expect(done.ok && done.value.removed.length).toBe(1)
  expect(done.ok && done.value.added.map((p) => `${p.entryId} ${p.judgeId}`)).toContain('e2 j1')
  const handedIn = ['e1 j1', 'e3 j1'].map(pair)
  const held = replaceJudge({ ...it, fixed: handedIn }, ['e2 j2', 'e1 j2'].map(pair), given(it))
  expect(held).toMatchObject({ ok: false, problem: { reason: 'loadsExhausted', entries: ['e2'] } })
})
