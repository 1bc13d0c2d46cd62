import { entryConfirmation, type Tx } from '@xk/db'
import { fail, notFound, ok } from '@xk/domain/kernel'
import { denialOf } from '@xk/domain/policy'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import { throttled } from '../../http/throttle.ts'
import { keepFile, receiveAndInspect } from '../uploads/keep-file.ts'
import { loadEntryContext } from './context.ts'
import { confirmationProblem } from './lifecycle.ts'
import { confirmationAnswer } from './views.ts'

/**
 * Adds the photographed, stamped page of the unit. It may follow the frozen revision by the days that the rules
 * give; a new photograph stands beside the older ones, the latest counts.
 */
export const uploadConfirmation = async (
  deps: Deps,
  actor: Actor,
  input: { entryId: string; request: Request },
) => {
  const { entryId, request } = input
  const early = await mayConfirm(deps, deps.database.db, actor, entryId)
  if (!early.ok) return early
  const tooMany = await throttled(deps.throttles.upload, actor.viewer.accountId)
  if (tooMany) return fail(tooMany)
  const { maxFileBytes } = early.value.rules.entry.attachments
  const received = await receiveAndInspect(deps, request, {
    maxBytes: maxFileBytes,
    allowed: ['jpg', 'png', 'pdf'],
  })
  if (!received.ok) return received
  const file = received.value
  try {
    return await runCommand(
      deps,
      actor,
      'entry.confirm',
      { entryId, sha256: file.inspected.sha256 },
      async (tx, record) => {
        const context = await mayConfirm(deps, tx, actor, entryId, { lock: true })
        if (!context.ok) return context
        const now = deps.now()
        const fileId = await keepFile(deps, tx, file, actor.viewer.accountId)
        const id = deps.newId()
        await tx
          .insert(entryConfirmation)
          .values({ id, entryId, fileId, at: now, by: actor.viewer.accountId })
        record({ kind: 'confirm', payload: { entryId, confirmationId: id, sha256: file.inspected.sha256 } })
        const row = {
          id,
          fileId,
          at: now,
          name: file.name,
          type: file.inspected.type,
          bytes: file.inspected.bytes,
        }
        return ok(confirmationAnswer(row, actor.viewer, context.value.facts))
      },
    )
  } finally {
    await file.discard()
  }
}

const mayConfirm = async (
  deps: Deps,
  tx: Tx,
  actor: Actor,
  entryId: string,
  options: { lock?: boolean } = {},
) => {
  const context = await loadEntryContext(tx, entryId, deps.now(), options)
  const denied = denialOf('entry.confirm', actor.viewer, context?.facts ?? {})
  if (denied || !context) return fail(denied ?? notFound)
  const refused = confirmationProblem(context.moment, context.rules.entry.unitConfirmation, deps.now())
  return refused ? fail(refused) : ok(context)
}
