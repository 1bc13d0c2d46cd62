import { ideaContest2026CaseRuleset } from '@xk/domain/programme'
import type { GapRule, Ruleset } from '@xk/domain/ruleset'

const withGap = (gap: Partial<GapRule>): Ruleset => ({
  ...ideaContest2026CaseRuleset,
  stages: ideaContest2026CaseRuleset.stages.map((stage) =>
    stage.kind === 'scoring' && stage.scoring.gap
      ? { ...stage, scoring: { ...stage.scoring, gap: { ...stage.scoring.gap, ...gap } } }
      : stage,
  ),
})

/** The case's rules with each way of settling a gap. */
export const GAP_RULES = {
  jointRescore: withGap({ comesIn: 'jointRescore' }),
  replacement: withGap({ comesIn: 'extraJudge', resolution: 'replacement' }),
} satisfies Record<string, Ruleset>
