import { compare, fromWire, rational } from '../../kernel/index.ts'
import type { Ruleset } from '../ruleset.ts'
import { advice, blocking, type ReadinessIssue, repeated } from './issue.ts'

/**
 * Prizes from the highest down: each has places, floors don't rise, team prizes refer to prizes and stages that exist.
 */
export const checkPrizes = ({ prizes, teamPrizes, stages }: Ruleset): ReadinessIssue[] => {
  const issues = repeated([...prizes, ...teamPrizes].map(({ key }) => key)).map((key) =>
    blocking('prize/twice', { key }),
  )
  if (prizes.length === 0) issues.push(blocking('prize/none'))
  for (const { label, quota } of [...prizes, ...teamPrizes]) {
    if (quota === 0) issues.push(blocking('prize/withoutQuota', { prize: label }))
  }
  for (const [index, prize] of prizes.entries()) {
    const above = prizes[index - 1]
    if (prize.floor === null) continue
    if (compare(fromWire(prize.floor), rational(100)) > 0)
      issues.push(blocking('prize/floorAboveMaximum', { prize: prize.label }))
    if (above?.floor && compare(fromWire(prize.floor), fromWire(above.floor)) > 0) {
      issues.push(blocking('prize/floorAboveHigherPrize', { prize: prize.label, above: above.label }))
    }
  }
  for (const team of teamPrizes) {
    for (const { prize } of team.perPrize) {
      if (!prizes.some(({ key }) => key === prize))
        issues.push(blocking('prize/pointsForUnknownPrize', { prize: team.label, key: prize }))
    }
    for (const { stage } of team.perStageReached) {
      if (!stages.some(({ key, kind }) => key === stage && kind === 'scoring'))
        issues.push(blocking('prize/pointsForUnknownStage', { prize: team.label, key: stage }))
    }
    if (team.minParticipation !== null)
      issues.push(advice('prize/participationNeedsMemberCounts', { prize: team.label }))
  }
  return issues
}
