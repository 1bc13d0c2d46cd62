import {
  hashRecoveryCode,
  newRecoveryCodes,
  newTotpSecret,
  type OpenSession,
  seal,
  totpStep,
  totpUri,
  unseal,
} from '@xk/auth'
import { recoveryCode, secondFactor, type Tx } from '@xk/db'
import { fail, notFound, ok, type Problem } from '@xk/domain/kernel'
import { answer, denialOf, type Viewer } from '@xk/domain/policy'
import { eq } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { throttled } from '../../http/throttle.ts'
import { markPassed } from './second-factor.ts'
import { findProfile } from './store.ts'

const freshNeeded: Problem = { code: 'access/fresh-confirmation-needed' }

/**
 * A new secret, not in force until a code of it is given back. Replacing one that is in force takes a session
 * that passed it: a stolen password must not be able to swap the authenticator.
 */
export const beginSecondFactor = async (deps: Deps, viewer: Viewer) => {
  const denied = denialOf('secondFactor.setUp', viewer, { ownerAccountId: viewer.accountId })
  if (denied) return fail(denied)
  const { db } = deps.database
  const profile = await findProfile(db, viewer.accountId)
  if (!profile) return fail(notFound)
  if (!viewer.freshlyConfirmed || (profile.factorConfirmedAt && !viewer.secondFactor))
    return fail(freshNeeded)
  if (profile.factorConfirmedAt) return fail({ code: 'record/in-wrong-state', state: 'confirmed' } as const)
  const secret = newTotpSecret()
  const sealedSecret = seal(deps.keys.sealKey, secret)
  await db
    .insert(secondFactor)
    .values({ accountId: viewer.accountId, sealedSecret })
    .onConflictDoUpdate({
      target: secondFactor.accountId,
      set: { sealedSecret, confirmedAt: null, lastStep: null },
    })
  return ok(answer({ secret, uri: totpUri(secret, profile.login ?? profile.fullName) }))
}

/** Puts the new secret in force with its first code and answers the recovery codes, shown only now. */
export const confirmSecondFactor = async (deps: Deps, viewer: Viewer, session: OpenSession, code: string) => {
  const tooMany = await throttled(deps.throttles.secondFactor, viewer.accountId)
  if (tooMany) return fail(tooMany)
  return deps.database.db.transaction(async (tx) => {
    const [factor] = await tx
      .select()
      .from(secondFactor)
      .where(eq(secondFactor.accountId, viewer.accountId))
      .for('update')
    if (!factor) return fail(notFound)
    if (factor.confirmedAt) return fail({ code: 'record/in-wrong-state', state: 'confirmed' } as const)
    const step = totpStep(unseal(deps.keys.sealKey, factor.sealedSecret), code, deps.now())
    if (step === undefined) return fail({ code: 'access/second-factor-wrong' } as const)
    await tx
      .update(secondFactor)
      .set({ confirmedAt: deps.now(), lastStep: step })
      .where(eq(secondFactor.accountId, viewer.accountId))
    const recoveryCodes = await renewCodes(tx, viewer.accountId)
    await markPassed(tx, session.idHash, deps.now())
    return ok(answer({ recoveryCodes }))
  })
}

/** Ten new recovery codes; the old ones stop working. */
export const renewRecoveryCodes = async (deps: Deps, viewer: Viewer) => {
  const denied = denialOf('secondFactor.setUp', viewer, { ownerAccountId: viewer.accountId })
  if (denied) return fail(denied)
  if (!viewer.secondFactor || !viewer.freshlyConfirmed) return fail(freshNeeded)
  const recoveryCodes = await deps.database.db.transaction((tx) => renewCodes(tx, viewer.accountId))
  return ok(answer({ recoveryCodes }))
}

const renewCodes = async (tx: Tx, accountId: string): Promise<string[]> => {
  const codes = newRecoveryCodes()
  await tx.delete(recoveryCode).where(eq(recoveryCode.accountId, accountId))
  await tx.insert(recoveryCode).values(codes.map((code) => ({ accountId, hash: hashRecoveryCode(code) })))
  return codes
}
