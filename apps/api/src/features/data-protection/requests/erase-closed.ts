import {
  consent,
  dataRequest,
  dataRequestContent,
  dataRequestMail,
  ledgerPayload,
  personRestriction,
  twoPersonRequest,
  type Tx,
} from '@xk/db'
import { requestContentEnds } from '@xk/domain/privacy'
import { and, asc, eq, inArray, isNotNull, isNull, lte, ne, or, sql } from 'drizzle-orm'
import type { Deps } from '../../../deps.ts'
import { vietnamDay } from '../../../vietnam-day.ts'
import { TOMBSTONE } from '../../people/erase-from.ts'
import { keepMonths, type RequestRow } from '../store.ts'

const AT_ONCE = 200

/**
 * The end of requests about personal data: so many months after one was closed, what was written, by whom, how to
 * reach them and what they were answered goes, and the row is nobody's any more. Its kind, its days and how it ended
 * stay. Reasons of restrictions that were lifted go after the same time; one that holds keeps why. Answers how many
 * requests. Several processes may run it; a restored backup is caught up with by the next run.
 */
export const eraseClosedRequests = async (deps: Pick<Deps, 'database' | 'now'>): Promise<number> => {
  const now = deps.now()
  const months = await keepMonths(deps.database.db, now)
  const isOver = (closedAt: Date | null) =>
    closedAt !== null && requestContentEnds(closedAt, months) <= vietnamDay(now)
  return deps.database.db.transaction(async (tx) => {
    const oldest = await tx
      .select()
      .from(dataRequest)
      .where(
        and(
          inArray(dataRequest.state, ['done', 'refused']),
          isNull(dataRequest.contentErasedAt),
          lte(dataRequest.closedAt, now),
        ),
      )
      .orderBy(asc(dataRequest.closedAt))
      .limit(AT_ONCE)
      .for('update', { skipLocked: true })
    const over = oldest.filter(({ closedAt }) => isOver(closedAt))
    for (const row of over) await eraseOne(tx, row, now)
    await dropLaterMails(tx, now)
    const lifted = await tx
      .select({ id: personRestriction.id, liftedAt: personRestriction.liftedAt })
      .from(personRestriction)
      .where(and(isNotNull(personRestriction.liftedAt), ne(personRestriction.reason, TOMBSTONE)))
      .orderBy(asc(personRestriction.liftedAt))
      .limit(AT_ONCE)
    const ids = lifted.flatMap(({ id, liftedAt }) => (isOver(liftedAt) ? [id] : []))
    if (ids.length > 0)
      await tx
        .update(personRestriction)
        .set({ reason: TOMBSTONE, liftReason: TOMBSTONE, requestId: null })
        .where(inArray(personRestriction.id, ids))
    return over.length
  })
}

/** How long a mail about a request whose words went may still wait to be sent. */
const MAIL_WAITS_MS = 30 * 24 * 60 * 60 * 1000

/** A restriction that is lifted after the words of its request went is told of by mail: that goes once it was sent. */
const dropLaterMails = (tx: Tx, now: Date) =>
  tx
    .delete(dataRequestMail)
    .where(
      and(
        or(
          isNull(dataRequestMail.dueAt),
          lte(dataRequestMail.dueAt, new Date(now.getTime() - MAIL_WAITS_MS)),
        ),
        inArray(
          dataRequestMail.requestId,
          tx.select({ id: dataRequest.id }).from(dataRequest).where(isNotNull(dataRequest.contentErasedAt)),
        ),
      ),
    )

const eraseOne = async (tx: Tx, row: RequestRow, at: Date) => {
  await tx.delete(dataRequestMail).where(eq(dataRequestMail.requestId, row.id))
  await tx.delete(dataRequestContent).where(eq(dataRequestContent.requestId, row.id))
  await tx.update(consent).set({ withdrawnRequestId: null }).where(eq(consent.withdrawnRequestId, row.id))
  const gone = row.actKind === 'erasure' && row.actId ? await eraseReason(tx, row.actId) : []
  await tx
    .update(dataRequest)
    .set({ contentErasedAt: at, ledgerSeqs: gone, personId: null, actId: null })
    .where(eq(dataRequest.id, row.id))
}

/** Why the request was put to a second person: where it stands, and in what the record opens to. */
const eraseReason = async (tx: Tx, twoPersonId: string): Promise<number[]> => {
  await tx
    .update(twoPersonRequest)
    .set({ reason: TOMBSTONE })
    .where(and(eq(twoPersonRequest.id, twoPersonId), ne(twoPersonRequest.state, 'waiting')))
  const gone = await tx
    .delete(ledgerPayload)
    .where(
      sql`${ledgerPayload.payload}->>'requestId' = ${twoPersonId} and ${ledgerPayload.payload} ? 'reason'`,
    )
    .returning({ seq: ledgerPayload.seq })
  return gone.map(({ seq }) => seq).toSorted((a, b) => a - b)
}
