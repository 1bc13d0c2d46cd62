import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { notice } from '@xk/db'
import { createTestDatabase, migrateToNow, type TestDatabase } from '@xk/db/testing'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { createDeps, createLog } from '../../create-deps.ts'
import { openFileStore } from '../../open-file-store.ts'
import { listStoredKeys } from '../../stored-keys.ts'
import type { Deps } from '../../deps.ts'
import { must, type Persona, type TestApp } from '../../testing/index.ts'
import { testServer } from '../../testing/server.ts'
import { createTestApp } from '../../testing/test-app.ts'
import { checkLedger } from '../ledger/verify-ledger.ts'
import { acceptedIdeas, type MaskingWorld } from '../masking/testing.ts'
import { readErasureList } from '../people/erasure-list.ts'
import { DamagedBackupError } from './container.ts'
import { checkBackup } from './read-backup.ts'
import { reapplyErasures } from './reapply-erasures.ts'
import { restoreBackup, takeErasureList } from './restore-backup.ts'
import { writeBackup } from './write-backup.ts'

let world: TestApp
let ours: MaskingWorld
let lead: Persona
let dir: string
let file: string
let before: Record<string, string[]>
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'xk-backup-'))
  file = join(dir, 'sao-luu.xkb')
  world = await createTestApp(testServer())
  ours = await acceptedIdeas(world, { count: 2 })
  lead = await world.person('Lê Thị Lan', [{ role: 'lead', scopeKind: 'global' }])
  // More than a socket takes at once: rows come faster than they are written.
  const facts = { text: 'Nội dung dài để thử. '.repeat(400) }
  await world.database.db.insert(notice).values(
    Array.from({ length: 300 }, () => ({
      id: world.deps.newId(),
      accountId: lead.accountId,
      kind: 'thử',
      facts,
      at: world.clock.now,
    })),
  )
  before = await rowsOf(world.database)
  await writeBackup(sourceOf(), file, { now: world.clock.now })
})
afterAll(async () => {
  await world.close()
  rmSync(dir, { recursive: true, force: true })
})

const sourceIn = (owner: TestDatabase['owner'], dataDir: string) => ({
  owner,
  dataDir,
  files: openFileStore({ dataDir }),
})
const sourceOf = () => sourceIn(world.database.owner, world.deps.config.dataDir)

/** What no backup holds: devices, counters of attempts, ballots of a round that is not closed. */
const NOT_IN_IT = new Set(['session', 'throttle', 'cast_ballot', 'paper_count'])

/** Every row of every table as text, in order of itself. */
const rowsOf = async ({ owner }: TestDatabase) => {
  const names = await owner`select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`
  const all: Record<string, string[]> = {}
  for (const { name } of names) {
    if (NOT_IN_IT.has(String(name))) continue
    const rows = await owner.unsafe(`select t::text as row from "${name}" t order by 1`)
    all[String(name)] = rows.map(({ row }) => String(row))
  }
  return all
}

/** An empty installation: a database without any table, a directory of its own; with the keys unless told. */
interface Empty {
  database: TestDatabase
  dataDir: string
}
const made: Empty[] = []
const emptyInstallation = async (options: { keys?: boolean } = {}): Promise<Empty> => {
  const it = {
    database: await createTestDatabase(testServer(), { empty: true }),
    dataDir: mkdtempSync(join(dir, 'data-')),
  }
  made.push(it)
  if (options.keys ?? true)
    cpSync(join(world.deps.config.dataDir, 'keys'), join(it.dataDir, 'keys'), { recursive: true })
  return it
}
afterEach(async () => {
  for (const { database } of made.splice(0)) await database.drop()
})
const restoreTo = ({ database, dataDir }: Empty, from = file) =>
  restoreBackup(sourceIn(database.owner, dataDir), from)
const depsOn = ({ database, dataDir }: Empty): Deps =>
  createDeps(
    { ...database, separateRoles: true, close: async () => {} },
    { ...world.deps.config, dataDir },
    { log: createLog({ write: () => {} }), now: () => world.clock.now },
  )
const keysIn = async (dataDir: string) => {
  const keys: string[] = []
  for await (const key of listStoredKeys(join(dataDir, 'files'))) keys.push(key)
  return keys.toSorted()
}

test('what was backed up comes back row by row and file by file, and the ledger verifies', async () => {
  const target = await emptyInstallation()
  const restored = await restoreTo(target)
  expect([restored.tables, restored.files]).toEqual([Object.keys(before).length, 2])
  expect(await rowsOf(target.database)).toEqual(before)
  const keys = await keysIn(target.dataDir)
  expect(keys).toEqual(await keysIn(world.deps.config.dataDir))
  for (const key of keys) {
    const at = (root: string) => readFileSync(join(root, 'files', key.slice(0, 2), key))
    expect(at(target.dataDir).equals(at(world.deps.config.dataDir))).toBe(true)
  }
  await migrateToNow(target.database)
  const deps = depsOn(target)
  expect((await checkLedger(deps)).verification).toMatchObject({ ok: true })
  // Nobody stays signed in across a restore.
  expect(await target.database.owner`select count(*)::int as n from session`).toMatchObject([{ n: 0 }])
  expect(await checkBackup(file)).toMatchObject({ tables: restored.tables, files: 2 })
})

test('an erasure made after the backup does not come back with it', async () => {
  const { owner } = world.database
  const [idea] = ours.ideas
  const authors =
    await owner`select person_id as id from entry_person where entry_id = ${idea?.entryId ?? ''}`
  for (const { id } of authors) {
    const asked = must('ask', await ours.by.post(`/api/people/${id}/erasure`, { reason: 'Yêu cầu' }))
    must('erase', await lead.post(`/api/erasures/${asked.id}/approve`))
  }
  const target = await emptyInstallation()
  await restoreTo(target)
  const names = () =>
    target.database
      .owner`select 1 from person_identity where person_id in ${target.database.owner(authors.map(({ id }) => String(id)))}`
  expect([(await names()).length, (await keysIn(target.dataDir)).length]).toEqual([authors.length, 2])

  await migrateToNow(target.database)
  takeErasureList(target.dataDir, join(world.deps.config.dataDir, 'erasures'))
  const deps = depsOn(target)
  expect(await reapplyErasures(deps)).toBe(authors.length)
  expect([(await names()).length, (await keysIn(target.dataDir)).length]).toEqual([0, 1])
  expect((await checkLedger(deps)).verification).toMatchObject({ ok: true })
  expect(await reapplyErasures(deps)).toBe(0)
  expect(readErasureList(target.dataDir)).toEqual(readErasureList(world.deps.config.dataDir))

  // A backup made from here knows of it by itself.
  const later = join(dir, 'sau-khi-xoa.xkb')
  await writeBackup(sourceIn(target.database.owner, target.dataDir), later, {
    now: world.clock.now,
  })
  const again = await emptyInstallation()
  await restoreTo(again, later)
  expect(readErasureList(again.dataDir)).toHaveLength(authors.length)
  expect((await keysIn(again.dataDir)).length).toBe(1)
})

const nothingIsHalfThere = async ({ database, dataDir }: Empty) => {
  const tables = await database.owner`select 1 from information_schema.tables where table_schema = 'public'`
  expect(tables.length).toBe(0)
  expect(await keysIn(dataDir)).toEqual([])
}

test('a backup that was cut off or changed is refused, and nothing of it is kept', async () => {
  const whole = readFileSync(file)
  const damaged = join(dir, 'hong.xkb')
  const changed = Buffer.from(whole)
  changed[Math.floor(whole.length / 2)] = (changed[Math.floor(whole.length / 2)] ?? 0) ^ 0xff
  for (const bytes of [
    changed,
    whole.subarray(0, Math.floor(whole.length * 0.7)),
    whole.subarray(0, 5),
    gzipSync('XUNG-KICH-BACKUP 1\n{"part":"manifest"}\n'),
    gzipSync('cái gì khác\n'),
    Buffer.from('không phải gzip'),
  ]) {
    writeFileSync(damaged, bytes)
    const target = await emptyInstallation()
    await expect(restoreTo(target, damaged)).rejects.toThrow(DamagedBackupError)
    await expect(checkBackup(damaged)).rejects.toThrow(DamagedBackupError)
    await nothingIsHalfThere(target)
  }
})

test('it is refused over anything that is there, without its keys, and for a newer program', async () => {
  await expect(restoreBackup(sourceOf(), file)).rejects.toMatchObject({ why: 'notEmpty' })
  const keyless = await emptyInstallation({ keys: false })
  await expect(restoreTo(keyless)).rejects.toMatchObject({ why: 'keysMissing' })
  writeFileSync(join(dir, 'x'), '')
  const other = await emptyInstallation({ keys: false })
  depsOn(other).documents.close() // makes keys of its own
  await expect(restoreTo(other)).rejects.toMatchObject({ why: 'otherKeys' })
  await nothingIsHalfThere(other)

  const [known] = await world.database
    .owner`select id from drizzle.__drizzle_migrations order by id desc limit 1`
  await world.database
    .owner`insert into drizzle.__drizzle_migrations (hash, created_at) values ('mới hơn', 99999999999999)`
  const newer = join(dir, 'moi-hon.xkb')
  await writeBackup(sourceOf(), newer, { now: world.clock.now })
  await world.database.owner`delete from drizzle.__drizzle_migrations where id > ${known?.['id']}`
  const target = await emptyInstallation()
  await expect(restoreTo(target, newer)).rejects.toMatchObject({ why: 'newerProgram' })
  await nothingIsHalfThere(target)
})

test('keys are in it only when asked for, and then nothing else is needed', async () => {
  const seal = readFileSync(join(world.deps.config.dataDir, 'keys/seal-1'))
  const plain = await import('node:zlib').then(({ gunzipSync }) => gunzipSync(readFileSync(file)))
  expect(plain.includes(seal)).toBe(false)
  const withKeys = join(dir, 'kem-khoa.xkb')
  await writeBackup(sourceOf(), withKeys, { now: world.clock.now, withKeys: true })
  const target = await emptyInstallation({ keys: false })
  await restoreTo(target, withKeys)
  expect(readdirSync(join(target.dataDir, 'keys')).toSorted()).toEqual(['seal-1', 'signing-1'])
  expect(readFileSync(join(target.dataDir, 'keys/seal-1')).equals(seal)).toBe(true)
  expect(statSync(withKeys).mode & 0o077).toBe(0)
})

test('a backup that fails half-way leaves no file', async () => {
  const path = join(dir, 'do-dang.xkb')
  const broken = sourceIn(world.database.owner, join(dir, 'khong-co\0'))
  await expect(writeBackup(broken, path, { now: world.clock.now })).rejects.toThrow()
  expect([existsSync(path), existsSync(`${path}.part`)]).toEqual([false, false])
})
