import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { verifyLedger } from '@xk/domain/publication'
import { drizzle } from 'drizzle-orm/postgres-js'
import { migrate } from 'drizzle-orm/postgres-js/migrator'
import { afterEach, beforeEach, expect, inject, test } from 'vitest'
import { dumpTables, listFixtures, loadTables } from './fixture.ts'
import { APP_ROLE, migrateAsOwner } from './server/connect.ts'
import { ledger, ledgerPayload } from './schema/index.ts'
import { createTestDatabase, type TestDatabase, type TestServer } from './testing.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    testServer: TestServer
  }
}

const MIGRATIONS = join(import.meta.dirname, '../migrations')

/** The migrations as they were when a fixture was written: up to and with this tag. */
const migrationsUpTo = (tag: string): string => {
  const dir = mkdtempSync(join(tmpdir(), 'xk-migrations-'))
  cpSync(MIGRATIONS, dir, { recursive: true })
  const path = join(dir, 'meta/_journal.json')
  const journal = JSON.parse(readFileSync(path, 'utf8')) as { entries: { tag: string }[] }
  const last = journal.entries.findIndex((entry) => entry.tag === tag)
  if (last < 0) throw new Error(`no migration ${tag}`)
  writeFileSync(path, JSON.stringify({ ...journal, entries: journal.entries.slice(0, last + 1) }))
  return dir
}

let database: TestDatabase
beforeEach(async () => {
  database = await createTestDatabase(inject('testServer'), { empty: true })
})
afterEach(() => database.drop())

const UNDER = listFixtures().map(({ name, fixture }) => [name, fixture] as const)

test.each(UNDER)(
  'data stored under the schema of %s is carried by every migration since, and its ledger verifies',
  async (_, { after, tables }) => {
    const { owner } = database
    const db = drizzle(owner)
    const early = migrationsUpTo(after)
    await migrate(db, { migrationsFolder: early })
    rmSync(early, { recursive: true })
    await loadTables(owner, tables)

    await migrateAsOwner({ sql: owner, db }, APP_ROLE)

    const now = await dumpTables(owner)
    const counts = (all: Record<string, unknown[]>) =>
      Object.fromEntries(Object.keys(tables).map((name) => [name, all[name]?.length]))
    expect(counts(now)).toEqual(counts(tables))
    expect(tables['release']?.length).toBeGreaterThanOrEqual(3)
    // As the server's own role, whose rights come with the migrations.
    const rows = await database.db.select().from(ledger).orderBy(ledger.seq)
    const openings = await database.db.select().from(ledgerPayload)
    expect(verifyLedger(rows, { openings })).toMatchObject({ ok: true, size: tables['ledger']?.length })
  },
)
