import { waitingHandIn } from '@xk/db'
import { fail, notFound, ok } from '@xk/domain/kernel'
import { answer, denialOf } from '@xk/domain/policy'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import { loadEntryContext } from './context.ts'
import { closingOf, GRACE_MS, handInProblem, isInGrace } from './lifecycle.ts'
import { findDraft } from './store.ts'

/**
 * The officer handed in while files were still on their way: by the server's clock this was the time. When the
 * files are there the same draft may be handed in, up to half an hour after the deadline.
 */
export const waitToHandIn = (deps: Deps, actor: Actor, input: { entryId: string; draftVersion: number }) =>
  runCommand(deps, actor, 'entry.submit', input, async (tx) => {
    const now = deps.now()
    const context = await loadEntryContext(tx, input.entryId, now, { lock: true })
    const denied = denialOf('entry.submit', actor.viewer, context?.facts ?? {})
    if (denied || !context) return fail(denied ?? notFound)
    const { moment } = context
    const closed = handInProblem(moment, now)
    if (closed) return fail(closed)
    const stored = await findDraft(tx, input.entryId)
    if (!stored || stored.version !== input.draftVersion) {
      return fail({ code: 'record/stale-version' as const, current: stored?.version ?? 0 })
    }
    const { draftVersion } = input
    const by = actor.viewer.accountId
    // Asked again within the grace it stays what it was: the first time is what counts.
    if (!isInGrace(moment, now)) {
      await tx
        .insert(waitingHandIn)
        .values({ entryId: input.entryId, draftVersion, by, at: now })
        .onConflictDoUpdate({ target: waitingHandIn.entryId, set: { draftVersion, by, at: now } })
    }
    const closing = closingOf(moment)
    return ok(
      answer({
        entryId: input.entryId,
        draftVersion,
        until: closing ? new Date(closing.getTime() + GRACE_MS).toISOString() : null,
      }),
    )
  })
