import type { Tx } from '@xk/db'
import { fail, type Result } from '@xk/domain/kernel'
import type { Command, Sendable } from '@xk/domain/policy'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import type { LedgerEvent } from '../../ledger.ts'
import { throttled } from '../../http/throttle.ts'
import { keepFile, receiveAndInspect } from './keep-file.ts'

/** A paper that was scanned or photographed, on our disk and in our tables. */
interface KeptScan {
  /** Of the row that ties it to what it is a scan of. */
  id: string
  fileId: string
  at: Date
  name: string
  type: string
  bytes: number
  sha256: string
}

/**
 * Takes in a signed or stamped paper that was scanned or photographed. `may` says who may add it to what, before the
 * file is received and again, locked, in the transaction; `save` ties it to that.
 */
export const keepScan = async <
  Context extends { rules: { entry: { attachments: { maxFileBytes: number } } } },
  T extends object,
>(
  deps: Deps,
  actor: Actor,
  request: Request,
  it: {
    command: Command
    input: Record<string, string>
    may: (tx: Tx, options: { lock: boolean }) => Promise<Result<Context>>
    save: (
      tx: Tx,
      context: Context,
      scan: KeptScan,
      record: (event: LedgerEvent) => void,
    ) => Promise<Result<Sendable<T>>>
  },
): Promise<Result<Sendable<T>>> => {
  const early = await it.may(deps.database.db, { lock: false })
  if (!early.ok) return early
  const tooMany = await throttled(deps.throttles.upload, actor.viewer.accountId)
  if (tooMany) return fail(tooMany)
  const received = await receiveAndInspect(deps, request, {
    maxBytes: early.value.rules.entry.attachments.maxFileBytes,
    allowed: ['jpg', 'png', 'pdf'],
  })
  if (!received.ok) return received
  const file = received.value
  const { sha256, type, bytes } = file.inspected
  try {
    return await runCommand(deps, actor, it.command, { ...it.input, sha256 }, async (tx, record) => {
      const context = await it.may(tx, { lock: true })
      if (!context.ok) return context
      const at = deps.now()
      const fileId = await keepFile(deps, tx, file, actor.viewer.accountId)
      const scan = { id: deps.newId(), fileId, at, name: file.name, type, bytes, sha256 }
      return it.save(tx, context.value, scan, record)
    })
  } finally {
    await file.discard()
  }
}
