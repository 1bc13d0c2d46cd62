import { expect, test } from 'vitest'
import { readFraction } from './fraction-input.ts'
import { toWire } from './rational.ts'

test.each([
  ['2/3', '2/3'],
  [' 10 trên 15 ', '2/3'],
  ['1 phần 2', '1/2'],
  ['10 of 15', '2/3'],
  ['50 %', '1/2'],
  ['1', '1/1'],
  ['2/0', undefined],
  ['0,67', undefined],
  ['hai phần ba', undefined],
  ['', undefined],
])('%s is read as %s', (typed, wire) => {
  const read = readFraction(typed)
  expect(read && toWire(read)).toBe(wire)
})
