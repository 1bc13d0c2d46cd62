import { checkpoint, dataRequest, entryErasure, erasure, ledger, ledgerPayload, type Tx } from '@xk/db'
import type { LedgerOpening, LedgerRow } from '@xk/domain/publication'
import { asc, desc, gte } from 'drizzle-orm'

/** Rows from this sequence number on, in their order. */
export const listLedgerRows = (tx: Tx, from = 0): Promise<LedgerRow[]> =>
  tx.select().from(ledger).where(gte(ledger.seq, from)).orderBy(asc(ledger.seq))

export const listOpenings = (tx: Tx): Promise<LedgerOpening[]> =>
  tx.select().from(ledgerPayload).orderBy(asc(ledgerPayload.seq))

/** Rows that no longer open because a person was erased, or because the time of an entry or a request was over. */
export const listErasedSeqs = async (tx: Tx): Promise<Set<number>> => {
  const rows = await tx
    .select({ seqs: erasure.ledgerSeqs })
    .from(erasure)
    .unionAll(tx.select({ seqs: entryErasure.ledgerSeqs }).from(entryErasure))
    .unionAll(tx.select({ seqs: dataRequest.ledgerSeqs }).from(dataRequest))
  return new Set(rows.flatMap(({ seqs }) => seqs))
}

export interface StoredCheckpoint {
  size: number
  /** The signed note. */
  note: string
}

export const listCheckpoints = (tx: Tx): Promise<StoredCheckpoint[]> =>
  tx.select({ size: checkpoint.size, note: checkpoint.note }).from(checkpoint).orderBy(asc(checkpoint.size))

export const findLatestCheckpoint = async (tx: Tx): Promise<StoredCheckpoint | undefined> =>
  (
    await tx
      .select({ size: checkpoint.size, note: checkpoint.note })
      .from(checkpoint)
      .orderBy(desc(checkpoint.size))
      .limit(1)
  )[0]

/** Another process may have signed the same size meanwhile: the first note stays. */
export const saveCheckpoint = async (tx: Tx, { size, note }: StoredCheckpoint, at: Date) => {
  await tx.insert(checkpoint).values({ size, note, at }).onConflictDoNothing()
}
