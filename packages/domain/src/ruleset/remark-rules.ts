import type { Ruleset } from './ruleset.ts'
import type { ScoringStage } from './scoring-rules.ts'

/**
 * The rules under which works of a stage are marked anew: the same rubric and undertaking, so many judges as the rules
 * on appeals ask for, and nothing of what goes before or after a stage. Comments are for the organisers alone.
 */
export const remarkRules = (rules: Ruleset, stage: ScoringStage): { rules: Ruleset; own: ScoringStage } => {
  const judges = rules.appeals?.remarkJudges ?? 1
  return {
    rules: { ...rules, publication: { ...rules.publication, commentsToUnit: false } },
    own: {
      ...stage,
      cut: null,
      carryOver: [],
      presentation: null,
      bidding: null,
      avoidEarlierJudges: true,
      scoring: { ...stage.scoring, judgesPerEntry: judges, minSheets: judges, gap: null },
    },
  }
}
