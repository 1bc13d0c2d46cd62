import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { consent, entryPerson, exemplar, ledgerPayload, person, personIdentity } from '@xk/db'
import { and, eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { addPortrait, type HonouredEdition, insertHonoured } from '../../testing/honoured.ts'
import { must } from '../../testing/must.ts'
import { liftRestriction, restrict } from '../../testing/restrict.ts'
import { correct, release, type ResultPeople, resultPeople } from '../../testing/released-result.ts'
import { testServer } from '../../testing/server.ts'
import { createTestApp, type Persona, type TestApp } from '../../testing/test-app.ts'
import { exemplarKey } from './exemplar-key.ts'

const NAMES = ['Đào Ngọc Bảo Trân', 'Nguyễn Hoàng Thiên Ân', 'Phan Lê Quốc Huy', 'Nguyễn Thị Yến Phụng']

let world: TestApp
let people: ResultPeople
let it: HonouredEdition
let officer: Persona

/** Width and height as a JPEG's own frame header says them. */
const sizeOf = (bytes: Uint8Array): [number, number] | undefined => {
  const jpeg = Buffer.from(bytes)
  for (let at = 2; at < jpeg.length; at += 2 + jpeg.readUInt16BE(at + 2)) {
    const marker = jpeg[at + 1] ?? 0
    if (marker >= 0xc0 && marker <= 0xc2) return [jpeg.readUInt16BE(at + 7), jpeg.readUInt16BE(at + 5)]
  }
  return undefined
}

/** What the renderer is given stands for the page: its words are the face's. */
const renderPage = ({ data }: { data: unknown }) => JSON.stringify(data)

beforeAll(async () => {
  world = await createTestApp(testServer(), { now: new Date('2026-12-15T02:00:00Z'), renderPage })
  people = await resultPeople(world)
  it = await insertHonoured(world, people, NAMES, { release: false })
  officer = await world.person('Cán bộ cơ sở', [
    { role: 'officer', scopeKind: 'unit', scopeId: it.honoured[0]?.unitId ?? '' },
  ])
})
afterAll(() => world.close())

const of = (i: number) =>
  it.honoured[i] ?? { entryId: '', stageEntryId: '', personId: '', unitId: '', name: '' }
const keyOf = (i: number) => exemplarKey(of(i).entryId)
const url = () => `/api/editions/${it.editionId}/gallery`
const read = async (path: string) => {
  const answer = await world.anonymous.get(path)
  const { page } = JSON.parse(new TextDecoder().decode(answer.bytes))
  return { status: answer.status, headers: answer.headers, page }
}
const gallery = async (query = '') => (await read(`/guong${query}`)).page
type Card = { name: string; line: string; photo: boolean }
const cards = async (query = ''): Promise<Card[]> =>
  (await gallery(query)).groups.flatMap((group: { clusters: { cards: Card[] }[] }) =>
    group.clusters.flatMap((cluster) => cluster.cards),
  )
const names = async (query = '') => (await cards(query)).map(({ name }) => name)
const told = ({ status, body }: { status: number; body: { code?: string } }) => [status, body.code]
const withdraw = (i: number, purpose: string) =>
  world.database.db
    .update(consent)
    .set({ withdrawnAt: world.clock.now })
    .where(and(eq(consent.personId, of(i).personId), eq(consent.purpose, purpose)))
const giveBack = () => world.database.db.update(consent).set({ withdrawnAt: null })

test('before the release nobody is there, to nobody', async () => {
  expect(await gallery()).toMatchObject({ total: 0, years: [], groups: [] })
  expect((await read(`/guong/${keyOf(0)}`)).status).toBe(404)
  await release(it, people, { publishAt: '2026-12-16T07:00:00Z' })
  expect((await gallery()).total).toBe(0)
  world.clock.now = new Date('2026-12-16T07:00:01Z')
  expect(await names()).toEqual([NAMES[1], NAMES[2], NAMES[3], NAMES[0]])
})

describe('after the release', () => {
  beforeEach(() => giveBack())

  test('each card and page says what was agreed to, under the decision, and nothing is kept anywhere', async () => {
    const { status, headers, page } = await read(`/guong/${keyOf(0)}`)
    expect(status).toBe(200)
    expect(['cache-control', 'etag', 'x-robots-tag'].map((name) => headers.get(name))).toEqual([
      'no-store',
      null,
      'noarchive, noimageindex',
    ])
    expect(page).toMatchObject({
      name: NAMES[0],
      position: 'Chuyên viên bộ phận một cửa',
      unit: 'Đoàn cơ sở số 1',
      photo: false,
      year: 2026,
      decision: { number: '15-QĐ/ĐTN', signedOn: '2026-12-10' },
      people: [],
    })
    expect(page.paragraphs).toHaveLength(2)
    expect(page.others.map(({ name }: { name: string }) => name)).toEqual([NAMES[1], NAMES[2], NAMES[3]])
    expect(await names('?nam=2026')).toHaveLength(4)
    expect(await names('?nam=2024')).toEqual([])
    expect(await names('?cum=Khong-co')).toEqual([])
    // Nothing that only the house knows.
    expect(JSON.stringify(page)).not.toMatch(new RegExp(`${of(0).entryId}|1996|${of(0).personId}`))
  })

  test('a consent that is taken back empties the place with the next request; decision and release stay', async () => {
    const slug = it.slug
    const before = await world.anonymous.get(`/ket-qua/${slug}/release.json`)
    expect(await names()).toContain(NAMES[0])
    await withdraw(0, 'publishName')
    expect(await names()).not.toContain(NAMES[0])
    const page = await read(`/guong/${keyOf(0)}`)
    expect([page.status, JSON.stringify(page.page)]).toEqual([404, '{"page":"missing"}'])
    // Neither as somebody's neighbour.
    expect(JSON.stringify((await read(`/guong/${keyOf(1)}`)).page)).not.toContain(NAMES[0])
    const after = await world.anonymous.get(`/ket-qua/${slug}/release.json`)
    expect([after.status, after.body]).toEqual([200, before.body])
    expect((await world.anonymous.get(`/ket-qua/${slug}/quyet-dinh.pdf`)).status).toBe(200)
    for (let i = 1; i < NAMES.length; i++) await withdraw(i, 'publishName')
    expect(await gallery()).toMatchObject({ total: 0, groups: [], years: [] })
  })

  test('a consent taken back from one’s own account is heard of by those who sent the press pack on', async () => {
    const { db } = world.database
    const own = await world.person('Người rút lại')
    const said = and(eq(consent.personId, of(1).personId), eq(consent.purpose, 'publishPhoto'))
    await db.update(consent).set({ personId: own.personId }).where(said)
    const [row] = await db.select().from(consent).where(eq(consent.personId, own.personId))
    const heard = async () =>
      (await people.secretary.get('/api/notices')).body.notices
        .filter(({ kind }: { kind: string }) => kind === 'consent.withdrawnShown')
        .map(({ facts }: { facts: Record<string, string> }) => facts['purpose'])
    expect((await own.post(`/api/my-consents/${row?.id}/withdraw`)).body).toEqual({ withdrawn: true })
    expect(await heard()).toEqual(['publishPhoto'])
    // Once: what is gone can't be taken back again.
    expect((await own.post(`/api/my-consents/${row?.id}/withdraw`)).body).toEqual({ withdrawn: false })
    expect(await heard()).toEqual(['publishPhoto'])
    await db
      .update(consent)
      .set({ personId: of(1).personId })
      .where(eq(consent.id, row?.id ?? ''))
  })

  test('what only the unit said for a person publishes nothing', async () => {
    const { db } = world.database
    const own = eq(consent.personId, of(2).personId)
    await db.update(consent).set({ assurance: 'recordedByUnit' }).where(own)
    expect(await names()).not.toContain(NAMES[2])
    const shown = must('edit', await people.secretary.get(url()))
    const line = shown.entries.find(({ entryId }: { entryId: string }) => entryId === of(2).entryId)
    expect([line.shown, line.people]).toEqual([
      false,
      [{ name: NAMES[2], publishName: 'unit', publishPhoto: 'unit' }],
    ])
    await db.update(consent).set({ assurance: 'paper' }).where(own)
    expect(await names()).toContain(NAMES[2])
  })

  test('whoever had the use of their data restricted is not shown, whatever they agreed to, until it is lifted', async () => {
    const { personId, entryId } = of(1)
    await restrict(world, personId)
    expect(await names()).not.toContain(NAMES[1])
    expect((await read(`/guong/${keyOf(1)}`)).status).toBe(404)
    expect(JSON.stringify((await read(`/guong/${keyOf(0)}`)).page)).not.toContain(NAMES[1])
    const shown = must('edit', await people.secretary.get(url()))
    const line = shown.entries.find((one: { entryId: string }) => one.entryId === entryId)
    expect([line.shown, line.people]).toEqual([
      false,
      [{ name: NAMES[1], publishName: 'restricted', publishPhoto: 'restricted' }],
    ])
    await liftRestriction(world, personId)
    expect(await names()).toContain(NAMES[1])
  })

  test('a portrait goes out in one of two sizes without what the camera wrote, and is asked for anew every time', async () => {
    const camera = readFileSync(new URL('./fixtures/chan-dung-xoay.jpg', import.meta.url))
    expect(camera.includes('Exif')).toBe(true)
    await addPortrait(world, of(0).stageEntryId, new Uint8Array(camera))
    expect((await cards()).filter(({ photo }) => photo).map(({ name }) => name)).toEqual([NAMES[0]])
    const at = `/guong/${keyOf(0)}/anh/nho.jpg`
    const picture = await world.anonymous.get(at)
    expect([
      picture.status,
      picture.headers.get('content-type'),
      picture.headers.get('cache-control'),
      picture.headers.get('etag'),
    ]).toEqual([200, 'image/jpeg', 'no-store', null])
    expect(sizeOf(picture.bytes)).toEqual([480, 600])
    expect(sizeOf((await world.anonymous.get(at.replace('nho', 'lon'))).bytes)).toEqual([960, 1200])
    expect(Buffer.from(picture.bytes).includes('Exif')).toBe(false)
    await withdraw(0, 'publishPhoto')
    expect((await world.anonymous.get(at)).status).toBe(404)
    const { page } = await read(`/guong/${keyOf(0)}`)
    expect([page.photo, page.name]).toEqual([false, NAMES[0]])
    await giveBack()
    expect((await world.anonymous.get(at)).status).toBe(200)
    await withdraw(0, 'publishName')
    expect((await world.anonymous.get(at)).status).toBe(404)
    expect((await world.anonymous.get(`/guong/${keyOf(0)}/anh/goc.jpg`)).status).toBe(404)
    expect((await world.anonymous.get(`/guong/${keyOf(1)}/anh/nho.jpg`)).status).toBe(404)
  })

  test('a text is written by one and shown when another approved exactly that; taken down with a reason at once', async () => {
    const at = `/api/exemplars/${of(1).entryId}`
    const words = {
      headline: 'Người ngồi ghế thấp cạnh sạp rau',
      quote: 'Chậm mà rõ, bà con mới nhớ.',
      text: 'Một đoạn viết cho trang.\n\nVà một đoạn nữa.',
      works: ['“Sạp chợ số”: 1.142 hộ kinh doanh kê khai lần đầu'],
    }
    expect(told(await people.lead.put(at, { base: 0, words }))).toEqual([403, 'access/forbidden'])
    expect((await officer.put(at, { base: 0, words })).status).toBe(404)
    const { version } = must('save', await people.secretary.put(at, { base: 0, words }))
    expect(told(await people.secretary.put(at, { base: 0, words }))).toEqual([409, 'record/stale-version'])
    expect((await read(`/guong/${keyOf(1)}`)).page.headline).toBe('')
    expect(told(await people.secretary.post(`${at}/approve`, { version }))).toEqual([
      403,
      'access/second-person-needed',
    ])
    expect(told(await people.lead.post(`${at}/approve`, { version: version + 1 }))).toEqual([
      409,
      'record/stale-version',
    ])
    must('send back', await people.lead.post(`${at}/send-back`, { reason: 'Thiếu số liệu' }))
    expect(told(await people.lead.post(`${at}/approve`, { version }))).toEqual([409, 'record/in-wrong-state'])
    const mended = must('mend', await people.secretary.put(at, { base: version, words }))
    must('approve', await people.lead.post(`${at}/approve`, { version: mended.version }))
    const { page } = await read(`/guong/${keyOf(1)}`)
    expect([page.headline, page.quote, page.paragraphs, page.works]).toEqual([
      words.headline,
      words.quote,
      ['Một đoạn viết cho trang.', 'Và một đoạn nữa.'],
      words.works,
    ])
    must('take down', await people.secretary.post(`${at}/take-down`, { reason: 'Người ấy đề nghị' }))
    expect((await read(`/guong/${keyOf(1)}`)).status).toBe(404)
    expect(await names()).not.toContain(NAMES[1])
    must('put up', await people.lead.post(`${at}/put-up`, {}))
    expect(told(await people.lead.post(`${at}/put-up`, {}))).toEqual([409, 'record/in-wrong-state'])
    const steps = await world.database.db
      .select({ payload: ledgerPayload.payload })
      .from(ledgerPayload)
      .where(sql`payload->>'kind' = 'gallery'`)
      .orderBy(ledgerPayload.seq)
    expect(steps.map(({ payload }) => (payload as { step: string }).step)).toEqual([
      'approved',
      'takenDown',
      'putUp',
    ])
  })

  test('the working group’s order is the gallery’s', async () => {
    const order = [3, 0, 1, 2]
    must('order', await people.secretary.put(`${url()}/order`, { entryIds: order.map((i) => of(i).entryId) }))
    expect(await names()).toEqual(order.map((i) => NAMES[i]))
    expect((await people.secretary.put(`${url()}/order`, { entryIds: [randomUUID()] })).status).toBe(404)
  })

  test('a collective stands under its own name, with those who agree; a text that names others is not shown', async () => {
    const { db } = world.database
    const other = randomUUID()
    await db.insert(person).values({ id: other, createdAt: world.clock.now })
    await db
      .insert(personIdentity)
      .values({ personId: other, fullName: 'Lê Kín Tiếng', folded: 'le kin tieng', sortKey: 'Tiếng' })
    await db.insert(entryPerson).values({
      entryId: of(2).entryId,
      personId: other,
      role: 'nominee',
      representative: false,
      ordinal: 1,
      unitId: of(2).unitId,
    })
    const shown = (await read(`/guong/${keyOf(2)}`)).page
    expect([shown.collective, shown.name, shown.people]).toEqual([
      true,
      `${NAMES[2]}, chuyên viên bộ phận một cửa`,
      [NAMES[2]],
    ])
    const at = `/api/exemplars/${of(2).entryId}`
    const words = { headline: '', quote: '', text: 'Cùng LÊ KÍN TIẾNG trực quầy.', works: [] }
    const { version } = must('save', await people.secretary.put(at, { base: 0, words }))
    must('approve', await people.lead.post(`${at}/approve`, { version }))
    expect((await read(`/guong/${keyOf(2)}`)).page.paragraphs).toEqual([])
    // Its own name says whom it may not: then the unit stands for it, there and as somebody's neighbour.
    await withdraw(2, 'publishName')
    expect(await names()).toContain('Đoàn cơ sở số 3')
    for (const path of ['/guong', `/guong/${keyOf(2)}`, `/guong/${keyOf(0)}`])
      expect(JSON.stringify(await read(path))).not.toContain(NAMES[2])
    await db.delete(entryPerson).where(eq(entryPerson.personId, other))
  })

  test('the statements do not grow with who is shown', async () => {
    const count = () => world.countQueries(() => world.anonymous.get('/guong'))
    const many = await count()
    await withdraw(0, 'publishName')
    expect(await count()).toBe(many)
  })

  test('nothing is answered from a copy: a known one is sent anew, and after the withdrawal not at all', async () => {
    const ask = (path: string) => world.anonymous.get(path, { 'if-none-match': '*' })
    const at = [`/guong/${keyOf(0)}/anh/nho.jpg`, `/guong/${keyOf(0)}`]
    expect(await Promise.all(at.map(async (path) => (await ask(path)).status))).toEqual([200, 200])
    await withdraw(0, 'publishName')
    expect(await Promise.all(at.map(async (path) => (await ask(path)).status))).toEqual([404, 404])
  })

  test('who is erased is gone, words about them too; who lost the title is gone at once', async () => {
    const admin = await world.person('Quản trị', [{ role: 'administrator', scopeKind: 'global' }])
    const { personId, name, entryId } = of(0)
    const at = `/api/exemplars/${entryId}`
    const words = { headline: `${name} và sạp chợ`, quote: '', text: `${name} rất kiên nhẫn.`, works: [] }
    must('save', await people.secretary.put(at, { base: 0, words }))
    const asked = must(
      'ask',
      await people.secretary.post(`/api/people/${personId}/erasure`, { reason: 'Theo yêu cầu' }),
    )
    must('erase', await admin.post(`/api/erasures/${asked.id}/approve`, {}))
    expect(await names()).not.toContain(name)
    expect((await read(`/guong/${keyOf(0)}`)).status).toBe(404)
    expect((await world.anonymous.get(`/guong/${keyOf(0)}/anh/nho.jpg`)).status).toBe(404)
    const [row] = await world.database.db.select().from(exemplar).where(eq(exemplar.entryId, entryId))
    expect(JSON.stringify(row)).not.toContain(name)
    expect(await names()).toContain(NAMES[3])
    // A day later: who confirmed themselves yesterday does so again.
    await correct(it, await resultPeople(world), {
      reason: 'Hồ sơ kê khai không đúng',
      items: [
        {
          kind: 'revocation',
          stageEntryId: of(3).stageEntryId,
          ground: 'Kê khai gian dối',
          vacancy: 'vacant',
        },
      ],
      decision: { number: '31', signedOn: '2026-12-16' },
    })
    expect(await names()).not.toContain(NAMES[3])
    expect((await read(`/guong/${keyOf(3)}`)).status).toBe(404)
  })
})

test('one page of many costs as many statements as one of few, and what is asked about one reads that one alone', async () => {
  const later = await resultPeople(world)
  const few = await insertHonoured(world, later, ['Một Mình'])
  const path = ({ honoured }: HonouredEdition, tail = '') =>
    `/guong/${exemplarKey(honoured[0]?.entryId ?? '')}${tail}`
  const photo = new Uint8Array(readFileSync(new URL('./fixtures/chan-dung-xoay.jpg', import.meta.url)))
  await addPortrait(world, few.honoured[0]?.stageEntryId ?? '', photo)
  const cost = async (of: HonouredEdition, tail: string) => ({
    statements: await world.countQueries(() => world.anonymous.get(path(of, tail))),
    rows: await world.countRows(() => world.anonymous.get(path(of, tail))),
  })
  const list = () => world.countQueries(() => world.anonymous.get('/guong'))
  const office = async ({ editionId }: HonouredEdition) => {
    const page = () => later.secretary.get(`/api/editions/${editionId}/gallery`)
    must('office', await page())
    return world.countQueries(page)
  }
  const before = {
    list: await list(),
    office: await office(few),
    picture: await cost(few, '/anh/nho.jpg'),
    page: await cost(few, ''),
  }
  expect(before.picture).toEqual({ statements: 10, rows: 9 })

  const many = await insertHonoured(
    world,
    later,
    Array.from({ length: 40 }, (_, i) => `Người Số ${i + 101}`),
  )
  await addPortrait(world, many.honoured[0]?.stageEntryId ?? '', photo)
  expect([await list(), await office(many)]).toEqual([before.list, before.office])
  expect(await cost(many, '/anh/nho.jpg')).toEqual(before.picture)
  const page = await cost(many, '')
  expect(page.statements).toBe(before.page.statements)
  expect(page.rows).toBeLessThan(100)
  expect((await read(path(many))).page.others).toHaveLength(4)

  const first = await gallery()
  expect([first.total > 40, first.n, first.pages]).toEqual([true, 1, 2])
  const [one, two] = [await names(), await names('?trang=2')]
  expect([one.length, one.length + two.length, new Set([...one, ...two]).size]).toEqual([
    36,
    first.total,
    first.total,
  ])
  expect((await gallery('?trang=99')).n).toBe(2)
  for (const wrong of ['0', '-1', 'hai', '1e9']) expect((await gallery(`?trang=${wrong}`)).n).toBe(1)
})
