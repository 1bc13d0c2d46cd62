import { randomUUID } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { attachment, consent, doomedFile, entryConfirmation, entryPerson, file, renditionImage } from '@xk/db'
import { and, eq, inArray, ne } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { formWith, maskAll, type Persona, type TestApp } from '../../testing/index.ts'
import { testServer } from '../../testing/server.ts'
import { createTestApp } from '../../testing/test-app.ts'
import { acceptedIdeas, type MaskingWorld } from '../masking/testing.ts'
import { removeDoomedFiles } from '../uploads/doomed-files.ts'
import { readErasureList } from './erasure-list.ts'

let world: TestApp
let ours: MaskingWorld
let lead: Persona
beforeAll(async () => {
  world = await createTestApp(testServer())
  ours = await acceptedIdeas(world, { count: 2 })
  lead = await world.person('Lê Thị Lan', [{ role: 'lead', scopeKind: 'global' }])
})
afterAll(() => world.close())

const onDisk = () => {
  const root = join(world.deps.config.dataDir, 'files')
  return readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) =>
    statSync(join(root, path)).isFile(),
  )
}
const of = (id: string) => onDisk().filter((path) => path.includes(id))

const peopleOf = async (entryId: string) => {
  const rows = await world.database.db
    .select({ personId: entryPerson.personId })
    .from(entryPerson)
    .where(eq(entryPerson.entryId, entryId))
  return rows.map(({ personId }) => personId)
}
const filesOf = (entryId: string) =>
  world.database.db.select().from(attachment).where(eq(attachment.entryId, entryId))

const erase = async (personId: string) => {
  const asked = await ours.by.post(`/api/people/${personId}/erasure`, {
    reason: 'Yêu cầu của người tham gia',
  })
  const done = await lead.post(`/api/erasures/${asked.body.id}/approve`)
  expect([asked.status, done.status]).toEqual([200, 200])
}
/** Both ideas have a file and several authors: of the second, only the first author is left. */
const works = async () => {
  const [shared, alone] = ours.ideas
  if (!alone || !shared) throw new Error('no ideas')
  const [first = ''] = await peopleOf(alone.entryId)
  await world.database.db
    .delete(entryPerson)
    .where(and(eq(entryPerson.entryId, alone.entryId), ne(entryPerson.personId, first)))
  return { alone, shared }
}

test("a sole author's files and page pictures leave the disk and their rows; of shared works they stay until the last author goes", async () => {
  const { db } = world.database
  const { alone, shared } = await works()
  const page = readFileSync(new URL('../../testing/fixtures/ideas/01-phieu-hen-mau.jpg', import.meta.url))
  for (const { entryId, officer } of [alone, shared]) {
    const path = `/api/entries/${entryId}/confirmation/upload`
    expect((await officer.upload(path, formWith('xac-nhan.jpg', page))).status).toBe(200)
  }
  const [author = ''] = await peopleOf(alone.entryId)
  // The evidence of a consent that was given on paper.
  const evidence = randomUUID()
  await world.deps.files.put(evidence, page)
  await db.insert(file).values({
    id: evidence,
    sha256: 'x',
    type: 'jpg',
    size: page.length,
    name: 'dong-y.jpg',
    uploadedBy: lead.accountId,
    uploadedAt: world.clock.now,
  })
  await db.update(consent).set({ evidenceFileId: evidence }).where(eq(consent.personId, author))
  await maskAll(world, ours.stageId)
  // The secretary has looked at the pages unmasked again.
  const { items } = (await ours.by.get(`/api/stages/${ours.stageId}/masking`)).body
  for (const { id } of items) await ours.by.get(`/api/stage-entries/${id}/masking`)

  const before = { disk: onDisk(), pictures: await db.select().from(renditionImage) }
  const fileIds = async (entryId: string) => [
    ...(await filesOf(entryId)).map(({ fileId }) => fileId),
    ...(await db.select().from(entryConfirmation).where(eq(entryConfirmation.entryId, entryId))).map(
      ({ fileId }) => fileId,
    ),
  ]
  const [hers, theirs] = [await fileIds(alone.entryId), await fileIds(shared.entryId)]
  expect([hers.length, theirs.length]).toEqual([2, 2])
  for (const id of [...hers, ...theirs, evidence]) expect(of(id).length).toBeGreaterThan(0)

  await erase(author)
  for (const id of [...hers, evidence]) expect(of(id)).toEqual([])
  for (const id of theirs) expect(of(id).length).toBeGreaterThan(0)
  expect(await filesOf(alone.entryId)).toEqual([])
  expect(
    await db
      .select()
      .from(file)
      .where(inArray(file.id, [...hers, evidence])),
  ).toEqual([])
  expect(await db.select().from(doomedFile)).toEqual([])
  // Page pictures: those whose rows are gone are gone from the disk too, and only those.
  const left = await db.select().from(renditionImage)
  expect(left.length).toBeLessThan(before.pictures.length)
  for (const { id, storageKey } of before.pictures)
    expect([id, of(storageKey).length > 0]).toEqual([id, left.some((it) => it.id === id)])

  // The work of two stays with the one who stays, and goes with the last.
  const [first = '', ...others] = await peopleOf(shared.entryId)
  await erase(first)
  for (const id of theirs) expect(of(id).length).toBeGreaterThan(0)
  const [last = ''] = others.slice(-1)
  for (const personId of others.slice(0, -1)) await erase(personId)
  await erase(last)
  for (const id of theirs) expect(of(id)).toEqual([])

  const listed = readErasureList(world.deps.config.dataDir)
  expect(listed.map(({ personId }) => personId)).toEqual([author, first, ...others])
  const text = readFileSync(join(world.deps.config.dataDir, 'erasures'), 'utf8')
  expect(text).not.toMatch(/[àáâãèéêìíòóôõùúăđĩũơư]|Yêu cầu/i)
})

test('an erasure that was cut off before its files were gone is finished afterwards', async () => {
  const id = randomUUID()
  await world.deps.files.put(id, Buffer.from('còn sót'))
  await world.database.db.insert(doomedFile).values({ key: id, at: world.clock.now })
  expect(existsSync(world.deps.files.path(id))).toBe(true)
  expect(await removeDoomedFiles(world.deps)).toBe(1)
  expect(existsSync(world.deps.files.path(id))).toBe(false)
  expect(await world.database.db.select().from(doomedFile).where(eq(doomedFile.key, id))).toEqual([])
})
