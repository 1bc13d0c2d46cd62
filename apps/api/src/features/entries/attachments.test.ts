import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ideaContest2026CaseRuleset } from '@xk/domain/programme'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { documentFixture } from '../../testing/document-fixture.ts'
import {
  bodyOfIdea,
  createTestApp,
  type EditionWorld,
  ensureUnit,
  formWith,
  insertEdition,
  type Persona,
  sampleIdeas,
  type TestApp,
  testServer,
} from '../../testing/index.ts'

let world: TestApp
let edition: EditionWorld
let unitId: string
let officer: Persona
let secretary: Persona
let others: Persona[]

const MIB = 1024 * 1024
const pdf = readFileSync(
  new URL('../../testing/fixtures/ideas/12-ke-hoach-san-xuat-phim.pdf', import.meta.url),
)
const jpg = readFileSync(new URL('../../testing/fixtures/ideas/21-the-hinh-mau.jpg', import.meta.url))
const hostile = (name: string) => documentFixture(`hostile/${name}`)

beforeAll(async () => {
  world = await createTestApp(testServer())
  const { entry } = ideaContest2026CaseRuleset
  const attachments = { ...entry.attachments, maxCount: 4, maxFileBytes: MIB, maxTotalBytes: 1_100_000 }
  edition = await insertEdition(world, {
    rules: { ...ideaContest2026CaseRuleset, entry: { ...entry, attachments } },
  })
  unitId = await ensureUnit(world, 'Đoàn Sở Du lịch')
  const other = await ensureUnit(world, 'Đoàn Sở Y tế')
  officer = await world.person('Trần Thị Cúc', [{ role: 'officer', scopeKind: 'unit', scopeId: unitId }])
  secretary = await world.person('Ngô Thư Ký', [{ role: 'secretary', scopeKind: 'global' }])
  others = [
    await world.person('Lê Văn Xa', [{ role: 'officer', scopeKind: 'unit', scopeId: other }]),
    await world.person('Phạm Giám Khảo', [{ role: 'judge', scopeKind: 'edition', scopeId: edition.id }]),
  ]
})
afterAll(() => world.close())

const begin = async (): Promise<string> =>
  (await officer.post('/api/entries', { editionId: edition.id, unitId, division: 'all' })).body.entryId
const add = (entryId: string, name: string, content: Uint8Array, who = officer) =>
  who.upload(`/api/entries/${entryId}/attachments/upload`, formWith(name, content))
const filesOf = async (entryId: string): Promise<{ id: string; name: string }[]> =>
  (await officer.get(`/api/entries/${entryId}`)).body.attachments
const filesOnDisk = () => {
  const all = readdirSync(join(world.deps.config.dataDir, 'files'), { recursive: true, withFileTypes: true })
  return all.filter((it) => it.isFile()).length
}

test('a file is kept as it is and comes back under its own name, never as a page', async () => {
  const entryId = await begin()
  const added = await add(entryId, 'Kế hoạch sản xuất phim.pdf', pdf)
  expect([added.status, added.body.type, added.body.bytes]).toEqual([200, 'pdf', pdf.length])
  const path = `/api/entries/${entryId}/attachments/${added.body.id}`
  for (const reader of [officer, secretary]) {
    const got = await reader.get(path)
    expect(Buffer.from(got.bytes).equals(pdf)).toBe(true)
    expect(
      Object.fromEntries(
        ['content-type', 'content-disposition', 'x-content-type-options', 'cache-control'].map((h) => [
          h,
          got.headers.get(h),
        ]),
      ),
    ).toEqual({
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="Ke hoach san xuat phim.pdf"; filename*=UTF-8''K%E1%BA%BF%20ho%E1%BA%A1ch%20s%E1%BA%A3n%20xu%E1%BA%A5t%20phim.pdf`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    })
  }
  for (const stranger of others) {
    expect((await stranger.get(path)).status).toBe(404)
    expect((await add(entryId, 'x.pdf', pdf, stranger)).status).toBe(404)
    expect((await stranger.delete(path)).status).toBe(404)
  }
  expect((await officer.get(`/api/entries/${await begin()}/attachments/${added.body.id}`)).status).toBe(404)
})

test('the same file twice is one, another of the same name gets a number, and count and total are limited', async () => {
  const entryId = await begin()
  const decomposed = 'Kế hoạch.pdf'.normalize('NFD')
  const first = await add(entryId, decomposed, pdf)
  expect((await add(entryId, 'Kế hoạch.pdf', pdf)).body).toEqual(first.body)
  await add(entryId, 'Kế hoạch.pdf', hostile('khoa-quyen-khong-mat-khau-mo.pdf'))
  expect((await filesOf(entryId)).map((it) => it.name)).toEqual(['Kế hoạch.pdf', 'Kế hoạch (2).pdf'])
  await add(entryId, 'thẻ.jpg', jpg)
  const total = await add(entryId, 'thẻ nữa.jpg', Buffer.concat([jpg, Buffer.alloc(200_000)]))
  expect([total.status, total.body.code, total.body.maxBytes]).toEqual([413, 'file/too-large', 1_100_000])
  await add(entryId, 'ba.pdf', pdf)
  const many = await add(entryId, 'bốn.pdf', pdf)
  expect([many.status, many.body.code]).toEqual([422, 'file/too-many'])
  const removed = await officer.delete(`/api/entries/${entryId}/attachments/${first.body.id}`)
  expect(removed.status).toBe(200)
  expect((await add(entryId, 'bốn.pdf', pdf)).status).toBe(200)
})

test('hostile files are refused with their reason and leave nothing behind', async () => {
  const entryId = await begin()
  const before = filesOnDisk()
  const cases: [string, number, string][] = [
    ['bom-zip.docx', 422, 'file/unsafe'],
    ['thuc-the-ngoai.docx', 422, 'file/unsafe'],
    ['thuc-the-no.docx', 422, 'file/unsafe'],
    ['co-mat-khau.pdf', 422, 'file/encrypted'],
    ['bi-cat-cut.pdf', 422, 'file/damaged'],
    ['html-doi-duoi.pdf', 422, 'file/content-differs-from-name'],
    ['svg-doi-duoi.jpg', 422, 'file/content-differs-from-name'],
    ['anh-400-megapixel.png', 422, 'file/too-many-pixels'],
    ['cong-thuc-doc.xlsx', 422, 'file/type-not-allowed'],
  ]
  for (const [name, status, code] of cases) {
    const refused = await add(entryId, name, hostile(name))
    expect([name, refused.status, refused.body.code]).toEqual([name, status, code])
    expect(refused.body.title).toMatch(/\p{Lu}/u)
  }
  const large = await add(entryId, 'lon.pdf', Buffer.concat([pdf, Buffer.alloc(2 * MIB)]))
  expect([large.status, large.body.code, large.body.maxBytes]).toEqual([413, 'file/too-large', MIB])
  expect(await filesOf(entryId)).toEqual([])
  expect(filesOnDisk()).toBe(before)
})

test('malformed forms are refused plainly', async () => {
  const entryId = await begin()
  const path = `/api/entries/${entryId}/attachments/upload`
  const raw = (headers: Record<string, string>, body: string) =>
    world.app.request(path, { method: 'POST', headers: { cookie: officer.cookie, ...headers }, body })
  const multipart = { 'content-type': 'multipart/form-data; boundary=b' }
  const bodies = [
    raw({ 'content-type': 'application/json' }, '{}'),
    raw({ 'content-type': 'multipart/form-data' }, 'x'),
    raw(multipart, ''),
    raw(multipart, '--b\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF'),
    raw(
      multipart,
      '--b\r\ncontent-disposition: form-data; name="khac"; filename="a.pdf"\r\n\r\n%PDF\r\n--b--',
    ),
    raw(multipart, '--b\r\nrác\r\n\r\n'),
  ]
  for (const sent of bodies) {
    const answer = await sent
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([
      400,
      'input/malformed',
    ])
  }
  const empty = await add(entryId, 'rong.pdf', new Uint8Array())
  expect([empty.status, empty.body.code]).toEqual([422, 'file/empty'])
  expect(await filesOf(entryId)).toEqual([])
})

test('bad file names are shown safely or refused, and never break a download', async () => {
  const names = readFileSync(new URL('./fixtures/ten-tep.jsonl', import.meta.url), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as string)
  for (const name of names) {
    const entryId = await begin()
    const added = await add(entryId, name, pdf)
    if (added.status !== 200) {
      expect([name, added.body.code]).toEqual([name, name === '' ? 'input/malformed' : 'file/name-unusable'])
      continue
    }
    const [shown] = await filesOf(entryId)
    expect(shown?.name).toBe(shown?.name.normalize('NFC'))
    expect(shown?.name).not.toMatch(/[\p{Cc}\p{Cf}/\\]/u)
    const got = await officer.get(`/api/entries/${entryId}/attachments/${added.body.id}`)
    expect([got.status, got.headers.get('content-disposition')?.includes("filename*=UTF-8''")]).toEqual([
      200,
      true,
    ])
  }
})

test('a revision keeps the files it was handed in with; a repeated upload command adds one file', async () => {
  const entryId = await begin()
  const { version } = (
    await officer.put(`/api/entries/${entryId}/draft`, {
      baseVersion: 0,
      body: bodyOfIdea(sampleIdeas[8]!, () => unitId),
    })
  ).body
  const send = (key: string) =>
    world.app.request(`/api/entries/${entryId}/attachments/upload`, {
      method: 'POST',
      headers: { cookie: officer.cookie, 'idempotency-key': key },
      body: formWith('a.pdf', pdf),
    })
  const key = randomUUID()
  const [one, two] = [await send(key), await send(key)]
  expect(await two.json()).toEqual(await one.json())
  const [file] = await filesOf(entryId)
  expect((await officer.post(`/api/entries/${entryId}/submit`, { draftVersion: version })).status).toBe(200)
  await officer.delete(`/api/entries/${entryId}/attachments/${file?.id}`)
  expect(await filesOf(entryId)).toEqual([])
  expect(
    (await officer.get(`/api/entries/${entryId}/receipt`)).body.attachments.map(
      (it: { id: string }) => it.id,
    ),
  ).toEqual([file?.id])
  expect((await officer.get(`/api/entries/${entryId}/attachments/${file?.id}`)).status).toBe(200)
})

test('the stamped page may follow the deadline by three days, as a photograph', async () => {
  const entryId = await begin()
  const path = `/api/entries/${entryId}/confirmation/upload`
  const before = world.clock.now
  world.clock.advance(22 * 86_400_000)
  const session = await world.person('Trần Thị Cúc', [
    { role: 'officer', scopeKind: 'unit', scopeId: unitId },
  ])
  const added = await session.upload(path, formWith('giấy xác nhận.jpg', jpg))
  expect([added.status, added.body.type]).toEqual([200, 'jpg'])
  const refused = await session.upload(path, formWith('giấy.docx', hostile('phong-cu-vni.docx')))
  expect([refused.status, refused.body.code]).toEqual([422, 'file/type-not-allowed'])
  const photo = await secretary.get(`/api/entries/${entryId}/confirmations/${added.body.id}?inline=1`)
  expect([photo.status, photo.headers.get('content-type')]).toEqual([200, 'image/jpeg'])
  expect((await others[1]!.get(`/api/entries/${entryId}/confirmations/${added.body.id}`)).status).toBe(404)
  world.clock.advance(2 * 86_400_000)
  expect((await session.upload(path, formWith('muộn.jpg', jpg))).body.code).toBe('stage/closed')
  world.clock.now = before
})
