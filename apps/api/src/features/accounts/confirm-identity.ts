import { type OpenSession, verifyPassword } from '@xk/auth'
import { session as sessionTable } from '@xk/db'
import { fail, notFound, ok } from '@xk/domain/kernel'
import { answer } from '@xk/domain/policy'
import { eq } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { throttled } from '../../http/throttle.ts'
import { acceptCode, markPassed } from './second-factor.ts'
import { findProfile } from './store.ts'

/**
 * A fresh confirmation of identity by password or by a code, for the next ten minutes of this session. A code
 * passes the second factor too; a password never does.
 */
export const confirmIdentity = async (
  deps: Deps,
  session: OpenSession,
  given: { password: string } | { code: string },
) => {
  const { db } = deps.database
  if ('code' in given) {
    const accepted = await acceptCode(deps, db, session.accountId, given.code)
    if (!accepted.ok) return fail(accepted.problem)
    await markPassed(db, session.idHash, deps.now())
    return ok(answer({ confirmed: true as const }))
  }
  const profile = await findProfile(db, session.accountId)
  if (!profile) return fail(notFound)
  const tooMany = await throttled(deps.throttles.signIn, profile.login ?? profile.accountId)
  if (tooMany) return fail(tooMany)
  if (!(await verifyPassword(profile.passwordHash, given.password)))
    return fail({ code: 'access/password-wrong' } as const)
  await deps.throttles.signIn.delete(profile.login ?? profile.accountId)
  await db
    .update(sessionTable)
    .set({ confirmedAt: deps.now() })
    .where(eq(sessionTable.idHash, session.idHash))
  return ok(answer({ confirmed: true as const }))
}
