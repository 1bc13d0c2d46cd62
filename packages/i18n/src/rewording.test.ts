import { expect, test } from 'vitest'
import { inKindOf } from './vi/kind.ts'
import { rewording } from './rewording.ts'

const words = {
  title: 'Bài giống nhau',
  list: { total: (n: number) => `${n} bài`, of: (title: string) => `Tên bài: ${title}`, days: () => [1] },
}

test('words said in the kind of a programme leave names and titles as they were written', () => {
  let programme = 'exemplarSelection'
  const w = rewording(words, (sentence) => inKindOf(programme, sentence))
  expect([w.title, w.list.total(3), w.list.of('Loạt bài hướng dẫn'), w.list.days()]).toEqual([
    'Hồ sơ giống nhau',
    '3 hồ sơ',
    'Tên hồ sơ: Loạt bài hướng dẫn',
    [1],
  ])
  programme = 'ideaContest'
  expect([w.title, w.list.total(3)]).toEqual(['Bài giống nhau', '3 bài'])
})
