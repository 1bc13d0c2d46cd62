import { entry } from '@xk/db'
import { fail, notFound, ok } from '@xk/domain/kernel'
import { answer, denialOf } from '@xk/domain/policy'
import { eq } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import { loadEntryContext } from './context.ts'
import { withdrawProblem } from './lifecycle.ts'

/** Takes a handed-in entry back until the deadline; draft and revisions stay, and it can be handed in again. */
export const withdrawEntry = (deps: Deps, actor: Actor, input: { entryId: string; reason: string }) =>
  runCommand(deps, actor, 'entry.withdraw', input, async (tx, record) => {
    const now = deps.now()
    const context = await loadEntryContext(tx, input.entryId, now, { lock: true })
    const denied = denialOf('entry.withdraw', actor.viewer, context?.facts ?? {})
    if (denied || !context) return fail(denied ?? notFound)
    const refused = withdrawProblem(context.moment, now)
    if (refused) return fail(refused)
    await tx.update(entry).set({ state: 'withdrawn' }).where(eq(entry.id, input.entryId))
    record({
      kind: 'withdraw',
      payload: { editionId: context.edition.id, entryId: input.entryId, reason: input.reason },
    })
    return ok(answer({ entryId: input.entryId, state: 'withdrawn' as const }))
  })
