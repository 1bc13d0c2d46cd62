import { describe, expect, test } from 'vitest'
import { intraclass, oneWayIntraclass } from './intraclass.ts'
import { kendallW } from './kendall-w.ts'
import { krippendorffAlpha, krippendorffAlphas } from './krippendorff.ts'

const _ = null
const columns = (...coders: (number | null)[][]): (number | null)[][] =>
  (coders[0] ?? []).map((_, item) => coders.map((coder) => coder[item] ?? null))

describe('Krippendorff’s alpha', () => {
  /** Krippendorff (2011), section D: four observers, twelve units, seven ratings missing. */
  const published = columns(
    [1, 2, 3, 3, 2, 1, 4, 1, 2, _, _, _],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, _, 3],
    [_, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, _],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, _],
  )

  test('gives the published values at all four levels', () => {
    const alphas = krippendorffAlphas(published)
    expect(alphas.nominal).toBeCloseTo(0.743, 3)
    expect(alphas.ordinal).toBeCloseTo(0.815, 3)
    expect(alphas.interval).toBeCloseTo(0.849, 3)
    expect(alphas.ratio).toBeCloseTo(0.797, 3)
  })

  test('gives the published value for two observers and two categories (2011, section A)', () => {
    const binary = columns([0, 1, 0, 0, 0, 0, 0, 0, 1, 0], [1, 1, 1, 0, 0, 1, 0, 0, 0, 0])
    expect(krippendorffAlpha(binary, 'nominal')).toBeCloseTo(0.095, 3)
  })

  test('does not depend on the order of coders or items, nor on items with one rating', () => {
    const shuffled = published.toReversed().map((row) => row.toReversed())
    const withLonely = [...published, [_, 99, _, _]]
    for (const level of ['nominal', 'ordinal', 'interval', 'ratio'] as const) {
      expect(krippendorffAlpha(shuffled, level)).toBeCloseTo(krippendorffAlpha(published, level) ?? 9, 12)
      expect(krippendorffAlpha(withLonely, level)).toBe(krippendorffAlpha(published, level))
    }
  })

  test('is 1 where all agree and says nothing where nothing can be compared', () => {
    expect(
      krippendorffAlphas([
        [1, 1],
        [2, 2],
        [5, 5],
      ]),
    ).toEqual({ nominal: 1, ordinal: 1, interval: 1, ratio: 1 })
    const nothing = { nominal: null, ordinal: null, interval: null, ratio: null }
    expect(krippendorffAlphas([])).toEqual(nothing)
    expect(
      krippendorffAlphas([
        [1, _],
        [_, 2],
      ]),
    ).toEqual(nothing)
    expect(
      krippendorffAlphas([
        [3, 3],
        [3, 3],
      ]),
    ).toEqual(nothing)
    expect(
      krippendorffAlpha(
        [
          [-1, 1],
          [2, 2],
        ],
        'ratio',
      ),
    ).toBeNull()
    expect(
      krippendorffAlpha(
        [
          [0, 0],
          [2, 1],
        ],
        'ratio',
      ),
    ).not.toBeNaN()
  })
})

describe('intraclass correlation', () => {
  /** Shrout & Fleiss (1979), table 2: six targets, four judges. */
  const published = [
    [9, 2, 5, 8],
    [6, 1, 3, 2],
    [8, 4, 6, 8],
    [7, 1, 2, 6],
    [10, 5, 6, 9],
    [6, 2, 4, 7],
  ]

  test('gives the published values of all six forms', () => {
    const icc = intraclass(published)
    expect(icc?.icc1).toBeCloseTo(0.17, 2)
    expect(icc?.icc2).toBeCloseTo(0.29, 2)
    expect(icc?.icc3).toBeCloseTo(0.71, 2)
    expect(icc?.icc1k).toBeCloseTo(0.44, 2)
    expect(icc?.icc2k).toBeCloseTo(0.62, 2)
    expect(icc?.icc3k).toBeCloseTo(0.91, 2)
  })

  test('is null where a rating is missing or nothing varies', () => {
    expect(intraclass([...published, [1, 2, _, 3]])).toBeNull()
    expect(intraclass([[1, 2]])).toBeNull()
    expect(intraclass([[1], [2]])).toBeNull()
    expect(
      intraclass([
        [4, 4],
        [4, 4],
      ]),
    ).toBeNull()
  })

  test('the one-way forms need the same number of ratings, not the same judges', () => {
    const scattered = published.map((row, i) => [...row.slice(0, i % 5), _, ...row.slice(i % 5)])
    const { icc1, icc1k } = intraclass(published) ?? { icc1: 9, icc1k: 9 }
    expect(oneWayIntraclass(scattered)).toEqual({ icc1, icc1k, k: 4 })
    expect(oneWayIntraclass([...scattered, [1, 2, _, _, _]])).toBeNull()
  })
})

describe('Kendall’s W', () => {
  /** The "anxiety" ratings of the R package irr: twenty subjects, three raters, many ties; W = 0.540 corrected. */
  const anxiety = columns(
    [3, 3, 3, 4, 5, 5, 2, 3, 5, 2, 2, 6, 1, 5, 2, 2, 1, 2, 4, 3],
    [3, 6, 4, 6, 2, 4, 2, 4, 3, 3, 2, 3, 3, 3, 2, 2, 1, 3, 3, 4],
    [2, 1, 4, 4, 3, 2, 1, 6, 1, 1, 1, 2, 3, 3, 1, 1, 3, 3, 2, 2],
  )

  test('gives the published value with ties', () => {
    expect(kendallW(anxiety)).toBeCloseTo(0.54, 2)
  })

  test('is 1 for one order, 0 for opposite orders, null where it says nothing', () => {
    expect(
      kendallW([
        [1, 10],
        [2, 20],
        [3, 30],
      ]),
    ).toBe(1)
    expect(
      kendallW([
        [1, 3],
        [2, 2],
        [3, 1],
      ]),
    ).toBe(0)
    expect(
      kendallW([
        [1, 1],
        [1, 1],
      ]),
    ).toBeNull()
    expect(
      kendallW([
        [1, _],
        [2, 2],
      ]),
    ).toBeNull()
    expect(kendallW([[1, 2]])).toBeNull()
  })
})
