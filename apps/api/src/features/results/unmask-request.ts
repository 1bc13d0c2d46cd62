import { twoPersonRequest, type Tx } from '@xk/db'
import { view } from '@xk/domain/policy'
import { and, eq } from 'drizzle-orm'
import { namesOf } from '../accounts/store.ts'
import { BY_CODE } from './context.ts'

/** Requests to unmask a stage that wait for a second person. */
export const waitingFor = (stageId: string) =>
  and(
    eq(twoPersonRequest.kind, 'unmask'),
    eq(twoPersonRequest.subjectId, stageId),
    eq(twoPersonRequest.state, 'waiting'),
  )

const requestView = view<{ id: string; byName: string; at: string; reason: string }>()({
  id: 'internal',
  byName: 'internal',
  at: 'internal',
  reason: 'internal',
})

/** The request to unmask that waits for a second person, if one does. */
export const findUnmaskRequest = async (tx: Tx, stageId: string) => {
  const [row] = await tx.select().from(twoPersonRequest).where(waitingFor(stageId))
  if (!row) return null
  const names = await namesOf(tx, [row.requestedBy])
  return requestView.redact(
    {
      id: row.id,
      byName: names.get(row.requestedBy) ?? '—',
      at: row.requestedAt.toISOString(),
      reason: row.reason,
    },
    BY_CODE,
  )
}
