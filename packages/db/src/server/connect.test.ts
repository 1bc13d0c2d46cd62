import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, inject, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../testing.ts'
import { AppRoleInUseError, type Database, openDatabase } from './connect.ts'

const opened: Database[] = []
const dirs: string[] = []
let database: TestDatabase | undefined
afterEach(async () => {
  for (const it of opened.splice(0)) await it.close()
  for (const dir of dirs.splice(0)) rmSync(dir, { recursive: true, force: true })
  await database?.drop()
})
const directory = () => {
  const dir = mkdtempSync(join(tmpdir(), 'xk-connect-'))
  dirs.push(dir)
  return dir
}
const open = async (databaseUrl: string, dataDir: string) => {
  const it = await openDatabase({ dataDir, databaseUrl })
  opened.push(it)
  return it
}

/** Only a server that is reached by an address has several processes on it (`TEST_DATABASE_URL`). */
const server = inject('testServer')

test.skipIf(server.kind === 'embedded')(
  'two processes that start at once on an empty database both get a whole one',
  async () => {
    if (server.kind === 'embedded') return
    database = await createTestDatabase(server, { empty: true })
    const [row] = await database.owner<{ name: string }[]>`select current_database() as name`
    const url = new URL(server.url)
    url.pathname = `/${row?.name}`
    const dataDir = directory()
    // The role of the whole test run keeps its password.
    mkdirSync(join(dataDir, 'keys'))
    writeFileSync(join(dataDir, 'keys/database-app'), 'test')
    await Promise.all([open(url.toString(), dataDir), open(url.toString(), dataDir)])
    for (const { sql, separateRoles } of opened) {
      expect([separateRoles, await sql`select 1 as one from ledger`]).toEqual([true, []])
      await expect(sql`delete from ledger`).rejects.toThrow('permission denied')
    }
    // A machine with other keys must not change the password under those that run.
    await expect(open(url.toString(), directory())).rejects.toBeInstanceOf(AppRoleInUseError)
    for (const { sql } of opened) expect(await sql`select 1 as one`).toEqual([{ one: 1 }])
  },
)
