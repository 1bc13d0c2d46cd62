import { describe, expect, it } from 'vitest'
import { timeOutcome, scoreStageEntry, type StageEntryInput } from './index.ts'
import { teamRules } from './testing.ts'

const [greeting, , , sketch] = teamRules.segments
if (!greeting || !sketch) throw new Error('no segment')

describe('timeOutcome of Chào hỏi, three to five minutes', () => {
  it.each([
    [180, 0, '0/1'],
    [300, 0, '0/1'],
    [304, 4, '0/1'],
    [305, 5, '1/1'],
    [360, 60, '1/1'],
    [361, 61, '2/1'],
    [479, 179, '2/1'],
    [480, 180, null],
    [176, 4, '0/1'],
    [175, 5, '1/1'],
    [119, 61, '2/1'],
    [0, 180, null],
  ])('%i seconds', (elapsedSeconds, deviation, points) => {
    expect(timeOutcome(greeting, elapsedSeconds)).toEqual({ elapsedSeconds, deviation, points })
  })
})

/** Every judge gives the whole maximum less so many half points on one criterion. */
const sheets = (less: readonly number[]) =>
  teamRules.segments
    .filter((segment) => segment.mode === 'judged')
    .flatMap((segment) =>
      less.map((halves, judge) => ({
        id: `${segment.key}-${judge}`,
        segment: segment.key,
        kind: 'first' as const,
        marks: Object.fromEntries(
          segment.criteria.map(({ key, max }, i) => [key, Number(max) * 2 - (i === 0 ? halves : 0)]),
        ),
      })),
    )

const team = (change: Partial<StageEntryInput> = {}): StageEntryInput => ({
  entryId: 'team',
  sheets: sheets([0, 0, 1, 1, 2, 3, 6]),
  objective: [
    { segment: 'greeting', points: null, elapsedSeconds: 310 },
    { segment: 'knowledge', points: '24', elapsedSeconds: null },
    { segment: 'sketch', points: null, elapsedSeconds: 600 },
  ],
  ...change,
})

describe('a team at the desk', () => {
  it('adds judged segments, knowledge points and time', () => {
    const score = scoreStageEntry(teamRules, team())
    // Seven sheets, one off either end: (0+1+1+2+3) half points less, over five sheets.
    expect(score.segments.map((s) => [s.segment, s.base, s.score])).toEqual([
      ['greeting', '143/10', '133/10'],
      ['knowledge', '24/1', '24/1'],
      ['situation', '193/10', '193/10'],
      ['sketch', '343/10', '343/10'],
    ])
    expect(score.score).toBe('909/10')
  })

  it('is incomplete without the knowledge points or a time that counts', () => {
    expect(
      scoreStageEntry(
        teamRules,
        team({ objective: [{ segment: 'sketch', points: null, elapsedSeconds: 500 }] }),
      ),
    ).toMatchObject({
      state: 'incomplete',
      score: null,
      missing: [
        { what: 'time', segment: 'greeting' },
        { what: 'objectiveMark', segment: 'knowledge' },
      ],
    })
  })

  it('does not score a segment that is three minutes over, and never goes below 0', () => {
    const late = team({
      objective: [
        { segment: 'greeting', points: null, elapsedSeconds: 480 },
        { segment: 'knowledge', points: '0', elapsedSeconds: null },
        { segment: 'sketch', points: null, elapsedSeconds: 600 },
      ],
      penalties: [{ id: 'p', segment: 'sketch', points: '40', reason: 'Đạo cụ nguy hiểm' }],
    })
    expect(scoreStageEntry(teamRules, late).segments.map((s) => s.score)).toEqual([
      '0/1',
      '0/1',
      '193/10',
      '0/1',
    ])
  })

  it('opens a gap above a quarter of the segment only', () => {
    const open = (less: number) =>
      scoreStageEntry(teamRules, team({ sheets: sheets([0, 0, 0, 0, 0, 0, less]) })).segments.map(
        (s) => s.state,
      )
    // 7 half points are 3.5: below a quarter of 15 (3.75); 10 are 5: above it and exactly a quarter of 20.
    expect(open(7)).toEqual(['scored', 'scored', 'scored', 'scored'])
    expect(open(10)).toEqual(['gapOpen', 'scored', 'scored', 'scored'])
    expect(open(11)).toEqual(['gapOpen', 'scored', 'gapOpen', 'scored'])
  })
})
