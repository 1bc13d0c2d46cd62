import { describe, expect, test } from 'vitest'
import ideas from '../entry/fixtures/ideas.json' with { type: 'json' }
import { fold } from '../kernel/index.ts'
import { COPIED_FROM, compareTexts, type ComparedText, LIKE_FROM, sideBySide } from './index.ts'
import { syllablesOf } from './syllables.ts'

/** The 24 sample ideas; their README says which are alike and how. */
const sections = (n: number): string[] => {
  const idea = ideas.yTuong.find(({ stt }) => stt === n)
  if (!idea) throw new Error(`no idea ${n}`)
  return [idea.ten, idea.tomTat, ...Object.values(idea.noiDungBai)]
}
const texts: ComparedText[] = ideas.yTuong.map(({ stt }) => ({
  id: String(stt),
  earlier: false,
  sections: sections(stt),
}))
const named = ({ a, b }: { a: string; b: string }) =>
  [a, b]
    .map(Number)
    .sort((x, y) => x - y)
    .join('–')

/** Copied for the most part, with other figures; and said again in wholly other words. */
const COPIES = ['3–15', '8–19']
const REWORDED = ['5–18', '8–22', '19–22']
const NOT_ALIKE = ['1–3', '4–5', '11–12']

describe('the pairs of the sample ideas', () => {
  const pairs = compareTexts(texts)

  test('copies: precision 2 of 2, recall 2 of 2 at the shown threshold, each half copied and more', () => {
    const copied = pairs.filter((pair) => pair.copied >= COPIED_FROM)
    expect(copied.map(named)).toEqual(['8–19', '3–15'])
    expect(copied.map(named).sort()).toEqual(COPIES)
    for (const pair of copied) expect(pair.copied).toBeGreaterThan(0.6)
  })

  test('rewordings: precision 3 of 3, recall 3 of 3 at the shown threshold, next in the list after the copies', () => {
    const reworded = pairs.filter((pair) => pair.copied < COPIED_FROM && pair.likeness >= LIKE_FROM)
    expect(reworded.map(named).sort()).toEqual(REWORDED.toSorted())
    expect(pairs.map(named).slice(COPIES.length).sort()).toEqual(REWORDED.toSorted())
    for (const name of NOT_ALIKE) expect(pairs.map(named)).not.toContain(name)
  })

  test('the thresholds have room on both sides: nothing else comes near', () => {
    const weakest = Math.min(...pairs.map(({ likeness }) => likeness))
    expect(weakest).toBeGreaterThan(0.17)
    // With one of each group gone, the pair that is most like another by chance stays below.
    const apart = texts.filter(({ id }) => !['15', '18', '19', '22'].includes(id))
    expect(compareTexts(apart)).toEqual([])
  })

  test('one group alone among texts that it has nothing to do with is found as well', () => {
    const few = texts.filter(({ id }) => ['5', '18', '1', '2', '6', '9', '11', '12', '13'].includes(id))
    expect(compareTexts(few).map(named)).toEqual(['5–18'])
  })

  test('neither the order nor missing marks nor old-style tones hide a copy', () => {
    const typed = texts.map((it) =>
      it.id === '19' ? { ...it, sections: it.sections.map((text) => fold(text).toUpperCase()) } : it,
    )
    const found = compareTexts(typed.toReversed()).find((pair) => named(pair) === '8–19')
    expect(found?.copied).toBeGreaterThan(0.6)
  })

  test('texts of earlier editions are compared with this one’s, never with each other', () => {
    const earlier = texts.map((it) => ({ ...it, earlier: ['15', '8', '19'].includes(it.id) }))
    expect(compareTexts(earlier).map(named).sort()).toEqual(['19–22', '3–15', '5–18', '8–22'])
  })
})

describe('side by side', () => {
  test('copied passages are the same words on both sides, numbered in the first text’s order', () => {
    const [a, b] = [sections(3), sections(15)]
    const { a: left, b: right, copied } = sideBySide(a, b)
    expect(copied.a).toBeGreaterThan(0.6)
    expect(left.map(({ n }) => n)).toEqual(left.map((_, i) => i + 1))
    const words = (text: string) => syllablesOf(text).map((syllable) => syllable.text)
    const same = left.filter(({ kind }) => kind === 'same')
    expect(same.length).toBeGreaterThan(8)
    for (const mark of same) {
      const other = right.find(({ n }) => n === mark.n)
      const mine = words((a[mark.section] ?? '').slice(mark.start, mark.end))
      expect(mine.length).toBeGreaterThanOrEqual(8)
      expect(words((b[other?.section ?? 0] ?? '').slice(other?.start, other?.end))).toEqual(mine)
    }
  })

  test('a passage that was moved and one whose figures were changed are both found', () => {
    const { a } = sideBySide(sections(8), sections(19))
    expect(a.filter(({ kind }) => kind === 'same').length).toBeGreaterThan(5)
    expect(new Set(a.map(({ section }) => section)).size).toBeGreaterThan(3)
  })

  test('of rewordings, sentences that say something close stand under one number', () => {
    const [a, b] = [sections(5), sections(18)]
    const { a: left, b: right, copied } = sideBySide(a, b)
    expect(copied).toEqual({ a: 0, b: 0 })
    expect(left.length).toBeGreaterThan(10)
    expect(new Set(left.map(({ kind }) => kind))).toEqual(new Set(['alike']))
    const mark = left.find(({ section, start }) =>
      (a[section] ?? '').slice(start).startsWith('Các công cụ trí tuệ'),
    )
    const other = right.find(({ n }) => n === mark?.n)
    expect((b[other?.section ?? 0] ?? '').slice(other?.start, other?.end)).toContain(
      'trí tuệ nhân tạo thông dụng',
    )
  })

  test('marks never overlap and never leave their section', () => {
    for (const [x, y] of [
      [3, 15],
      [8, 22],
      [14, 23],
    ] as const) {
      const [a, b] = [sections(x), sections(y)]
      const found = sideBySide(a, b)
      for (const [marks, of] of [
        [found.a, a],
        [found.b, b],
      ] as const) {
        const sorted = marks.toSorted((p, q) => p.section - q.section || p.start - q.start)
        sorted.forEach((mark, i) => {
          const next = sorted[i + 1]
          expect(mark.start).toBeLessThan(mark.end)
          expect(mark.end).toBeLessThanOrEqual((of[mark.section] ?? '').length)
          if (next?.section === mark.section) expect(mark.end).toBeLessThanOrEqual(next.start)
        })
      }
    }
  })

  test('empty texts and texts of one word compare to nothing', () => {
    expect(sideBySide([], ['một'])).toEqual({ a: [], b: [], copied: { a: 0, b: 0 } })
    expect(compareTexts([])).toEqual([])
    const nothing = ['1', '2'].map((id) => ({ id, earlier: false, sections: [''] }))
    expect(compareTexts(nothing)).toEqual([])
  })
})

test('syllables keep their place in the text, in either form of Unicode', () => {
  const text = 'Hoà giải 8,5 điểm; 30.000 hồ sơ.\nĐúng hạn!'
  for (const form of ['NFC', 'NFD'] as const) {
    const written = text.normalize(form)
    const found = syllablesOf(written)
    expect(found.map((it) => it.text)).toEqual('hoa giai 8 5 diem 30 000 ho so dung han'.split(' '))
    expect(found.map((it) => fold(written.slice(it.start, it.end)))).toEqual(found.map((it) => it.text))
    expect(found.map((it) => it.sentence)).toEqual([0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2])
  }
})
