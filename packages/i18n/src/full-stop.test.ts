import { expect, test } from 'vitest'
import { fullStop } from './full-stop.ts'
import { publicWords } from './vi/publication.ts'

test('what somebody typed ends in one full stop before the next sentence', () => {
  expect(['Chép bài', 'Chép bài. ', 'Sao lại thế?'].map(fullStop)).toEqual([
    'Chép bài.',
    'Chép bài.',
    'Sao lại thế?',
  ])
  expect(publicWords.result.corrects(1, 'Nội dung sao chép')).toBe(
    'Bản này thay cho lần công bố 1. Lý do: Nội dung sao chép.',
  )
})
