import { describe, expect, it } from 'vitest'
import type { ScheduleRow, ScheduleKey } from '../edition/index.ts'
import {
  exemplar2026CaseRuleset,
  exemplarSelectionTemplate,
  ideaContest2026CaseRuleset as wholeCase,
  ideaContestTemplate as wholeTemplate,
  teamContestTemplate,
  withoutFinal,
} from '../programme/index.ts'
import {
  type CarryOver,
  type CouncilRules,
  type Criterion,
  type Cut,
  isReady,
  type ReadinessFacts,
  readinessIssues,
  type Ruleset,
  type ScoringRules,
  type ScoringStage,
} from './index.ts'

const ideaContestTemplate = withoutFinal(wholeTemplate)
const ideaContest2026CaseRuleset = withoutFinal(wholeCase)

const dates: [ScheduleKey, string][] = [
  ['opensAt', '2026-12-07T08:00'],
  ['closesAt', '2027-01-22T17:00'],
  ['supplementUntil', '2027-02-03T17:00'],
  ['judgingFrom', '2027-02-19T08:00'],
  ['judgingUntil', '2027-03-03T17:00'],
  ['resultsAt', '2027-03-22T08:00'],
  ['appealsUntil', '2027-03-25T16:30'],
]
const rowOf = (key: ScheduleKey, at: string): ScheduleRow => ({
  key,
  unitId: null,
  at: new Date(`${at}:00+07:00`),
  reason: null,
  recordedAt: new Date('2026-11-27T00:00:00Z'),
})
const schedule: ScheduleRow[] = dates.map(([key, at]) => rowOf(key, at))
const laterDates: [ScheduleKey, string][] = [
  ['promotionAt2', '2027-03-10T08:00'],
  ['judgingFrom2', '2027-03-17T08:00'],
  ['judgingUntil2', '2027-03-19T17:00'],
]
const later = [...schedule, ...laterDates.map(([key, at]) => rowOf(key, at))]
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

const scoringStage = (ruleset: Ruleset): ScoringStage => {
  const stage = ruleset.stages.find((candidate) => candidate.kind === 'scoring')
  if (stage?.kind !== 'scoring') throw new Error('no scoring stage')
  return stage
}
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
    ['ideaContest', wholeTemplate],
    ['ideaContest without its final', ideaContestTemplate],
    ['exemplarSelection', exemplarSelectionTemplate],
    ['exemplarSelection of the case', exemplar2026CaseRuleset],
    ['exemplarSelection without its council', withoutFinal(exemplarSelectionTemplate)],
    ['teamContest', teamContestTemplate],
    ['case', wholeCase],
    ['case without its final', ideaContest2026CaseRuleset],
  ])('lets %s open once dates and people are there, naming what is left out', (_, ruleset) => {
    const issues = readinessIssues(ruleset, later, facts)
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

  describe('two scored stages', () => {
    const first = scoringStage(ideaContestTemplate)
    const cut: Cut = { quota: 20, floor: '60', ties: 'allIn', published: true }
    const preliminary: ScoringStage = { ...first, cut }
    const final: ScoringStage = { ...first, key: 'final', label: 'Chung khảo', avoidEarlierJudges: true }
    const issuesOf = (...stages: Ruleset['stages']) =>
      readinessIssues({ ...ideaContestTemplate, stages }, later, facts).map(({ code, facts: about }) => [
        code,
        about,
      ])
    const known = issuesOf(first)
    const found = (...stages: Ruleset['stages']) =>
      issuesOf(...stages).filter((issue) => !known.some((it) => JSON.stringify(it) === JSON.stringify(issue)))

    it('follow each other by a cut', () => {
      expect(found(preliminary, final)).toEqual([])
      expect(found(first, { ...final, cut })).toEqual([
        ['cut/missing', { stage: 'Sơ khảo' }],
        ['cut/afterLastStage', { stage: 'Chung khảo' }],
      ])
      expect(found({ ...preliminary, cut: { ...cut, quota: null, floor: null } }, final)).toEqual([
        ['cut/withoutLimit', { stage: 'Sơ khảo' }],
      ])
      expect(found({ ...preliminary, cut: { ...cut, quota: 10, floor: '101' } }, final)).toEqual([
        ['cut/floorAboveMaximum', { stage: 'Sơ khảo' }],
        ['cut/fewerThanPrizes', { stage: 'Sơ khảo', quota: 10, prizes: 11 }],
      ])
    })

    it('carry over from an earlier one, and never all', () => {
      const carrying = (...carryOver: CarryOver[]) => found(preliminary, { ...final, carryOver })
      const from = (stage: string, weight: string) => ({ stage, weight })
      expect(carrying(from('preliminary', '3/10'))).toEqual([])
      expect(carrying(from('final', '3/10'))).toEqual([
        ['carryOver/unknownStage', { stage: 'Chung khảo', key: 'final' }],
      ])
      expect(carrying(from('preliminary', '1/2'), from('preliminary', '1/2'))).toEqual([
        ['carryOver/stageTwice', { stage: 'Chung khảo', key: 'preliminary' }],
        ['carryOver/weightsOutOfRange', { stage: 'Chung khảo' }],
      ])
      expect(carrying(from('preliminary', '-1/10'))).toEqual([
        ['carryOver/weightsOutOfRange', { stage: 'Chung khảo' }],
      ])
    })

    it('never forget a name once it was known', () => {
      const presentation = { presentMinutes: 7, answerMinutes: 5 }
      const named = (stage: ScoringStage) => ({ ...stage, scoring: { ...stage.scoring, blind: false } })
      expect(found(preliminary, { ...named(final), presentation })).toEqual([])
      expect(found(preliminary, { ...final, presentation })).toEqual([
        ['stage/presentationIsNotBlind', { stage: 'Chung khảo' }],
      ])
      expect(found(named(preliminary), final)).toEqual([['stage/blindAfterNamed', { stage: 'Chung khảo' }]])
    })

    it('have something before them to compare with and to avoid', () => {
      const first = { ...preliminary, avoidEarlierJudges: true }
      const tieBreak = [{ by: 'previousStage' as const }]
      expect(found({ ...first, scoring: { ...first.scoring, tieBreak } }, final)).toEqual([
        ['tieBreak/noPreviousStage', { stage: 'Sơ khảo', step: 1 }],
        ['panel/noEarlierJudges', { stage: 'Sơ khảo' }],
      ])
      const teamPrizes = ideaContestTemplate.teamPrizes.map((prize) => ({
        ...prize,
        perStageReached: [{ stage: 'semiFinal', points: '5' }],
      }))
      expect(blockers({ ...ideaContestTemplate, teamPrizes })).toEqual([
        ['prize/pointsForUnknownStage', { prize: 'Giải tập thể', key: 'semiFinal' }],
      ])
    })
  })
})

describe('a council that votes', () => {
  const councilOf = (change: Partial<CouncilRules>, rest: Partial<Ruleset> = {}): Ruleset => ({
    ...exemplarSelectionTemplate,
    ...rest,
    stages: exemplarSelectionTemplate.stages.map((stage) =>
      stage.kind === 'councilBallot' ? { ...stage, council: { ...stage.council, ...change } } : stage,
    ),
  })
  const found = (ruleset: Ruleset) => {
    const known = readinessIssues(exemplarSelectionTemplate, later, facts).map((issue) =>
      JSON.stringify(issue),
    )
    return readinessIssues(ruleset, later, facts)
      .filter((issue) => !known.includes(JSON.stringify(issue)))
      .map(({ code, blocking }) => `${blocking ? '!' : ''}${code}`)
  }
  const half = { fraction: '1/2', comparison: 'moreThan', base: 'returned' } as const

  it.each<[string, Partial<CouncilRules>, string[]]>([
    ['sizes', { size: { min: 15, max: 9 } }, ['!council/sizeReversed']],
    ['a quorum of nobody', { quorum: '0' }, ['!council/quorumOutOfRange']],
    ['a quorum above all', { quorum: '4/3' }, ['!council/quorumOutOfRange']],
    ['more than all', { threshold: { ...half, fraction: '1' } }, ['!council/thresholdOutOfRange']],
    ['all of them', { threshold: { ...half, fraction: '1', comparison: 'atLeast' } }, []],
    ['no lower share for a further ballot', { furtherBallot: half }, ['!council/furtherNotLower']],
    ['fewer seats than prizes', { seats: 29 }, ['!council/fewerSeatsThanPrizes']],
    ['more seats than prizes', { seats: 31 }, ['council/moreSeatsThanPrizes']],
    ['more names than seats', { form: 'choose', chooseUpTo: 31 }, ['council/choosesMoreThanSeats']],
    ['a way twice', { tieAtCut: ['council', 'council'] }, ['!council/tieTwice']],
    ['a tie that may stay', { tieAtCut: ['secondBallot'] }, ['council/tieMayStay']],
    ['marks of a few', { minVotersForMarks: 3 }, ['council/marksOfFew']],
  ])('is asked about %s', (_, change, codes) => {
    expect(found(councilOf(change))).toEqual(codes)
  })

  it('stands last, once, behind a scored stage, and no prize has a floor in points', () => {
    const { stages, prizes } = exemplarSelectionTemplate
    const [screening, appraisal, council] = stages
    if (!screening || !appraisal || council?.kind !== 'councilBallot') throw new Error('other stages')
    expect(found({ ...exemplarSelectionTemplate, stages: [screening, council, appraisal] })).toEqual([
      '!council/notLast',
      '!council/nothingScoredBefore',
    ])
    const second = { ...council, key: 'again', label: 'Hội đồng thứ hai' }
    expect(found({ ...exemplarSelectionTemplate, stages: [...stages, second] })).toEqual(['!council/twice'])
    const floored = prizes.map((prize) => ({ ...prize, floor: '70' }))
    expect(found({ ...exemplarSelectionTemplate, prizes: floored })).toEqual([
      '!prize/floorWhereCouncilVotes',
    ])
    const uncut = stages.map((stage) => (stage.kind === 'scoring' ? { ...stage, cut: null } : stage))
    expect(found({ ...exemplarSelectionTemplate, stages: uncut })).toEqual(['!cut/missing'])
  })
})
