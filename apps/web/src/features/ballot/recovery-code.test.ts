import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readCode, spellCode, tidyCode } from './recovery-code.ts'

const anyBytes = fc.uint8Array({ minLength: 16, maxLength: 16 })

test('a code reads back as it was made, however it is typed', () => {
  fc.assert(
    fc.property(anyBytes, (bytes) => {
      const groups = spellCode(bytes)
      expect(groups.map((group) => group.length)).toEqual([4, 4, 4, 4, 4, 4, 4])
      expect(readCode(groups.join('-'))).toEqual(bytes)
      expect(
        readCode(` ${groups.join(' ').toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l')} `),
      ).toEqual(bytes)
    }),
  )
})

test('one wrong symbol, a group too few or something else is no code', () => {
  fc.assert(
    fc.property(anyBytes, fc.nat(27), fc.integer({ min: 1, max: 31 }), (bytes, at, by) => {
      const symbols = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
      const text = spellCode(bytes).join('')
      const other = symbols.charAt((symbols.indexOf(text.charAt(at)) + by) % 32)
      const read = readCode(text.slice(0, at) + other + text.slice(at + 1))
      expect(read === undefined || read.join() !== bytes.join()).toBe(true)
    }),
  )
  expect(readCode('')).toBeUndefined()
  expect(readCode('ABCD-EFGH')).toBeUndefined()
  expect(readCode('U'.repeat(28))).toBeUndefined()
  expect(tidyCode('aO-1l')).toBe('A011')
})
