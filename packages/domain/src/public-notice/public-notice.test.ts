import { expect, test } from 'vitest'
import { daysOffOf } from '../kernel/index.ts'
import { noticeClosesAt, stillInTheWay } from './index.ts'

const at = (local: string) => new Date(`${local}:00+07:00`)
const closes = (countsFirstDay: boolean, workingDays: number, up: string, off = '') =>
  noticeClosesAt({ workingDays, countsFirstDay }, at(up), daysOffOf(off))

test('five working days from Friday 25/9/2026: to Thursday when the first day counts, as the plan has it, else to Friday', () => {
  expect(closes(true, 5, '2026-09-25T08:00')).toEqual(at('2026-10-01T17:00'))
  expect(closes(false, 5, '2026-09-25T08:00')).toEqual(at('2026-10-02T17:00'))
})

test('a day off never counts, nor does a first day that is one', () => {
  expect(closes(true, 5, '2026-09-25T08:00', '29/09/2026')).toEqual(at('2026-10-02T17:00'))
  // Saturday.
  expect(closes(true, 1, '2026-09-26T08:00')).toEqual(at('2026-09-28T17:00'))
  expect(closes(true, 1, '2026-09-25T08:00')).toEqual(at('2026-09-25T17:00'))
})

test('what is in the way of the council: an objection without a ruling, first of all, then the time', () => {
  const rules = { workingDays: 5, countsFirstDay: true }
  const now = at('2026-10-01T16:59')
  const closesAt = at('2026-10-01T17:00')
  const shown = { closesAt, openObjections: 0 }
  const hidden = { closesAt: null, openObjections: 0 }
  const objected = { closesAt, openObjections: 2 }
  expect(stillInTheWay(rules, [shown, hidden, objected], now)).toEqual({
    code: 'publicNotice/objections-open',
    count: 2,
  })
  expect(stillInTheWay(null, [objected], now)).toEqual({ code: 'publicNotice/objections-open', count: 2 })
  expect(stillInTheWay(rules, [shown, hidden], now)).toEqual({ code: 'publicNotice/not-shown', count: 1 })
  expect(stillInTheWay(rules, [shown], now)).toEqual({
    code: 'publicNotice/still-up',
    closesAt: closesAt.toISOString(),
  })
  expect(stillInTheWay(rules, [shown], closesAt)).toBeUndefined()
  expect(stillInTheWay(null, [hidden], now)).toBeUndefined()
  expect(stillInTheWay(rules, [], now)).toBeUndefined()
})
