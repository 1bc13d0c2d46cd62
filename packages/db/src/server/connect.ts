import { randomBytes } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js'
import { migrate } from 'drizzle-orm/postgres-js/migrator'
import postgres from 'postgres'
import { startEmbedded } from './embedded.ts'

export type Db = PostgresJsDatabase
/** A transaction, or the database itself where a use case needs none. */
export type Tx = Db | Parameters<Parameters<Db['transaction']>[0]>[0]

export interface Database {
  db: Db
  sql: postgres.Sql
  /** False when server and owner share one role: the ledger then rests on trust in this process alone. */
  separateRoles: boolean
  close: () => Promise<void>
}

const MIGRATIONS = join(import.meta.dirname, '../../migrations')
export const APP_ROLE = 'xk_app'

type Options = postgres.Options<Record<string, never>>
const quiet: Options = {
  onnotice: () => {},
  connection: { application_name: 'xung-kich' },
  // A server that starts again is back within moments: nobody waits for a connection longer than that.
  backoff: (attempt) => Math.min(0.05 * 2 ** attempt, 1),
}

export const connectTo = (target: string | Options, more: Options = {}): { sql: postgres.Sql; db: Db } => {
  const sql =
    typeof target === 'string'
      ? postgres(target, { ...quiet, ...more })
      : postgres({ ...quiet, ...target, ...more })
  // Without the tables: queries name them, and a transaction would make a reader of every one of them.
  return { sql, db: drizzle(sql) }
}

/**
 * Applies the migrations as the owner and gives the app role exactly its rights: the ledger and its checkpoints
 * can be added to and read, never changed (design.md §5.6).
 */
export const migrateAsOwner = async (owner: { sql: postgres.Sql; db: Db }, appRole: string | undefined) => {
  await migrate(owner.db, { migrationsFolder: MIGRATIONS })
  if (!appRole) return
  const role = owner.sql(appRole)
  await owner.sql.begin(async (tx) => {
    await tx`revoke all on schema public from public`
    await tx`grant usage on schema public to ${role}`
    await tx`grant select, insert, update, delete on all tables in schema public to ${role}`
    await tx`grant usage, select on all sequences in schema public to ${role}`
    await tx`revoke update, delete, truncate on ledger, checkpoint from ${role}`
    await tx`revoke update, truncate on ledger_payload from ${role}`
    await tx`revoke update, delete, truncate on erasure, entry_erasure from ${role}`
    // What is over leaves no dead rows behind in which the order of ballots could be read (docs/adr/0007).
    await tx`grant truncate on cast_ballot, paper_count to ${role}`
  })
}

const ensureRole = async (sql: postgres.Sql, role: string, password?: string) => {
  const [found] = await sql`select 1 from pg_roles where rolname = ${role}`
  if (!found) await sql.unsafe(`create role ${role} login`)
  // Role passwords take no parameters; this one is hex of our own making.
  if (password && /^[0-9a-f]+$/.test(password)) await sql.unsafe(`alter role ${role} password '${password}'`)
}

/** Roles and database `name` on an embedded server, migrated. */
export const prepareEmbedded = async (socketDir: string, name = 'xk') => {
  const at = (username: string, database: string): Options => ({
    host: socketDir,
    port: 5432,
    username,
    database,
    max: 1,
  })
  const root = postgres({ ...quiet, ...at('postgres', 'postgres') })
  await ensureRole(root, 'xk_owner')
  await ensureRole(root, APP_ROLE)
  const [found] = await root`select 1 from pg_database where datname = ${name}`
  if (!found) await root.unsafe(`create database "${name}" owner xk_owner`)
  await root.end()
  const owner = connectTo(at('xk_owner', name))
  await owner.sql`alter schema public owner to current_user`.catch(() => {})
  await migrateAsOwner(owner, APP_ROLE)
  await owner.sql.end()
  return (max = 10) => connectTo({ ...at(APP_ROLE, name), max })
}

export interface OwnedDatabase {
  /** As the owner of the tables. */
  owner: postgres.Sql
  close: () => Promise<void>
}

/**
 * The owner's connection to an installation as it is: nothing is migrated. For what must see or rebuild all of it:
 * backup and restore. `alone`: refuse where a server is running on it.
 */
export const openAsOwner = async (options: {
  dataDir: string
  databaseUrl?: string | undefined
  alone?: boolean
}): Promise<OwnedDatabase> => {
  if (options.databaseUrl) {
    const { sql } = connectTo(options.databaseUrl, { max: 1 })
    return { owner: sql, close: () => sql.end({ timeout: 5 }) }
  }
  const server = await startEmbedded({ dataDir: options.dataDir, mustStart: options.alone ?? false })
  try {
    const root = postgres({ ...quiet, ...ownerAt(server.socketDir, 'postgres', 'postgres') })
    await ensureRole(root, 'xk_owner')
    await ensureRole(root, APP_ROLE)
    const [found] = await root`select 1 from pg_database where datname = 'xk'`
    if (!found) await root.unsafe('create database "xk" owner xk_owner')
    await root.end()
    const { sql } = connectTo(ownerAt(server.socketDir, 'xk_owner', 'xk'))
    return { owner: sql, close: async () => void (await sql.end({ timeout: 5 }), await server.stop()) }
  } catch (error) {
    await server.stop()
    throw error
  }
}

const ownerAt = (host: string, username: string, database: string): Options => ({
  host,
  port: 5432,
  username,
  database,
  max: 1,
})

/**
 * The database of an installation: the server of `DATABASE_URL`, else the embedded one under `dataDir`.
 * `mustStart`: refuse to attach to an embedded server that another process started.
 */
export const openDatabase = async (options: {
  dataDir: string
  databaseUrl?: string | undefined
  appUrl?: string | undefined
  mustStart?: boolean
  supervise?: Parameters<typeof startEmbedded>[0]['supervise']
}): Promise<Database> => {
  if (options.databaseUrl) return openServer(options.databaseUrl, options.appUrl, options.dataDir)
  const server = await startEmbedded({
    dataDir: options.dataDir,
    mustStart: options.mustStart ?? false,
    ...(options.supervise ? { supervise: options.supervise } : {}),
  })
  try {
    const connect = await prepareEmbedded(server.socketDir)
    const app = connect()
    return {
      ...app,
      separateRoles: true,
      close: async () => void (await app.sql.end({ timeout: 5 }), await server.stop()),
    }
  } catch (error) {
    await server.stop()
    throw error
  }
}

/** Any number: of several processes that start at once on one database, one prepares it and the others wait. */
const PREPARE_LOCK = 7_012_027

/** Several installations or processes use one role under different passwords: each would lock the others out. */
export class AppRoleInUseError extends Error {}

const openServer = async (
  ownerUrl: string,
  appUrl: string | undefined,
  dataDir: string,
): Promise<Database> => {
  const owner = connectTo(ownerUrl, { max: 1 })
  try {
    // Held until the owner's connection ends.
    await owner.sql`select pg_advisory_lock(${PREPARE_LOCK})`
    const own = appUrl ? undefined : await ownRole(owner.sql, ownerUrl, dataDir)
    const role = appUrl ? new URL(appUrl).username : own && APP_ROLE
    await migrateAsOwner(owner, role)
    const app = connectTo(appUrl ?? own ?? ownerUrl)
    return { ...app, separateRoles: role !== undefined, close: () => app.sql.end({ timeout: 5 }) }
  } finally {
    await owner.sql.end()
  }
}

/** Address of the server's own role, made or given its password when needed; undefined where that is not allowed. */
const ownRole = async (
  owner: postgres.Sql,
  ownerUrl: string,
  dataDir: string,
): Promise<string | undefined> => {
  const password = appPassword(dataDir)
  const own = new URL(ownerUrl)
  own.username = APP_ROLE
  own.password = password
  const url = own.toString()
  if (await canConnect(url)) return url
  // A password that is changed under a process that runs shuts it out of its own database.
  const [used] = await owner`select 1 from pg_stat_activity where usename = ${APP_ROLE} limit 1`
  if (used)
    throw new AppRoleInUseError(
      `Vai trò ${APP_ROLE} đang được một máy chủ khác dùng với mật khẩu khác. Các tiến trình của cùng một hệ thống phải dùng chung thư mục keys; hệ thống khác trên cùng PostgreSQL cần DATABASE_APP_URL riêng.`,
    )
  try {
    await ensureRole(owner, APP_ROLE, password)
    return url
  } catch {
    return undefined
  }
}

const canConnect = async (url: string): Promise<boolean> => {
  const { sql } = connectTo(url, { max: 1 })
  try {
    await sql`select 1`
    return true
  } catch {
    return false
  } finally {
    await sql.end({ timeout: 1 })
  }
}

/** Made once: of several processes that start at once on one data directory, all get the one that came first. */
const appPassword = (dataDir: string) => {
  const path = join(dataDir, 'keys', 'database-app')
  if (!existsSync(path)) {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
    const partial = `${path}.part-${randomBytes(6).toString('hex')}`
    writeFileSync(partial, randomBytes(24).toString('hex'), { mode: 0o600 })
    try {
      linkSync(partial, path)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    } finally {
      rmSync(partial, { force: true })
    }
  }
  return readFileSync(path, 'utf8').trim()
}
