import { attachment } from '@xk/db'
import { fail, notFound, ok } from '@xk/domain/kernel'
import { answer, denialOf } from '@xk/domain/policy'
import { and, eq, isNull } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import { loadEntryContext } from './context.ts'
import { isEditable } from './lifecycle.ts'

/** Takes a file out of the draft; revisions that hold it keep it. */
export const removeAttachment = (
  deps: Deps,
  actor: Actor,
  input: { entryId: string; attachmentId: string },
) =>
  runCommand(deps, actor, 'entry.edit', input, async (tx) => {
    const now = deps.now()
    const context = await loadEntryContext(tx, input.entryId, now, { lock: true })
    const denied = denialOf('entry.edit', actor.viewer, context?.facts ?? {})
    if (denied || !context) return fail(denied ?? notFound)
    const { state } = context.entry
    if (!isEditable(state)) return fail({ code: 'record/in-wrong-state' as const, state })
    const removed = await tx
      .update(attachment)
      .set({ removedAt: now })
      .where(
        and(
          eq(attachment.id, input.attachmentId),
          eq(attachment.entryId, input.entryId),
          isNull(attachment.removedAt),
        ),
      )
      .returning({ id: attachment.id })
    return removed.length === 0 ? fail(notFound) : ok(answer({ removed: input.attachmentId }))
  })
