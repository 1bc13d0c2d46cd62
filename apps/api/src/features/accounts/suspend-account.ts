import { account } from '@xk/db'
import { fail, notFound, ok } from '@xk/domain/kernel'
import { answer, denialOf } from '@xk/domain/policy'
import { eq } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import { endAccess } from './end-access.ts'
import { findProfile } from './store.ts'

/** Stops an account, signs it out everywhere and ends its tokens, or lets it go on; one's own can't be stopped. */
export const setSuspended = (deps: Deps, actor: Actor, accountId: string, suspended: boolean) => {
  const command = suspended ? 'account.suspend' : 'account.resume'
  return runCommand(deps, actor, command, { accountId }, async (tx, record) => {
    const denied = denialOf(command, actor.viewer, {})
    if (denied) return fail(denied)
    const profile = await findProfile(tx, accountId)
    if (!profile || accountId === actor.viewer.accountId) return fail(notFound)
    if ((profile.state === 'suspended') === suspended)
      return fail({ code: 'record/in-wrong-state', state: profile.state })
    const state = suspended ? 'suspended' : profile.passwordHash === null ? 'invited' : 'active'
    await tx.update(account).set({ state }).where(eq(account.id, accountId))
    if (suspended) await endAccess(tx, accountId, deps.now())
    record({ kind: 'account', payload: { accountId, step: suspended ? 'suspended' : 'resumed' } })
    return ok(answer({ accountId, state }))
  })
}
