import { expect, test } from 'vitest'
import type { Prize, ScoringRules } from '../ruleset/index.ts'
import type { StageEntryInput } from '../scoring/index.ts'
import { leaveOneJudgeOut } from './leave-one-out.ts'
import { levelled } from './levels.ts'
import { type EvidenceInput, stageEvidence } from './stage-evidence.ts'

const band = (key: string, from: string, to: string) => ({
  key,
  label: key,
  descriptor: '',
  from,
  to,
  commentRequired: false,
})
const criterion = (key: string, max: number) => ({
  key,
  label: key,
  guidance: '',
  max: `${max}`,
  step: '1/2',
  bands: [
    band('high', `${max * 0.7}`.replace('.5', ''), `${max}`),
    band('low', '0', `${max * 0.5}`),
    band('middle', `${max * 0.5 + 1}`, `${max * 0.7 - 1}`),
  ],
})
const rules: ScoringRules = {
  blind: true,
  judgesPerEntry: 2,
  maxLoad: 100,
  minSheets: 2,
  segments: [
    {
      key: 'written',
      label: 'Bài viết',
      mode: 'judged',
      max: '100',
      criteria: [criterion('new', 60), criterion('use', 40)],
      items: null,
      seconds: null,
      timeDeductions: [],
      toleranceSeconds: 0,
    },
  ],
  trimming: null,
  gap: null,
  tieBreak: [{ by: 'shared' }],
  overallComment: null,
  blindCodeDigits: 4,
  undertaking: '',
}
const prize = (key: string, quota: number): Prize => ({
  key,
  label: key,
  quota,
  floor: null,
  tiesShared: false,
  rewardText: '',
})

/** Entry → judge → points out of 100, split 60 : 40 between the criteria. */
type Table = Record<string, Record<string, number>>
const judged = (table: Table): Pick<EvidenceInput, 'entries' | 'judgeOf'> => {
  const judgeOf: [string, string][] = []
  const entries: StageEntryInput[] = Object.entries(table).map(([entryId, sheets]) => ({
    entryId,
    sheets: Object.entries(sheets).map(([judge, total]) => {
      const id = `${entryId}-${judge}`
      judgeOf.push([id, judge])
      const half = Math.round(total * 0.6)
      return { id, segment: 'written', kind: 'first', marks: { new: half * 2, use: (total - half) * 2 } }
    }),
  }))
  return { entries, judgeOf }
}
const input = (table: Table, prizes: readonly Prize[]): EvidenceInput => ({
  rules,
  prizes,
  choices: {},
  lots: {},
  seed: 'thử',
  ...judged(table),
})

/** An is strict by 6, Bình generous by 6; a, b, c, d in that order but for c, whom only the strict one lifted. */
const TABLE: Table = {
  a: { An: 84, Bình: 96 },
  b: { An: 79, Chi: 85 },
  c: { An: 88, Chi: 70 },
  d: { Bình: 80, Chi: 68 },
  e: { An: 60, Bình: 74 },
}
const PRIZES = [prize('first', 1), prize('second', 1)]

test('without one judge: who moves, who gains and who loses a prize, by the stage’s own rules', () => {
  const { entries, judgeOf } = input(TABLE, PRIZES)
  const lines = leaveOneJudgeOut({
    rules,
    prizes: PRIZES,
    choices: {},
    entries,
    lots: {},
    judgeOf: new Map(judgeOf),
  })
  // All: a 90, b 82, c 79, d 74, e 67.
  expect(lines).toEqual([
    {
      // a 96, b 85, c 70, d 74, e 74
      judge: 'An',
      sheets: 4,
      unranked: [],
      moved: 3,
      farthest: { entry: 'c', rank: 3, without: 5 },
      prizes: [],
    },
    {
      // a 84, b 82, c 79, d 68, e 60
      judge: 'Bình',
      sheets: 3,
      unranked: [],
      moved: 0,
      farthest: null,
      prizes: [],
    },
    {
      // a 90, b 79, c 88, d 80, e 67
      judge: 'Chi',
      sheets: 3,
      unranked: [],
      moved: 3,
      farthest: { entry: 'b', rank: 2, without: 4 },
      prizes: [
        { entry: 'b', prize: 'second', without: null },
        { entry: 'c', prize: null, without: 'second' },
      ],
    },
  ])
})

test('without the only judge of an entry it has no score, and no other entry moves for that', () => {
  const alone = { ...TABLE, f: { Dung: 99 }, g: { Dung: 50 } }
  const { entries, judgeOf } = judged(alone)
  const lines = leaveOneJudgeOut({
    rules: { ...rules, minSheets: 1 },
    prizes: PRIZES,
    choices: {},
    entries,
    lots: {},
    judgeOf: new Map(judgeOf),
  })
  expect(lines.find(({ judge }) => judge === 'Dung')).toEqual({
    judge: 'Dung',
    sheets: 2,
    unranked: ['f', 'g'],
    moved: 0,
    farthest: null,
    prizes: [
      { entry: 'f', prize: 'first', without: null },
      { entry: 'a', prize: 'second', without: 'first' },
      { entry: 'b', prize: null, without: 'second' },
    ],
  })
})

test('the whole evidence of a stage, from its sheets alone', () => {
  const it = stageEvidence(input(TABLE, PRIZES))
  expect(it.ranked).toBe(5)
  const [part] = it.segments
  expect(part).toMatchObject({ segment: 'written', max: 100, entries: 5, sheets: 10, kendallW: null })
  expect(part?.judges[0]).toEqual({
    judge: 'An',
    sheets: 4,
    least: 60,
    lower: 74.25,
    middle: 81.5,
    upper: 85,
    most: 88,
  })
  expect(part?.spreads[0]).toEqual({
    entry: 'c',
    spread: 18,
    totals: [
      { judge: 'An', total: 88 },
      { judge: 'Chi', total: 70 },
    ],
  })
  expect(part?.icc).toMatchObject({ k: 2 })
  expect(Object.keys(part?.icc ?? {}).sort()).toEqual(['icc1', 'icc1k', 'k'])
  const severity = part?.severity.ok ? part.severity.judges : []
  expect(severity.map(({ judge }) => judge)).toEqual(['An', 'Bình', 'Chi'])
  expect(severity.reduce((sum, { value }) => sum + value, 0)).toBeCloseTo(0, 10)
  expect(it.intervals).toBe('shown')
  expect(it.boundaries.map(({ prize, places, entries }) => [prize, places, entries[0]?.entry])).toEqual([
    ['first', 1, 'a'],
    ['second', 2, 'a'],
  ])
  expect(stageEvidence(input(TABLE, PRIZES))).toEqual(it)
})

test('a panel in two halves has ranks with intervals but no comparison of severity', () => {
  const halves: Table = {
    a: { An: 90, Bình: 80 },
    b: { An: 70, Bình: 66 },
    c: { Chi: 88, Dung: 70 },
    d: { Chi: 60, Dung: 52 },
  }
  const it = stageEvidence(input(halves, PRIZES))
  const parts = [
    ['An', 'Bình'],
    ['Chi', 'Dung'],
  ]
  expect(it.segments[0]?.severity).toEqual({ ok: false, parts })
  expect(it.segments[0]?.facets).toEqual({ ok: false, refusal: { why: 'disconnected', parts } })
  expect(it.intervals).toBe('shown')
  expect(it.boundaries[0]?.entries.map(({ adjusted }) => adjusted)).toContain(null)
})

test('what is carried over of an earlier stage holds ranks firmer: only this stage’s part wavers', () => {
  const before = { a: '90', b: '82', c: '79', d: '74', e: '67' }
  const table = input(TABLE, PRIZES)
  const carried = table.entries.map((entry) => ({
    ...entry,
    carried: { earlier: before[entry.entryId as keyof typeof before] },
  }))
  const widthOf = (weight: string) => {
    const carryOver = [{ stage: 'earlier', weight }]
    const { boundaries } = stageEvidence({ ...table, entries: carried, carryOver })
    return boundaries.flatMap(({ entries }) => entries).reduce((sum, it) => sum + it.high - it.low, 0)
  }
  expect(widthOf('9/10')).toBeLessThan(widthOf('1/10'))
  expect(widthOf('1/1')).toBe(0)
})

test('single sheets, no prizes and no sheets at all are said, not guessed', () => {
  const single = {
    ...input({ a: { An: 80 }, b: { An: 70 } }, [prize('first', 1)]),
    rules: { ...rules, minSheets: 1 },
  }
  expect(stageEvidence(single)).toMatchObject({ ranked: 2, intervals: 'noRepetition', boundaries: [] })
  expect(stageEvidence(input(TABLE, []))).toMatchObject({ intervals: 'noPrizes', boundaries: [] })
  const nothing = stageEvidence(input({}, PRIZES))
  expect(nothing).toMatchObject({ ranked: 0, intervals: 'noPrizes', leaveOneOut: [] })
  expect(nothing.segments[0]).toMatchObject({
    sheets: 0,
    judges: [],
    icc: null,
    severity: { ok: false, parts: [] },
    facets: { ok: false, refusal: { why: 'nothingToEstimate' } },
  })
})

test('marks of criteria with different maxima share the levels of their bands, unused ones passed over', () => {
  const [segment] = rules.segments
  if (!segment) throw new Error('no segment')
  const sheets = [
    { entry: 'a', judge: 'An', marks: { new: 120, use: 80 } },
    { entry: 'b', judge: 'An', marks: { new: 0, use: 40 } },
  ]
  expect(levelled(segment, sheets)).toEqual({
    by: 'bands',
    used: 2,
    of: 3,
    ratings: [
      { entry: 'a', judge: 'An', criterion: 'new', score: 1 },
      { entry: 'a', judge: 'An', criterion: 'use', score: 1 },
      { entry: 'b', judge: 'An', criterion: 'new', score: 0 },
      { entry: 'b', judge: 'An', criterion: 'use', score: 0 },
    ],
  })
  const bare = { ...segment, criteria: segment.criteria.map((it) => ({ ...it, bands: [] })) }
  expect(levelled(bare, sheets)).toMatchObject({ by: 'fifths', used: 3, of: 5 })
})
