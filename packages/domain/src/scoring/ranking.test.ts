import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compare, digestOf, formatDecimal, fromWire } from '../kernel/index.ts'
import type { ScoringRules } from '../ruleset/index.ts'
import season from './fixtures/diem-so-khao-2024.json' with { type: 'json' }
import { inputsDigest, rankEntries, type StageEntryInput } from './index.ts'
import { caseRules, totalOnly, totals } from './testing.ts'

const shared: ScoringRules = { ...totalOnly(caseRules), tieBreak: [{ by: 'shared' }] }
const places = (standing: ReturnType<typeof rankEntries>) => standing.placings.map((p) => [p.rank, p.entryId])

describe('the preliminary round of 2024, recomputed', () => {
  const entries = season.map((row) =>
    totals(row.code, row.first.map(Number), row.third === null ? [] : [Number(row.third)]),
  )
  const standing = rankEntries(shared, entries)

  it('gives every mean and every rank of the sheet', () => {
    const computed = standing.placings.map((p) => [
      p.entryId,
      formatDecimal(fromWire(p.score), 2, true).replace(',', '.'),
      p.rank,
    ])
    const sheet = season.map((row) => [row.code, row.mean, row.rank])
    expect(computed.toSorted()).toEqual(sheet.toSorted())
  })

  it('shares the ranks of three 77s, three 72s and two 71s', () => {
    const count = (rank: number) => standing.placings.filter((p) => p.rank === rank).length
    expect([16, 22, 26].map(count)).toEqual([3, 3, 2])
    expect(standing.unranked).toEqual([])
  })
})

describe('the chain of the case', () => {
  /** Marks in half points; the same total of 75 throughout. */
  const entry = (
    entryId: string,
    [effect, novelty, feasibility]: readonly [number, number, number],
  ): StageEntryInput => ({
    entryId,
    sheets: [0, 1].map((judge) => ({
      id: `${entryId}-${judge}`,
      segment: 'idea',
      kind: 'first',
      marks: {
        effect,
        novelty,
        feasibility,
        scalability: 150 - effect - novelty - feasibility - 8,
        presentation: 8,
      },
    })),
  })
  const entries = [
    entry('a', [48, 44, 40]),
    entry('b', [51, 44, 40]),
    entry('c', [48, 46, 40]),
    entry('d', [48, 44, 42]),
    entry('e', [48, 44, 40]),
  ]

  it('says at every rank what decided it', () => {
    const standing = rankEntries(caseRules, entries, { a: 2, e: 1 })
    expect(standing.placings.map((p) => [p.rank, p.entryId, p.overNext?.decided ?? null])).toEqual([
      [
        1,
        'b',
        {
          by: 'criterion',
          segment: 'idea',
          criterion: 'effect',
          label: 'Hiệu quả',
          mine: '51/2',
          theirs: '24/1',
        },
      ],
      [
        2,
        'c',
        {
          by: 'criterion',
          segment: 'idea',
          criterion: 'novelty',
          label: 'Tính mới, sáng tạo',
          mine: '23/1',
          theirs: '22/1',
        },
      ],
      [
        3,
        'd',
        {
          by: 'criterion',
          segment: 'idea',
          criterion: 'feasibility',
          label: 'Tính khả thi',
          mine: '21/1',
          theirs: '20/1',
        },
      ],
      [4, 'e', { by: 'lot', mine: 1, theirs: 2 }],
      [5, 'a', null],
    ])
    expect(standing.placings[4]?.tieSteps.map(({ by, value }) => [by, value])).toEqual([
      ['criterion', '24/1'],
      ['criterion', '22/1'],
      ['criterion', '20/1'],
      ['lot', '2/1'],
    ])
    expect(standing.placings[0]?.tieSteps.map(({ value }) => value)).toEqual(['51/2'])
  })

  it('reports a lot that is needed, and shares the rank until it is drawn for all', () => {
    const standing = rankEntries(caseRules, entries, { a: 1 })
    expect(standing.lotNeeded).toEqual([{ rank: 4, entries: ['a', 'e'] }])
    expect(standing.placings.slice(3).map((p) => [p.rank, p.entryId, p.overNext?.decided ?? null])).toEqual([
      [4, 'a', { by: 'lotNeeded' }],
      [4, 'e', null],
    ])
  })

  it('compares the criterion on retained sheets only', () => {
    const third = { id: 'x', segment: 'idea', kind: 'extra' as const }
    const make = (entryId: string, effects: readonly [number, number, number]): StageEntryInput => {
      const rest = { novelty: 40, feasibility: 30, presentation: 4 }
      const sheet = (total: number, effect: number) => ({
        ...rest,
        effect,
        scalability: total * 2 - 74 - effect,
      })
      return {
        entryId,
        sheets: [
          { id: `${entryId}1`, segment: 'idea', kind: 'first', marks: sheet(70, effects[0]) },
          { id: `${entryId}2`, segment: 'idea', kind: 'first', marks: sheet(50, effects[1]) },
          { ...third, id: `${entryId}3`, marks: sheet(69, effects[2]) },
        ],
      }
    }
    // The dropped sheet of "low" has the highest mark of all: it must not help.
    const standing = rankEntries(caseRules, [make('low', [46, 26, 46]), make('high', [48, 10, 46])])
    expect(standing.placings.map((p) => p.entryId)).toEqual(['high', 'low'])
    expect(standing.placings[0]?.overNext?.decided).toMatchObject({
      by: 'criterion',
      mine: '47/2',
      theirs: '23/1',
    })
  })
})

describe('rankEntries', () => {
  it('counts 1, 2, 2, 4', () => {
    const list = [totals('d', [60, 60]), totals('b', [70, 70]), totals('c', [68, 72]), totals('a', [80, 80])]
    const standing = rankEntries(shared, list)
    expect(places(standing)).toEqual([
      [1, 'a'],
      [2, 'b'],
      [2, 'c'],
      [4, 'd'],
    ])
    expect(standing.placings.map((p) => p.overNext?.decided ?? null)).toEqual([
      { by: 'score', mine: '80/1', theirs: '70/1' },
      { by: 'shared' },
      { by: 'score', mine: '70/1', theirs: '60/1' },
      null,
    ])
  })

  it('leaves out what has no score and says why', () => {
    const standing = rankEntries(shared, [
      totals('gap', [50, 70]),
      totals('one', [50]),
      totals('ok', [50, 50]),
    ])
    expect(places(standing)).toEqual([[1, 'ok']])
    expect(standing.unranked).toEqual([
      { entryId: 'gap', state: 'gapOpen' },
      { entryId: 'one', state: 'incomplete' },
    ])
  })

  it('breaks ties by the stage before, those with a score there first', () => {
    const rules: ScoringRules = { ...shared, tieBreak: [{ by: 'previousStage' }] }
    const list = [
      { ...totals('a', [70, 70]), previousStage: null },
      { ...totals('b', [70, 70]), previousStage: '70/3' },
      { ...totals('c', [70, 70]), previousStage: '71/3' },
    ]
    expect(places(rankEntries(rules, list))).toEqual([
      [1, 'c'],
      [2, 'b'],
      [3, 'a'],
    ])
  })

  it('refuses the same entry twice', () => {
    expect(() => rankEntries(shared, [totals('a', [1, 1]), totals('a', [2, 2])])).toThrow('entry twice')
  })
})

const anyEntries = fc
  .array(
    fc.tuple(
      fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 4 }),
      fc.integer({ min: 1, max: 5 }),
    ),
    { maxLength: 12 },
  )
  .map((rows) =>
    rows.map(([halves, lot], i) => ({
      input: totals(
        `e${i}`,
        halves.map((h) => 60 + h / 2),
      ),
      lot,
    })),
  )

describe('properties', () => {
  const rules: ScoringRules = {
    ...shared,
    tieBreak: [{ by: 'criterion', segment: 'idea', criterion: 'total' }, { by: 'lot' }],
  }

  it('does not depend on the order of entries, sheets or lots', () => {
    fc.assert(
      fc.property(anyEntries, fc.infiniteStream(fc.nat()), (list, noise) => {
        const keyed = list
          .map((item) => ({ item, key: noise.next().value ?? 0 }))
          .sort((a, b) => a.key - b.key)
        const shuffled = keyed.map(({ item: { input } }) => ({ ...input, sheets: input.sheets.toReversed() }))
        const lots = Object.fromEntries(list.map(({ input, lot }) => [input.entryId, lot]))
        const lotsReversed = Object.fromEntries(Object.entries(lots).toReversed())
        expect(rankEntries(rules, shuffled, lotsReversed)).toEqual(
          rankEntries(
            rules,
            list.map((e) => e.input),
            lots,
          ),
        )
      }),
    )
  })

  it('ranks by the score alone, as a plain sort on exact values does', () => {
    fc.assert(
      fc.property(anyEntries, (list) => {
        const { placings } = rankEntries(
          shared,
          list.map((e) => e.input),
        )
        for (const place of placings) {
          const better = placings.filter((p) => compare(fromWire(p.score), fromWire(place.score)) > 0)
          expect(place.rank).toBe(better.length + 1)
        }
      }),
    )
  })

  it('has one digest for one input, the same as the canonical form of its parts', () => {
    const entries = [totals('b', [70, 71]), totals('a', [70, 72])]
    const row = (id: string, marks: readonly number[]) => [
      id,
      2,
      ...marks.flatMap((m, i) => [`${id}-${i}`, 'idea', 'first', m]),
      [],
      [],
      [],
      null,
    ]
    expect(inputsDigest(shared, entries, { b: 1 })).toBe(
      digestOf([shared, [row('a', [140, 144]), row('b', [140, 142])], [['b', 1]]]),
    )
    expect(inputsDigest(shared, entries, { b: 2 })).not.toBe(inputsDigest(shared, entries, { b: 1 }))
  })

  it('orders by values that no plain number can tell apart', () => {
    const wide: ScoringRules = {
      ...shared,
      gap: null,
      minSheets: 1,
      segments: shared.segments.map((segment) => ({
        ...segment,
        max: '9007199254740993',
        criteria: [
          { key: 'total', label: 'T', guidance: '', max: '9007199254740993', step: '1/3', bands: [] },
        ],
      })),
    }
    const one = (entryId: string, total: number, penalty: string) => ({
      entryId,
      sheets: [{ id: entryId, segment: 'idea', kind: 'first' as const, marks: { total } }],
      penalties: [{ id: 'p', segment: null, points: penalty, reason: '' }],
    })
    const standing = rankEntries(wide, [
      one('a', 9007199254740991, '2/9007199254740993'),
      one('b', 9007199254740991, '1/9007199254740993'),
    ])
    expect(places(standing)).toEqual([
      [1, 'b'],
      [2, 'a'],
    ])
  })
})
