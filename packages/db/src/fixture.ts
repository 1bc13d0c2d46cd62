import { readdirSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import type postgres from 'postgres'

/** A whole small world as it was stored under an early schema: each later migration is tried on it. */
export interface DataFixture {
  /** Tag of the last migration that had been applied when the data was written. */
  after: string
  /** Rows of every table as PostgreSQL's own JSON. */
  tables: Record<string, Record<string, unknown>[]>
}

const FIXTURES = new URL('../fixtures/', import.meta.url)

/** Where a fixture lies; each is named for the issue or version whose program wrote it. */
export const fixtureUrl = (name: string): URL => new URL(`${name}.json.gz`, FIXTURES)

/** Every fixture that was ever kept, the earliest schema first. */
export const listFixtures = (): { name: string; fixture: DataFixture }[] =>
  readdirSync(FIXTURES)
    .flatMap((file) => (file.endsWith('.json.gz') ? [file.slice(0, -'.json.gz'.length)] : []))
    .map((name) => ({ name, fixture: readFixture(name) }))
    .toSorted((a, b) => (a.fixture.after < b.fixture.after ? -1 : 1))

/** One fixture; the first one unless told. */
export const readFixture = (name = 'issue-2'): DataFixture =>
  JSON.parse(gunzipSync(readFileSync(fixtureUrl(name))).toString('utf8')) as DataFixture

const tableNames = async (owner: postgres.Sql): Promise<string[]> =>
  (
    await owner`select table_name from information_schema.tables
      where table_schema = 'public' and table_type = 'BASE TABLE' order by table_name`
  ).map((row) => String(row['table_name']))

/** Everything that is stored, table by table; what only limits attempts is left out. */
export const dumpTables = async (owner: postgres.Sql): Promise<DataFixture['tables']> => {
  const tables: DataFixture['tables'] = {}
  for (const name of await tableNames(owner)) {
    if (name === 'throttle') continue
    const rows = await owner`select to_jsonb(t)::text as row from ${owner(name)} t order by 1`
    tables[name] = rows.map(({ row }) => JSON.parse(String(row)) as Record<string, unknown>)
  }
  return tables
}

/** Fills the tables of an empty, migrated database. The owner must be a superuser: order of rows is no matter. */
export const loadTables = (owner: postgres.Sql, tables: DataFixture['tables']) =>
  owner.begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    for (const [name, rows] of Object.entries(tables)) {
      if (rows.length === 0) continue
      await tx`insert into ${tx(name)} select * from jsonb_populate_recordset(null::${tx(name)}, ${JSON.stringify(rows)}::text::jsonb)`
    }
  })
