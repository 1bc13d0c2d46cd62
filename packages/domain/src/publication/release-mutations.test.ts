import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ReleaseCore } from './release-core.ts'
import { type ReleaseFile, signRelease } from './release-file.ts'
import { fingerprintOf, publicKeyOf } from './signing-key.ts'
import { build, key, publish } from './testing.ts'
import { type ReleaseVerification, verifyRelease } from './verify-release.ts'

const fingerprint = fingerprintOf(publicKeyOf(key))
const text = JSON.stringify(publish(build()))
const fresh = () => JSON.parse(text) as ReleaseFile
const verify = (file: unknown) => verifyRelease(file, { fingerprint })

type Path = (string | number)[]
const leavesOf = (value: unknown, path: Path = []): Path[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([step, item]) => leavesOf(item, [...path, step]))
    : [path]
const leaves = leavesOf(fresh())

const changed = (value: unknown, at: number): unknown => {
  if (typeof value === 'number') return value + 1
  if (typeof value === 'boolean') return !value
  if (typeof value !== 'string') return 'x'
  const i = at % Math.max(1, value.length)
  return `${value.slice(0, i)}${value.charAt(i) === '0' ? '1' : '0'}${value.slice(i + 1)}`
}
const mutate = (path: Path, at: number): ReleaseFile => {
  const file = fresh()
  let holder = file as unknown as Record<string | number, unknown>
  for (const step of path.slice(0, -1)) holder = holder[step] as Record<string | number, unknown>
  const last = path.at(-1) ?? ''
  holder[last] = changed(holder[last], at)
  return file
}

const failedParts = (result: ReleaseVerification) =>
  result.form === 'malformed'
    ? ['form']
    : [
        ...(result.signature.state === 'ok' ? [] : ['signature']),
        ...(result.recomputation.state === 'ok' ? [] : ['recomputation']),
        ...(result.inclusion.state === 'ok' ? [] : ['inclusion']),
        ...(result.disclosures.wrong.length === 0 ? [] : ['disclosures']),
      ]

/** Which part must fail for a change there: the first step of the path says. */
const PART: Record<string, string> = {
  format: 'form',
  core: 'signature',
  signature: 'signature',
  checkpoint: 'inclusion',
  inclusion: 'inclusion',
  disclosures: 'disclosures',
}

describe('a release with any one value changed', () => {
  it('fails, with the part named that holds the value', () => {
    const anywhere = fc.tuple(fc.constantFrom(...leaves), fc.nat())
    fc.assert(
      fc.property(anywhere, ([path, at]) => {
        const result = verify(mutate(path, at))
        expect(result.ok).toBe(false)
        const parts = failedParts(result)
        if (!parts.includes('form')) expect(parts).toContain(PART[String(path[0])])
      }),
      { numRuns: 150 },
    )
  })

  it('fails for every name, signature byte and proof hash', () => {
    const sections = ['signature', 'checkpoint', 'inclusion', 'disclosures']
    for (const path of leaves.filter(([section]) => sections.includes(String(section)))) {
      expect([path, verify(mutate(path, 3)).ok]).toEqual([path, false])
    }
  })
})

/** Someone who holds the key changes the result afterwards and signs it again. */
const resigned = (change: (core: ReleaseCore) => void): ReleaseFile => {
  const file = fresh()
  change(file.core)
  return { ...file, signature: signRelease(file.core, key) }
}
const first = <T>(items: readonly T[] | undefined): T => {
  const [item] = items ?? []
  if (item === undefined) throw new Error('nothing there')
  return item
}

describe('a release changed and signed again with the right key', () => {
  const cases: [string, (core: ReleaseCore) => void, string][] = [
    [
      'one point of one sheet',
      (core) => {
        const { marks } = first(first(first(core.results).entries).sheets)
        marks.effect = (marks.effect ?? 0) - 1
      },
      '/sheetsRoot',
    ],
    [
      'one rank',
      (core) => (first(first(core.results).standing.placings).rank = 2),
      '/results/0/standing/placings/0/rank',
    ],
    [
      'one score',
      (core) => (first(first(core.results).standing.scores).score = '100/1'),
      '/results/0/standing/scores/0/score',
    ],
    ['the lot', (core) => (first(core.results).lots = {}), '/results/0/standing/inputsDigest'],
    [
      'a prize handed to another entry',
      (core) => {
        const { standing, prizes } = first(core.results)
        first(prizes?.awards.slice(1)).entryId = standing.placings.at(-1)?.entryId ?? ''
      },
      '/results/0/prizes/awards/1',
    ],
    [
      'a withheld prize without its reason',
      (core) => (first(first(core.results).prizes?.awards).reason = ' '),
      '/results/0/prizes/awards/0',
    ],
    ['a prize dropped', (core) => first(core.results).prizes?.awards.pop(), '/results/0/prizes/awards'],
    ['a rule', (core) => (first(core.ruleset.prizes).quota = 2), '/rulesetDigest'],
    [
      'a unit’s points',
      (core) => (first(first(core.teamPrizes).ranking.placings).points = '99/1'),
      '/teamPrizes/0/ranking/placings/0/points',
    ],
    [
      'a unit’s prizes',
      (core) => first(first(core.teamPrizes).units).prizes.push('first'),
      '/teamPrizes/0/units',
    ],
    [
      'a mark that nobody can give',
      (core) => {
        first(first(first(core.results).entries).sheets).marks = {}
      },
      '/results/0',
    ],
  ]
  it.each(cases)('%s: recomputation and inclusion name it', (_, change, where) => {
    const result = verify(resigned(change))
    if (result.form !== 'ok') throw new Error(result.pointer)
    expect(result.signature.state).toBe('ok')
    expect(result.inclusion).toEqual({ state: 'differs', what: 'event' })
    const found = result.recomputation.state === 'differs' ? result.recomputation.where : []
    expect(found.filter((pointer) => pointer.startsWith(where))).not.toEqual([])
  })
})

describe('a file that is none', () => {
  it.each([[null], [[]], ['x'], [{}], [{ ...fresh(), extra: 1 }], [{ ...fresh(), core: null }]])(
    'is malformed: %#',
    (input) => {
      expect(verify(input).form).toBe('malformed')
    },
  )

  it('never makes verification throw, whatever is taken out of it', () => {
    const inner = fc.constantFrom(
      ...leaves.flatMap((path) => path.map((_, depth) => path.slice(0, depth + 1))),
    )
    fc.assert(
      fc.property(
        inner,
        fc.constantFrom<unknown>(undefined, null, [], {}, -1, 1e308, '\ud800'),
        (path, value) => {
          const file = fresh()
          let holder = file as unknown as Record<string | number, unknown>
          for (const step of path.slice(0, -1)) holder = holder[step] as Record<string | number, unknown>
          holder[path.at(-1) ?? ''] = value
          expect(['ok', 'malformed']).toContain(verify(file).form)
        },
      ),
      { numRuns: 150 },
    )
  })
})
