import { file, type Tx, work, workCommendation, workContent, workDecision, workFile } from '@xk/db'
import { holderOf, unitAt } from '@xk/domain/organisation'
import type { Facts } from '@xk/domain/policy'
import type { WorkBody } from '@xk/domain/work'
import { and, asc, eq, isNull } from 'drizzle-orm'
import { vietnamDay } from '../../vietnam-day.ts'
import { handsIn, thingOf } from '../hands/hands.ts'
import { listPeriods } from '../organisation/store.ts'
import { unitNamesOn } from '../publication/winners.ts'

type WorkRow = typeof work.$inferSelect

interface WorkContext {
  work: WorkRow
  body: WorkBody
  /** As it is called today, or was when it left. */
  unitName: string
  facts: Facts
  /** The decision in force that commends it. */
  commendedBy: { id: string; number: string; signedOn: string } | null
}

const rowOf = async (tx: Tx, workId: string, lock: boolean) => {
  const query = tx
    .select({ work, body: workContent.body })
    .from(work)
    .innerJoin(workContent, eq(workContent.workId, work.id))
    .where(eq(work.id, workId))
  return (lock ? await query.for('update', { of: work }) : await query)[0]
}

export const commendationOf = async (tx: Tx, workId: string) =>
  (
    await tx
      .select({ id: workDecision.id, number: workDecision.number, signedOn: workDecision.signedOn })
      .from(workCommendation)
      .innerJoin(workDecision, eq(workDecision.id, workCommendation.decisionId))
      .where(and(eq(workCommendation.workId, workId), isNull(workCommendation.withdrawnBy)))
  )[0] ?? null

/** All that decisions about one work ask for. Whoever wrote in it has a hand in it and does not review it. */
export const loadWork = async (
  tx: Tx,
  workId: string,
  now: Date,
  options: { lock?: boolean } = {},
): Promise<WorkContext | undefined> => {
  const row = await rowOf(tx, workId, options.lock ?? false)
  if (!row) return undefined
  const { unitId, enteredBy, onBehalf } = row.work
  const day = vietnamDay(now)
  const [periods, hands, commendedBy] = await Promise.all([
    listPeriods(tx),
    handsIn(tx, [thingOf.work(workId)]),
    commendationOf(tx, workId),
  ])
  const { unitIds, clusterId } = holderOf(periods, unitId, day)
  const unitName =
    unitAt(periods, unitId, day)?.name ?? (await unitNamesOn(tx, [unitId], day)).get(unitId) ?? ''
  return {
    work: row.work,
    body: row.body,
    unitName,
    facts: {
      unitIds,
      clusterIds: clusterId ? [clusterId] : [],
      preparedBy: [enteredBy, ...hands],
      onBehalf,
    },
    commendedBy,
  }
}

export const listWorkFiles = (tx: Tx, workId: string) =>
  tx
    .select({
      id: workFile.id,
      fileId: workFile.fileId,
      name: file.name,
      type: file.type,
      bytes: file.size,
      sha256: file.sha256,
    })
    .from(workFile)
    .innerJoin(file, eq(file.id, workFile.fileId))
    .where(eq(workFile.workId, workId))
    .orderBy(asc(workFile.ordinal))
export type WorkFileRow = Awaited<ReturnType<typeof listWorkFiles>>[number]
