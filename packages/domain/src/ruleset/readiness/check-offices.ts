import type { Ruleset } from '../ruleset.ts'
import type { ScoringRules } from '../scoring-rules.ts'
import { advice, blocking, type ReadinessIssue } from './issue.ts'

export const READINESS_OFFICES = ['lead', 'deputy', 'secretary', 'panelChair'] as const
export type ReadinessOffice = (typeof READINESS_OFFICES)[number]

/** What is known of the people and units of an edition before it opens. */
export interface ReadinessFacts {
  /** People who hold each office for this edition, and how many of them have a working second factor. */
  offices: Readonly<Record<ReadinessOffice, { people: number; withSecondFactor: number }>>
  judges: number
  activeUnits: number
  unitsWithoutOfficer: number
}

/**
 * People per office without whom the way stalls: two secretaries (what one masks another approves), a lead and a
 * deputy (who prepares does not approve, and someone travels), a chair who settles gaps.
 */
const NEEDED: Readonly<Record<ReadinessOffice, number>> = { lead: 1, deputy: 1, secretary: 2, panelChair: 1 }

const checkOffice = (
  office: ReadinessOffice,
  { people, withSecondFactor }: { people: number; withSecondFactor: number },
) => {
  const needed = NEEDED[office]
  if (people < needed) return [blocking('office/tooFew', { office, people, needed })]
  if (withSecondFactor < needed)
    return [blocking('office/withoutSecondFactor', { office, withSecondFactor, needed })]
  return withSecondFactor < people
    ? [advice('office/someWithoutSecondFactor', { office, missing: people - withSecondFactor })]
    : []
}

export const checkOffices = (ruleset: Ruleset, facts: ReadinessFacts): ReadinessIssue[] => {
  const issues = READINESS_OFFICES.flatMap((office) => checkOffice(office, facts.offices[office]))
  const judgesOf = ({ judgesPerEntry, gap }: ScoringRules) =>
    judgesPerEntry + (gap?.comesIn === 'extraJudge' ? 1 : 0)
  const needs = ruleset.stages.flatMap((stage) => (stage.kind === 'scoring' ? [judgesOf(stage.scoring)] : []))
  if (needs.length > 0) {
    const needed = Math.max(...needs)
    if (facts.judges < needed) issues.push(advice('panel/tooFewJudges', { judges: facts.judges, needed }))
  }
  if (facts.activeUnits === 0) issues.push(blocking('units/none'))
  if (facts.unitsWithoutOfficer > 0)
    issues.push(advice('units/withoutOfficer', { count: facts.unitsWithoutOfficer }))
  return issues
}
