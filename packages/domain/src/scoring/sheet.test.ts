import { describe, expect, it } from 'vitest'
import { rational, toWire } from '../kernel/index.ts'
import { bandOf, stepsOf } from '../ruleset/index.ts'
import { checkObjectiveMark, checkSheet, sheetTotal } from './index.ts'
import { caseRules, ideaRules, teamRules } from './testing.ts'

const segment = caseRules.segments[0]
if (!segment) throw new Error('no segment')

/** Middle bands everywhere: no comment is asked for. */
const marks = { novelty: 45, feasibility: 40, effect: 45, scalability: 14, presentation: 6 }
const overallComment =
  'Bài viết rõ ràng, có số liệu dự kiến hợp lý, nên bổ sung kinh phí và người chịu trách nhiệm ở từng bước thực hiện.'
const sheet = { marks, comments: {}, overallComment }

describe('checkSheet', () => {
  it('finds nothing wrong with a complete sheet', () => {
    expect(checkSheet(caseRules, segment, sheet, 'handIn')).toEqual([])
  })

  it('lets a draft be unfinished', () => {
    const draft = { marks: { novelty: 45 }, comments: {}, overallComment: '' }
    expect(checkSheet(caseRules, segment, draft, 'draft')).toEqual([])
    expect(checkSheet(caseRules, segment, draft, 'handIn')).toEqual([
      { pointer: '/marks/feasibility', code: 'mark/missing', facts: { criterion: 'Tính khả thi' } },
      { pointer: '/marks/effect', code: 'mark/missing', facts: { criterion: 'Hiệu quả' } },
      { pointer: '/marks/scalability', code: 'mark/missing', facts: { criterion: 'Khả năng nhân rộng' } },
      { pointer: '/marks/presentation', code: 'mark/missing', facts: { criterion: 'Trình bày' } },
      { pointer: '/overallComment', code: 'comment/overallTooShort', facts: { words: 0, minWords: 20 } },
    ])
  })

  it('refuses in a draft too what the rubric does not know', () => {
    const bad = {
      marks: { novelty: 61, feasibility: 1.5, effect: -1, 'a/b': 1, constructor: 2 },
      comments: { nothing: 'x' },
      overallComment: '',
    }
    expect(checkSheet(caseRules, segment, bad, 'draft')).toEqual([
      { pointer: '/marks/a~1b', code: 'mark/unknownCriterion' },
      { pointer: '/marks/constructor', code: 'mark/unknownCriterion' },
      { pointer: '/comments/nothing', code: 'comment/unknownCriterion' },
      { pointer: '/marks/novelty', code: 'mark/aboveMaximum', facts: { max: '30' } },
      { pointer: '/marks/feasibility', code: 'mark/notWholeSteps', facts: { step: '1/2' } },
      { pointer: '/marks/effect', code: 'mark/notWholeSteps', facts: { step: '1/2' } },
    ])
  })

  it('asks for a comment at the highest and lowest band of the case, and not for white space', () => {
    const extreme = {
      marks: { ...marks, novelty: 54, effect: 25 },
      comments: { effect: ' \n' },
      overallComment,
    }
    expect(checkSheet(caseRules, segment, extreme, 'handIn')).toEqual([
      {
        pointer: '/comments/novelty',
        code: 'comment/required',
        facts: { criterion: 'Tính mới, sáng tạo', band: 'Mức cao nhất' },
      },
      {
        pointer: '/comments/effect',
        code: 'comment/required',
        facts: { criterion: 'Hiệu quả', band: 'Mức thấp nhất' },
      },
    ])
  })

  it('asks for a comment at Yếu and at 0 of the default rules', () => {
    const ideaSegment = ideaRules.segments[0]
    if (!ideaSegment) throw new Error('no segment')
    const low = {
      marks: { novelty: 60, effect: 0, feasibility: 24, scalability: 10, presentation: 5 },
      comments: {},
      overallComment: '',
    }
    expect(checkSheet(ideaRules, ideaSegment, low, 'handIn').map((issue) => issue.pointer)).toEqual([
      '/comments/effect',
      '/comments/feasibility',
    ])
  })
})

describe('sheetTotal', () => {
  it('adds the marks exactly', () => {
    expect(toWire(sheetTotal(segment, marks))).toBe('75/1')
    expect(toWire(sheetTotal(segment, { ...marks, presentation: 7 }))).toBe('151/2')
  })

  it('stays exact beyond plain numbers', () => {
    const wide = {
      ...segment,
      criteria: [
        { key: 'a', label: 'A', guidance: '', max: '9007199254740993', step: '1', bands: [] },
        { key: 'b', label: 'B', guidance: '', max: '1', step: '1/3', bands: [] },
      ],
    }
    expect(toWire(sheetTotal(wide, { a: 9007199254740991, b: 1 }))).toBe('27021597764222974/3')
  })

  it('throws on a sheet that can not have been handed in', () => {
    expect(() => sheetTotal(segment, { novelty: 3 })).toThrow('no usable mark')
  })
})

describe('bands and steps', () => {
  it('put half a point into the low band and zero apart', () => {
    const novelty = segment.criteria[0]
    if (!novelty) throw new Error('no criterion')
    expect([0, 1, 31, 32, 53, 54].map((steps) => bandOf(novelty, steps)?.key)).toEqual([
      'band5',
      'band4',
      'band4',
      'band3',
      'band2',
      'band1',
    ])
    expect(
      [rational(8, 1), rational(17, 2), rational(171, 20)].map((points) => stepsOf(novelty, points)),
    ).toEqual([16, 17, undefined])
  })
})

describe('checkObjectiveMark', () => {
  const knowledge = teamRules.segments[1]
  const greeting = teamRules.segments[0]
  if (!knowledge || !greeting) throw new Error('no segment')

  it('takes whole questions up to the maximum', () => {
    const codes = [rational(27), rational(28), rational(33), rational(-3), null, undefined].map((points) =>
      checkObjectiveMark(knowledge, { points, elapsedSeconds: null }).map((issue) => issue.code),
    )
    expect(codes).toEqual([
      [],
      ['mark/notWholeSteps'],
      ['mark/aboveMaximum'],
      ['mark/notWholeSteps'],
      ['mark/missing'],
      ['mark/unreadable'],
    ])
  })

  it('takes whole seconds for a judged segment, and no points', () => {
    expect(checkObjectiveMark(greeting, { points: null, elapsedSeconds: 301 })).toEqual([])
    expect(checkObjectiveMark(greeting, { points: rational(3), elapsedSeconds: 1.5 })).toEqual([
      { pointer: '/points', code: 'mark/notObjective' },
      { pointer: '/elapsedSeconds', code: 'time/notWholeSeconds' },
    ])
  })
})
