import { castBallot, paperCount, type Tx } from '@xk/db'
import { ne, sql } from 'drizzle-orm'

/** Nothing comes in and nobody else empties the box until the transaction ends. Before anything of it is read. */
export const lockBox = (tx: Tx) =>
  tx.execute(sql`lock table ${castBallot}, ${paperCount} in access exclusive mode`)

/**
 * Takes a round out of the tables that hold what is open. They are truncated, which leaves no dead rows behind in
 * which an order could be read, and what other rounds have in them is put back (a moment, under the table's lock).
 */
export const emptyBox = async (tx: Tx, roundId: string): Promise<void> => {
  await lockBox(tx)
  const ballots = await tx
    .select()
    .from(castBallot)
    .where(ne(castBallot.roundId, roundId))
    .orderBy(castBallot.roundId, castBallot.serial)
  const typed = await tx.select().from(paperCount).where(ne(paperCount.roundId, roundId))
  await tx.execute(sql`truncate ${castBallot}, ${paperCount}`)
  if (ballots.length > 0) await tx.insert(castBallot).values(ballots)
  if (typed.length > 0) await tx.insert(paperCount).values(typed)
}
