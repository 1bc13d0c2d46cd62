import { ideaContest2026CaseRuleset } from '@xk/domain/programme'
import { type Ruleset, rulesetSchema, type ScoringRules, type TieBreak } from '@xk/domain/ruleset'

const TIE_BREAK: TieBreak[] = [
  ...['effect', 'novelty', 'feasibility'].map(
    (criterion): TieBreak => ({ by: 'criterion', segment: 'idea', criterion }),
  ),
  { by: 'lot' },
]

/** What its first round says of scoring; nothing of what comes after it. */
const firstRound = (full: Ruleset): { key: string; label: string; scoring: ScoringRules } => {
  const found = full.stages.find(({ kind }) => kind === 'scoring')
  if (found?.kind !== 'scoring') throw new Error('the thể lệ has no scoring stage')
  const { blind, judgesPerEntry, maxLoad, minSheets, segments } = found.scoring
  const { trimming, gap, overallComment, blindCodeDigits, undertaking } = found.scoring
  const counting = { blind, judgesPerEntry, maxLoad, minSheets, segments, trimming, gap, tieBreak: TIE_BREAK }
  return {
    key: found.key,
    label: found.label,
    scoring: { ...counting, overallComment, blindCodeDigits, undertaking },
  }
}

/**
 * The thể lệ of the sample papers run as one stage: its screening and its preliminary round, whose standing gives
 * the prizes. What the thể lệ does after that round is left out, however it is written there. Unit prizes ask for
 * no share of members: the sample papers' 24 ideas reach a tenth of none of its units.
 */
export const oneStageCase = (full: Ruleset = ideaContest2026CaseRuleset): Ruleset =>
  rulesetSchema.parse({
    ...full,
    stages: [
      ...full.stages.filter(({ kind }) => kind === 'screening'),
      { kind: 'scoring', ...firstRound(full) },
    ],
    prizes: ['first', 'second', 'third', 'encouragement'].flatMap((key) =>
      full.prizes.filter((prize) => prize.key === key),
    ),
    teamPrizes: full.teamPrizes.map(({ key, label, quota, perEntry, perEntryCap, perPrize, rewardText }) => ({
      key,
      label,
      quota,
      perEntry,
      perEntryCap,
      perPrize,
      rewardText,
      minParticipation: null,
    })),
  })
