import { expect, test } from 'vitest'
import { checkReading, readPaper } from './index.ts'
import { caseRules } from './testing.ts'

const segment = caseRules.segments[0]
if (!segment) throw new Error('no segment')

/** Middle bands everywhere: no comment is asked for. */
const marks = { novelty: 45, feasibility: 40, effect: 45, scalability: 14, presentation: 6 }
const overallComment =
  'Bài viết rõ ràng, có số liệu dự kiến hợp lý, nên bổ sung kinh phí và người chịu trách nhiệm ở từng bước thực hiện.'
const sheet = { marks, comments: { effect: 'Có số liệu.' }, overallComment }
const bare = { marks, comments: {}, overallComment: '' }
const read = (first?: typeof sheet | typeof bare, second?: typeof sheet | typeof bare) =>
  readPaper(caseRules, segment, first, second)

test('one reading waits for the second, whoever typed first', () => {
  expect([read(), read(sheet), read(undefined, sheet)]).toEqual([
    { kind: 'first' },
    { kind: 'second' },
    { kind: 'first' },
  ])
})

test('points must agree exactly; each criterion that differs is named in the rubric’s order', () => {
  const second = { ...bare, marks: { ...marks, presentation: 7, novelty: 44 } }
  expect(read(sheet, second)).toEqual({ kind: 'differing', criteria: ['novelty', 'presentation'] })
})

test('comments are the first typist’s, and the second’s where the first left them out', () => {
  const second = { ...bare, comments: { effect: 'Khác.', novelty: 'Mới với đơn vị.' } }
  expect(read(sheet, second)).toEqual({
    kind: 'agreed',
    sheet: { marks, comments: { novelty: 'Mới với đơn vị.', effect: 'Có số liệu.' }, overallComment },
  })
})

test('a comment that the rules ask for and the paper lacks keeps the sheet back, by whoever it is added', () => {
  const extreme = { ...bare, marks: { ...marks, novelty: 54 } }
  const read1 = readPaper(caseRules, segment, extreme, extreme)
  expect(read1.kind === 'incomplete' && read1.issues.map(({ pointer }) => pointer)).toEqual([
    '/comments/novelty',
    '/overallComment',
  ])
  const added = { ...extreme, comments: { novelty: 'Chưa nơi nào áp dụng.' }, overallComment }
  expect(readPaper(caseRules, segment, extreme, added).kind).toBe('agreed')
})

test('a reading needs the points of every criterion, never the comments', () => {
  const { effect: _, ...some } = marks
  expect(checkReading(caseRules, segment, { ...bare, marks: some }).map(({ pointer }) => pointer)).toEqual([
    '/marks/effect',
  ])
  expect(checkReading(caseRules, segment, bare)).toEqual([])
})
