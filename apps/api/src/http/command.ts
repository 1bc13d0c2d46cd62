import { command as commandTable, type Tx } from '@xk/db'
import { digestOf, fail, type Problem, type Result } from '@xk/domain/kernel'
import type { Command, Sendable, Viewer } from '@xk/domain/policy'
import { and, eq } from 'drizzle-orm'
import type { Deps } from '../deps.ts'
import { appendToLedger, type LedgerEvent } from '../ledger.ts'

/** Who issues a command, and under which id: a repeat of the same id gets the stored result. */
export interface Actor {
  viewer: Viewer
  /** From the Idempotency-Key header; a command without one is simply not repeatable. */
  commandId: string | undefined
}

class RolledBack extends Error {
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem.code)
    this.problem = problem
  }
}

/**
 * Runs a consequential command: one transaction, its events appended to the ledger as its last statement, its
 * result stored under its id. A refusal rolls everything back. `secret`: the result holds a token and is not
 * stored, so a repeat is refused instead of answered.
 */
export const runCommand = async <T extends object>(
  deps: Deps,
  actor: Actor,
  name: Command,
  input: unknown,
  work: (tx: Tx, record: (event: LedgerEvent) => void) => Promise<Result<Sendable<T>>>,
  options: { secret?: boolean } = {},
): Promise<Result<Sendable<T>>> => {
  const { viewer, commandId } = actor
  const inputDigest = digestOf({ name, input: input ?? null })
  try {
    return await deps.database.db.transaction(async (tx) => {
      if (commandId) {
        const [mine] = await tx
          .insert(commandTable)
          .values({
            accountId: viewer.accountId,
            id: commandId,
            name,
            inputDigest,
            result: {},
            at: deps.now(),
          })
          .onConflictDoNothing()
          .returning({ id: commandTable.id })
        if (!mine) return repeated<T>(tx, viewer, commandId, name, inputDigest, options.secret ?? false)
      }
      const events: LedgerEvent[] = []
      const result = await work(tx, (event) => void events.push(event))
      if (!result.ok) throw new RolledBack(result.problem)
      if (commandId && !options.secret) {
        await tx
          .update(commandTable)
          .set({ result: result.value })
          .where(and(eq(commandTable.accountId, viewer.accountId), eq(commandTable.id, commandId)))
      }
      if (events.length > 0) await appendToLedger(deps, tx, viewer.accountId, events)
      return result
    })
  } catch (error) {
    if (error instanceof RolledBack) return fail(error.problem)
    throw error
  }
}

const repeated = async <T extends object>(
  tx: Tx,
  viewer: Viewer,
  id: string,
  name: Command,
  inputDigest: string,
  secret: boolean,
): Promise<Result<Sendable<T>>> => {
  const [stored] = await tx
    .select()
    .from(commandTable)
    .where(and(eq(commandTable.accountId, viewer.accountId), eq(commandTable.id, id)))
  if (!stored || secret || stored.name !== name || stored.inputDigest !== inputDigest)
    return fail({ code: 'command/reused-id' })
  return { ok: true, value: stored.result as Sendable<T> }
}
