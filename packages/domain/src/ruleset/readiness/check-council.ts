import { compare, fromWire, rational, ZERO } from '../../kernel/index.ts'
import type { CouncilRules, CouncilStage, Threshold } from '../council-rules.ts'
import type { Ruleset } from '../ruleset.ts'
import { advice, blocking, type ReadinessIssue, repeated } from './issue.ts'

const ONE = rational(1)

/** A share that can be reached: above nothing, and no more than all. */
const isShare = (wire: string): boolean =>
  compare(fromWire(wire), ZERO) > 0 && compare(fromWire(wire), ONE) <= 0

/** "More than all" is never reached, "at least none" always. */
const isReachable = ({ fraction, comparison }: Threshold): boolean => {
  const value = fromWire(fraction)
  return comparison === 'moreThan' ? compare(value, ZERO) >= 0 && compare(value, ONE) < 0 : isShare(fraction)
}

const checkFurther = (it: CouncilRules, facts: { stage: string }): ReadinessIssue[] => {
  const { furtherBallot, threshold } = it
  if (furtherBallot === null) return []
  if (!isReachable(furtherBallot)) return [blocking('council/furtherOutOfRange', facts)]
  const isLower = compare(fromWire(furtherBallot.fraction), fromWire(threshold.fraction)) < 0
  return furtherBallot.base === threshold.base && !isLower ? [blocking('council/furtherNotLower', facts)] : []
}

const checkRules = (it: CouncilRules, stage: string, places: number): ReadinessIssue[] => {
  const facts = { stage }
  const mostChosen = it.form === 'choose' ? it.chooseUpTo : null
  return [
    ...(it.size.min > it.size.max ? [blocking('council/sizeReversed', facts)] : []),
    ...(isShare(it.quorum) ? [] : [blocking('council/quorumOutOfRange', facts)]),
    ...(isReachable(it.threshold) ? [] : [blocking('council/thresholdOutOfRange', facts)]),
    ...checkFurther(it, facts),
    ...(it.seats < places
      ? [blocking('council/fewerSeatsThanPrizes', { stage, seats: it.seats, prizes: places })]
      : []),
    ...(it.seats > places && places > 0
      ? [advice('council/moreSeatsThanPrizes', { stage, seats: it.seats, prizes: places })]
      : []),
    ...(mostChosen !== null && mostChosen > it.seats
      ? [advice('council/choosesMoreThanSeats', { stage, most: mostChosen, seats: it.seats })]
      : []),
    ...(repeated(it.tieAtCut).length > 0 ? [blocking('council/tieTwice', facts)] : []),
    ...(it.tieAtCut.at(-1) === 'council' ? [] : [advice('council/tieMayStay', facts)]),
    ...(it.minVotersForMarks < 5
      ? [advice('council/marksOfFew', { stage, least: it.minVotersForMarks })]
      : []),
  ]
}

/**
 * A council's ballot: one, last of all, behind a scored stage; shares that can be reached, a seat for every prize,
 * and no floor in points where votes decide.
 */
export const checkCouncil = ({ stages, prizes }: Ruleset): ReadinessIssue[] => {
  const councils = stages.filter((it): it is CouncilStage => it.kind === 'councilBallot')
  const [council] = councils
  if (!council) return []
  const facts = { stage: council.label }
  const places = prizes.reduce((total, { quota }) => total + quota, 0)
  const before = stages.slice(0, stages.indexOf(council))
  return [
    ...(councils.length > 1 ? [blocking('council/twice', { stage: councils[1]?.label ?? '' })] : []),
    ...(stages.at(-1) === council || councils.length > 1 ? [] : [blocking('council/notLast', facts)]),
    ...(before.some(({ kind }) => kind === 'scoring')
      ? []
      : [blocking('council/nothingScoredBefore', facts)]),
    ...checkRules(council.council, council.label, places),
    ...prizes
      .filter(({ floor }) => floor !== null)
      .map(({ label }) => blocking('prize/floorWhereCouncilVotes', { prize: label })),
  ]
}
