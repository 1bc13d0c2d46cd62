import { apiToken, calendarLink, session as sessionTable, type Tx } from '@xk/db'
import { and, eq, isNull } from 'drizzle-orm'

/** Ends every way into an account that is open: devices, tokens of other programs, the calendar's address. */
export const endAccess = async (tx: Tx, accountId: string, now: Date): Promise<void> => {
  await tx.delete(sessionTable).where(eq(sessionTable.accountId, accountId))
  await tx
    .update(apiToken)
    .set({ revokedAt: now })
    .where(and(eq(apiToken.accountId, accountId), isNull(apiToken.revokedAt)))
  await tx.delete(calendarLink).where(eq(calendarLink.accountId, accountId))
}
