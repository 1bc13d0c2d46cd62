import type { Tx } from '@xk/db'
import { compareText } from '@xk/domain/kernel'
import type { Ruleset, ScoringRules } from '@xk/domain/ruleset'
import { criterionMeans, isWon, type TieStep } from '@xk/domain/scoring'
import { findScoringStage } from '../panel/store.ts'
import { findFrozen } from '../results/frozen.ts'
import { listCommentsOn, listStagesOf } from './store.ts'
import type { OwnStage } from './views.ts'

const criterionIn = (rules: ScoringRules, segmentKey: string, key: string) => {
  const segment = rules.segments.find((it) => it.key === segmentKey)
  return { segment, criterion: segment?.criteria.find((it) => it.key === key) }
}

/** What a step of the tie-break chain compared; a lot or a shared rank has no value of the entry's own. */
const stepOf = (rules: ScoringRules, step: TieStep): OwnStage['tieSteps'][number] => {
  const { segment, criterion } = criterionIn(rules, step.segment ?? '', step.criterion ?? '')
  return { label: criterion?.label ?? segment?.label ?? step.by, value: step.value }
}

/**
 * Comments by what they are about, in the order of the alphabet: nobody learns which two were written by the same
 * judge, nor how many judges wrote none.
 */
const commentsOf = async (
  tx: Tx,
  rules: ScoringRules,
  stageEntryId: string,
): Promise<OwnStage['comments']> => {
  const sheets = await listCommentsOn(tx, stageEntryId)
  const of = (texts: (string | undefined)[]) =>
    texts
      .map((text) => text?.trim() ?? '')
      .filter((text) => text !== '')
      .toSorted(compareText)
  const byCriterion = rules.segments.flatMap(({ criteria }) =>
    criteria.map(({ key, label }) => ({
      about: label,
      texts: of(sheets.map(({ comments }) => comments[key])),
    })),
  )
  const overall = { about: '', texts: of(sheets.map(({ overallComment }) => overallComment)) }
  return [...byCriterion, overall].filter(({ texts }) => texts.length > 0)
}

/**
 * How an entry fared in every stage that it took part in, from the standing as it was declared: its own score, rank,
 * criterion means, the steps that a tie took, and comments where the rules send them.
 */
export const ownStages = async (tx: Tx, rules: Ruleset, entryId: string): Promise<OwnStage[]> => {
  const found: OwnStage[] = []
  for (const { stageId, stageEntryId } of await listStagesOf(tx, entryId)) {
    const stage = await findScoringStage(tx, stageId)
    const frozen = await findFrozen(tx, stageId)
    if (!stage || !frozen) continue
    const { standing, awards, inputs } = frozen.result
    const placing = standing.placings.find((it) => it.entryId === stageEntryId)
    const input = inputs.find((it) => it.entryId === stageEntryId)
    const award = awards.find((it) => it.entryId === stageEntryId && isWon(it))
    found.push({
      label: stage.label,
      score: placing?.score ?? null,
      rank: placing?.rank ?? null,
      ranked: standing.placings.length,
      prize: award ? (rules.prizes.find(({ key }) => key === award.prize)?.label ?? null) : null,
      criteria: (input && placing ? criterionMeans(stage.scoring, input) : []).flatMap((it) => {
        const { segment, criterion } = criterionIn(stage.scoring, it.segment, it.criterion)
        return segment && criterion
          ? [{ segment: segment.label, label: criterion.label, max: criterion.max, mean: it.mean }]
          : []
      }),
      tieSteps: (placing?.tieSteps ?? []).map((step) => stepOf(stage.scoring, step)),
      comments: rules.publication.commentsToUnit ? await commentsOf(tx, stage.scoring, stageEntryId) : [],
    })
  }
  return found
}
