import { bigint, jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import { instant } from './columns.ts'

/** The append-only record. xk_app may insert and select here, nothing else. */
export const ledger = pgTable('ledger', {
  seq: bigint('seq', { mode: 'number' }).primaryKey(),
  at: text('at').notNull(),
  kind: text('kind').notNull(),
  /** Salted commitment to the payload; no personal data. */
  commitment: text('commitment').notNull(),
})

/** What a commitment opens to. Deleted on erasure: the ledger row stays. */
export const ledgerPayload = pgTable('ledger_payload', {
  seq: bigint('seq', { mode: 'number' })
    .primaryKey()
    .references(() => ledger.seq),
  payload: jsonb('payload').notNull(),
  salt: text('salt').notNull(),
})

export const checkpoint = pgTable('checkpoint', {
  size: bigint('size', { mode: 'number' }).primaryKey(),
  /** The signed note (C2SP), as it leaves the system. */
  note: text('note').notNull(),
  at: instant('at').notNull(),
})
