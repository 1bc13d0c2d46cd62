import { expect, test } from 'vitest'
import { piecesOf } from './pieces.ts'

test('a text is cut where marks begin and end, whatever their order, and nothing of it is lost', () => {
  const text = 'một hai ba bốn năm'
  const marks = [
    { start: 15, end: 18, n: 2, kind: 'alike' as const },
    { start: 0, end: 3, n: 1, kind: 'same' as const },
  ]
  const pieces = piecesOf(text, marks)
  expect(pieces.map((it) => [it.text, it.mark?.n])).toEqual([
    ['một', 1],
    [' hai ba bốn ', undefined],
    ['năm', 2],
  ])
  expect(pieces.map((it) => it.text).join('')).toBe(text)
  expect(piecesOf(text, [])).toEqual([{ text, mark: undefined }])
  expect(piecesOf('', [])).toEqual([])
})
