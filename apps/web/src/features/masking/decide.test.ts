import type { DocumentMarks } from '@xk/contract'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addBox,
  boxBetween,
  changeBox,
  cover,
  findPhrase,
  onEveryPage,
  openProposals,
  press,
  removeBox,
  spotsOf,
} from './decide.ts'

const found = [
  { leaf: 0, start: 4, end: 9 },
  { leaf: 1, start: 0, end: 3 },
]
const nothing: DocumentMarks = { withheld: false, out: [], keep: [], boxes: [], keptBoxes: [] }

describe('decisions about a text', () => {
  test('a find goes from open to out, to keep, to out; nothing else changes', () => {
    let marks = { out: [], keep: [] } as { out: typeof found; keep: typeof found }
    const decisions = () => spotsOf(marks, found).map(({ decision }) => decision)
    expect(decisions()).toEqual(['open', 'open'])
    marks = press(marks, spotsOf(marks, found)[0]!)
    expect(decisions()).toEqual(['out', 'open'])
    marks = press(marks, spotsOf(marks, found)[0]!)
    expect(decisions()).toEqual(['keep', 'open'])
    marks = press(marks, spotsOf(marks, found)[0]!)
    expect([decisions(), marks.keep]).toEqual([['out', 'open'], []])
  })

  test('a stretch chosen by hand stands for the finds in it, and goes when pressed', () => {
    const marks = cover({ out: [], keep: [] }, [{ leaf: 0, start: 2, end: 12 }])
    const [spot, ...rest] = spotsOf(marks, found)
    expect([spot?.free, spot?.start, rest.length]).toEqual([true, 2, 1])
    expect(press(marks, spot!)).toEqual({ out: [], keep: [] })
    expect(cover(marks, [{ leaf: 0, start: 3, end: 5 }])).toBe(marks)
  })

  test('a phrase is found in any case, once per place', () => {
    expect(findPhrase(['Sở Y tế và sở y tế', 'khác'], ' sở y tế ')).toEqual([
      { leaf: 0, start: 0, end: 7 },
      { leaf: 0, start: 11, end: 18 },
    ])
    expect(findPhrase(['aaa'], 'aa')).toEqual([{ leaf: 0, start: 0, end: 2 }])
    expect(findPhrase(['x'], '  ')).toEqual([])
  })
})

describe('boxes', () => {
  test('stay on the page whatever is done to them', () => {
    const number = fc.double({ min: -2, max: 3, noNaN: true })
    fc.assert(
      fc.property(number, number, number, number, (ax, ay, bx, by) => {
        const { x, y, w, h } = boxBetween(1, { x: ax, y: ay }, { x: bx, y: by })
        for (const [from, size] of [
          [x, w],
          [y, h],
        ] as const) {
          expect(from).toBeGreaterThanOrEqual(0)
          expect(size).toBeGreaterThan(0)
          expect(from + size).toBeLessThanOrEqual(1 + 1e-9)
        }
      }),
    )
  })

  test('a proposal is painted, declined, and remembered', () => {
    const box = { page: 2, x: 0.1, y: 0.1, w: 0.2, h: 0.05 }
    expect(openProposals(nothing, [box])).toEqual([box])
    const painted = addBox(nothing, box)
    expect([painted.boxes, openProposals(painted, [box])]).toEqual([[box], []])
    const declined = removeBox(painted, box, [box])
    expect([declined.boxes, declined.keptBoxes, openProposals(declined, [box])]).toEqual([[], [box], []])
    expect(addBox(declined, box).keptBoxes).toEqual([])
    expect(changeBox(painted, box, { ...box, x: 0.95 }).boxes).toEqual([{ ...box, x: 0.8 }])
    expect(onEveryPage(painted, box, 3).boxes.map(({ page }) => page)).toEqual([2, 1, 3])
  })
})
