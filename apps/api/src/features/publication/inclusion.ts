import {
  inclusionOf,
  inclusionProof,
  ledgerLeafHash,
  openCheckpoint,
  publicKeyIn,
  type ReleaseFile,
} from '@xk/domain/publication'
import { ledgerPayload } from '@xk/db'
import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { createCheckpointer } from '../ledger/checkpointer.ts'
import { listCheckpoints, listLedgerRows } from '../ledger/store.ts'
import type { ReleaseRow } from './store.ts'

type Inclusion = { checkpoint: string; inclusion: NonNullable<ReleaseFile['inclusion']> }

/** The earliest checkpoint over this row that the release's own key signed. */
const findCheckpointOver = async (deps: Deps, seq: number, { signature, core }: ReleaseRow) => {
  const publicKey = signature && publicKeyIn(signature)
  if (!publicKey) return undefined
  for (const { size, note } of await listCheckpoints(deps.database.db)) {
    if (size <= seq) continue
    if (openCheckpoint(note, { name: core.ledger, publicKey }).kind === 'ok') return { size, note }
  }
  return undefined
}

/**
 * The proof that a signed release lies in the ledger. Signs a checkpoint when none reaches it yet; undefined when
 * the payload is gone or the key has changed before one was signed.
 */
export const findInclusion = async (deps: Deps, row: ReleaseRow): Promise<Inclusion | undefined> => {
  const { db } = deps.database
  const [opening] = await db
    .select()
    .from(ledgerPayload)
    .where(
      and(
        eq(sql`${ledgerPayload.payload}->>'digest'`, row.digest),
        inArray(sql`${ledgerPayload.payload}->>'kind'`, ['release', 'correct']),
      ),
    )
  if (!opening) return undefined
  let over = await findCheckpointOver(deps, opening.seq, row)
  if (!over) {
    await createCheckpointer(deps)()
    over = await findCheckpointOver(deps, opening.seq, row)
  }
  if (!over) return undefined
  const rows = (await listLedgerRows(db)).slice(0, over.size)
  const mine = rows[opening.seq]
  if (!mine) return undefined
  const proof = inclusionProof(rows.map(ledgerLeafHash), opening.seq)
  return { checkpoint: over.note, inclusion: inclusionOf(mine, opening, proof) }
}
