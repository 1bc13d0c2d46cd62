import { expect, test } from 'vitest'
import { formatBytes, formatDate, formatDateTime, formatDay, formatNumber, formatTime } from './format.ts'

test('dates and times are those of Việt Nam, whatever the clock of the device', () => {
  expect(formatDate('2026-10-04T17:00:00Z')).toBe('05/10/2026')
  expect(formatTime('2026-10-05T09:30:00Z')).toBe('16g30')
  expect(formatTime('2026-10-04T17:05:00Z')).toBe('00g05')
  expect(formatDateTime(new Date('2027-03-15T09:30:00Z'))).toBe('16g30, 15/03/2027')
  expect(formatDay('2026-10-05')).toBe('05/10/2026')
})

test('numbers have a decimal comma and points between thousands', () => {
  expect(formatNumber(1234.5)).toBe('1.234,5')
  expect(formatNumber(88.4, 2)).toBe('88,40')
  expect(formatNumber(-0.8)).toBe('-0,8')
})

test('sizes are short', () => {
  expect([0, 860, 1434, 12 * 1024 ** 2, 1.4 * 1024 ** 2, 3 * 1024 ** 3].map(formatBytes)).toEqual([
    '0 B',
    '860 B',
    '1,4 KB',
    '12 MB',
    '1,4 MB',
    '3 GB',
  ])
})
