import type { ProgrammeKind } from '../../kernel/index.ts'
import type { Ruleset } from '../../ruleset/index.ts'
import { exemplarSelectionTemplate } from './exemplar-selection.ts'
import { ideaContestTemplate } from './idea-contest.ts'
import { teamContestTemplate } from './team-contest.ts'

export const TEMPLATES: Record<ProgrammeKind, Ruleset> = {
  ideaContest: ideaContestTemplate,
  exemplarSelection: exemplarSelectionTemplate,
  teamContest: teamContestTemplate,
}

/** The programme's default rules for an edition of this year: ages and service count on its last day. */
export const templateFor = (programme: ProgrammeKind, year: number): Ruleset => {
  const template = TEMPLATES[programme]
  return {
    ...template,
    eligibility: template.eligibility.map((rule) =>
      rule.rule === 'maxAge' || rule.rule === 'minServiceMonths' ? { ...rule, at: `${year}-12-31` } : rule,
    ),
  }
}
