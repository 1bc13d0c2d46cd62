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
import { and, asc, eq } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { namesOf } from './store.ts'

interface RecoveryLine {
  id: string
  fullName: string
  /** How the first person made sure of who asks. */
  reason: string
  requestedBy: string
  requestedAt: string
  allowed: readonly Command[]
}
const recoveryView = view<RecoveryLine>()({
  id: 'internal',
  fullName: 'internal',
  reason: 'internal',
  requestedBy: 'internal',
  requestedAt: 'internal',
  allowed: 'internal',
})

/** Recoveries of accounts that wait for a second person, with the first one's reason. Two queries. */
export const listRecoveries = async (deps: Deps, viewer: Viewer) => {
  const denied = denialOf('account.recover.refuse', viewer, {})
  if (denied) return fail(denied)
  const { db } = deps.database
  const waiting = await db
    .select({ request: twoPersonRequest, fullName: personIdentity.fullName })
    .from(twoPersonRequest)
    .innerJoin(account, eq(account.id, twoPersonRequest.subjectId))
    .leftJoin(personIdentity, eq(personIdentity.personId, account.personId))
    .where(and(eq(twoPersonRequest.kind, 'account.recover'), eq(twoPersonRequest.state, 'waiting')))
    .orderBy(asc(twoPersonRequest.requestedAt))
  const names = await namesOf(
    db,
    waiting.map(({ request }) => request.requestedBy),
  )
  const requests = waiting.map(({ request, fullName }) => {
    const preparedBy = [request.requestedBy, request.subjectId ?? '']
    return recoveryView.redact(
      {
        id: request.id,
        fullName: fullName ?? '',
        reason: request.reason,
        requestedBy: names.get(request.requestedBy) ?? '',
        requestedAt: request.requestedAt.toISOString(),
        allowed: allowedCommands(viewer, { preparedBy }, [
          'account.recover.approve',
          'account.recover.refuse',
        ]),
      },
      EVERYTHING,
    ) as Sendable<RecoveryLine>
  })
  return ok(answer({ requests }))
}
