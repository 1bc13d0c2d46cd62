import { describe, expect, it } from 'vitest'
import { fromWire, toWire } from '../../kernel/index.ts'
import { type Criterion, gradedBands, type Ruleset, rulesetSchema } from '../../ruleset/index.ts'
import { exemplar2026CaseRuleset, ideaContest2026CaseRuleset, templateFor, TEMPLATES } from '../index.ts'

const shipped: [string, Ruleset][] = [
  ...Object.entries(TEMPLATES),
  ['case', ideaContest2026CaseRuleset],
  ['case of the selection', exemplar2026CaseRuleset],
]

const criteriaOf = (ruleset: Ruleset): Criterion[] =>
  ruleset.stages.flatMap((stage) =>
    stage.kind === 'scoring' ? stage.scoring.segments.flatMap((s) => s.criteria) : [],
  )

/** Every mark that may be given, with the bands that hold it. */
const marksOf = (criterion: Criterion) => {
  const step = fromWire(criterion.step)
  const max = fromWire(criterion.max)
  const count = Number((max.n * step.d) / (max.d * step.n))
  return Array.from({ length: count + 1 }, (_, steps) => {
    const mark = { n: BigInt(steps) * step.n, d: step.d }
    const holds = criterion.bands.filter((band) => {
      const from = fromWire(band.from)
      const to = fromWire(band.to)
      return from.n * mark.d <= mark.n * from.d && mark.n * to.d <= to.n * mark.d
    })
    return { mark: toWire(mark), bands: holds.length }
  })
}

describe.each(shipped)('template %s', (_, ruleset) => {
  it('is what the schema reads back, defaults included', () => {
    expect(rulesetSchema.parse(structuredClone(ruleset))).toEqual(ruleset)
  })

  it('gives every mark exactly one band', () => {
    for (const criterion of criteriaOf(ruleset)) {
      expect(marksOf(criterion).filter((mark) => mark.bands !== 1)).toEqual([])
    }
  })

  it('adds up to a hundred points', () => {
    for (const stage of ruleset.stages) {
      if (stage.kind !== 'scoring') continue
      expect(stage.scoring.segments.reduce((total, segment) => total + Number(segment.max), 0)).toBe(100)
    }
  })
})

describe('default bands', () => {
  it('start at 90, 70 and 50 per cent, rounded up to a step', () => {
    const bounds = gradedBands('5', '1/2', ['a', 'b', 'c', 'd']).map((band) => [
      band.from,
      band.to,
      band.commentRequired,
    ])
    expect(bounds).toEqual([
      ['9/2', '5', false],
      ['7/2', '4', false],
      ['5/2', '3', false],
      ['1/2', '2', true],
      ['0', '0', true],
    ])
  })
})

it('counts ages at the end of the edition’s year', () => {
  expect(templateFor('exemplarSelection', 2028).eligibility[0]).toEqual({
    rule: 'maxAge',
    years: 35,
    at: '2028-12-31',
  })
})
