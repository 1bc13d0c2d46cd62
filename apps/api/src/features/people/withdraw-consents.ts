import { consent, type Tx } from '@xk/db'
import { and, eq, inArray, isNull } from 'drizzle-orm'

/**
 * Takes back, by their request to the office, what a person agreed to for these purposes, wherever it stands; answers
 * how many. Proofs stay.
 */
export const withdrawConsents = async (
  tx: Tx,
  personId: string,
  purposes: readonly string[],
  by: { at: Date; requestId: string },
): Promise<number> => {
  if (purposes.length === 0) return 0
  const rows = await tx
    .update(consent)
    .set({ withdrawnAt: by.at, withdrawnRequestId: by.requestId })
    .where(
      and(
        eq(consent.personId, personId),
        inArray(consent.purpose, [...purposes]),
        isNull(consent.withdrawnAt),
      ),
    )
    .returning({ id: consent.id })
  return rows.length
}
