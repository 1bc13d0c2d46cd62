import { expect, test } from 'vitest'
import { daysOffOf } from '../kernel/index.ts'
import {
  hungKingsDay,
  lunarDay,
  lunarNewYear,
  proposeDaysOff,
  tetNotEntered,
  unreadDaysOff,
} from './index.ts'

/** As published in Vietnam (almanacs and yearly announcements of the holiday). 1985, 2007 and 2030 differ from China. */
const TET: Record<number, string> = {
  1968: '1968-01-29',
  1985: '1985-01-21',
  2000: '2000-02-05',
  2007: '2007-02-17',
  2015: '2015-02-19',
  2020: '2020-01-25',
  2021: '2021-02-12',
  2022: '2022-02-01',
  2023: '2023-01-22',
  2024: '2024-02-10',
  2025: '2025-01-29',
  2026: '2026-02-17',
  2027: '2027-02-06',
  2028: '2028-01-26',
  2029: '2029-02-13',
  2030: '2030-02-02',
  2031: '2031-01-23',
  2032: '2032-02-11',
  2033: '2033-01-31',
  2034: '2034-02-19',
  2035: '2035-02-08',
}

test('Tết falls as it was and will be published, also where Vietnam and China part', () => {
  const found = Object.keys(TET).map((year) => [year, lunarNewYear(Number(year))])
  expect(Object.fromEntries(found)).toEqual(TET)
})

test('Giỗ Tổ falls as published, before and after a repeated month', () => {
  // 2023 repeats the second month, 2025 the sixth, 2020 the fourth.
  expect([2020, 2023, 2024, 2025, 2026, 2027, 2028].map(hungKingsDay)).toEqual([
    '2020-04-02',
    '2023-04-29',
    '2024-04-18',
    '2025-04-07',
    '2026-04-26',
    '2027-04-16',
    '2028-04-04',
  ])
  expect(lunarDay(2025, 8, 15)).toBe('2025-10-06')
})

test('for ninety years it is never more than a day from the Chinese calendar of the platform, and mostly the same day', () => {
  const chinese = new Intl.DateTimeFormat('en-u-ca-chinese', {
    timeZone: 'UTC',
    month: 'numeric',
    day: 'numeric',
  })
  const isFirst = (at: number) => {
    const parts = chinese.formatToParts(new Date(at + 43_200_000))
    const part = (type: string) => parts.find((it) => it.type === type)?.value
    return part('month') === '1' && part('day') === '1'
  }
  // 1985 was a month apart: the solstice fell on another day here, and with it the repeated month.
  const years = Array.from({ length: 90 }, (_, i) => 1986 + i)
  const same = years.filter((year) => {
    const ours = Date.parse(`${lunarNewYear(year)}T00:00:00Z`)
    expect([year, [0, 1, -1].some((n) => isFirst(ours + n * 86_400_000))]).toEqual([year, true])
    return isFirst(ours)
  })
  expect(same.length).toBeGreaterThan(80)
})

test('a stretch over Tết is told as long as no day of that Tết is entered', () => {
  const off = daysOffOf('01/01, 25/01, 16/02/2026-20/02/2026')
  const at = (from: string, to: string, today = from) => tetNotEntered(from, to, off, today)
  expect(at('2026-01-15', '2026-03-01')).toEqual([])
  // Tết is on 06/02/2027: its days off lie between 03/02 and 11/02.
  expect(at('2027-01-10', '2027-02-02')).toEqual([])
  expect(at('2027-01-10', '2027-02-03')).toEqual([2027])
  expect(at('2027-02-11', '2027-02-25')).toEqual([2027])
  expect(at('2027-02-12', '2027-02-25')).toEqual([])
  // On 19/02/2034: its last days are later than any year's before.
  expect(at('2034-02-22', '2034-02-22')).toEqual([2034])
  // A year that was mistyped is no reason to look at two hundred of them.
  expect(at('2036-12-01', '2226-12-01', '2034-03-01')).toEqual([
    2037, 2038, 2039, 2040, 2041, 2042, 2043, 2044,
  ])
  // A day off three weeks before is none of Tết's.
  expect(tetNotEntered('2027-01-01', '2027-03-01', daysOffOf('22/01/2027'), '2027-01-01')).toEqual([2027])
  expect(at('2026-12-01', '2028-06-01')).toEqual([2027, 2028])
  // What is over was counted as it was.
  expect(at('2027-01-10', '2028-06-01', '2027-02-21')).toEqual([2028])
})

test('what the law gives and the setting lacks is proposed, once each and only what is to come', () => {
  expect(proposeDaysOff('01/01, 30/04, 01/05, 02/09', '2026-11-28', 3)).toEqual([
    { holiday: 'lunarNewYear', year: 2027, text: '05/02/2027-09/02/2027' },
    { holiday: 'hungKings', year: 2027, text: '16/04/2027' },
    { holiday: 'lunarNewYear', year: 2028, text: '25/01/2028-29/01/2028' },
    { holiday: 'hungKings', year: 2028, text: '04/04/2028' },
  ])
  const typed = '01/01, 30/04-01/05, 08/02/2027, 16/04/2027'
  expect(proposeDaysOff(typed, '2026-11-28', 2)).toEqual([{ holiday: 'national', year: null, text: '02/09' }])
})

test('what is no day is told instead of being left out', () => {
  expect(
    unreadDaysOff(
      '01/01, 31/02/2027; nghỉ Tết, 5/2/2027-9/2/2027, 9/2/2027-5/2/2027,, 1/1-2/1-3/1, 5/2/2027-9/2/2028',
    ),
  ).toEqual(['31/02/2027', 'nghỉ Tết', '9/2/2027-5/2/2027', '1/1-2/1-3/1', '5/2/2027-9/2/2028'])
  expect(unreadDaysOff('')).toEqual([])
})
