import { entryConfirmation, type Tx } from '@xk/db'
import { fail, notFound, ok } from '@xk/domain/kernel'
import { denialOf } from '@xk/domain/policy'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../http/command.ts'
import { keepScan } from '../uploads/keep-scan.ts'
import { loadEntryContext } from './context.ts'
import { confirmationProblem } from './lifecycle.ts'
import { confirmationAnswer } from './views.ts'

/**
 * Adds the photographed, stamped page of the unit. It may follow the frozen revision by the days that the rules
 * give; a new photograph stands beside the older ones, the latest counts.
 */
export const uploadConfirmation = (
  deps: Deps,
  actor: Actor,
  input: { entryId: string; request: Request },
) => {
  const { entryId, request } = input
  return keepScan(deps, actor, request, {
    command: 'entry.confirm',
    input: { entryId },
    may: (tx, options) => mayConfirm(deps, tx, actor, entryId, options),
    save: async (tx, context, scan, record) => {
      const { id, fileId, at, sha256 } = scan
      await tx.insert(entryConfirmation).values({ id, entryId, fileId, at, by: actor.viewer.accountId })
      record({ kind: 'confirm', payload: { entryId, confirmationId: id, sha256 } })
      return ok(confirmationAnswer(scan, actor.viewer, context.facts))
    },
  })
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
