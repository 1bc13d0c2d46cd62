import { expect, test } from 'vitest'
import { undecidedFirst } from './undecided-first.ts'

test('a decided pair never stands before one that waits to be decided', () => {
  const lines = [
    { pair: { id: 'cleared', verdict: 'cleared', changed: false } },
    { pair: { id: 'same', verdict: 'same', changed: false } },
    { pair: { id: 'handed in anew', verdict: 'different', changed: true } },
    { pair: { id: 'different', verdict: 'different', changed: false } },
    { pair: { id: 'likest of those left', verdict: null, changed: false } },
    { pair: { id: 'less like', verdict: null, changed: false } },
  ]
  expect(undecidedFirst(lines).map(({ pair }) => pair.id)).toEqual([
    'handed in anew',
    'likest of those left',
    'less like',
    'cleared',
    'same',
    'different',
  ])
})
