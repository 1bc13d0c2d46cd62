import { digestOf } from '@xk/domain/kernel'
import { recomputeRelease, releaseCoreSchema, type ReleaseCore } from '@xk/domain/publication'
import { readRuleset, type StoredRuleset } from '@xk/domain/ruleset'
import { expect, test } from 'vitest'
import { readFixture } from './fixture.ts'

const { tables } = readFixture()
const rows = tables['ruleset'] as { body: StoredRuleset; digest: string }[]
const cores = (tables['release'] ?? []).map(({ core }) => core as ReleaseCore)

test('rules stored before some fields existed keep their digests, and read with those fields at their defaults', () => {
  expect(rows.length).toBe(5)
  for (const { body, digest } of rows) {
    expect(digestOf(body)).toBe(digest)
    const rules = readRuleset(body)
    expect(rules).toMatchObject(body)
    for (const stage of rules.stages) {
      if (stage.kind === 'scoring')
        expect(stage).toMatchObject({
          cut: null,
          carryOver: [],
          presentation: null,
          avoidEarlierJudges: false,
          bidding: null,
        })
    }
    expect(rules.teamPrizes.map(({ perStageReached }) => perStageReached)).toEqual(
      rules.teamPrizes.map(() => []),
    )
    expect(rules.publication.earlierStages).toBe(false)
  }
})

test('releases signed before are still computed to the same results', () => {
  expect(cores.length).toBe(3)
  for (const core of cores) expect(recomputeRelease(releaseCoreSchema.parse(core), core)).toEqual([])
})
