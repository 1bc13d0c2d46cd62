import { dataRequest, dataRequestContent, type Tx } from '@xk/db'
import { fail, ok } from '@xk/domain/kernel'
import { answer, denialOf, OWN, type Sendable, view, type Viewer } from '@xk/domain/policy'
import { requestContentEnds } from '@xk/domain/privacy'
import { desc, eq } from 'drizzle-orm'
import type { Deps } from '../../../deps.ts'
import { keepMonths, type RequestRow } from '../store.ts'

export interface OwnRequest {
  id: string
  kind: RequestRow['kind']
  state: RequestRow['state']
  text: string | null
  receivedAt: string
  answerDueAt: string
  actDueAt: string
  extensionReason: string | null
  answer: string | null
  answeredAt: string | null
  outcome: string | null
  closedAt: string | null
  /** The ISO day on which its words, contact and answers go. */
  endsOn: string | null
}
const iso = (at: Date | null) => at?.toISOString() ?? null

const ownView = view<OwnRequest>()({
  id: 'identity',
  kind: 'identity',
  state: 'identity',
  text: 'identity',
  receivedAt: 'identity',
  answerDueAt: 'identity',
  actDueAt: 'identity',
  extensionReason: 'identity',
  answer: 'identity',
  answeredAt: 'identity',
  outcome: 'identity',
  closedAt: 'identity',
  endsOn: 'identity',
})

/** Requests of one person, the latest first. */
export const listRequestsOf = async (
  tx: Tx,
  personId: string,
  now: Date,
): Promise<Sendable<OwnRequest>[]> => {
  const months = await keepMonths(tx, now)
  const rows = await tx
    .select({ row: dataRequest, content: dataRequestContent })
    .from(dataRequest)
    .leftJoin(dataRequestContent, eq(dataRequestContent.requestId, dataRequest.id))
    .where(eq(dataRequest.personId, personId))
    .orderBy(desc(dataRequest.receivedAt), desc(dataRequest.id))
  return rows.map(
    ({ row, content }) =>
      ownView.redact(
        {
          id: row.id,
          kind: row.kind,
          state: row.state,
          text: content?.text ?? null,
          receivedAt: row.receivedAt.toISOString(),
          answerDueAt: row.answerDueAt.toISOString(),
          actDueAt: row.actDueAt.toISOString(),
          extensionReason: content?.extensionReason ?? null,
          answer: content?.answer ?? null,
          answeredAt: iso(row.answeredAt),
          outcome: content?.outcome ?? null,
          closedAt: iso(row.closedAt),
          endsOn: row.closedAt ? requestContentEnds(row.closedAt, months) : null,
        },
        OWN,
      ) as Sendable<OwnRequest>,
  )
}

export const listOwnRequests = async (deps: Deps, viewer: Viewer) => {
  const denied = denialOf('dataRequest.own', viewer, { ownerAccountId: viewer.accountId })
  if (denied) return fail(denied)
  return ok(answer({ requests: await listRequestsOf(deps.database.db, viewer.personId, deps.now()) }))
}
