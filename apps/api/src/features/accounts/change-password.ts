import { hashPassword, isWeakPassword, MIN_PASSWORD_LENGTH, type OpenSession, verifyPassword } from '@xk/auth'
import { account, session as sessionTable } from '@xk/db'
import { fail, notFound, ok } from '@xk/domain/kernel'
import { answer, denialOf, type Viewer } from '@xk/domain/policy'
import { and, eq, ne } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { throttled } from '../../http/throttle.ts'
import { endLinks } from './end-access.ts'
import { findProfile } from './store.ts'

/** Changes the password, signs every other device out and ends links that were sent before. */
export const changePassword = async (
  deps: Deps,
  viewer: Viewer,
  session: OpenSession,
  input: { current: string; next: string },
) => {
  const denied = denialOf('password.change', viewer, { ownerAccountId: viewer.accountId })
  if (denied) return fail(denied)
  const { db } = deps.database
  const profile = await findProfile(db, viewer.accountId)
  if (!profile) return fail(notFound)
  if (profile.factorConfirmedAt && !viewer.secondFactor)
    return fail({ code: 'access/fresh-confirmation-needed' } as const)
  const tooMany = await throttled(deps.throttles.signIn, profile.login ?? profile.accountId)
  if (tooMany) return fail(tooMany)
  if (!(await verifyPassword(profile.passwordHash, input.current)))
    return fail({ code: 'access/password-wrong' } as const)
  if (isWeakPassword(input.next, profile.login ?? ''))
    return fail({ code: 'access/password-weak', minLength: MIN_PASSWORD_LENGTH } as const)
  const passwordHash = await hashPassword(input.next)
  await db.transaction(async (tx) => {
    await tx.update(account).set({ passwordHash }).where(eq(account.id, viewer.accountId))
    await tx
      .delete(sessionTable)
      .where(and(eq(sessionTable.accountId, viewer.accountId), ne(sessionTable.idHash, session.idHash)))
    await endLinks(tx, viewer.accountId, deps.now())
  })
  return ok(answer({ changed: true as const }))
}
