import { notice, type Tx } from '@xk/db'
import { fail, ok } from '@xk/domain/kernel'
import { answer, denialOf, OWN, type Sendable, view, type Viewer } from '@xk/domain/policy'
import { and, desc, eq, isNull } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { putInOutbox } from '../mail/put-in-outbox.ts'
import { namesOf } from './store.ts'

/** Facts of a notice: ids and plain values, never names (they are looked up when it is read). */
type NoticeFacts = Record<string, string | number | boolean | null>

/** Tells these accounts that something happened, in the app and by mail. Call inside the command's transaction. */
export const notify = async (
  deps: Pick<Deps, 'now' | 'newId'>,
  tx: Tx,
  accountIds: readonly string[],
  kind: string,
  facts: NoticeFacts,
): Promise<void> => {
  const to = [...new Set(accountIds)]
  if (to.length === 0) return
  const at = deps.now()
  await tx.insert(notice).values(to.map((accountId) => ({ id: deps.newId(), accountId, kind, facts, at })))
  await putInOutbox(
    deps,
    tx,
    to.map((accountId) => ({ accountId, kind, facts })),
  )
}

interface NoticeLine {
  id: string
  kind: string
  facts: Sendable<NoticeFacts>
  at: string
  read: boolean
}

const noticeView = view<NoticeLine>()({
  id: 'identity',
  kind: 'identity',
  facts: 'identity',
  at: 'identity',
  read: 'identity',
})

const SHOWN = 100

/** My latest notices. `accountId` and `by` among the facts come with names beside them: `name`, `byName`. */
export const listNotices = async (deps: Deps, viewer: Viewer) => {
  const denied = denialOf('notice.list', viewer, {})
  if (denied) return fail(denied)
  const { db } = deps.database
  const rows = await db
    .select()
    .from(notice)
    .where(eq(notice.accountId, viewer.accountId))
    .orderBy(desc(notice.at), desc(notice.id))
    .limit(SHOWN)
  const factsOf = (row: (typeof rows)[number]) => row.facts as NoticeFacts
  const idOf = (value: NoticeFacts[string] | undefined) => (typeof value === 'string' ? value : null)
  const names = await namesOf(
    db,
    rows.flatMap((row) => [idOf(factsOf(row)['accountId']), idOf(factsOf(row)['by'])]),
  )
  const nameOf = (value: NoticeFacts[string] | undefined) => names.get(idOf(value) ?? '') ?? null
  const notices = rows.map((row) => {
    const facts = factsOf(row)
    const named = answer({ ...facts, name: nameOf(facts['accountId']), byName: nameOf(facts['by']) })
    return noticeView.redact(
      { id: row.id, kind: row.kind, facts: named, at: row.at.toISOString(), read: row.readAt !== null },
      OWN,
    )
  })
  return ok(answer({ notices: notices as Sendable<NoticeLine>[] }))
}

/** Marks all of mine as read. */
export const readNotices = async (deps: Deps, viewer: Viewer) => {
  await deps.database.db
    .update(notice)
    .set({ readAt: deps.now() })
    .where(and(eq(notice.accountId, viewer.accountId), isNull(notice.readAt)))
  return ok(answer({ read: true as const }))
}
