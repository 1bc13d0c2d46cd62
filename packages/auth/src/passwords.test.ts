import { expect, test } from 'vitest'
import { hashPassword, isWeakPassword, verifyPassword } from './passwords.ts'

test.each([
  ['ngắn', true],
  ['aaaaaaaaaaaa', true],
  ['abcabcabcabc', true],
  ['Mật khẩu 123', true],
  ['0123456789', true],
  ['lan.pham.2026', true],
  ['con trâu đi trước cái cày', false],
  ['a'.repeat(201), true],
])('%s is weak: %s', (password, weak) => {
  expect(isWeakPassword(password, 'lan.pham.2026')).toBe(weak)
})

test('a password matches in either normal form, and nothing matches a missing hash', async () => {
  const stored = await hashPassword('cày sâu cuốc bẫm')
  expect(await verifyPassword(stored, 'cày sâu cuốc bẫm'.normalize('NFD'))).toBe(true)
  expect(await verifyPassword(stored, 'cay sau cuoc bam')).toBe(false)
  expect(await verifyPassword(undefined, 'no account has this password')).toBe(false)
})
