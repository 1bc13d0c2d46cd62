import { describe, expect, it } from 'vitest'
import { commitmentOf, digestOf } from '../kernel/index.ts'
import { ideaContest2026CaseRuleset } from '../programme/index.ts'
import type { Ruleset } from '../ruleset/index.ts'
import { decidePromotion, proposeAwards, rankEntries, type StageEntryInput } from '../scoring/index.ts'
import { stageRulesOf } from './check-stages.ts'
import { recomputeRelease } from './recompute-release.ts'
import type { ReleaseCore } from './release-core.ts'
import { type ReleaseFile, signRelease } from './release-file.ts'
import type { ReleaseInput } from './release-input.ts'
import { fingerprintOf, publicKeyOf } from './signing-key.ts'
import { build, key, ORIGIN, publish } from './testing.ts'
import { verifyRelease } from './verify-release.ts'

/** The case's two rounds, with three that go on and a tie at the cut, so that four do. */
const ruleset: Ruleset = {
  ...ideaContest2026CaseRuleset,
  stages: ideaContest2026CaseRuleset.stages.map((stage) =>
    stage.kind === 'scoring' && stage.cut ? { ...stage, cut: { ...stage.cut, quota: 3 } } : stage,
  ),
  teamPrizes: [],
}
const own = (key: string) => {
  const stage = stageRulesOf(ruleset, key)
  if (!stage) throw new Error(`no stage ${key}`)
  return stage
}
const salt = '00'.repeat(16)

/** Sheets of one round; the third and the fourth work are equal in the first round. */
const entry = (round: 'p' | 'f', n: number, judges: number): StageEntryInput => ({
  entryId: `${round}${n}`,
  sheets: Array.from({ length: judges }, (_, judge) => ({
    id: `${round}${n}-${judge}`,
    segment: 'idea',
    kind: 'first' as const,
    marks: {
      novelty: 58 - 2 * (round === 'p' && n === 4 ? 3 : n),
      feasibility: 46,
      effect: 56,
      scalability: 18,
      presentation: 8,
    },
  })),
  penalties: [],
})
const first = [1, 2, 3, 4, 5].map((n) => entry('p', n, 2))
const preliminary = rankEntries(own('preliminary').scoring, first)
const scoreOf = (n: number) => preliminary.placings.find(({ entryId }) => entryId === `p${n}`)?.score ?? ''
const second = [1, 2, 3, 4].map((n) => ({
  ...entry('f', n, 5),
  previousStage: scoreOf(n),
  carried: { preliminary: scoreOf(n) },
}))
const final = rankEntries(own('final').scoring, second)

const entriesOf = (inputs: readonly StageEntryInput[]) =>
  inputs.map((input) => ({
    entryId: input.entryId,
    publicCode: `M${input.entryId.slice(1)}`,
    sheets: input.sheets.map((sheet) => ({ ...sheet, digest: commitmentOf(sheet, salt) })),
    sheetOrder: input.sheets.map((_, i) => i),
    objective: [],
    penalties: [],
    previousStage: input.previousStage ?? null,
    ...(input.carried ? { carried: input.carried } : {}),
    personal: null,
  }))
const nothing = { division: null, lots: {}, draws: [], gapResolutions: [] }

const input: ReleaseInput = {
  edition: { slug: 'y-tuong-2026', title: ruleset.title, programme: ruleset.programme },
  organiser: 'Ban Chấp hành Đoàn Khối',
  n: 1,
  supersedes: null,
  publishAt: '2027-03-22T01:00:00Z',
  decision: { number: '16-QĐ/ĐTN', signedOn: '2027-03-21' },
  ruleset,
  rulesetVersion: 1,
  results: [
    {
      ...nothing,
      stage: 'preliminary',
      entries: entriesOf(first),
      frozen: { placings: preliminary.placings, digest: digestOf(preliminary) },
      prizes: null,
      promotion: { digest: digestOf('list'), at: '2027-03-10T01:00:00Z' },
    },
    {
      ...nothing,
      stage: 'final',
      entries: entriesOf(second),
      frozen: { placings: final.placings, digest: digestOf(final) },
      prizes: { awards: proposeAwards(ruleset.prizes, final).awards, choices: {} },
    },
  ],
  teamPrizes: [],
  exceptions: [],
  ledger: ORIGIN,
}

const text = JSON.stringify(publish(build(input)))
const fresh = () => JSON.parse(text) as ReleaseFile
const fingerprint = fingerprintOf(publicKeyOf(key))
const verify = (file: unknown) => verifyRelease(file, { fingerprint })
const at = <T>(items: readonly T[], i: number): T => {
  const item = items[i]
  if (item === undefined) throw new Error('nothing there')
  return item
}

/** Changed by someone who holds the key, and signed again. */
const differencesOf = (change: (core: ReleaseCore) => void): string[] => {
  const file = fresh()
  change(file.core)
  const result = verify({ ...file, format: file.core.format, signature: signRelease(file.core, key) })
  if (result.form !== 'ok') throw new Error(result.pointer)
  expect(result.ok).toBe(false)
  return result.recomputation.state === 'differs' ? result.recomputation.where : []
}

describe('a release of two stages', () => {
  it('verifies, and holds who went on with why', () => {
    expect(verify(fresh())).toMatchObject({ ok: true, recomputation: { state: 'ok' } })
    const { core } = fresh()
    expect([core.format, core.results.length]).toEqual(['xung-kich/release/2', 2])
    expect(recomputeRelease(core, core)).toEqual([])
    expect(
      at(core.results, 0).promotion?.decided.lines.map(({ entryId, why }) => `${entryId} ${why}`),
    ).toEqual(['M1 withinPlaces', 'M2 withinPlaces', 'M3 tieAllIn', 'M4 tieAllIn', 'M5 beyondPlaces'])
    expect(at(core.results, 1).promotion).toBeNull()
  })

  const cases: [string, (core: ReleaseCore) => void, string][] = [
    [
      'one preliminary point that takes an entry out of the tie',
      (core) => {
        const { marks } = at(at(at(core.results, 0).entries, 3).sheets, 0)
        marks['novelty'] = (marks['novelty'] ?? 0) - 1
      },
      '/results/0/promotion/decided',
    ],
    [
      'the same point: the final’s entries no longer follow',
      (core) => {
        const { marks } = at(at(at(core.results, 0).entries, 3).sheets, 0)
        marks['novelty'] = (marks['novelty'] ?? 0) - 1
      },
      '/results/1/entries',
    ],
    [
      'an entry let into the list',
      (core) => {
        const line = at(at(core.results, 0).promotion?.decided.lines ?? [], 4)
        line.goesOn = true
      },
      '/results/0/promotion/decided/lines/4/goesOn',
    ],
    ['a finalist dropped', (core) => void at(core.results, 1).entries.pop(), '/results/1/entries'],
    [
      'a finalist called withdrawn who competes',
      (core) => void at(core.results, 0).promotion?.withdrawn.push('M1'),
      '/results/1/entries',
    ],
    [
      'a preliminary score carried higher',
      (core) => (at(at(core.results, 1).entries, 0).previousStage = '100/1'),
      '/results/1/entries/0/previousStage',
    ],
    [
      'what counts of it',
      (core) => (at(at(core.results, 1).entries, 0).carried = { preliminary: '100/1' }),
      '/results/1/entries/0/carried',
    ],
    ['the promotion left out', (core) => (at(core.results, 0).promotion = null), '/results/0/promotion'],
    ['the preliminary round left out', (core) => void core.results.shift(), '/results'],
  ]
  it.each(cases)('%s: recomputation names it', (_, change, where) => {
    expect(differencesOf(change).filter((pointer) => pointer.startsWith(where))).not.toEqual([])
  })

  it('does not pass as a release of one stage', () => {
    const file = fresh()
    expect(verify({ ...file, format: 'xung-kich/release/1' }).form).toBe('malformed')
    expect(differencesOf((core) => (core.format = 'xung-kich/release/1'))).toContain('/format')
  })

  it('names who went on and was taken out since', () => {
    const without = { ...input, results: input.results.map((result) => ({ ...result })) }
    const last = at(without.results, 1)
    const placings = rankEntries(own('final').scoring, second.slice(0, 3)).placings
    last.entries = last.entries.slice(0, 3)
    last.frozen = { placings, digest: digestOf('frozen') }
    last.prizes = { awards: proposeAwards(ruleset.prizes, { placings, lotNeeded: [] }).awards, choices: {} }
    const { core } = build(without)
    expect(at(core.results, 0).promotion?.withdrawn).toEqual(['M4'])
    expect(recomputeRelease(core, core)).toEqual([])
  })

  it('keeps to what the cut decides', () => {
    const cut = own('preliminary').cut
    if (!cut) throw new Error('no cut')
    expect(decidePromotion(preliminary, cut).tie?.entries).toEqual(['p3', 'p4'])
  })
})
