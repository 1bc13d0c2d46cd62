import type { Tx } from '@xk/db'
import { toWire } from '@xk/domain/kernel'
import { recomputeRelease } from '@xk/domain/publication'
import { pointsOf, type ScoringStage } from '@xk/domain/ruleset'
import { rankEntries, sheetTotal, type StageEntryInput, type Standing } from '@xk/domain/scoring'
import { findScoringStage, type StageContext } from '../panel/store.ts'
import { findFrozen } from '../results/frozen.ts'
import { findRelease } from '../publication/store.ts'
import { listStagesOf } from './store.ts'
import type { SumCheck } from './views.ts'

const ownStageOf = (stage: StageContext): ScoringStage | undefined => {
  const own = stage.rules.stages.find((it) => it.kind === 'scoring' && it.scoring === stage.scoring)
  return own?.kind === 'scoring' ? own : undefined
}

const placeIn = (standing: Standing, id: string) => {
  const placing = standing.placings.find(({ entryId }) => entryId === id)
  return { score: placing?.score ?? null, rank: placing?.rank ?? null }
}

/** Each sheet of an entry, added up criterion by criterion, under labels that say nothing of judges. */
const segmentsOf = (
  stage: StageContext,
  input: StageEntryInput | undefined,
  standing: Standing,
): SumCheck['segments'] => {
  const outcome = standing.scores.find(({ entryId }) => entryId === input?.entryId)
  return stage.scoring.segments.map((segment) => {
    const derived = outcome?.segments.find((it) => it.segment === segment.key)
    const counted = new Set(derived?.sheets.filter(({ dropped }) => dropped === null).map(({ id }) => id))
    const sheets = (input?.sheets ?? [])
      .filter((sheet) => sheet.segment === segment.key)
      .map((sheet) => ({ sheet, total: sheetTotal(segment, sheet.marks) }))
      .toSorted((a, b) => (toWire(a.total) < toWire(b.total) ? -1 : 1))
    return {
      label: segment.label,
      score: derived?.score ?? null,
      sheets: sheets.map(({ sheet, total }, i) => ({
        label: String(i + 1),
        total: toWire(total),
        counts: counted.has(sheet.id),
        points: segment.criteria.map((criterion) => ({
          label: criterion.label,
          points: toWire(pointsOf(criterion, sheet.marks[criterion.key] ?? 0)),
        })),
      })),
    }
  })
}

/**
 * The sums of an entry computed again from the sheets as they were frozen, stage by stage, beside what the record
 * says: the same functions that computed the result, so that what differs was changed behind it.
 */
export const sumChecks = async (tx: Tx, entryId: string): Promise<SumCheck[]> => {
  const checks: SumCheck[] = []
  for (const { stageId, stageEntryId } of await listStagesOf(tx, entryId)) {
    const stage = await findScoringStage(tx, stageId)
    const frozen = await findFrozen(tx, stageId)
    if (!stage || !frozen) continue
    const { standing, inputs, lots } = frozen.result
    const again = rankEntries(stage.scoring, inputs, lots, ownStageOf(stage)?.carryOver ?? [])
    const [recorded, computed] = [placeIn(standing, stageEntryId), placeIn(again, stageEntryId)]
    checks.push({
      stage: stage.label,
      matches: recorded.score === computed.score && recorded.rank === computed.rank,
      recorded,
      computed,
      segments: segmentsOf(
        stage,
        inputs.find((it) => it.entryId === stageEntryId),
        again,
      ),
    })
  }
  return checks
}

/** Places of a published release that don't follow from its own sheets and rules; none: it follows. */
export const releaseDiffers = async (tx: Tx, releaseId: string): Promise<string[]> => {
  const row = await findRelease(tx, releaseId)
  return row ? recomputeRelease(row.core, row.core) : ['/']
}
