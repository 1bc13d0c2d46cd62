import { accessLink, apiToken, calendarLink, session as sessionTable, type Tx } from '@xk/db'
import { and, eq, isNull } from 'drizzle-orm'

/** Links that were sent and not used stop working, whoever sent them. */
export const endLinks = async (tx: Tx, accountId: string, now: Date): Promise<void> => {
  await tx
    .update(accessLink)
    .set({ replacedAt: now })
    .where(and(eq(accessLink.accountId, accountId), isNull(accessLink.usedAt), isNull(accessLink.replacedAt)))
}

/** Ends every way into an account that is open: devices, links, tokens of other programs, the calendar's address. */
export const endAccess = async (tx: Tx, accountId: string, now: Date): Promise<void> => {
  await tx.delete(sessionTable).where(eq(sessionTable.accountId, accountId))
  await endLinks(tx, accountId, now)
  await tx
    .update(apiToken)
    .set({ revokedAt: now })
    .where(and(eq(apiToken.accountId, accountId), isNull(apiToken.revokedAt)))
  await tx.delete(calendarLink).where(eq(calendarLink.accountId, accountId))
}
