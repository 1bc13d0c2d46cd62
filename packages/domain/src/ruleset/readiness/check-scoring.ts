import {
  compare,
  divide,
  equal,
  formatDecimal,
  fromWire,
  multiply,
  type Rational,
  rational,
  sum,
} from '../../kernel/index.ts'
import type { Ruleset } from '../ruleset.ts'
import type { Criterion, ScoringRules, Segment, TieBreak } from '../scoring-rules.ts'
import { MOST_SCORED_STAGES } from '../../edition/index.ts'
import { checkBands } from './check-bands.ts'
import { advice, blocking, type ReadinessIssue, repeated } from './issue.ts'

const HUNDRED = rational(100)
const shown = (value: Rational) => formatDecimal(value, 3, true)
const isPositive = (text: string) => fromWire(text).n > 0n

const checkCriterion = (criterion: Criterion): ReadinessIssue[] => {
  const facts = { criterion: criterion.label }
  if (!isPositive(criterion.max)) return [blocking('criterion/maximumNotPositive', facts)]
  if (!isPositive(criterion.step)) return [blocking('criterion/stepNotPositive', facts)]
  if (divide(fromWire(criterion.max), fromWire(criterion.step)).d !== 1n) {
    return [blocking('criterion/maximumBetweenSteps', { ...facts, max: shown(fromWire(criterion.max)) })]
  }
  return checkBands(criterion)
}

const checkSegment = (segment: Segment): ReadinessIssue[] => {
  const facts = { segment: segment.label }
  const max = fromWire(segment.max)
  const timed = segment.timeDeductions.length > 0 && segment.seconds === null
  const issues = timed ? [blocking('segment/deductionsWithoutTime', facts)] : []
  if (segment.mode === 'objective') {
    if (!segment.items || !isPositive(segment.items.points))
      return [...issues, blocking('segment/noItems', facts)]
    const total = multiply(rational(segment.items.count), fromWire(segment.items.points))
    return equal(total, max)
      ? issues
      : [...issues, blocking('segment/maximumDiffers', { ...facts, sum: shown(total), max: shown(max) })]
  }
  if (segment.criteria.length === 0) return [...issues, blocking('segment/noCriteria', facts)]
  const total = sum(segment.criteria.map((criterion) => fromWire(criterion.max)))
  if (!equal(total, max))
    issues.push(blocking('segment/maximumDiffers', { ...facts, sum: shown(total), max: shown(max) }))
  return [
    ...issues,
    ...repeated(segment.criteria.map(({ key }) => key)).map((key) => blocking('criterion/twice', { key })),
    ...segment.criteria.flatMap(checkCriterion),
  ]
}

const isKnown = (rules: ScoringRules, step: TieBreak): boolean => {
  if (step.by !== 'criterion' && step.by !== 'segment') return true
  const segment = rules.segments.find(({ key }) => key === step.segment)
  return step.by === 'segment'
    ? segment !== undefined
    : (segment?.criteria.some(({ key }) => key === step.criterion) ?? false)
}

const checkTieBreak = (rules: ScoringRules): ReadinessIssue[] => {
  const end = rules.tieBreak.findIndex((step) => step.by === 'lot' || step.by === 'shared')
  return [
    ...rules.tieBreak.flatMap((step, index) =>
      isKnown(rules, step) ? [] : [blocking('tieBreak/unknownStep', { step: index + 1 })],
    ),
    ...(end >= 0 && end < rules.tieBreak.length - 1
      ? [advice('tieBreak/stepsAfterTheEnd', { step: end + 1 })]
      : []),
    ...(rules.tieBreak.length === 0 ? [advice('tieBreak/none')] : []),
  ]
}

const checkPanelRules = (rules: ScoringRules): ReadinessIssue[] => {
  const { trimming, gap } = rules
  const issues: ReadinessIssue[] = []
  if (rules.minSheets > rules.judgesPerEntry) {
    issues.push(
      blocking('panel/minSheetsAboveJudges', { minSheets: rules.minSheets, judges: rules.judgesPerEntry }),
    )
  }
  if (trimming && trimming.high + trimming.low >= trimming.fromSheets)
    issues.push(blocking('panel/trimmingLeavesNothing'))
  if (gap && rules.judgesPerEntry < 2) issues.push(advice('gap/needsTwoJudges'))
  if (gap && compare(fromWire(gap.threshold), rational(0)) < 0) issues.push(blocking('gap/negative'))
  if (rules.undertaking.trim() === '') issues.push(advice('panel/noUndertaking'))
  return issues
}

/** Each scoring stage: its points add up to a hundred, its rubric is whole. */
export const checkScoring = (ruleset: Ruleset): ReadinessIssue[] => {
  const scoring = ruleset.stages.filter((stage) => stage.kind === 'scoring')
  const issues = repeated(ruleset.stages.map(({ key }) => key)).map((key) => blocking('stage/twice', { key }))
  if (scoring.length === 0) issues.push(blocking('stage/noScoring'))
  if (scoring.length > MOST_SCORED_STAGES)
    issues.push(blocking('stage/tooManyScored', { count: scoring.length, most: MOST_SCORED_STAGES }))
  for (const stage of scoring) {
    const rules = stage.scoring
    const total = sum(rules.segments.map((segment) => fromWire(segment.max)))
    if (!equal(total, HUNDRED))
      issues.push(blocking('stage/totalNotHundred', { stage: stage.label, total: shown(total) }))
    const inStage = [
      ...repeated(rules.segments.map(({ key }) => key)).map((key) => blocking('segment/twice', { key })),
      ...rules.segments.flatMap(checkSegment),
      ...checkPanelRules(rules),
      ...checkTieBreak(rules),
    ]
    // Stages often have criteria of the same names: where there are several, each issue says whose it is.
    issues.push(
      ...(scoring.length > 1
        ? inStage.map((it) => ({ ...it, facts: { stage: stage.label, ...it.facts } }))
        : inStage),
    )
  }
  return [...issues, ...ruleset.leftOut.map(({ label }) => advice('stage/leftOut', { label }))]
}
