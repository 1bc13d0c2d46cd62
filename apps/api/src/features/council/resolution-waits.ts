import { councilResolution, type Tx } from '@xk/db'
import { allowedCommands, type Viewer } from '@xk/domain/policy'
import { and, eq, isNull } from 'drizzle-orm'
import type { CouncilContext } from './context.ts'

/** Whether a resolution of this council waits for a second person, and the asker may be that person. */
export const waitsForMe = async (tx: Tx, it: CouncilContext, viewer: Viewer): Promise<boolean> => {
  if (it.editionState !== 'council') return false
  const waiting = await tx
    .select({ by: councilResolution.by })
    .from(councilResolution)
    .where(
      and(
        eq(councilResolution.stageId, it.stageId),
        isNull(councilResolution.withdrawnAt),
        isNull(councilResolution.countersignedAt),
      ),
    )
  return waiting.some(
    ({ by }) =>
      allowedCommands(viewer, { ...it.facts, preparedBy: [by] }, ['resolution.countersign']).length > 0,
  )
}
