import { appeal, assignment, remark, stageEntry, type Tx } from '@xk/db'
import { and, eq, inArray } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { notify } from '../accounts/notices.ts'
import { findRemarks } from '../corrections/scored-remarks.ts'
import { listHolders } from '../grants/store.ts'
import type { StageContext } from '../panel/store.ts'

/**
 * Tells the secretariat of each marking anew that became complete with these sheets: its appeal can be answered.
 * Nothing where the stage is not of that kind. Call it once the sheets are handed in, inside the transaction.
 */
export const tellOfScoredRemarks = async (
  deps: Deps,
  tx: Tx,
  stage: StageContext,
  assignmentIds: readonly string[],
): Promise<void> => {
  if (!stage.remarkOf || assignmentIds.length === 0) return
  const rows = await tx
    .selectDistinct({ id: appeal.id, receiptCode: appeal.receiptCode })
    .from(assignment)
    .innerJoin(stageEntry, eq(stageEntry.id, assignment.stageEntryId))
    .innerJoin(remark, eq(remark.remarkEntryId, stageEntry.id))
    .innerJoin(appeal, eq(appeal.id, remark.appealId))
    .where(and(eq(appeal.state, 'open'), inArray(assignment.id, [...assignmentIds])))
  const complete = new Set(
    (await findRemarks(tx, stage)).filter((it) => it.complete).map(({ appealId }) => appealId),
  )
  const scored = rows.filter(({ id }) => complete.has(id))
  if (scored.length === 0) return
  const secretaries = await listHolders(tx, 'secretary', deps.now())
  for (const { receiptCode } of scored)
    await notify(deps, tx, secretaries, 'remark.scored', {
      editionId: stage.editionId,
      editionTitle: stage.editionTitle,
      receiptCode,
    })
}
