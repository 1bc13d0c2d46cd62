import type { OpenSession } from '@xk/auth'
import { recoveryCode } from '@xk/db'
import { fail, ok } from '@xk/domain/kernel'
import { answer } from '@xk/domain/policy'
import { and, eq, isNull } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { acceptCode, markPassed } from './second-factor.ts'

/** The step after sign-in. Tells how many recovery codes are left when one was used. */
export const passSecondFactor = async (deps: Deps, session: OpenSession, code: string) => {
  const { db } = deps.database
  const accepted = await acceptCode(deps, db, session.accountId, code)
  if (!accepted.ok) return fail(accepted.problem)
  await markPassed(db, session.idHash, deps.now())
  const left = await db
    .select({ hash: recoveryCode.hash })
    .from(recoveryCode)
    .where(and(eq(recoveryCode.accountId, session.accountId), isNull(recoveryCode.usedAt)))
  return ok(answer({ recoveryCodesLeft: accepted.value === 'recovery' ? left.length : null }))
}
