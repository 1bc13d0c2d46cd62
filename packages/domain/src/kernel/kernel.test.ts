import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readDecimal } from './decimal-input.ts'
import {
  add,
  compare,
  divide,
  formatDecimal,
  fromWire,
  mean,
  multiply,
  parseRational,
  rational,
  subtract,
  toWire,
} from './rational.ts'
import { applyBlackOuts, BLACK_OUT_TOKEN, fromPlainText, leavesOf, leafText, plainText } from './rich-text.ts'
import type { RichText } from './rich-text-schema.ts'
import { compareNames, compareText, countWords, fold, nfc, tidyLine } from './text.ts'

const anyRational = fc
  .tuple(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), fc.bigInt({ min: 1n, max: 10n ** 6n }))
  .map(([n, d]) => rational(n, d))

test('fractions obey the laws of arithmetic and survive the wire', () => {
  fc.assert(
    fc.property(anyRational, anyRational, anyRational, (a, b, c) => {
      expect(add(a, b)).toEqual(add(b, a))
      expect(multiply(a, add(b, c))).toEqual(add(multiply(a, b), multiply(a, c)))
      expect(subtract(add(a, b), b)).toEqual(a)
      if (b.n !== 0n) expect(multiply(divide(a, b), b)).toEqual(a)
      expect(fromWire(toWire(a))).toEqual(a)
      expect(compare(a, b)).toBe(-compare(b, a) || 0)
    }),
  )
  expect(mean([])).toBeUndefined()
  expect(parseRational('1/0')).toBeUndefined()
  expect(() => rational(1, 0)).toThrow(RangeError)
})

test('display rounds once, half away from zero, with a comma', () => {
  expect(formatDecimal(rational(2, 3))).toBe('0,67')
  expect(formatDecimal(rational(1, 8))).toBe('0,13')
  expect(formatDecimal(rational(-1, 8))).toBe('-0,13')
  expect(formatDecimal(rational(49, 2), 2, true)).toBe('24,5')
  expect(formatDecimal(rational(24), 2, true)).toBe('24')
  expect(formatDecimal(rational(-1, 1000))).toBe('0,00')
})

test.each([
  ['8,5', '17/2'],
  ['8.5', '17/2'],
  [' 24 ', '24/1'],
  ['0,25', '1/4'],
  ['８，５', '17/2'],
])('%s is read as a number', (typed, wire) => {
  const read = readDecimal(typed)
  expect(read.kind === 'value' && toWire(read.value)).toBe(wire)
})
test.each(['8.500', '8,500', '1.234,5'])('%s is asked about, never guessed', (typed) => {
  expect(readDecimal(typed).kind).toBe('ambiguous')
})
test.each(['', 'tám', '-3', '1e3', '८', '٨', '8,', ',5', '8 5'])('%s is not a number', (typed) => {
  expect(readDecimal(typed).kind).toBe('notANumber')
})

test('search forgets marks and đ; order is Vietnamese; names sort by given name', () => {
  expect(fold('Đặng Thị Điểm')).toBe('dang thi diem')
  expect(fold('hoà')).toBe(fold('hòa'))
  expect(['Đức', 'Ân', 'An', 'Dũng', 'Ảnh', 'Ăn', 'Dung', 'Ánh', 'Anh'].sort(compareText)).toEqual([
    'An',
    'Anh',
    'Ảnh',
    'Ánh',
    'Ăn',
    'Ân',
    'Dung',
    'Dũng',
    'Đức',
  ])
  expect(['Trần Văn Bình', 'Lê Thị An', 'Nguyễn An', 'Phạm Đức'].sort(compareNames)).toEqual([
    'Nguyễn An',
    'Lê Thị An',
    'Trần Văn Bình',
    'Phạm Đức',
  ])
  expect(tidyLine('  Mai\u00a0Thành  \n Đạt ')).toBe('Mai Thành Đạt')
  expect(nfc('ế').length).toBe(1)
  expect(countWords(' một  hai\nba ')).toBe(3)
})

const twoParagraphs: RichText = [
  { type: 'paragraph', runs: [{ text: 'Chị ' }, { text: 'Lan Anh', bold: true }, { text: ' đề xuất' }] },
  { type: 'list', ordered: false, items: [[{ text: 'gặp chị Lan' }]] },
]

test('a black-out leaves one fixed token across runs, whatever it hid', () => {
  const masked = applyBlackOuts(twoParagraphs, [
    { leaf: 0, start: 0, end: 11 },
    { leaf: 1, start: 8, end: 11 },
  ])
  expect(plainText(masked)).toBe(`${BLACK_OUT_TOKEN} đề xuất\ngặp chị ${BLACK_OUT_TOKEN}`)
})

test('nothing that was blacked out remains, and nothing else is lost', () => {
  const text = fc.stringMatching(/^[a-zàáđ ]{1,40}$/)
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 4 }), fc.nat(60), fc.nat(60), (runs, a, b) => {
      const doc: RichText = [{ type: 'paragraph', runs: runs.map((t) => ({ text: t })) }]
      const whole = plainText(doc)
      const [start, end] = [Math.min(a, b, whole.length), Math.min(Math.max(a, b), whole.length)]
      const masked = plainText(applyBlackOuts(doc, [{ leaf: 0, start, end }]))
      expect(masked).toBe(start === end ? whole : whole.slice(0, start) + BLACK_OUT_TOKEN + whole.slice(end))
    }),
  )
})

test('plain text becomes paragraphs and back', () => {
  const doc = fromPlainText('Một\n\n Hai \nBa')
  expect(leavesOf(doc).map(leafText)).toEqual(['Một', 'Hai', 'Ba'])
})
