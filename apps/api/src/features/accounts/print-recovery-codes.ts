import { hashRecoveryCode } from '@xk/auth'
import { recoveryCode } from '@xk/db'
import { fail, notFound, ok, type Result } from '@xk/domain/kernel'
import { denialOf, type Viewer } from '@xk/domain/policy'
import { accountWords } from '@xk/i18n'
import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { throttled } from '../../http/throttle.ts'
import { vietnamDay } from '../../vietnam-day.ts'
import { printOnce } from '../publication/print-paper.ts'
import { findProfile } from './store.ts'

/**
 * The paper with the recovery codes of the person who was just shown them. The server keeps only their hashes, so
 * the page sends them back; all must be the person's own unused codes. Neither codes nor paper are kept. Counts as
 * an attempt at a code until the codes prove right: it must not help guessing.
 */
export const printRecoveryCodes = async (
  deps: Deps,
  viewer: Viewer,
  codes: readonly string[],
): Promise<Result<Uint8Array>> => {
  const denied = denialOf('secondFactor.setUp', viewer, { ownerAccountId: viewer.accountId })
  if (denied) return fail(denied)
  if (!viewer.secondFactor || !viewer.freshlyConfirmed)
    return fail({ code: 'access/fresh-confirmation-needed' })
  const tooMany = await throttled(deps.throttles.secondFactor, viewer.accountId)
  if (tooMany) return fail(tooMany)
  const { db } = deps.database
  const hashes = [...new Set(codes.map(hashRecoveryCode))]
  const known = await db
    .select({ hash: recoveryCode.hash })
    .from(recoveryCode)
    .where(
      and(
        eq(recoveryCode.accountId, viewer.accountId),
        inArray(recoveryCode.hash, hashes),
        isNull(recoveryCode.usedAt),
      ),
    )
  const profile = await findProfile(db, viewer.accountId)
  if (!profile) return fail(notFound)
  if (known.length !== codes.length) return fail({ code: 'access/second-factor-wrong' })
  await deps.throttles.secondFactor.delete(viewer.accountId)
  return ok(
    await printOnce('recoveryCodes', {
      rendered: vietnamDay(deps.now()),
      draft: false,
      system: accountWords.product,
      address: new URL(deps.config.publicUrl).host,
      name: profile.fullName,
      account: profile.login ?? '',
      codes: [...codes],
    }),
  )
}
