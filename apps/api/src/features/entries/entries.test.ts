import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { emptyEntryBody, type EntryBody } from '@xk/domain/entry'
import { fromPlainText } from '@xk/domain/kernel'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  bodyOfIdea,
  createTestApp,
  type EditionWorld,
  ensureUnit,
  formWith,
  insertEdition,
  type Persona,
  sampleIdeas,
  setDate,
  type TestApp,
  testServer,
} from '../../testing/index.ts'

let world: TestApp
let edition: EditionWorld
let unitId: string
let officer: Persona
let stranger: Persona
let judge: Persona
let secretary: Persona

beforeAll(async () => {
  world = await createTestApp(testServer())
  edition = await insertEdition(world)
  unitId = await ensureUnit(world, 'Đoàn Sở Tài chính')
  const otherUnit = await ensureUnit(world, 'Đoàn Sở Nội vụ')
  officer = await world.person('Trần Thị Cúc', [{ role: 'officer', scopeKind: 'unit', scopeId: unitId }])
  stranger = await world.person('Lê Văn Xa', [{ role: 'officer', scopeKind: 'unit', scopeId: otherUnit }])
  judge = await world.person('Phạm Giám Khảo', [{ role: 'judge', scopeKind: 'edition', scopeId: edition.id }])
  secretary = await world.person('Ngô Thư Ký', [{ role: 'secretary', scopeKind: 'global' }])
})
afterAll(() => world.close())

const idea = sampleIdeas[6]!
const fullBody = () => bodyOfIdea(idea, () => unitId)
const begin = async (): Promise<string> =>
  (await officer.post('/api/entries', { editionId: edition.id, unitId, division: 'all' })).body.entryId
const save = (who: Persona, entryId: string, baseVersion: number, body: unknown) =>
  who.put(`/api/entries/${entryId}/draft`, { baseVersion, body })
const withTitle = (title: string): EntryBody => ({ ...emptyEntryBody, fields: { title } })

test('an entry is begun by the unit’s own officer only', async () => {
  const wish = { editionId: edition.id, unitId, division: 'all' }
  const answers = await Promise.all(
    [officer, stranger, judge, secretary, world.anonymous].map((who) => who.post('/api/entries', wish)),
  )
  expect(answers.map((it) => [it.status, it.body.code])).toEqual([
    [200, undefined],
    [404, 'record/not-found'],
    [404, 'record/not-found'],
    [403, 'access/forbidden'],
    [401, 'access/signed-out'],
  ])
  const wrong = await officer.post('/api/entries', { ...wish, division: 'khac' })
  expect([wrong.status, wrong.body.issues]).toEqual([422, [{ pointer: '/division', code: 'unknown' }]])
  expect((await officer.post('/api/entries', { ...wish, unitId: 'x' })).status).toBe(422)
  const nowhere = await officer.post('/api/entries', { ...wish, editionId: randomUUID() })
  expect(nowhere.body.code).toBe('record/not-found')
})

test('nobody else reads, writes, submits or withdraws it, nor learns that it exists', async () => {
  const entryId = await begin()
  const tries = (who: Persona | TestApp['anonymous']) =>
    Promise.all([
      who.get(`/api/entries/${entryId}`),
      who.put(`/api/entries/${entryId}/draft`, { baseVersion: 0, body: withTitle('của người khác') }),
      who.post(`/api/entries/${entryId}/submit`, { draftVersion: 1 }),
      who.post(`/api/entries/${entryId}/withdraw`, {}),
      who.get(`/api/entries/${entryId}/receipt`),
      who.get(`/api/entries/${entryId}/preview`),
      who.delete(`/api/entries/${entryId}/attachments/${randomUUID()}`),
    ]).then((answers) => answers.map((it) => it.status))
  expect(await tries(stranger)).toEqual(Array(7).fill(404))
  expect(await tries(judge)).toEqual(Array(7).fill(404))
  expect(await tries(world.anonymous)).toEqual(Array(7).fill(401))
  const missing = await stranger.get(`/api/entries/${randomUUID()}`)
  expect({ ...missing.body }).toEqual((await stranger.get(`/api/entries/${entryId}`)).body)
})

test('two tabs: the second never overwrites the first, both texts are there, and a repeat is no conflict', async () => {
  const entryId = await begin()
  const first = await save(officer, entryId, 0, withTitle('Tab thứ nhất'))
  expect([first.status, first.body.version]).toEqual([200, 1])
  const second = await save(officer, entryId, 0, withTitle('Tab thứ hai'))
  expect([second.status, second.body.code, second.body.current]).toEqual([409, 'record/stale-version', 1])
  expect(second.body.theirs.fields).toEqual({ title: 'Tab thứ nhất' })
  const repeated = await save(officer, entryId, 0, withTitle('Tab thứ nhất'))
  expect([repeated.status, repeated.body.version]).toEqual([200, 1])
  const chosen = await save(officer, entryId, 1, withTitle('Tab thứ hai'))
  expect([chosen.status, chosen.body.version]).toEqual([200, 2])
  expect((await officer.get(`/api/entries/${entryId}`)).body.draft.body.fields).toEqual({
    title: 'Tab thứ hai',
  })
})

const strings = (
  JSON.parse(readFileSync(new URL('./fixtures/strings.json', import.meta.url), 'utf8')) as {
    vanBan: { giaTri: string }[]
  }
).vanBan.map((it) => it.giaTri)

test('whatever text is typed comes back as it was, in NFC; what can’t be stored is refused with a pointer', async () => {
  const entryId = await begin()
  let version = 0
  for (const text of strings) {
    const body: EntryBody = {
      ...emptyEntryBody,
      fields: { title: text, summary: [{ type: 'paragraph', runs: [{ text }] }] },
    }
    const saved = await save(officer, entryId, version, body)
    if (text.includes('\u0000')) {
      expect(saved.status).toBe(422)
      expect(saved.body.issues).toEqual([
        { pointer: '/body/fields/title', code: 'not-storable' },
        { pointer: '/body/fields/summary/0/runs/0/text', code: 'not-storable' },
      ])
      continue
    }
    expect([text, saved.status]).toEqual([text, 200])
    version = saved.body.version
    const { fields } = (await officer.get(`/api/entries/${entryId}`)).body.draft.body
    expect(fields).toEqual({
      title: text.normalize('NFC'),
      summary: [{ type: 'paragraph', runs: [{ text: text.normalize('NFC') }] }],
    })
  }
})

test('malformed drafts are refused and change nothing', async () => {
  const entryId = await begin()
  await save(officer, entryId, 0, withTitle('Giữ nguyên'))
  const bad = [
    await officer.put(`/api/entries/${entryId}/draft`, { baseVersion: 'một', body: {} }),
    await officer.put(`/api/entries/${entryId}/draft`, {}),
    await save(officer, entryId, 1, { fields: { title: { $ne: 1 } } }),
    await save(officer, entryId, 1, {
      fields: { unknown: 'x' },
      people: [],
      declarations: {},
      jointUnits: [],
    }),
    await save(officer, entryId, 1, { ...withTitle('x'), people: [{ fullName: 'thiếu' }] }),
    await officer.request('PUT', `/api/entries/${entryId}/draft`, {
      headers: { 'content-type': 'application/json' },
      body: undefined,
    }),
    await officer.put(`/api/entries/khong-phai-id/draft`, { baseVersion: 0, body: {} }),
  ]
  expect(bad.map((it) => it.status)).toEqual([422, 422, 422, 422, 422, 400, 422])
  const huge = await save(officer, entryId, 1, withTitle('x'.repeat(3_000_000)))
  expect([huge.status, huge.body.code]).toEqual([413, 'input/too-large'])
  expect((await officer.get(`/api/entries/${entryId}`)).body.draft).toMatchObject({
    version: 1,
    body: { fields: { title: 'Giữ nguyên' } },
  })
})

test('an incomplete draft is not handed in: every gap is pointed at', async () => {
  const entryId = await begin()
  const { version } = (
    await save(officer, entryId, 0, {
      ...fullBody(),
      declarations: {},
      fields: { ...fullBody().fields, effect: fromPlainText('ngắn') },
    })
  ).body
  const refused = await officer.post(`/api/entries/${entryId}/submit`, { draftVersion: version })
  expect([refused.status, refused.body.code]).toEqual([422, 'entry/incomplete'])
  expect(refused.body.issues.map((it: { pointer: string; code: string }) => [it.pointer, it.code])).toEqual([
    ['/fields/effect', 'field/tooFewWords'],
    ['/declarations/truthful', 'declaration/required'],
    ['/declarations/original', 'declaration/required'],
    ['/declarations/notAwarded', 'declaration/required'],
    ['/declarations/sharesAgreed', 'declaration/required'],
  ])
  expect((await officer.get(`/api/entries/${entryId}`)).body.state).toBe('draft')
})

test('handing in freezes a revision with code and digest; a repeat of the command is one submission', async () => {
  const entryId = await begin()
  const { version } = (await save(officer, entryId, 0, fullBody())).body
  const stale = await officer.post(`/api/entries/${entryId}/submit`, { draftVersion: version + 1 })
  expect([stale.status, stale.body.code]).toEqual([409, 'record/stale-version'])
  const id = { 'idempotency-key': randomUUID() }
  const once = await officer.post(`/api/entries/${entryId}/submit`, { draftVersion: version }, id)
  const twice = await officer.post(`/api/entries/${entryId}/submit`, { draftVersion: version }, id)
  expect(once.status).toBe(200)
  expect(twice.body).toEqual(once.body)
  expect(once.body).toMatchObject({ n: 1, submittedAt: world.clock.now.toISOString() })
  expect(once.body.receiptCode).toMatch(/^PTN-[0-9A-Z]{4}-[0-9A-Z]{4}$/)
  const receipt = await officer.get(`/api/entries/${entryId}/receipt`)
  expect(receipt.body).toMatchObject({
    revision: { n: 1, receiptCode: once.body.receiptCode, digest: once.body.digest },
    head: { unitName: 'Đoàn Sở Tài chính', title: idea.ten, confirmed: false },
    body: { fields: { title: idea.ten } },
  })
  const events = await world.database.owner`
    select l.kind, p.payload from ledger l join ledger_payload p using (seq) where p.payload->>'entryId' = ${entryId}`
  expect(events.map((it) => [it['kind'], it['payload'].n, it['payload'].digest])).toEqual([
    ['submit', 1, once.body.digest],
  ])
  const people = await world.database.owner`
    select pi.full_name, ep.share, ep.representative from entry_person ep join person_identity pi using (person_id)
    where ep.entry_id = ${entryId} order by ep.ordinal`
  expect(people.map((it) => [it['full_name'], it['share'], it['representative']])).toEqual(
    idea.tacGia.map((author) => [author.hoTen, author.tyLe, author.daiDien]),
  )
  const consents = await world.database.owner`
    select purpose, notice_version, assurance, count(*)::int as n from consent where entry_id = ${entryId} group by 1, 2, 3 order by 1`
  expect([...consents].map((it) => [it['purpose'], it['notice_version'], it['assurance'], it['n']])).toEqual([
    ['processing', '2026-01', 'recordedByUnit', idea.tacGia.length],
    ['publishName', '2026-01', 'recordedByUnit', idea.tacGia.length],
  ])
})

test('mended, withdrawn and handed in again until the deadline: people stay who they are, a yes can become a no', async () => {
  const entryId = await begin()
  let { version } = (await save(officer, entryId, 0, fullBody())).body
  await officer.post(`/api/entries/${entryId}/submit`, { draftVersion: version })
  const personsOf = async () =>
    (
      await world.database
        .owner`select person_id from entry_person where entry_id = ${entryId} order by ordinal`
    ).map((it) => it['person_id'])
  const before = await personsOf()

  const body = fullBody()
  body.people[0]!.consents = { processing: true }
  version = (await save(officer, entryId, version, body)).body.version
  const withdrawn = await officer.post(`/api/entries/${entryId}/withdraw`, { reason: 'Sửa lại số liệu' })
  expect([withdrawn.status, withdrawn.body.state]).toEqual([200, 'withdrawn'])
  expect((await officer.post(`/api/entries/${entryId}/withdraw`, {})).body.code).toBe('record/in-wrong-state')
  const again = await officer.post(`/api/entries/${entryId}/submit`, { draftVersion: version })
  expect(again.body.n).toBe(2)
  expect(await personsOf()).toEqual(before)
  const [said] = await world.database.owner`select withdrawn_at from consent
    where entry_id = ${entryId} and purpose = 'publishName' and person_id = ${before[0]}`
  expect(new Date(said?.['withdrawn_at'])).toEqual(world.clock.now)
  expect((await officer.get(`/api/entries/${entryId}/receipt?n=1`)).body.isLatest).toBe(false)
})

test('after the deadline nothing is handed in, but the draft is kept; Gia hạn for the unit opens it again', async () => {
  const late = await insertEdition(world, { closesInDays: 1 })
  const { entryId } = (await officer.post('/api/entries', { editionId: late.id, unitId, division: 'all' }))
    .body
  const { version } = (await save(officer, entryId, 0, fullBody())).body
  const before = world.clock.now
  world.clock.advance(2 * 86_400_000)
  const refused = await officer.post(`/api/entries/${entryId}/submit`, { draftVersion: version })
  expect([refused.status, refused.body.code]).toEqual([409, 'stage/closed'])
  expect(
    (await officer.post('/api/entries', { editionId: late.id, unitId, division: 'all' })).body.code,
  ).toBe('stage/closed')
  const kept = await save(officer, entryId, version, {
    ...fullBody(),
    fields: { ...fullBody().fields, title: 'Vẫn được giữ' },
  })
  expect(kept.status).toBe(200)
  const page = (await officer.get(`/api/entries/${entryId}`)).body
  expect(page.allowed).toEqual(['entry.edit', 'entry.submitLate', 'entry.confirm', 'entry.previewBlind'])
  await setDate(world, late.id, 'closesAt', new Date(world.clock.now.getTime() + 86_400_000), unitId)
  expect(
    (await officer.post(`/api/entries/${entryId}/submit`, { draftVersion: kept.body.version })).status,
  ).toBe(200)
  world.clock.now = before
})

test('the authors are told what reveals them, in text and files, and see the text as judges would', async () => {
  const entryId = await begin()
  await save(officer, entryId, 0, fullBody())
  const docx = readFileSync(
    new URL('../../testing/fixtures/ideas/07-phuong-an-tu-ho-so.docx', import.meta.url),
  )
  await officer.upload(`/api/entries/${entryId}/attachments/upload`, formWith('phương án.docx', docx))
  const { body } = await officer.get(`/api/entries/${entryId}/preview?files=1`)
  expect(body.suggestions.map((it: { field: string; match: string }) => [it.field, it.match])).toEqual([
    ['currentState', 'Tran Quoc Bao'],
    ['currentState', 'Pham Ngoc Han'],
  ])
  const text = JSON.stringify(body.preview)
  expect(text).not.toContain('Tran Quoc Bao')
  expect(text).toContain('█████')
  expect(body.preview.documents).toEqual([{ label: 'Tài liệu 1', text: null, pages: [], withheld: false }])
  expect(body.files[0].name).toBe('phương án.docx')
  expect(body.files[0].found.map((it: { where: string }) => it.where)).toContain('property')
})

test('the home and the page of an entry take the same number of queries, however many entries there are', async () => {
  const lone = await ensureUnit(world, 'Đoàn cơ sở chỉ có một mình')
  const person = await world.person('Võ Một Mình', [{ role: 'officer', scopeKind: 'unit', scopeId: lone }])
  const add = () => person.post('/api/entries', { editionId: edition.id, unitId: lone, division: 'all' })
  const { entryId } = (await add()).body
  const home = () => world.countQueries(() => person.get('/api/officer/home'))
  const page = () => world.countQueries(() => person.get(`/api/entries/${entryId}`))
  const one = [await home(), await page()]
  await add()
  await add()
  expect([await home(), await page()]).toEqual(one)
  const seen = (await person.get('/api/officer/home')).body
  expect(seen.units).toEqual([{ id: lone, name: expect.any(String) }])
  expect(
    seen.entries.map((it: { state: string; missing: number; asked: number }) => [
      it.state,
      it.missing,
      it.asked,
    ]),
  ).toEqual(Array.from({ length: 3 }, () => ['draft', 14, 14]))
})
