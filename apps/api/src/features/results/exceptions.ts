import {
  assignment,
  awardDecision,
  conflict,
  entry,
  gapResolution,
  objectiveMark,
  penalty,
  promotion,
  ruleset,
  schedule,
  scoreSheet,
  stageEntry,
  standing,
  type Tx,
} from '@xk/db'
import { and, eq, gt, inArray, isNotNull, isNull } from 'drizzle-orm'
import type { RankingContext } from '../panel/store.ts'

export const EXCEPTION_KINDS = [
  'amendment',
  'extension',
  'liftedConflict',
  'gapResolved',
  'lateSheet',
  'reopenedSheet',
  'penalty',
  'correctedMark',
  'resumed',
  'promotionWithdrawn',
  'awardChange',
] as const
export type ExceptionKind = (typeof EXCEPTION_KINDS)[number]

/** What did not go by the ordinary course, with its reason. */
interface ResultException {
  kind: ExceptionKind
  at: Date
  reason: string
  stageEntryId: string | null
}

/** Kinds that are the edition's, whatever the stage. */
const OF_EDITION: readonly ExceptionKind[] = ['amendment', 'extension']

/** Everything out of the ordinary on the way through these stages of one edition, by time. */
export const listExceptions = async (
  tx: Tx,
  stages: readonly RankingContext[],
): Promise<ResultException[]> => {
  const found: ResultException[] = []
  for (const [i, it] of stages.entries()) {
    const ofStage = await listStageExceptions(tx, it)
    // A council has no assignments: who was related to whom was told in the stages before.
    const told = it.own.kind === 'councilBallot' ? [...OF_EDITION, 'liftedConflict'] : OF_EDITION
    found.push(...ofStage.filter(({ kind }) => i === 0 || !told.includes(kind)))
  }
  return found.sort((a, b) => a.at.getTime() - b.at.getTime())
}

/** As {@link listExceptions}, for one stage. Ten queries, whatever the number. */
const listStageExceptions = async (tx: Tx, it: RankingContext): Promise<ResultException[]> => {
  const ofStage = eq(stageEntry.stageId, it.stageId)
  const [amendments, dates, lifted, gaps, sheets, penalties, marks, frozen, decisions, promotions] =
    await Promise.all([
      tx
        .select({ at: ruleset.frozenAt, reason: ruleset.reason })
        .from(ruleset)
        .where(and(eq(ruleset.editionId, it.editionId), gt(ruleset.version, 1), isNotNull(ruleset.frozenAt))),
      tx
        .select({ at: schedule.recordedAt, reason: schedule.reason })
        .from(schedule)
        .where(and(eq(schedule.editionId, it.editionId), isNotNull(schedule.reason))),
      tx
        .select({ at: conflict.liftedAt, reason: conflict.liftReason, id: stageEntry.id })
        .from(conflict)
        .innerJoin(entry, eq(entry.id, conflict.entryId))
        .innerJoin(stageEntry, and(eq(stageEntry.entryId, entry.id), ofStage))
        .where(isNotNull(conflict.liftedAt)),
      tx
        .select({ at: gapResolution.at, reason: gapResolution.reason, id: stageEntry.id })
        .from(gapResolution)
        .innerJoin(stageEntry, eq(stageEntry.id, gapResolution.stageEntryId))
        .where(ofStage),
      tx
        .select({
          at: scoreSheet.handedInAt,
          reason: scoreSheet.reason,
          n: scoreSheet.n,
          id: stageEntry.id,
        })
        .from(scoreSheet)
        .innerJoin(assignment, eq(assignment.id, scoreSheet.assignmentId))
        .innerJoin(stageEntry, eq(stageEntry.id, assignment.stageEntryId))
        .where(
          and(ofStage, isNotNull(scoreSheet.reason), inArray(scoreSheet.state, ['handedIn', 'superseded'])),
        ),
      tx
        .select({ at: penalty.at, reason: penalty.reason, id: stageEntry.id })
        .from(penalty)
        .innerJoin(stageEntry, eq(stageEntry.id, penalty.stageEntryId))
        .where(and(ofStage, isNull(penalty.withdrawnAt))),
      tx
        .select({ at: objectiveMark.at, reason: objectiveMark.reason, id: stageEntry.id })
        .from(objectiveMark)
        .innerJoin(stageEntry, eq(stageEntry.id, objectiveMark.stageEntryId))
        .where(and(ofStage, gt(objectiveMark.n, 1), isNotNull(objectiveMark.countersignedBy))),
      tx
        .select({ at: standing.frozenAt, reason: standing.reason })
        .from(standing)
        .where(and(eq(standing.stageId, it.stageId), isNotNull(standing.reason))),
      tx
        .select({ at: awardDecision.at, reason: awardDecision.reason, body: awardDecision.body })
        .from(awardDecision)
        .where(and(eq(awardDecision.stageId, it.stageId), isNull(awardDecision.withdrawnAt))),
      tx
        .select({ at: promotion.withdrawnAt, reason: promotion.reason })
        .from(promotion)
        .where(and(eq(promotion.stageId, it.stageId), isNotNull(promotion.withdrawnAt))),
    ])
  const line = (
    kind: ExceptionKind,
    row: { at: Date | null; reason: string | null; id?: string },
  ): ResultException[] =>
    row.at ? [{ kind, at: row.at, reason: row.reason ?? '', stageEntryId: row.id ?? null }] : []
  return [
    ...amendments.flatMap((row) => line('amendment', row)),
    ...dates.flatMap((row) => line('extension', row)),
    ...lifted.flatMap((row) => line('liftedConflict', row)),
    ...gaps.flatMap((row) => line('gapResolved', row)),
    // A reopened sheet begins a second one with its reason; a late one was let in with a reason.
    ...sheets.flatMap((row) => line(row.n > 1 ? 'reopenedSheet' : 'lateSheet', row)),
    ...penalties.flatMap((row) => line('penalty', row)),
    ...marks.flatMap((row) => line('correctedMark', row)),
    ...frozen.flatMap((row) => line('resumed', row)),
    ...promotions.flatMap((row) => line('promotionWithdrawn', row)),
    ...decisions.flatMap(({ at, reason, body }) =>
      line('awardChange', {
        at,
        reason,
        ...('stageEntryId' in body ? { id: body.stageEntryId } : {}),
      }),
    ),
  ]
}
