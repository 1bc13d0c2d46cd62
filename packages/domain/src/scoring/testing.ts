import { ideaContest2026CaseRuleset, ideaContestTemplate, teamContestTemplate } from '../programme/index.ts'
import type { Ruleset, ScoringRules } from '../ruleset/index.ts'
import type { HandedInSheet, StageEntryInput } from './types.ts'

/** For tests: the scoring rules of a ruleset's one scoring stage. */
export const scoringOf = (ruleset: Ruleset): ScoringRules => {
  const stage = ruleset.stages.find((candidate) => candidate.kind === 'scoring')
  if (stage?.kind !== 'scoring') throw new Error('no scoring stage')
  return stage.scoring
}

export const caseRules = scoringOf(ideaContest2026CaseRuleset)
export const ideaRules = scoringOf(ideaContestTemplate)
export const teamRules = scoringOf(teamContestTemplate)

/** Rules with one criterion out of a hundred, for sheets of which only the total is known. */
export const totalOnly = (rules: ScoringRules): ScoringRules => ({
  ...rules,
  segments: [
    {
      key: 'idea',
      label: 'Ý tưởng',
      mode: 'judged',
      max: '100',
      criteria: [{ key: 'total', label: 'Tổng', guidance: '', max: '100', step: '1/2', bands: [] }],
      items: null,
      seconds: null,
      timeDeductions: [],
      toleranceSeconds: 0,
    },
  ],
})

/** A sheet of {@link totalOnly} rules with this total in points. */
export const totalSheet = (
  id: string,
  points: number,
  kind: HandedInSheet['kind'] = 'first',
): HandedInSheet => ({
  id,
  segment: 'idea',
  kind,
  marks: { total: points * 2 },
})

/** An entry with first sheets of these totals, and perhaps an extra judge's. */
export const totals = (
  entryId: string,
  first: readonly number[],
  extra: readonly number[] = [],
): StageEntryInput => ({
  entryId,
  sheets: [
    ...first.map((points, i) => totalSheet(`${entryId}-${i}`, points)),
    ...extra.map((points, i) => totalSheet(`${entryId}-x${i}`, points, 'extra')),
  ],
})
