import { expect, test } from 'vitest'
import { formatRemaining, passedThreshold } from './remaining.ts'

const [S, M, H, D] = [1000, 60_000, 3_600_000, 86_400_000]

test('time left is told in the two units that matter', () => {
  expect(formatRemaining(2 * D + 3 * H + 59 * M)).toBe('còn 2 ngày 3 giờ')
  expect(formatRemaining(2 * D + 59 * M)).toBe('còn 2 ngày')
  expect(formatRemaining(3 * H + 12 * M)).toBe('còn 3 giờ 12 phút')
  expect(formatRemaining(H)).toBe('còn 1 giờ')
  expect(formatRemaining(H - 1)).toBe('còn 59:59')
  expect(formatRemaining(12 * M + 5 * S)).toBe('còn 12:05')
  expect(formatRemaining(0)).toBe('đã hết hạn')
  expect(formatRemaining(-D)).toBe('đã hết hạn')
})

test('is said aloud only when a threshold is passed, and only the nearest one', () => {
  expect(passedThreshold(10 * M + S, 10 * M)).toBe('Còn 10 phút')
  expect(passedThreshold(10 * M, 10 * M - S)).toBeUndefined()
  expect(passedThreshold(2 * H, 4 * M)).toBe('Còn 5 phút')
  expect(passedThreshold(S, 0)).toBe('Đã hết hạn')
  expect(passedThreshold(0, -S)).toBeUndefined()
})
