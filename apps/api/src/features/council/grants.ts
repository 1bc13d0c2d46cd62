import { officeGrant, type Tx } from '@xk/db'
import { fail, ok, type Result } from '@xk/domain/kernel'
import { and, eq, isNull } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../http/command.ts'
import { notify } from '../accounts/notices.ts'
import { mayHold } from '../accounts/voter-links.ts'

type CouncilRole = 'councillor' | 'teller'

/**
 * Whether this person may put that account on a council or among its tellers. Not whom they invited themselves: with
 * two accounts of strangers one person could count, or vote, for two.
 */
export const mayPlace = async (
  deps: Deps,
  tx: Tx,
  actor: Actor,
  accountId: string | null,
): Promise<Result<true>> =>
  accountId !== null && (await mayHold(tx, actor.viewer.accountId, accountId, deps.now()))
    ? fail({ code: 'council/own-invitation' })
    : ok(true)

/** Gives the office that goes with a seat, once, and tells its holder. */
export const giveOffice = async (
  deps: Deps,
  tx: Tx,
  actor: Actor,
  it: { accountId: string; role: CouncilRole; editionId: string },
) => {
  const [held] = await tx
    .select({ id: officeGrant.id })
    .from(officeGrant)
    .where(
      and(
        eq(officeGrant.accountId, it.accountId),
        eq(officeGrant.role, it.role),
        eq(officeGrant.scopeId, it.editionId),
        isNull(officeGrant.revokedAt),
        isNull(officeGrant.to),
      ),
    )
  if (held) return
  const now = deps.now()
  const by = actor.viewer.accountId
  const scope = { scopeKind: 'edition' as const, scopeId: it.editionId }
  await tx.insert(officeGrant).values({
    id: deps.newId(),
    accountId: it.accountId,
    role: it.role,
    ...scope,
    from: now,
    requestedBy: by,
    approvedBy: by,
    approvedAt: now,
  })
  const facts = { role: it.role, ...scope, accountId: it.accountId, by, alone: false }
  await notify(deps, tx, [it.accountId], 'grant.given', facts)
}

/** Takes the office with the seat. */
export const takeOffice = (
  deps: Deps,
  tx: Tx,
  it: { accountId: string; role: CouncilRole; editionId: string },
) =>
  tx
    .update(officeGrant)
    .set({ revokedAt: deps.now() })
    .where(
      and(
        eq(officeGrant.accountId, it.accountId),
        eq(officeGrant.role, it.role),
        eq(officeGrant.scopeId, it.editionId),
        isNull(officeGrant.revokedAt),
      ),
    )
