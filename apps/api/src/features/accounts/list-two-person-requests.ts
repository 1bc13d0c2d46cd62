import { account, personIdentity, twoPersonRequest } from '@xk/db'
import { fail, ok } from '@xk/domain/kernel'
import {
  allowedCommands,
  answer,
  type Command,
  denialOf,
  EVERYTHING,
  type Sendable,
  view,
  type Viewer,
} from '@xk/domain/policy'
import { and, asc, eq, or, sql } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { namesOf } from './store.ts'
import { listSeaters } from './voter-links.ts'

interface RequestLine {
  id: string
  /** Whom it is about. */
  fullName: string
  /** The first person's: why, or how they made sure of who asks. */
  reason: string
  requestedBy: string
  requestedAt: string
  allowed: readonly Command[]
}
const requestView = view<RequestLine>()({
  id: 'internal',
  fullName: 'internal',
  reason: 'internal',
  requestedBy: 'internal',
  requestedAt: 'internal',
  allowed: 'internal',
})

/** Who may see the kind's list, and what the second person may do with it. */
const KINDS = {
  'account.recover': {
    seenBy: 'account.recover.refuse',
    commands: ['account.recover.approve', 'account.recover.refuse'],
  },
  'person.erase': { seenBy: 'request.list', commands: ['person.erase.approve', 'person.erase.refuse'] },
} as const

/** Requests of a kind that wait for a second person, with the first one's reason. Three queries. */
export const listTwoPersonRequests = async (deps: Deps, viewer: Viewer, kind: keyof typeof KINDS) => {
  const { seenBy, commands } = KINDS[kind]
  const denied = denialOf(seenBy, viewer, {})
  if (denied) return fail(denied)
  const { db } = deps.database
  // A request is about an account or about a person, who may have none.
  const about = twoPersonRequest.subjectId
  const waiting = await db
    .select({ it: twoPersonRequest, fullName: personIdentity.fullName, accountId: account.id })
    .from(twoPersonRequest)
    .leftJoin(account, or(eq(account.id, about), eq(account.personId, about)))
    .leftJoin(personIdentity, eq(personIdentity.personId, sql`coalesce(${account.personId}, ${about})`))
    .where(and(eq(twoPersonRequest.kind, kind), eq(twoPersonRequest.state, 'waiting')))
    .orderBy(asc(twoPersonRequest.requestedAt))
  const names = await namesOf(
    db,
    waiting.map(({ it }) => it.requestedBy),
  )
  const recovered = kind === 'account.recover' ? waiting.flatMap(({ accountId }) => accountId ?? []) : []
  const seaters = await listSeaters(db, recovered)
  const requests = waiting.map(({ it, fullName, accountId }) => {
    const preparedBy = [it.requestedBy, ...(accountId ? [accountId, ...(seaters.get(accountId) ?? [])] : [])]
    return requestView.redact(
      {
        id: it.id,
        fullName: fullName ?? '',
        reason: it.reason,
        requestedBy: names.get(it.requestedBy) ?? '',
        requestedAt: it.requestedAt.toISOString(),
        allowed: allowedCommands(viewer, { preparedBy }, commands),
      },
      EVERYTHING,
    ) as Sendable<RequestLine>
  })
  return ok(answer({ requests }))
}
