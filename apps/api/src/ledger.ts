import { ledger, ledgerPayload, type Tx } from '@xk/db'
import { commitmentOf } from '@xk/domain/kernel'
import { sql } from 'drizzle-orm'
import type { Deps } from './deps.ts'

/** What happened, for the record: its payload is erasable, its commitment is for ever. */
export interface LedgerEvent {
  kind: string
  payload: Record<string, unknown>
}

/** Any number, the same in every process: appends wait for each other, so that sequence numbers have no gap. */
const APPEND_LOCK = 7_012_018

/**
 * Appends events under consecutive sequence numbers (from 0). Call it last in a transaction: the lock is held
 * until the commit.
 */
export const appendToLedger = async (
  deps: Pick<Deps, 'now' | 'randomBytes'>,
  tx: Tx,
  accountId: string,
  events: readonly LedgerEvent[],
): Promise<number[]> => {
  const at = deps.now().toISOString()
  const sealed = events.map((event) => {
    const payload = { ...event.payload, by: accountId, kind: event.kind }
    const salt = Buffer.from(deps.randomBytes(16)).toString('hex')
    return { kind: event.kind, payload, salt, commitment: commitmentOf(payload, salt) }
  })
  await tx.execute(sql`select pg_advisory_xact_lock(${APPEND_LOCK})`)
  const [last] = await tx.execute<{ next: string }>(sql`select coalesce(max(seq) + 1, 0) as next from ledger`)
  const first = Number(last?.next ?? 0)
  await tx
    .insert(ledger)
    .values(sealed.map(({ kind, commitment }, i) => ({ seq: first + i, at, kind, commitment })))
  await tx
    .insert(ledgerPayload)
    .values(sealed.map(({ payload, salt }, i) => ({ seq: first + i, payload, salt })))
  return sealed.map((_, i) => first + i)
}
