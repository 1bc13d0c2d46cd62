import { ENTRY_STATES, type EntryState, type Schedule } from '@xk/domain/edition'
import { expect, test } from 'vitest'
import { confirmationProblem, type EntryMoment, handInProblem, withdrawProblem } from './lifecycle.ts'

const closesAt = new Date('2026-12-20T09:30:00Z')
const row = (key: 'opensAt' | 'closesAt', at: Date, unitId: string | null = null) => ({
  key,
  unitId,
  at,
  reason: null,
  recordedAt: new Date(0),
})
const schedule: Schedule = [
  row('opensAt', new Date('2026-12-01T01:00:00Z')),
  row('closesAt', closesAt),
  row('closesAt', new Date('2026-12-24T09:30:00Z'), 'extended'),
]
const due = new Date('2026-12-28T09:30:00Z')
const moment = (state: EntryState, rest: Partial<EntryMoment> = {}): EntryMoment => ({
  state,
  unitId: 'unit',
  editionState: 'open',
  schedule,
  due: state === 'returned' ? due : null,
  ...rest,
})
const times = [
  new Date('2026-11-30T00:00:00Z'),
  new Date('2026-12-10T00:00:00Z'),
  closesAt,
  new Date(closesAt.getTime() + 1),
  new Date('2027-02-01T00:00:00Z'),
]
const along = (problem: (now: Date) => { code: string } | undefined) =>
  times.map((now) => problem(now)?.code ?? 'ok')

const usual = ['stage/not-open', 'ok', 'ok', 'stage/closed', 'stage/closed']
const never = Array<string>(5).fill('record/in-wrong-state')

test('handing in: before opening, during, at the very deadline, just after it, much later', () => {
  expect(
    Object.fromEntries(
      ENTRY_STATES.map((state) => [state, along((now) => handInProblem(moment(state), now))]),
    ),
  ).toEqual({
    draft: usual,
    late: usual,
    submitted: usual,
    withdrawn: usual,
    returned: ['ok', 'ok', 'ok', 'ok', 'stage/closed'],
    accepted: never,
    refused: never,
  })
})

test('withdrawing: only what is handed in, only until the deadline', () => {
  expect(
    Object.fromEntries(
      ENTRY_STATES.map((state) => [state, along((now) => withdrawProblem(moment(state), now))]),
    ),
  ).toEqual({
    draft: never,
    late: along(() => undefined),
    submitted: usual,
    withdrawn: never,
    returned: usual,
    accepted: usual,
    refused: never,
  })
})

test('a Gia hạn for one unit counts for it alone, even when the edition was closed for entries', () => {
  const now = new Date('2026-12-22T00:00:00Z')
  expect(
    handInProblem(moment('draft', { unitId: 'extended', editionState: 'screening' }), now),
  ).toBeUndefined()
  expect(handInProblem(moment('draft', { editionState: 'screening' }), now)?.code).toBe('stage/closed')
  expect(handInProblem(moment('returned', { editionState: 'judging' }), now)).toEqual({
    code: 'record/in-wrong-state',
    state: 'judging',
  })
})

test('the stamped page may follow by the days that the rules give, and not longer', () => {
  const rules = { mode: 'mayFollow' as const, followDays: 5 }
  expect(confirmationProblem(moment('submitted'), rules, new Date('2026-12-25T09:30:00Z'))).toBeUndefined()
  expect(confirmationProblem(moment('submitted'), rules, new Date('2026-12-25T09:30:01Z'))).toEqual({
    code: 'stage/closed',
    closedAt: '2026-12-25T09:30:00.000Z',
  })
  expect(
    confirmationProblem(
      moment('returned'),
      { mode: 'required', followDays: 0 },
      new Date('2026-12-27T00:00:00Z'),
    ),
  ).toBeUndefined()
  expect(confirmationProblem(moment('submitted'), { mode: 'none', followDays: 0 }, closesAt)?.code).toBe(
    'record/in-wrong-state',
  )
})
