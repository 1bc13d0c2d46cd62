import { dataRequest, dataRequestContent } from '@xk/db'
import { fail, ok } from '@xk/domain/kernel'
import {
  allowedCommands,
  answer,
  denialOf,
  EVERYTHING,
  type Sendable,
  view,
  type Viewer,
} from '@xk/domain/policy'
import { isOverdue, nextDueOf } from '@xk/domain/privacy'
import { desc, eq, inArray, sql } from 'drizzle-orm'
import type { Deps } from '../../../deps.ts'
import { tetBetween } from '../../organisation/days-off.ts'
import type { RequestRow } from '../store.ts'

export interface RequestLine {
  id: string
  kind: RequestRow['kind']
  channel: RequestRow['channel']
  state: RequestRow['state']
  name: string | null
  unit: string
  receivedAt: string
  /** The next term that counts; null once nothing is owed. */
  dueAt: string | null
  overdue: boolean
  /** When its words, contact and answers went at the end of their time. */
  contentErasedAt: string | null
}
export const lineView = view<RequestLine>()({
  id: 'internal',
  kind: 'internal',
  channel: 'internal',
  state: 'internal',
  name: 'internal',
  unit: 'internal',
  receivedAt: 'internal',
  dueAt: 'internal',
  overdue: 'internal',
  contentErasedAt: 'internal',
})

/** What the inbox says of a request; its name and unit while its content is kept. */
export const lineOf = (
  row: RequestRow,
  content: Pick<typeof dataRequestContent.$inferSelect, 'name' | 'unit'> | null,
  now: Date,
): RequestLine => ({
  id: row.id,
  kind: row.kind,
  channel: row.channel,
  state: row.state,
  name: content?.name ?? null,
  unit: content?.unit ?? '',
  receivedAt: row.receivedAt.toISOString(),
  dueAt: nextDueOf(row)?.toISOString() ?? null,
  overdue: isOverdue(row, now),
  contentErasedAt: row.contentErasedAt?.toISOString() ?? null,
})

const MOST = 500

/** The inbox: what is owed first, the nearest term on top; or what is done. Three queries. */
export const listRequests = async (deps: Deps, viewer: Viewer, input: { state: 'open' | 'closed' }) => {
  const denied = denialOf('dataRequest.list', viewer, {})
  if (denied) return fail(denied)
  const { db } = deps.database
  const now = deps.now()
  const isOpen = inArray(dataRequest.state, ['waiting', 'answered'])
  const isClosed = inArray(dataRequest.state, ['done', 'refused'])
  const rows = await db
    .select({ row: dataRequest, content: dataRequestContent })
    .from(dataRequest)
    .leftJoin(dataRequestContent, eq(dataRequestContent.requestId, dataRequest.id))
    .where(input.state === 'open' ? isOpen : isClosed)
    .orderBy(
      input.state === 'open'
        ? sql`case when ${dataRequest.state} = 'waiting' then ${dataRequest.answerDueAt} else ${dataRequest.actDueAt} end`
        : desc(dataRequest.closedAt),
    )
    .limit(MOST)
  const [counts] = await db
    .select({
      open: sql<number>`(count(*) filter (where ${isOpen}))::int`,
      closed: sql<number>`(count(*) filter (where ${isClosed}))::int`,
      overdue: sql<number>`(count(*) filter (where (${dataRequest.state} = 'waiting' and ${dataRequest.answerDueAt} <= ${now.toISOString()}::timestamptz) or (${dataRequest.state} = 'answered' and ${dataRequest.actDueAt} <= ${now.toISOString()}::timestamptz)))::int`,
    })
    .from(dataRequest)
  const last = Math.max(now.getTime(), ...rows.map(({ row }) => row.actDueAt.getTime()))
  const tet = input.state === 'open' ? await tetBetween(db, now, new Date(last), now) : []
  return ok(
    answer({
      /** Years of a Tết that terms on this page run over and whose days off are not entered. */
      tetNotEntered: tet,
      requests: rows.map(
        ({ row, content }) => lineView.redact(lineOf(row, content, now), EVERYTHING) as Sendable<RequestLine>,
      ),
      open: counts?.open ?? 0,
      closed: counts?.closed ?? 0,
      overdue: counts?.overdue ?? 0,
      allowed: allowedCommands(viewer, {}, ['dataRequest.record', 'dataRequest.handle']),
    }),
  )
}
