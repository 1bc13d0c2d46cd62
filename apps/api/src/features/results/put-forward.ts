import { approval, type Tx } from '@xk/db'
import { and, eq, inArray } from 'drizzle-orm'

/** The result of an edition waits for approval, or has it: nothing below it changes any more. */
export const isPutForward = async (tx: Tx, editionId: string): Promise<boolean> => {
  const [forward] = await tx
    .select({ id: approval.id })
    .from(approval)
    .where(and(eq(approval.editionId, editionId), inArray(approval.state, ['waiting', 'approved'])))
  return forward !== undefined
}
