import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type postgres from 'postgres'

const MIGRATIONS = join(import.meta.dirname, '../../migrations')

/** A migration as the database remembers it: SHA-256 of its text, and when it was written. */
interface AppliedMigration {
  hash: string
  when: number
}

interface Migration extends AppliedMigration {
  tag: string
  statements: string[]
}

const readMigrations = (): Migration[] => {
  const journal = JSON.parse(readFileSync(join(MIGRATIONS, 'meta/_journal.json'), 'utf8')) as {
    entries: { tag: string; when: number }[]
  }
  return journal.entries.map(({ tag, when }) => {
    const text = readFileSync(join(MIGRATIONS, `${tag}.sql`), 'utf8')
    const hash = createHash('sha256').update(text).digest('hex')
    return { tag, when, hash, statements: text.split('--> statement-breakpoint') }
  })
}

/** What has been applied to this database, the oldest first; nothing on an empty one. */
export const listApplied = async (owner: postgres.ISql): Promise<AppliedMigration[]> => {
  const [table] = await owner`select to_regclass('drizzle.__drizzle_migrations') is not null as there`
  if (!table?.['there']) return []
  const rows = await owner`select hash, created_at from drizzle.__drizzle_migrations order by created_at`
  return rows.map((row) => ({ hash: String(row['hash']), when: Number(row['created_at']) }))
}

/** A migration that this program doesn't know: the data is of a newer program, or of another one. */
class UnknownMigrationError extends Error {}

/** Builds the schema as it was when exactly these migrations had been applied, in the transaction given. */
export const applyExactly = async (
  tx: postgres.ISql,
  applied: readonly AppliedMigration[],
): Promise<void> => {
  const known = readMigrations()
  await tx`create schema if not exists drizzle`
  await tx`create table drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint)`
  for (const { hash, when } of applied) {
    const migration = known.find((it) => it.hash === hash && it.when === when)
    if (!migration) throw new UnknownMigrationError(hash)
    for (const statement of migration.statements) await tx.unsafe(statement)
    await tx`insert into drizzle.__drizzle_migrations (hash, created_at) values (${hash}, ${when})`
  }
}

/** The migrations up to and with this tag, as a database remembers them. */
export const migrationsUpTo = (tag: string): AppliedMigration[] => {
  const known = readMigrations()
  const last = known.findIndex((it) => it.tag === tag)
  if (last < 0) throw new Error(`no migration ${tag}`)
  return known.slice(0, last + 1).map(({ hash, when }) => ({ hash, when }))
}

/** Tag of the newest migration of this program. */
export const latestMigration = (): string => readMigrations().at(-1)?.tag ?? ''

/** Whether this program knows all of these, so that it can carry their data onward. */
export const knowsAll = (applied: readonly AppliedMigration[]): boolean => {
  const known = readMigrations()
  return applied.every(({ hash, when }) => known.some((it) => it.hash === hash && it.when === when))
}
