import {
  dataIncidentPerson,
  dataRequest,
  dataRequestContent,
  dataRequestMail,
  pastFigure,
  type Tx,
} from '@xk/db'
import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { TOMBSTONE } from '../people/erase-from.ts'
import { queueMail } from './requests/mail.ts'

/** What the last mail says: nothing is left that could be said by anybody. */
const OUTCOME = 'Dữ liệu cá nhân của anh/chị đã được xóa khỏi hệ thống. Địa chỉ thư này cũng đã được xóa.'

/**
 * A person out of requests, incidents and past figures. What was asked and typed goes; that there was a request,
 * when it came and what was done stays as proof. Whoever asked by mail to be erased is told that it is done: the
 * address waits sealed for that one mail.
 */
export const eraseFromRequests = async (
  deps: Pick<Deps, 'now' | 'newId'> & Partial<Pick<Deps, 'keys' | 'config'>>,
  tx: Tx,
  personId: string,
): Promise<void> => {
  const rows = await tx
    .select({ row: dataRequest, email: dataRequestContent.email })
    .from(dataRequest)
    .leftJoin(dataRequestContent, eq(dataRequestContent.requestId, dataRequest.id))
    .where(eq(dataRequest.personId, personId))
  const ids = rows.map(({ row }) => row.id)
  if (ids.length > 0) {
    await tx
      .delete(dataRequestMail)
      .where(and(inArray(dataRequestMail.requestId, ids), isNull(dataRequestMail.sentAt)))
    await tx.delete(dataRequestContent).where(inArray(dataRequestContent.requestId, ids))
    const now = deps.now()
    await tx
      .update(dataRequest)
      .set({ state: 'done', closedAt: now })
      .where(and(inArray(dataRequest.id, ids), inArray(dataRequest.state, ['waiting', 'answered'])))
  }
  for (const { row, email } of rows)
    if (email && deps.keys && deps.config && row.actKind === 'erasure' && row.state !== 'refused')
      await queueMail({ now: deps.now, newId: deps.newId, keys: deps.keys }, tx, {
        requestId: row.id,
        kind: 'closed',
        to: email,
        url: `${deps.config.publicUrl}/quyen-rieng-tu`,
        text: OUTCOME,
      })
  await tx
    .update(dataIncidentPerson)
    .set({ name: TOMBSTONE, unit: '' })
    .where(eq(dataIncidentPerson.personId, personId))
  await tx.update(pastFigure).set({ name: TOMBSTONE, note: '' }).where(eq(pastFigure.personId, personId))
}
