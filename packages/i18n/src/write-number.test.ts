import { expect, test } from 'vitest'
import * as en from './en/number.ts'
import * as vi from './vi/number.ts'

test('counts and sums have a mark between thousands, each language its own', () => {
  const of = ({ writeCount, writeSum, rewriteTyped, writeAmount }: typeof vi) => [
    [0, 999, 2500, 1_234_567, -2500].map(writeCount),
    ['2500/1', '3/5', '2469/2', '1000000/3', '-2500/1'].map(writeSum),
    ['2500', '1234,5', '0,0025', 'khoảng 2500', ''].map(rewriteTyped),
    [
      { value: ' 2500 ', unit: ' hồ sơ ' },
      { value: '12,5', unit: '' },
      { value: 'nhiều', unit: 'buổi' },
    ].map(writeAmount),
  ]
  expect(of(vi)).toEqual([
    ['0', '999', '2.500', '1.234.567', '-2.500'],
    ['2.500', '0,6', '1.234,5', '333.333,33', '-2.500'],
    ['2.500', '1.234,5', '0,0025', 'khoảng 2500', ''],
    ['2.500 hồ sơ', '12,5', 'nhiều buổi'],
  ])
  expect(of(en)).toEqual([
    ['0', '999', '2,500', '1,234,567', '-2,500'],
    ['2,500', '0.6', '1,234.5', '333,333.33', '-2,500'],
    ['2,500', '1,234.5', '0.0025', 'khoảng 2500', ''],
    ['2,500 hồ sơ', '12.5', 'nhiều buổi'],
  ])
})
