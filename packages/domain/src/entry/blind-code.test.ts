import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  blindCodeFrom,
  CODE_RANDOM_BYTES,
  parseBlindCode,
  parseReceiptCode,
  receiptCodeFrom,
} from './blind-code.ts'

const random = fc.uint8Array({ minLength: CODE_RANDOM_BYTES, maxLength: CODE_RANDOM_BYTES })
/** Bytes that carry the smallest and largest usable values, so that rejection is exercised. */
const enough = random.map((bytes) => bytes.map((byte, i) => (i % 2 === 0 ? byte % 253 : byte)))

it('makes codes of the asked length without characters that look alike, and reads them back as typed', () => {
  fc.assert(
    fc.property(enough, fc.integer({ min: 4, max: 8 }), (bytes, length) => {
      const code = blindCodeFrom(bytes, length)
      expect(code.replace('-', '')).toMatch(new RegExp(`^[34679ACDEFGHJKMNPQRTWXY]{${length}}$`))
      expect(parseBlindCode(` ${code.toLowerCase().replace('-', ' ')}`)).toBe(code)
      const receipt = receiptCodeFrom(bytes)
      expect(receipt).toMatch(/^PTN-.{4}-.{4}$/)
      expect(parseReceiptCode(receipt.toLowerCase())).toBe(receipt)
      expect(parseReceiptCode(receipt.slice(4))).toBe(receipt)
    }),
  )
})

it('has the form K7-3QF', () => {
  expect(blindCodeFrom(Uint8Array.of(11, 3, 0, 16, 9), 5)).toMatch(/^\w{2}-\w{3}$/)
})

it('passes over bytes that would make some characters likelier', () => {
  expect(blindCodeFrom(Uint8Array.of(255, 0, 254, 1, 253, 2, 3), 4)).toBe('34-67')
  expect(() => blindCodeFrom(Uint8Array.of(255, 0, 254), 4)).toThrow('not enough randomness')
})

it.each(['K0-3QF', 'K7', 'k7_3q', '', 'K7-3QF-K7-3QF'])('does not read %j as a blind code', (typed) => {
  expect(parseBlindCode(typed)).toBeUndefined()
})
