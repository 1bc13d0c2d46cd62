import { compare, fromWire, type Rational, rational, sum, ZERO } from '../../kernel/index.ts'
import type { Ruleset } from '../ruleset.ts'
import type { Cut, ScoringStage } from '../scoring-rules.ts'
import { advice, blocking, type ReadinessIssue, repeated } from './issue.ts'

const ONE = rational(1)
const isAbove = (value: Rational, most: Rational) => compare(value, most) > 0

const checkCut = (cut: Cut, stage: string, prizes: Ruleset['prizes']): ReadinessIssue[] => {
  const places = prizes.reduce((total, { quota }) => total + quota, 0)
  return [
    ...(cut.quota === null && cut.floor === null ? [blocking('cut/withoutLimit', { stage })] : []),
    ...(cut.floor !== null && isAbove(fromWire(cut.floor), rational(100))
      ? [blocking('cut/floorAboveMaximum', { stage })]
      : []),
    ...(cut.quota !== null && cut.quota < places
      ? [advice('cut/fewerThanPrizes', { stage, quota: cut.quota, prizes: places })]
      : []),
  ]
}

const checkCarryOver = (stage: ScoringStage, earlier: readonly ScoringStage[]): ReadinessIssue[] => {
  const facts = { stage: stage.label }
  const weights = stage.carryOver.map(({ weight }) => fromWire(weight))
  const unknown = stage.carryOver.filter(({ stage: from }) => !earlier.some(({ key }) => key === from))
  return [
    ...unknown.map(({ stage: from }) => blocking('carryOver/unknownStage', { ...facts, key: from })),
    ...repeated(stage.carryOver.map(({ stage: from }) => from)).map((from) =>
      blocking('carryOver/stageTwice', { ...facts, key: from }),
    ),
    ...(weights.some((weight) => compare(weight, ZERO) < 0) || compare(sum(weights), ONE) >= 0
      ? [blocking('carryOver/weightsOutOfRange', facts)]
      : []),
  ]
}

const checkFirst = (stage: ScoringStage): ReadinessIssue[] => {
  const step = stage.scoring.tieBreak.findIndex(({ by }) => by === 'previousStage')
  return [
    ...(step >= 0 ? [blocking('tieBreak/noPreviousStage', { stage: stage.label, step: step + 1 })] : []),
    ...(stage.avoidEarlierJudges ? [advice('panel/noEarlierJudges', { stage: stage.label })] : []),
  ]
}

/**
 * How the scored stages follow each other: a cut wherever another or a council follows and nowhere else, what is carried over
 * comes from an earlier stage and leaves this one its share, and names once known stay known.
 */
export const checkStages = ({ stages, prizes }: Ruleset): ReadinessIssue[] => {
  const scored = stages.filter((stage) => stage.kind === 'scoring')
  const council = stages.some(({ kind }) => kind === 'councilBallot')
  return scored.flatMap((stage, i) => {
    const earlier = scored.slice(0, i)
    const facts = { stage: stage.label }
    const isLast = i === scored.length - 1 && !council
    return [
      ...(stage.cut === null && !isLast ? [blocking('cut/missing', facts)] : []),
      ...(stage.cut !== null && isLast ? [blocking('cut/afterLastStage', facts)] : []),
      ...(stage.cut === null ? [] : checkCut(stage.cut, stage.label, prizes)),
      ...checkCarryOver(stage, earlier),
      ...(stage.presentation !== null && stage.scoring.blind
        ? [blocking('stage/presentationIsNotBlind', facts)]
        : []),
      ...(stage.scoring.blind && earlier.some(({ scoring }) => !scoring.blind)
        ? [blocking('stage/blindAfterNamed', facts)]
        : []),
      ...(i === 0 ? checkFirst(stage) : []),
    ]
  })
}
