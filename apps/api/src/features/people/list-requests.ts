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
import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { namesOf } from '../accounts/store.ts'

interface ErasureLine {
  id: string
  fullName: string
  reason: string
  requestedBy: string
  requestedAt: string
  allowed: readonly Command[]
}
const erasureView = view<ErasureLine>()({
  id: 'internal',
  fullName: 'internal',
  reason: 'internal',
  requestedBy: 'internal',
  requestedAt: 'internal',
  allowed: 'internal',
})

/** Erasures that wait for a second person. */
export const listErasureRequests = async (deps: Deps, viewer: Viewer) => {
  const denied = denialOf('request.list', viewer, {})
  if (denied) return fail(denied)
  const { db } = deps.database
  const waiting = await db
    .select()
    .from(twoPersonRequest)
    .where(and(eq(twoPersonRequest.kind, 'person.erase'), eq(twoPersonRequest.state, 'waiting')))
    .orderBy(asc(twoPersonRequest.requestedAt))
  const subjects = waiting.flatMap((it) => (it.subjectId ? [it.subjectId] : []))
  const people =
    subjects.length === 0
      ? []
      : await db
          .select({
            personId: personIdentity.personId,
            fullName: personIdentity.fullName,
            accountId: account.id,
          })
          .from(personIdentity)
          .leftJoin(account, eq(account.personId, personIdentity.personId))
          .where(inArray(personIdentity.personId, subjects))
  const names = await namesOf(
    db,
    waiting.map((it) => it.requestedBy),
  )
  const requests = waiting.map((it) => {
    const subject = people.find((row) => row.personId === it.subjectId)
    const preparedBy = [it.requestedBy, ...(subject?.accountId ? [subject.accountId] : [])]
    return erasureView.redact(
      {
        id: it.id,
        fullName: subject?.fullName ?? '',
        reason: it.reason,
        requestedBy: names.get(it.requestedBy) ?? '',
        requestedAt: it.requestedAt.toISOString(),
        allowed: allowedCommands(viewer, { preparedBy }, ['person.erase.approve', 'person.erase.refuse']),
      },
      EVERYTHING,
    ) as Sendable<ErasureLine>
  })
  return ok(answer({ requests }))
}
