import { expect, it } from 'vitest'
import { commitmentOf, digestOf } from '../kernel/index.ts'
import { teamContestTemplate } from '../programme/index.ts'
import { proposeAwards, rankEntries, type StageEntryInput } from '../scoring/index.ts'
import { recomputeRelease } from './recompute-release.ts'
import type { ReleaseInput } from './release-input.ts'
import { build, ORIGIN } from './testing.ts'

const ruleset = teamContestTemplate
const stage = ruleset.stages.find((candidate) => candidate.kind === 'scoring')
if (stage?.kind !== 'scoring') throw new Error('no scoring stage')
const { scoring } = stage
const salt = '00'.repeat(16)

/** Three teams at the final: sheets by segment, knowledge points and times typed once, one penalty. */
const team = (n: number): StageEntryInput => ({
  entryId: `team-${n}`,
  sheets: scoring.segments
    .filter(({ mode }) => mode === 'judged')
    .flatMap(({ key: segment, criteria }) =>
      Array.from({ length: scoring.minSheets }, (_, judge) => ({
        id: `${segment}-${judge}`,
        segment,
        kind: 'first' as const,
        marks: Object.fromEntries(criteria.map(({ key }) => [key, n + judge])),
      })),
    ),
  objective: scoring.segments.map((segment) => ({
    segment: segment.key,
    points: segment.mode === 'objective' ? (segment.items?.points ?? '0') : null,
    elapsedSeconds: (segment.seconds?.max ?? 0) + (n === 2 ? 61 : 0),
  })),
  penalties: n === 3 ? [{ id: 'T1', segment: null, points: '1/2', reason: 'Vào muộn' }] : [],
})
const teams = [1, 2, 3].map(team)
const standing = rankEntries(scoring, teams)

const input: ReleaseInput = {
  edition: { slug: 'hoi-thi-2026', title: ruleset.title, programme: ruleset.programme },
  organiser: 'Ban Chấp hành Đoàn Khối',
  n: 1,
  supersedes: null,
  publishAt: '2026-11-20T01:00:00Z',
  decision: { number: '16-QĐ/ĐTN', signedOn: '2026-11-19' },
  ruleset,
  rulesetVersion: 1,
  results: [
    {
      stage: stage.key,
      division: null,
      entries: teams.map((entry, i) => ({
        entryId: entry.entryId,
        publicCode: `D${3 - i}`,
        sheets: entry.sheets.map((sheet) => ({ ...sheet, digest: commitmentOf(sheet, salt) })),
        sheetOrder: entry.sheets.map((_, position) => position).toReversed(),
        objective: entry.objective ?? [],
        penalties: entry.penalties ?? [],
        previousStage: null,
        personal: null,
      })),
      lots: {},
      draws: [],
      gapResolutions: [],
      frozen: { placings: standing.placings, digest: digestOf(standing) },
      prizes: { awards: proposeAwards(ruleset.prizes, standing).awards, choices: {} },
    },
  ],
  teamPrizes: [],
  exceptions: [],
  ledger: ORIGIN,
}

it('carries objective marks, times and penalties, so that a live final can be computed again', () => {
  const { core } = build(input)
  expect(standing.unranked).toEqual([])
  expect(recomputeRelease(core, core)).toEqual([])

  const changed = structuredClone(core)
  const mark = changed.results[0]?.entries[1]?.objective.find(({ points }) => points !== null)
  if (!mark) throw new Error('no objective mark')
  mark.points = '0'
  expect(recomputeRelease(changed, changed)).toContain('/results/0/standing/inputsDigest')

  const late = structuredClone(core)
  const entry = late.results[0]?.entries.find(({ penalties }) => penalties.length > 0)
  if (!entry) throw new Error('no penalty')
  entry.penalties = []
  expect(recomputeRelease(late, late).some((pointer) => pointer.endsWith('/score'))).toBe(true)
})
