import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { attachment, file } from '@xk/db'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ensureUnit, formWith, insertEdition, type Persona, type TestApp } from '../../testing/index.ts'
import { testServer } from '../../testing/server.ts'
import { createTestApp } from '../../testing/test-app.ts'

let world: TestApp
let officer: Persona
let path: string
beforeAll(async () => {
  world = await createTestApp(testServer())
  const edition = await insertEdition(world)
  const unitId = await ensureUnit(world, 'Đoàn Sở Nội vụ')
  officer = await world.person('Nguyễn Minh An', [{ role: 'officer', scopeKind: 'unit', scopeId: unitId }])
  const made = await officer.post('/api/entries', { editionId: edition.id, unitId, division: 'all' })
  path = `/api/entries/${made.body.entryId}`
})
afterAll(() => world.close())

const noRoom = Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const upload = () => officer.upload(`${path}/attachments/upload`, formWith('anh.png', picture))
const onDisk = () => {
  const root = join(world.deps.config.dataDir, 'files')
  return readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) =>
    statSync(join(root, name)).isFile(),
  )
}
const rows = async () => [
  (await world.database.db.select().from(file)).length,
  (await world.database.db.select().from(attachment)).length,
]

test('a full disk under an upload is said plainly, keeps nothing half, and the next one goes on', async () => {
  const { files } = world.deps
  const open = files.openTemporary
  files.openTemporary = async (name) => {
    const it = await open(name)
    return { ...it, handle: Object.assign(it.handle, { write: () => Promise.reject(noRoom) }) }
  }
  const full = await upload()
  expect([full.status, full.body.code]).toEqual([507, 'system/storage-full'])
  expect(full.body.title).toContain('hết chỗ')
  files.openTemporary = open

  // The disk is full only when the file is to be taken over: its row goes too.
  const { adopt } = files
  files.adopt = () => Promise.reject(noRoom)
  expect((await upload()).body.code).toBe('system/storage-full')
  files.adopt = adopt
  expect([await rows(), onDisk()]).toEqual([[0, 0], []])

  expect((await upload()).status).toBe(200)
  expect([await rows(), onDisk().length]).toEqual([[1, 1], 1])
})

test('a database without room is the same to a person, and what failed so can be sent again', async () => {
  const { sql } = world.database
  // What PostgreSQL says when it can't extend a table.
  await world.database.owner`create function no_room() returns trigger language plpgsql as
    $$ begin raise exception 'could not extend file' using errcode = '53100'; end $$`
  await world.database
    .owner`create trigger no_room_left before insert or update on draft for each row execute function no_room()`
  const body = { fields: { title: 'Ý tưởng' }, people: [], declarations: {}, jointUnits: [] }
  const id = '7f0c9c8e-5a3b-4d52-9d56-0c7f1b0a9e11'
  const save = () => officer.put(`${path}/draft`, { baseVersion: 0, body }, { 'idempotency-key': id })
  const full = await save()
  expect([full.status, full.body.code]).toEqual([507, 'system/storage-full'])
  expect((await sql`select 1 from command where id = ${id}`).length).toBe(0)
  await world.database.owner`drop trigger no_room_left on draft`
  expect((await save()).body.version).toBe(1)
  expect(world.logged.some((line) => line.includes('outage'))).toBe(true)
})
