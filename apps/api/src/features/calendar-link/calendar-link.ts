import { hashToken, tokenFrom } from '@xk/auth'
import { calendarLink } from '@xk/db'
import { fail, ok } from '@xk/domain/kernel'
import { answer, denialOf, type Viewer } from '@xk/domain/policy'
import { eq } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'

const ownOf = (viewer: Viewer) => ({ ownerAccountId: viewer.accountId })

/** Whether I have a calendar address, and since when; never the address itself. */
export const readCalendarLink = async (deps: Deps, viewer: Viewer) => {
  const denied = denialOf('calendar.own', viewer, ownOf(viewer))
  if (denied) return fail(denied)
  const [row] = await deps.database.db
    .select({ createdAt: calendarLink.createdAt })
    .from(calendarLink)
    .where(eq(calendarLink.accountId, viewer.accountId))
  return ok(answer({ createdAt: row?.createdAt.toISOString() ?? null }))
}

/** A new address for my calendar, shown once; the one before stops working. */
export const makeCalendarLink = (deps: Deps, actor: Actor) =>
  runCommand(
    deps,
    actor,
    'calendar.own',
    { make: true },
    async (tx) => {
      const denied = denialOf('calendar.own', actor.viewer, ownOf(actor.viewer))
      if (denied) return fail(denied)
      const token = tokenFrom(deps.randomBytes(32))
      const made = { hash: hashToken(token), createdAt: deps.now() }
      await tx
        .insert(calendarLink)
        .values({ accountId: actor.viewer.accountId, ...made })
        .onConflictDoUpdate({ target: calendarLink.accountId, set: made })
      return ok(answer({ url: `${deps.config.publicUrl}/lich-rieng/${token}/lich.ics` }))
    },
    { secret: true },
  )

/** The address stops working at once. */
export const revokeCalendarLink = (deps: Deps, actor: Actor) =>
  runCommand(deps, actor, 'calendar.own', { make: false }, async (tx) => {
    const denied = denialOf('calendar.own', actor.viewer, ownOf(actor.viewer))
    if (denied) return fail(denied)
    await tx.delete(calendarLink).where(eq(calendarLink.accountId, actor.viewer.accountId))
    return ok(answer({ revoked: true as const }))
  })
