import { conflict, twoPersonRequest, type Tx } from '@xk/db'
import { and, eq } from 'drizzle-orm'

/**
 * Writes a conflict down, or anew where it had been lifted. Whoever asked to lift it before asked about what was
 * known then: their request goes.
 */
export const saveConflict = async (tx: Tx, row: typeof conflict.$inferInsert): Promise<void> => {
  const [saved] = await tx
    .insert(conflict)
    .values(row)
    .onConflictDoUpdate({
      target: [conflict.personId, conflict.entryId, conflict.source],
      set: {
        reason: row.reason,
        recordedBy: row.recordedBy,
        recordedAt: row.recordedAt,
        liftedAt: null,
        liftedBy1: null,
        liftedBy2: null,
        liftReason: null,
      },
    })
    .returning({ id: conflict.id })
  if (!saved) return
  await tx
    .update(twoPersonRequest)
    .set({ state: 'withdrawn', decidedAt: row.recordedAt })
    .where(
      and(
        eq(twoPersonRequest.kind, 'liftConflict'),
        eq(twoPersonRequest.subjectId, saved.id),
        eq(twoPersonRequest.state, 'waiting'),
      ),
    )
}
