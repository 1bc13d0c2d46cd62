import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { formatDay, formatTime } from './format.ts'
import { instantFromLocal, localFromInstant, parseDay, parseTime } from './local-time.ts'

describe('a day as it is typed', () => {
  it.each(['5/10/2026', '05/10/2026', '5-10-2026', '05.10.26', ' 5 / 10 / 2026 ', '05102026'])(
    '%s',
    (text) => {
      expect(parseDay(text)).toBe('2026-10-05')
    },
  )
  it.each(['', '5/10', '31/02/2026', '29/02/2027', '2026-10-05', '13/13/2026', 'mai'])(
    '"%s" is none',
    (text) => {
      expect(parseDay(text)).toBeUndefined()
    },
  )
})

describe('a time as it is typed', () => {
  it.each(['16g30', '16h30', '16:30', '16.30', '1630', '16 giờ 30', '16 giờ 30 phút', ' 16G30 '])(
    '%s',
    (text) => {
      expect(parseTime(text)).toBe('16:30')
    },
  )
  it.each([
    ['8', '08:00'],
    ['16', '16:00'],
    ['8g', '08:00'],
    ['830', '08:30'],
    ['0g05', '00:05'],
  ])('%s is %s', (text, time) => {
    expect(parseTime(text)).toBe(time)
  })
  it.each(['', '24g00', '16g60', 'chiều', '16g30 17g'])('"%s" is none', (text) => {
    expect(parseTime(text)).toBeUndefined()
  })
})

test('local time and instants are each other’s way back', () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true }),
      (date) => {
        const minute = new Date(Math.floor(date.getTime() / 60_000) * 60_000).toISOString()
        const local = localFromInstant(minute)
        expect(instantFromLocal(local)).toBe(minute)
        expect(parseDay(formatDay(local.slice(0, 10)))).toBe(local.slice(0, 10))
        expect(parseTime(formatTime(minute))).toBe(local.slice(11))
      },
    ),
  )
  expect(instantFromLocal('2027-03-15')).toBe('2027-03-14T17:00:00.000Z')
  expect(instantFromLocal('15/03/2027')).toBeUndefined()
})
