import { standing as standingTable, type Tx } from '@xk/db'
import { desc, eq } from 'drizzle-orm'
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
export type FrozenStanding = NonNullable<Awaited<ReturnType<typeof findFrozen>>>
