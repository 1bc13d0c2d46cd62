import { remark, rendition, stage, stageEntry, type Tx } from '@xk/db'
import type { Ruleset } from '@xk/domain/ruleset'
import { scoreStageEntry, type StageScore } from '@xk/domain/scoring'
import { and, desc, eq } from 'drizzle-orm'
import { findRemarks, type ScoredRemark } from '../corrections/scored-remarks.ts'
import { findScoringStage, type StageContext } from '../panel/store.ts'
import { findFrozen } from '../results/frozen.ts'

export const findRemark = async (tx: Tx, appealId: string) =>
  (await tx.select().from(remark).where(eq(remark.appealId, appealId)))[0]

export interface Remarkable {
  stage: StageContext
  stageEntryId: string
}

/**
 * Where a work can be marked anew: the last blind stage that it was scored in, with the approved copy that judges
 * read there. Undefined where the rules allow none, or there is no such stage or copy.
 */
export const findRemarkable = async (
  tx: Tx,
  rules: Ruleset,
  entryId: string,
): Promise<Remarkable | undefined> => {
  if (rules.appeals?.remark !== 'allowed') return undefined
  const rows = await tx
    .select({ stageId: stageEntry.stageId, stageEntryId: stageEntry.id })
    .from(stageEntry)
    .innerJoin(stage, and(eq(stage.id, stageEntry.stageId), eq(stage.kind, 'scoring')))
    .innerJoin(rendition, and(eq(rendition.stageEntryId, stageEntry.id), eq(rendition.state, 'approved')))
    .where(and(eq(stageEntry.entryId, entryId), eq(stageEntry.state, 'active')))
    .orderBy(desc(stage.ord))
  for (const { stageId, stageEntryId } of rows) {
    const found = await findScoringStage(tx, stageId)
    if (found?.scoring.blind) return { stage: found, stageEntryId }
  }
  return undefined
}

/** Both figures of a work that another panel has marked, and which of them the rules let hold. */
export type RemarkFigures = NonNullable<StageScore['remark']>

export const figuresOf = async (tx: Tx, it: ScoredRemark): Promise<RemarkFigures | undefined> => {
  const [row] = await tx
    .select({ stageId: stageEntry.stageId })
    .from(stageEntry)
    .where(eq(stageEntry.id, it.stageEntryId))
  const found = row && (await findScoringStage(tx, row.stageId))
  const frozen = row && (await findFrozen(tx, row.stageId))
  const input = frozen?.result.inputs.find(({ entryId }) => entryId === it.stageEntryId)
  if (!found || !input || !it.complete) return undefined
  const score = scoreStageEntry(found.scoring, {
    ...input,
    sheets: [
      ...input.sheets.filter(({ kind }) => kind !== 'remark'),
      ...it.sheets.map(({ sheetId, segment, marks }) => ({
        id: sheetId ?? '',
        segment,
        kind: 'remark' as const,
        marks: marks ?? {},
      })),
    ],
    remark: { resolution: it.resolution },
  })
  return score.remark
}

/** How a marking anew stands that was asked for with this appeal. */
export const remarkOf = async (tx: Tx, rules: Ruleset, editionId: string, appealId: string) => {
  const row = await findRemark(tx, appealId)
  const scored =
    row?.state === 'accepted'
      ? (await findRemarks(tx, { editionId, rules })).find((it) => it.appealId === appealId)
      : undefined
  const [remarkEntry] = row?.remarkEntryId
    ? await tx
        .select({ stageId: stageEntry.stageId })
        .from(stageEntry)
        .where(eq(stageEntry.id, row.remarkEntryId))
    : []
  const figures = scored && (await figuresOf(tx, scored))
  return { row, scored, figures, panelStageId: remarkEntry?.stageId }
}
