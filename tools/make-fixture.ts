import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { createTestDatabase, startTestServer } from '@xk/db/testing'
import { createApp } from '../apps/api/src/app.ts'
import { createDeps, createLog } from '../apps/api/src/create-deps.ts'
import { fillDemo } from '../apps/api/src/features/demo/fill-demo.ts'
import { type DataFixture, dumpTables, fixtureUrl } from '../packages/db/src/fixture.ts'
import { ROOT } from './steps.ts'

/**
 * Writes the demo's world as the data fixture of the migrations that there are now, under the name given. One that is
 * there stays as it is: it stands for data that somebody has.
 */
const [name = ''] = process.argv.slice(2)
if (!/^[a-z0-9-]+$/.test(name)) throw new Error('make-fixture.ts NAME')
const path = fileURLToPath(fixtureUrl(name))
if (existsSync(path)) throw new Error(`${path} is there`)
const journal = JSON.parse(readFileSync(join(ROOT, 'packages/db/migrations/meta/_journal.json'), 'utf8')) as {
  entries: { tag: string }[]
}
const after = journal.entries.at(-1)?.tag
if (!after) throw new Error('no migrations')

const { server, stop } = await startTestServer()
const dataDir = mkdtempSync(join(tmpdir(), 'xk-fixture-'))
try {
  const database = await createTestDatabase(server)
  const config = { dataDir, publicUrl: 'http://localhost', secureCookies: false, trustedProxies: 0 }
  const log = createLog({ write: () => {} })
  const deps = createDeps({ ...database, separateRoles: true, close: async () => {} }, config, { log })
  const filled = await fillDemo(deps, createApp)
  if (!filled.ok) throw new Error(JSON.stringify(filled.problem))
  const fixture: DataFixture = { after, tables: await dumpTables(database.owner) }
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, gzipSync(JSON.stringify(fixture), { level: 9 }))
  const rows = Object.values(fixture.tables).reduce((sum, all) => sum + all.length, 0)
  console.log(`${rows} rows after ${after} in ${path}`)
  deps.documents.close()
  await database.drop()
} finally {
  await stop()
  rmSync(dataDir, { recursive: true, force: true })
}
