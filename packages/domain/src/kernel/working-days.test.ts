import { expect, test } from 'vitest'
import {
  daysOffOf,
  dueAfterDays,
  dueAfterWorkingDays,
  isWorkingDay,
  partsOf,
  workingDaysBetween,
} from './working-days.ts'

const due = (asked: string, days: number, off = '') =>
  dueAfterWorkingDays(new Date(asked), days, daysOffOf(off)).toISOString()

test('an answer is due at 17g00 of the working day, weekends and days off left out', () => {
  // Thursday 26/11/2026, 9g00 and 23g30 in Vietnam (the next day is the first that counts).
  expect(due('2026-11-26T02:00:00Z', 2)).toBe('2026-11-30T10:00:00.000Z')
  expect(due('2026-11-26T16:30:00Z', 2)).toBe('2026-11-30T10:00:00.000Z')
  // Half past midnight of Friday in Vietnam is still Thursday in UTC.
  expect(due('2026-11-26T17:30:00Z', 1)).toBe('2026-11-30T10:00:00.000Z')
  expect(due('2026-12-31T02:00:00Z', 1, '01/01')).toBe('2027-01-04T10:00:00.000Z')
  expect(due('2027-02-12T02:00:00Z', 1, '30/04, 15/02/2027-21/02/2027')).toBe('2027-02-22T10:00:00.000Z')
  // A stretch that comes every year, also over its turn.
  expect(due('2026-04-29T02:00:00Z', 1, '30/04-01/05')).toBe('2026-05-04T10:00:00.000Z')
  expect(due('2026-12-30T02:00:00Z', 1, '31/12-01/01')).toBe('2027-01-04T10:00:00.000Z')
  expect(due('2027-02-12T02:00:00Z', 1, 'nghỉ Tết; 15/02/2027')).toBe('2027-02-16T10:00:00.000Z')
})

test('a setting is read part by part, each as it was written', () => {
  expect(partsOf(' 30/04-01/05 ,; 16/04/2027;nghỉ Tết, ')).toEqual(['30/04-01/05', '16/04/2027', 'nghỉ Tết'])
  expect(partsOf('')).toEqual([])
})

test('between two days lie whole working days: what a notice must hang out, or what is left', () => {
  const off = daysOffOf('30/04, 01/05')
  // Thursday to the next Wednesday: Friday, Monday to Wednesday.
  expect(workingDaysBetween('2026-11-26', '2026-12-02', off)).toBe(4)
  expect(workingDaysBetween('2026-11-27', '2026-11-29', off)).toBe(0)
  // Thursday 30/04 and Friday 01/05/2026 are off.
  expect(workingDaysBetween('2026-04-29', '2026-05-04', off)).toBe(1)
  expect(workingDaysBetween('2026-12-02', '2026-11-26', off)).toBe(-4)
  expect(isWorkingDay('2026-04-30', off)).toBe(false)
  expect(isWorkingDay('2026-11-28', off)).toBe(false)
  expect(isWorkingDay('2026-11-26', off)).toBe(true)
})

test('so many days of the calendar end at 17g00 of the last one, whatever day it is', () => {
  // Monday 23g30 in Vietnam.
  expect(dueAfterDays(new Date('2026-11-02T16:30:00Z'), 15).toISOString()).toBe('2026-11-17T10:00:00.000Z')
})
