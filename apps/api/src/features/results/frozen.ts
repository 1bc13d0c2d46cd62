import { standing as standingTable, type Tx } from '@xk/db'
import { and, desc, eq } from 'drizzle-orm'
import type { FrozenResult } from './award-state.ts'

/** The standing as it was last frozen, with its row. */
export const findFrozen = async (tx: Tx, stageId: string) => {
  const [row] = await tx
    .select()
    .from(standingTable)
    .where(eq(standingTable.stageId, stageId))
    .orderBy(desc(standingTable.n))
    .limit(1)
  return row && { ...row, result: row.derivation as FrozenResult }
}
/** The n-th that was frozen; one that a correction replaced stays as it was. */
export const findFrozenAt = async (
  tx: Tx,
  stageId: string,
  n: number,
): Promise<FrozenStanding | undefined> => {
  const [row] = await tx
    .select()
    .from(standingTable)
    .where(and(eq(standingTable.stageId, stageId), eq(standingTable.n, n)))
  return row && { ...row, result: row.derivation as FrozenResult }
}
export type FrozenStanding = NonNullable<Awaited<ReturnType<typeof findFrozen>>>
