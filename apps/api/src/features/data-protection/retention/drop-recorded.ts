import { ledgerPayload, type Tx } from '@xk/db'
import { inArray, type SQL, sql } from 'drizzle-orm'

/** What was worked out of a result and why stands with it (eraseEntry): points off, gaps settled, prizes given. */
const OF_THE_RESULT = ['resolve', 'penalty', 'objectiveMark', 'award']

/** Where somebody's own words stand, however short. */
const WORDS = new Set(['reason', 'items', 'note', 'notes', 'text', 'late', 'because', 'conclusion'])

const isSaid = (value: unknown): boolean =>
  Array.isArray(value)
    ? value.length > 0
    : value !== null && value !== undefined && value !== '' && typeof value !== 'boolean'

/** Ids, states, digests and times have neither a space nor a letter of Vietnamese. */
const isTyped = (text: string) => /\s|[^\u0020-\u007e]/.test(text)

const saysSomething = (value: unknown): boolean => {
  if (typeof value === 'string') return isTyped(value)
  if (Array.isArray(value)) return value.some(saysSomething)
  if (typeof value !== 'object' || value === null) return false
  return Object.entries(value).some(
    ([key, inner]) => (WORDS.has(key) && isSaid(inner)) || saysSomething(inner),
  )
}

const anyOf = (key: string, ids: SQL) => sql`payload->>${sql.raw(`'${key}'`)} in ${ids}`

/** Events about one entry, by what they call it: itself, its places in stages, its sheets, what was said against it. */
const aboutEntry = (e: string): SQL => {
  const stageEntries = sql`(select id from stage_entry where entry_id = ${e})`
  const assignments = sql`(select id from assignment where stage_entry_id in ${stageEntries})`
  const receipts = sql`(select receipt_code from appeal where entry_id = ${e}
    union select receipt_code from objection where entry_id = ${e})`
  const texts = (ids: SQL) => sql`(select id::text from ${ids} as own(id))`
  return sql.join(
    [
      ...['entryId', 'entryA', 'entryB'].map((key) => anyOf(key, sql`(${e})`)),
      anyOf('stageEntryId', texts(stageEntries)),
      anyOf('assignmentId', texts(assignments)),
      anyOf('conflictId', sql`(select id::text from conflict where entry_id = ${e})`),
      sql`(${anyOf('receiptCode', receipts)}
        and payload->>'editionId' = (select edition_id::text from entry where id = ${e}))`,
    ],
    sql` or `,
  )
}

/**
 * What the record opens to about one entry and that holds somebody's words or says which person it was: the payloads
 * go as a whole, as on erasing a person, since what was committed to can't be rewritten. Events of ids and digests
 * alone stay, and so do those of several entries and of the result. Answers their rows, for the tombstone.
 */
export const dropRecorded = async (tx: Tx, entryId: string): Promise<number[]> => {
  const rows = await tx.execute<{ seq: string; payload: Record<string, unknown> }>(
    sql`select seq, payload from ledger_payload where ${aboutEntry(entryId)}`,
  )
  const seqs = rows.flatMap(({ seq, payload }) => {
    const { kind, by: _by, ...said } = payload
    if (OF_THE_RESULT.includes(String(kind))) return []
    return 'personId' in said || saysSomething(said) ? [Number(seq)] : []
  })
  if (seqs.length > 0) await tx.delete(ledgerPayload).where(inArray(ledgerPayload.seq, seqs))
  return seqs.toSorted((a, b) => a - b)
}
