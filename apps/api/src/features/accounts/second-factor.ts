import { hashRecoveryCode, totpStep, unseal } from '@xk/auth'
import { recoveryCode, secondFactor, session, type Tx } from '@xk/db'
import { fail, ok, type Problem, type Result } from '@xk/domain/kernel'
import { and, eq, isNull, lt, or } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { throttled } from '../../http/throttle.ts'

const wrong: Problem = { code: 'access/second-factor-wrong' }

/**
 * Accepts a code of the authenticator app or a printed recovery code, once each: the step or the code is marked
 * as used in the same statement that checks it, so two requests at once can't both pass.
 */
export const acceptCode = async (
  deps: Deps,
  tx: Tx,
  accountId: string,
  code: string,
): Promise<Result<'totp' | 'recovery'>> => {
  const tooMany = await throttled(deps.throttles.secondFactor, accountId)
  if (tooMany) return fail(tooMany)
  const kind = (await acceptTotp(deps, tx, accountId, code))
    ? 'totp'
    : (await acceptRecoveryCode(deps, tx, accountId, code))
      ? 'recovery'
      : undefined
  if (!kind) return fail(wrong)
  await deps.throttles.secondFactor.delete(accountId)
  return ok(kind)
}

const acceptTotp = async (deps: Deps, tx: Tx, accountId: string, code: string): Promise<boolean> => {
  const [factor] = await tx.select().from(secondFactor).where(eq(secondFactor.accountId, accountId))
  if (!factor?.confirmedAt) return false
  const step = totpStep(unseal(deps.keys.sealKey, factor.sealedSecret), code, deps.now())
  if (step === undefined) return false
  const used = await tx
    .update(secondFactor)
    .set({ lastStep: step })
    .where(
      and(
        eq(secondFactor.accountId, accountId),
        or(isNull(secondFactor.lastStep), lt(secondFactor.lastStep, step)),
      ),
    )
    .returning({ id: secondFactor.accountId })
  return used.length > 0
}

const acceptRecoveryCode = async (deps: Deps, tx: Tx, accountId: string, code: string): Promise<boolean> => {
  const used = await tx
    .update(recoveryCode)
    .set({ usedAt: deps.now() })
    .where(
      and(
        eq(recoveryCode.accountId, accountId),
        eq(recoveryCode.hash, hashRecoveryCode(code)),
        isNull(recoveryCode.usedAt),
      ),
    )
    .returning({ hash: recoveryCode.hash })
  return used.length > 0
}

/** The session has passed the second factor, which is a fresh confirmation of identity too. */
export const markPassed = (tx: Tx, idHash: string, now: Date) =>
  tx.update(session).set({ secondFactor: true, confirmedAt: now }).where(eq(session.idHash, idHash))
