import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, statfsSync } from 'node:fs'
import { freemem, tmpdir } from 'node:os'
import { join } from 'node:path'
import { drizzle } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { APP_ROLE, connectTo, type Db, migrateAsOwner, prepareEmbedded } from './server/connect.ts'
import { startEmbedded } from './server/embedded.ts'

/** Where throwaway test databases are made: an embedded cluster, or the server of TEST_DATABASE_URL. */
export type TestServer = { kind: 'embedded'; socketDir: string } | { kind: 'server'; url: string }

const TEMPLATE = 'xk_template'

/** One throwaway server per test run, with a migrated template database; call `stop` at the end. */
export const startTestServer = async (): Promise<{ server: TestServer; stop: () => Promise<void> }> => {
  const url = process.env['TEST_DATABASE_URL']
  if (url) {
    const root = postgres(url, { max: 1, onnotice: () => {} })
    await root.unsafe(`drop database if exists ${TEMPLATE}`)
    await root.unsafe(`create database ${TEMPLATE}`)
    const [role] = await root`select 1 from pg_roles where rolname = ${APP_ROLE}`
    if (!role) await root.unsafe(`create role ${APP_ROLE} login`)
    await root.unsafe(`alter role ${APP_ROLE} password 'test'`)
    await root.end()
    const owner = connectTo(at(url, TEMPLATE), { max: 1 })
    await migrateAsOwner(owner, APP_ROLE)
    await owner.sql.end()
    return { server: { kind: 'server', url }, stop: async () => {} }
  }
  const dataDir = mkdtempSync(join(placeInMemory() ?? tmpdir(), 'xk-test-'))
  const embedded = await startEmbedded({ dataDir, mustStart: true, throwaway: true })
  await prepareEmbedded(embedded.socketDir, TEMPLATE)
  return {
    server: { kind: 'embedded', socketDir: embedded.socketDir },
    stop: async () => {
      await embedded.stop()
      rmSync(dataDir, { recursive: true, force: true })
      rmSync(embedded.socketDir, { recursive: true, force: true })
    },
  }
}

/**
 * Where memory is a folder and there is enough of both, for a cluster that holds some hundred megabytes: each world
 * makes and removes over four hundred files, which on a disk is most of what it costs.
 */
const placeInMemory = (): string | undefined => {
  const enough = 3 * 1024 ** 3
  try {
    const { bavail, bsize } = statfsSync('/dev/shm')
    return Math.min(bavail * bsize, freemem()) > enough ? '/dev/shm' : undefined
  } catch {
    return undefined
  }
}

const at = (url: string, database: string, user?: { name: string; password: string }) => {
  const own = new URL(url)
  own.pathname = `/${database}`
  if (user) [own.username, own.password] = [user.name, user.password]
  return own.toString()
}

export interface TestDatabase {
  /** As the app role: what the server may do. */
  db: Db
  sql: postgres.Sql
  /** As the owner: for checks that look behind the app's back. */
  owner: postgres.Sql
  drop: () => Promise<void>
}

/** A database of its own, copied from the migrated template in some 50 ms, or with nothing in it at all. */
export const createTestDatabase = async (
  server: TestServer,
  options: { empty?: boolean } = {},
): Promise<TestDatabase> => {
  const name = `t_${randomBytes(6).toString('hex')}`
  const admin =
    server.kind === 'embedded'
      ? postgres({
          host: server.socketDir,
          port: 5432,
          username: 'postgres',
          database: 'postgres',
          max: 1,
          onnotice: () => {},
        })
      : postgres(server.url, { max: 1, onnotice: () => {} })
  // Copied as files: through the log, which is the default, costs a quarter more and leaves all of it in the log.
  await admin.unsafe(
    `create database ${name} template ${options.empty ? 'template0' : TEMPLATE} strategy file_copy`,
  )
  const target = (username: string) =>
    server.kind === 'embedded'
      ? { host: server.socketDir, port: 5432, username, database: name }
      : username === APP_ROLE
        ? at(server.url, name, { name: APP_ROLE, password: 'test' })
        : at(server.url, name)
  const app = connectTo(target(APP_ROLE), { max: 8 })
  const owner = connectTo(target('postgres'), { max: 1 })
  return {
    ...app,
    owner: owner.sql,
    drop: async () => {
      await app.sql.end({ timeout: 1 })
      await owner.sql.end({ timeout: 1 })
      await admin.unsafe(`drop database if exists ${name} with (force)`)
      await admin.end()
    },
  }
}

/** Brings a database that was filled by other means to this version, with the rights of the app role. */
export const migrateToNow = async ({ owner }: Pick<TestDatabase, 'owner'>): Promise<void> =>
  migrateAsOwner({ sql: owner, db: drizzle(owner) }, APP_ROLE)

export { type DataFixture, dumpTables, listFixtures, loadTables } from './fixture.ts'
