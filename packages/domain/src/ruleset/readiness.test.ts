import { describe, expect, it } from 'vitest'
import type { ScheduleRow, ScheduleKey } from '../edition/index.ts'
import {
  exemplarSelectionTemplate,
  ideaContest2026CaseRuleset,
  ideaContestTemplate,
  teamContestTemplate,
} from '../programme/index.ts'
import {
  type Criterion,
  isReady,
  type ReadinessFacts,
  readinessIssues,
  type Ruleset,
  type ScoringRules,
} from './index.ts'

const dates: [ScheduleKey, string][] = [
  ['opensAt', '2026-12-07T08:00'],
  ['closesAt', '2027-01-22T17:00'],
  ['supplementUntil', '2027-02-03T17:00'],
  ['judgingFrom', '2027-02-19T08:00'],
  ['judgingUntil', '2027-03-03T17:00'],
  ['resultsAt', '2027-03-22T08:00'],
  ['appealsUntil', '2027-03-25T16:30'],
]
const schedule: ScheduleRow[] = dates.map(([key, at]) => ({
  key,
  unitId: null,
  at: new Date(`${at}:00+07:00`),
  reason: null,
  recordedAt: new Date('2026-11-27T00:00:00Z'),
}))
const two = { people: 2, withSecondFactor: 2 }
const facts: ReadinessFacts = {
  offices: { lead: two, deputy: two, secretary: two, panelChair: two },
  judges: 9,
  activeUnits: 64,
  unitsWithoutOfficer: 0,
}
const blockers = (ruleset: Ruleset, rows = schedule, known = facts) =>
  readinessIssues(ruleset, rows, known)
    .filter((issue) => issue.blocking)
    .map(({ code, facts: about }) => [code, about])

const withScoring = (change: (rules: ScoringRules) => ScoringRules): Ruleset => ({
  ...ideaContestTemplate,
  stages: ideaContestTemplate.stages.map((stage) =>
    stage.kind === 'scoring' ? { ...stage, scoring: change(stage.scoring) } : stage,
  ),
})
const withCriteria = (change: (criterion: Criterion) => Criterion): Ruleset =>
  withScoring((rules) => ({
    ...rules,
    segments: rules.segments.map((segment) => ({ ...segment, criteria: segment.criteria.map(change) })),
  }))

describe('readinessIssues', () => {
  it.each([
    ['ideaContest', ideaContestTemplate],
    ['exemplarSelection', exemplarSelectionTemplate],
    ['teamContest', teamContestTemplate],
    ['case', ideaContest2026CaseRuleset],
  ])('lets %s open once dates and people are there, naming what is left out', (_, ruleset) => {
    const issues = readinessIssues(ruleset, schedule, facts)
    expect(issues.filter((issue) => issue.blocking)).toEqual([])
    expect(isReady(issues)).toBe(true)
    expect(
      issues.filter(({ code }) => code === 'stage/leftOut').map(({ facts: about }) => about['label']),
    ).toEqual(ruleset.leftOut.map(({ label }) => label))
  })

  it('asks for the dates and their order', () => {
    expect(blockers(ideaContestTemplate, []).map(([, about]) => about)).toEqual(
      dates.map(([key]) => ({ key })),
    )
    const swapped = schedule.map((row) =>
      row.key === 'judgingUntil' ? { ...row, at: new Date('2027-02-01T00:00:00Z') } : row,
    )
    expect(blockers(ideaContestTemplate, swapped)).toEqual([
      ['date/unordered', { earlier: 'judgingFrom', later: 'judgingUntil' }],
    ])
  })

  it('asks for two people with a second factor wherever four eyes are needed', () => {
    const offices = {
      lead: { people: 1, withSecondFactor: 0 },
      deputy: { people: 0, withSecondFactor: 0 },
      secretary: { people: 3, withSecondFactor: 1 },
      panelChair: { people: 1, withSecondFactor: 1 },
    }
    expect(blockers(ideaContestTemplate, schedule, { ...facts, offices, activeUnits: 0 })).toEqual([
      ['office/withoutSecondFactor', { office: 'lead', withSecondFactor: 0, needed: 1 }],
      ['office/tooFew', { office: 'deputy', people: 0, needed: 1 }],
      ['office/withoutSecondFactor', { office: 'secretary', withSecondFactor: 1, needed: 2 }],
      ['units/none', {}],
    ])
  })

  it('finds the hole that the paper leaves at half a point', () => {
    const asPrinted = {
      ...ideaContest2026CaseRuleset,
      stages: ideaContest2026CaseRuleset.stages.map((stage) =>
        stage.kind === 'scoring'
          ? {
              ...stage,
              scoring: {
                ...stage.scoring,
                segments: stage.scoring.segments.map((segment) => ({
                  ...segment,
                  criteria: segment.criteria.map((criterion) => ({
                    ...criterion,
                    bands: criterion.bands.map((band) =>
                      band.from === '1/2' ? { ...band, from: '1' } : band,
                    ),
                  })),
                })),
              },
            }
          : stage,
      ),
    }
    expect(blockers(asPrinted)).toEqual([['band/hole', { criterion: 'Tính mới, sáng tạo', mark: '0,5' }]])
  })

  it('finds bands that overlap, are empty, stop short or go too far', () => {
    const changed = withCriteria((criterion) => {
      const [top, ...rest] = criterion.bands
      if (!top) return criterion
      switch (criterion.key) {
        case 'novelty':
          return { ...criterion, bands: [{ ...top, from: '26' }, ...rest] }
        case 'effect':
          return { ...criterion, bands: rest }
        case 'feasibility':
          return { ...criterion, bands: [{ ...top, to: '26' }, ...rest] }
        default:
          return { ...criterion, bands: [{ ...top, from: top.to, to: '0' }, ...rest] }
      }
    })
    expect(blockers(changed)).toEqual([
      ['band/overlap', { criterion: 'Tính mới', mark: '26', band: 'Xuất sắc' }],
      ['band/hole', { criterion: 'Hiệu quả', mark: '27' }],
      ['band/outsideCriterion', { criterion: 'Khả thi', band: 'Xuất sắc' }],
      ['band/empty', { criterion: 'Nhân rộng', band: 'Xuất sắc' }],
      ['band/hole', { criterion: 'Nhân rộng', mark: '9' }],
      ['band/empty', { criterion: 'Trình bày', band: 'Xuất sắc' }],
      ['band/hole', { criterion: 'Trình bày', mark: '4,5' }],
    ])
  })

  it('finds sums that do not add up and steps that do not fit', () => {
    const heavier = withCriteria((criterion) =>
      criterion.key === 'effect' ? { ...criterion, max: '31', bands: [] } : criterion,
    )
    expect(blockers(heavier)).toEqual([
      ['segment/maximumDiffers', { segment: 'Ý tưởng, giải pháp', sum: '101', max: '100' }],
    ])
    const short = withScoring((rules) => ({
      ...rules,
      segments: rules.segments.map((segment) => ({ ...segment, max: '99' })),
    }))
    expect(blockers(short).map(([code]) => code)).toEqual(['stage/totalNotHundred', 'segment/maximumDiffers'])
    const uneven = withCriteria((criterion) =>
      criterion.key === 'presentation' ? { ...criterion, step: '3/4', bands: [] } : criterion,
    )
    expect(blockers(uneven)).toEqual([
      ['criterion/maximumBetweenSteps', { criterion: 'Trình bày', max: '5' }],
    ])
    const stepless = withCriteria((criterion) =>
      criterion.key === 'presentation' ? { ...criterion, step: '0' } : criterion,
    )
    expect(blockers(stepless)).toEqual([['criterion/stepNotPositive', { criterion: 'Trình bày' }]])
  })

  it('finds prizes without places and floors that rise', () => {
    const prizes = ideaContestTemplate.prizes.map((prize) =>
      prize.key === 'second' ? { ...prize, quota: 0, floor: '90' } : prize,
    )
    expect(blockers({ ...ideaContestTemplate, prizes })).toEqual([
      ['prize/withoutQuota', { prize: 'Giải Nhì' }],
      ['prize/floorAboveHigherPrize', { prize: 'Giải Nhì', above: 'Giải Nhất' }],
    ])
  })

  it('finds references to what is not there', () => {
    const broken: Ruleset = {
      ...withScoring((rules) => ({
        ...rules,
        tieBreak: [{ by: 'criterion', segment: 'idea', criterion: 'beauty' }],
        minSheets: 4,
      })),
      entry: { ...ideaContestTemplate.entry, titleField: 'name', topicField: 'summary' },
      eligibility: [{ rule: 'fieldIsYes', field: 'summary', reason: 'x' }],
      publication: { ...ideaContestTemplate.publication, summaryField: 'nothing' },
      prizes: ideaContestTemplate.prizes.filter(({ key }) => key !== 'encouragement'),
    }
    expect(blockers(broken)).toEqual([
      ['form/titleFieldMissing', { key: 'name' }],
      ['form/topicFieldNotAChoice', { key: 'summary' }],
      ['eligibility/fieldNotYesNo', { key: 'summary' }],
      ['publication/summaryFieldMissing', { key: 'nothing' }],
      ['panel/minSheetsAboveJudges', { minSheets: 4, judges: 3 }],
      ['tieBreak/unknownStep', { step: 1 }],
      ['prize/pointsForUnknownPrize', { prize: 'Giải tập thể', key: 'encouragement' }],
    ])
  })
})
