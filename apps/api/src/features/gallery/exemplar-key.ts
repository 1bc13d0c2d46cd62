import { createHash } from 'node:crypto'
import { type SQL, sql } from 'drizzle-orm'

/** Address of an exemplar's page: tied to the entry and to nothing that judges or releases ever showed. */
export const exemplarKey = (entryId: string): string =>
  createHash('sha256').update(`xung-kich guong ${entryId}`).digest('hex').slice(0, 16)

/** The same, worked out by the database. */
export const exemplarKeyOf = (entryId: SQL): SQL =>
  sql`left(encode(sha256(convert_to('xung-kich guong ' || ${entryId}::text, 'UTF8')), 'hex'), 16)`

export const isExemplarKey = (text: string): boolean => /^[0-9a-f]{16}$/.test(text)
