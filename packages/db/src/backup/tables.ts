import type { Readable, Writable } from 'node:stream'
import type postgres from 'postgres'

/** A table with the columns that are stored (none that is computed), in a fixed order. */
interface StoredTable {
  name: string
  columns: string[]
}

/**
 * Signed-in devices and counters of attempts are nobody's work: after a restore everybody signs in again. Ballots of
 * a round that is not closed are in no backup, nor its key: two backups side by side would tell who cast between
 * them, and such a round is held anew (docs/adr/0007).
 */
const LEFT_OUT = new Set(['session', 'throttle', 'cast_ballot', 'paper_count'])

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`
const listed = (columns: readonly string[]) => columns.map(quoted).join(', ')

/** Tables of the product by name. */
export const listTables = async (sql: postgres.ISql): Promise<StoredTable[]> => {
  const rows = await sql`
    select c.table_name as name, array_agg(c.column_name::text order by c.ordinal_position) as columns
    from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.is_generated = 'NEVER'
    group by c.table_name order by c.table_name`
  return rows
    .map((row) => ({ name: String(row['name']), columns: row['columns'] as string[] }))
    .filter(({ name }) => !LEFT_OUT.has(name))
}

/** Text that reads the same in every version of PostgreSQL and under any setting of the server. */
const PLAIN_TEXT = [
  "set local datestyle = 'ISO, MDY'",
  "set local timezone = 'UTC'",
  'set local bytea_output = hex',
]

/** Runs `work` on one unchanging picture of the database, while others go on writing. */
export const inSnapshot = <T>(
  owner: postgres.Sql,
  work: (tx: postgres.TransactionSql) => Promise<T>,
): Promise<T> =>
  owner.begin('isolation level repeatable read read only', async (tx) => {
    for (const setting of PLAIN_TEXT) await tx.unsafe(setting)
    return work(tx)
  }) as Promise<T>

/** The rows of a table as PostgreSQL's own text, as they come. */
export const copyOut = async function* (
  tx: postgres.ISql,
  { name, columns }: StoredTable,
): AsyncGenerator<Uint8Array> {
  const rows: Readable = await tx.unsafe(`copy ${quoted(name)} (${listed(columns)}) to stdout`).readable()
  yield* rows as AsyncIterable<Uint8Array>
  // The driver pauses its socket when rows come faster than they are taken, and forgets to go on where they end just
  // then: the next statement would wait for ever. Asking for more once again wakes it.
  rows._read(0)
}

/** Where such text goes in. */
export const copyIn = (tx: postgres.ISql, { name, columns }: StoredTable): Promise<Writable> =>
  tx.unsafe(`copy ${quoted(name)} (${listed(columns)}) from stdin`).writable()

/** Whether any table holds a row that somebody made: nothing is restored over it. */
export const hasRows = async (owner: postgres.ISql): Promise<boolean> => {
  for (const { name } of await listTables(owner)) {
    const [row] = await owner.unsafe(`select exists (select 1 from ${quoted(name)}) as some`)
    if (row?.['some']) return true
  }
  return false
}

/** Takes away the empty tables of whatever version, so that another version's can be built. */
export const dropTables = async (tx: postgres.ISql): Promise<void> => {
  const rows = await tx`select table_name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE'`
  for (const row of rows) await tx.unsafe(`drop table ${quoted(String(row['table_name']))} cascade`)
  await tx`drop schema if exists drizzle cascade`
}

/** Lets rows come in any order: references are taken away, and `restore` puts them back, which checks every row. */
export const withoutReferences = async (tx: postgres.ISql): Promise<{ restore: () => Promise<void> }> => {
  const rows = await tx`
    select c.conrelid::regclass::text as table, c.conname as name, pg_get_constraintdef(c.oid) as definition
    from pg_constraint c join pg_namespace n on n.oid = c.connamespace
    where c.contype = 'f' and n.nspname = 'public'`
  const references = rows.map((row) => ({
    table: String(row['table']),
    name: quoted(String(row['name'])),
    definition: String(row['definition']),
  }))
  for (const { table, name } of references) await tx.unsafe(`alter table ${table} drop constraint ${name}`)
  return {
    restore: async () => {
      for (const { table, name, definition } of references)
        await tx.unsafe(`alter table ${table} add constraint ${name} ${definition}`)
    },
  }
}

/** Numbers that columns count by, so that they go on where they were. */
export const listCounters = async (sql: postgres.ISql): Promise<{ name: string; last: string }[]> => {
  const rows = await sql`
    select quote_ident(sequencename) as name, last_value::text as last from pg_sequences
    where schemaname = 'public' and last_value is not null`
  return rows.map((row) => ({ name: String(row['name']), last: String(row['last']) }))
}

export const setCounters = async (
  tx: postgres.ISql,
  counters: readonly { name: string; last: string }[],
): Promise<void> => {
  for (const { name, last } of counters) await tx`select setval(${name}::regclass, ${last}::bigint)`
}
