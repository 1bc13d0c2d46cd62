import { describe, expect, it } from 'vitest'
import { commitmentOf, digestOf } from '../kernel/index.ts'
import { readRuleset } from '../ruleset/index.ts'
import { rankEntries } from '../scoring/index.ts'
import stored from './fixtures/correcting-release-1.json' with { type: 'json' }
import { proposeAfterRevocations } from './check-correction.ts'
import { scoringRulesOf } from './recompute-release.ts'
import type { ReleaseCore } from './release-core.ts'
import { releaseDigest, type ReleaseFile, signRelease } from './release-file.ts'
import type { ReleaseInput } from './release-input.ts'
import { fingerprintOf, publicKeyOf } from './signing-key.ts'
import { build, key, publish, releaseInput } from './testing.ts'
import { verifyRelease } from './verify-release.ts'

const fingerprint = fingerprintOf(publicKeyOf(key))
const copy = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T
const check = (file: unknown, before?: unknown) => {
  const found = verifyRelease(copy(file), { fingerprint, ...(before === undefined ? {} : { before }) })
  if (found.form === 'malformed') throw new Error(`malformed at ${found.pointer}`)
  return found
}
const AT = '2026-12-01T02:00:00Z'
const WHY = 'Phúc khảo theo kiến nghị'

const allowing = (): ReleaseInput => {
  const input = releaseInput()
  const appeals = readRuleset(input.ruleset).appeals
  if (!appeals) throw new Error('no appeals')
  const ruleset = {
    ...input.ruleset,
    appeals: { ...appeals, remark: 'allowed' as const, remarkJudges: 2, resolution: 'replaces' as const },
  }
  return { ...input, ruleset }
}
const first = build(allowing())

/** Entry 20 marked anew far higher; the best one's prize taken back. */
const corrected = (vacancy: 'vacant' | 'raiseNext'): ReleaseInput => {
  const input = allowing()
  const [result] = input.results
  const rules = scoringRulesOf(readRuleset(input.ruleset), 'preliminary')
  if (!result || !rules) throw new Error('no result')
  const marks = { novelty: 50, feasibility: 40, effect: 52, scalability: 16, presentation: 8 }
  const entries = result.entries.map((entry) =>
    entry.entryId === 'entry-20'
      ? {
          ...entry,
          sheets: [
            ...entry.sheets,
            ...[0, 1].map((i) => ({
              id: `r${i}`,
              segment: 'idea',
              kind: 'remark' as const,
              marks,
              digest: commitmentOf({ i }, digestOf(i).slice(0, 32)),
            })),
          ],
          sheetOrder: [...entry.sheetOrder, entry.sheetOrder.length, entry.sheetOrder.length + 1],
          remark: { resolution: 'replaces' as const },
        }
      : entry,
  )
  const ranked = (of: typeof result.entries) =>
    rankEntries(
      rules,
      of.map((entry) => ({ ...entry, penalties: [] })),
      result.lots,
    )
  const was = ranked(result.entries)
  const standing = ranked(entries)
  const scoreIn = (of: typeof was) => of.placings.find(({ entryId }) => entryId === 'entry-20')?.score ?? null
  const [best] = standing.placings
  if (!best) throw new Error('nobody placed')
  const taken = {
    entryId: best.entryId,
    prize: input.ruleset.prizes[0]?.key ?? '',
    vacancy,
    reason: 'Không trung thực khi kê khai',
    ground: 'Điều 12 Thể lệ',
    decision: { number: '21-QĐ/ĐTN', signedOn: '2026-12-01' },
    at: AT,
  }
  const proposal = proposeAfterRevocations(readRuleset(input.ruleset).prizes, standing, {}, [
    { code: taken.entryId, vacancy },
  ])
  const kept = proposal.awards.filter(({ entryId }) => entryId !== taken.entryId)
  const revoked = {
    prize: taken.prize,
    entryId: taken.entryId,
    state: 'revoked' as const,
    reason: taken.reason,
  }
  const awards = [revoked, ...kept]
  const counted = new Map(
    (vacancy === 'vacant' ? awards : kept).map(({ entryId, prize }) => [entryId, prize]),
  )
  const unitOf = new Map(result.entries.map(({ entryId, personal }) => [entryId, personal?.unit.value]))
  return {
    ...input,
    n: 2,
    supersedes: { n: 1, digest: releaseDigest(first.core), reason: WHY },
    results: [
      {
        ...result,
        entries,
        frozen: { placings: standing.placings, digest: digestOf(standing) },
        prizes: { awards, choices: {} },
      },
    ],
    teamPrizes: input.teamPrizes.map((team) => {
      // Nameless entries' units are not known here: their prizes are credited to the first.
      const units = team.units.map((unit) => ({ ...unit, prizes: [] as string[] }))
      for (const [entryId, prize] of counted) {
        const mine = units.find(({ unitId }) => unitId === unitOf.get(entryId)) ?? units[0]
        mine?.prizes.push(prize)
      }
      return { ...team, units }
    }),
    exceptions: [
      ...input.exceptions,
      {
        kind: 'correction',
        at: AT,
        reason: WHY,
        entryId: 'entry-20',
        change: { stage: 'preliminary', from: scoreIn(was), to: scoreIn(standing) },
      },
    ],
    revocations: [taken],
  }
}

describe('a release that corrects and takes back', () => {
  it.each(['vacant', 'raiseNext'] as const)('verifies, and is one of format 3 (%s)', (vacancy) => {
    const built = build(corrected(vacancy))
    const found = check(publish(built), publish(first))
    expect([built.core.format, found.ok, found.recomputation, found.superseding]).toEqual([
      'xung-kich/release/3',
      true,
      { state: 'ok' },
      { state: 'ok', n: 1 },
    ])
  })

  it('leaves every other prize where it was, or moves those below up, as the decision says', () => {
    const prizesIn = (vacancy: 'vacant' | 'raiseNext') =>
      build(corrected(vacancy)).core.results[0]?.prizes?.awards.map(({ prize, state }) => [prize, state])
    const [a, b] = [prizesIn('vacant'), prizesIn('raiseNext')]
    expect(a?.slice(0, 2)).toEqual([
      ['first', 'revoked'],
      ['second', 'given'],
    ])
    expect(b?.slice(0, 2)).toEqual([
      ['first', 'revoked'],
      ['first', 'given'],
    ])
  })

  it('names the very release that it supersedes, if that is the one given', () => {
    const file = publish(build(corrected('vacant')))
    expect(check(file).superseding).toEqual({ state: 'named', n: 1, digest: releaseDigest(first.core) })
    const other = publish(build(releaseInput()))
    const found = check(file, other)
    expect([found.ok, found.superseding]).toEqual([false, { state: 'differs', what: 'digest' }])
    const forged = { ...publish(first), signature: signRelease(other.core, key) }
    expect(check(file, forged).superseding).toEqual({ state: 'differs', what: 'signature' })
    expect(check(file, {}).superseding).toEqual({ state: 'differs', what: 'malformed' })
  })

  const file = copy(publish(build(corrected('vacant'))))
  const resigned = (change: (core: ReleaseCore) => void): ReleaseFile => {
    const changed = copy(file)
    change(changed.core)
    return { ...changed, signature: signRelease(changed.core, key) }
  }
  const cases: [string, (core: ReleaseCore) => void, string][] = [
    ['what it supersedes', (core) => (core.supersedes = null), '/supersedes'],
    ['the number that it supersedes', (core) => core.supersedes && (core.supersedes.n = 7), '/supersedes'],
    [
      'which score holds',
      (core) =>
        core.results[0]?.entries.forEach((entry) => entry.remark && (entry.remark.resolution = 'averages')),
      '/results/0/entries/',
    ],
    [
      'a sheet of the other panel dropped',
      (core) => core.results[0]?.entries.forEach((entry) => entry.remark && entry.sheets.pop()),
      '/sheetsRoot',
    ],
    [
      'the score before and after',
      (core) => core.exceptions.forEach(({ change }) => change && (change.to = '1/1')),
      '/exceptions/2/change',
    ],
    ['a revocation dropped', (core) => (core.revocations = []), '/revocations'],
    [
      'a revocation without a ground',
      (core) => core.revocations?.forEach((it) => (it.ground = ' ')),
      '/revocations/0',
    ],
    [
      'a prize given back',
      (core) => {
        const [award] = core.results[0]?.prizes?.awards ?? []
        if (award) award.state = 'given'
      },
      '/revocations',
    ],
    ['an earlier format', (core) => (core.format = 'xung-kich/release/1'), '/format'],
  ]
  it.each(cases)('is refused with %s changed and signed again', (_, change, where) => {
    const found = verifyRelease(resigned(change), { fingerprint })
    if (found.form === 'malformed') return expect(where).toBe(found.pointer)
    const places = found.recomputation.state === 'differs' ? found.recomputation.where : []
    expect([found.ok, places.some((at) => at.startsWith(where))]).toEqual([false, true])
  })
})

it('a release of before these fields, and one that corrected it, verify as they did', () => {
  const found = check(stored)
  expect([found.ok, found.superseding.state]).toEqual([true, 'named'])
})
