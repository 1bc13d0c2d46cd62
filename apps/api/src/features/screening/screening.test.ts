import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  acceptAll,
  createTestApp,
  type EditionWorld,
  insertEdition,
  type Persona,
  submitIdeas,
  type SubmittedIdea,
  type TestApp,
  testServer,
} from '../../testing/index.ts'

let world: TestApp
let edition: EditionWorld
let ideas: SubmittedIdea[]
let secretary: Persona
let lead: Persona
let judge: Persona

beforeAll(async () => {
  world = await createTestApp(testServer())
  edition = await insertEdition(world)
  ideas = await submitIdeas(world, edition, { attachments: false })
  secretary = await world.person('Ngô Thư Ký', [{ role: 'secretary', scopeKind: 'global' }])
  lead = await world.person('Hồ Tổ Trưởng', [{ role: 'lead', scopeKind: 'global' }])
  judge = await world.person('Phạm Giám Khảo', [{ role: 'judge', scopeKind: 'edition', scopeId: edition.id }])
})
afterAll(() => world.close())

const ideaNo = (stt: number) => ideas.find((it) => it.stt === stt)!
const list = async (query: string, who = secretary) =>
  (await who.get(`/api/editions/${edition.id}/entries?${query}`)).body
const titles = (body: { rows: { title: string }[] }) => body.rows.map((row) => row.title)
const inDays = (days: number) => new Date(world.clock.now.getTime() + days * 86_400_000).toISOString()

test('the list is filtered, searched without marks, sorted and counted; judges don’t know of it', async () => {
  const all = await list('')
  expect([all.total, all.counts, all.rows.length]).toEqual([24, { submitted: 24 }, 24])
  expect(titles(await list('q=sy%20te')).length).toBe(0)
  expect((await list('q=tran%20quoc%20bao')).rows.map((row: { id: string }) => row.id)).toEqual([
    ideaNo(7).entryId,
  ])
  expect((await list('q=SO%20Y%20TE')).rows.map((row: { unitName: string }) => row.unitName)).toEqual([
    'Đoàn Sở Y tế',
  ])
  expect((await list(`unit=${ideaNo(3).unitId}`)).total).toBe(2)
  const byTitle = titles(await list('sort=title'))
  expect(byTitle).toEqual(byTitle.toSorted(new Intl.Collator('vi').compare))
  expect(titles(await list('sort=title&dir=desc'))).toEqual(byTitle.toReversed())
  expect((await list('state=accepted')).rows).toEqual([])
  expect((await list('page=9')).rows).toEqual([])
  const refused = [
    await judge.get(`/api/editions/${edition.id}/entries`),
    await ideaNo(1).officer.get(`/api/editions/${edition.id}/entries`),
  ]
  expect(refused.map((it) => it.status)).toEqual([404, 404])
  expect((await secretary.get(`/api/editions/${edition.id}/entries?sort=x`)).status).toBe(422)
  expect((await secretary.get(`/api/editions/${randomUUID()}/entries`)).status).toBe(404)
})

test('the number of queries does not grow with the entries', async () => {
  const small = await insertEdition(world)
  const countList = () => world.countQueries(() => secretary.get(`/api/editions/${small.id}/entries`))
  const countLate = () => world.countQueries(() => secretary.get(`/api/editions/${small.id}/not-submitted`))
  await submitIdeas(world, small, { count: 1, attachments: false })
  const one = [await countList(), await countLate()]
  await submitIdeas(world, small, { count: 3, attachments: false })
  expect([await countList(), await countLate()]).toEqual(one)
})

test('eligibility is computed with its reasons: idea 24 has an author over the age', async () => {
  const outcomes = new Map(
    (await list('')).rows.map((row: { id: string; eligibility: string }) => [row.id, row.eligibility]),
  )
  expect(outcomes.get(ideaNo(24).entryId)).toBe('notMet')
  const { body } = await secretary.get(`/api/screening/${ideaNo(24).entryId}`)
  const age = body.eligibility.find((it: { rule: { rule: string } }) => it.rule.rule === 'maxAge')
  expect(age).toMatchObject({ outcome: 'notMet', because: { limit: 35, people: [{ found: 1990 }] } })
  const plain = await secretary.post(`/api/screening/${ideaNo(24).entryId}/accept`, { n: 1 })
  expect([plain.status, plain.body.issues]).toEqual([
    422,
    [{ pointer: '/reason', code: 'reasonNeededAgainstRule' }],
  ])
})

test('returned with items and a date, mended after the deadline, shown by what changed, accepted', async () => {
  const { entryId, officer } = ideaNo(7)
  const path = `/api/screening/${entryId}`
  const back = {
    n: 1,
    items: [{ pointer: '/fields/currentState', note: 'Bỏ tên tác giả trong bài.' }],
    reason: '',
    due: inDays(30),
  }
  const wrong = [
    await secretary.post(`${path}/return`, { ...back, due: inDays(-1) }),
    await secretary.post(`${path}/return`, { ...back, items: [] }),
    await secretary.post(`${path}/return`, { ...back, n: 2 }),
    await lead.post(`${path}/return`, back),
    await officer.post(`${path}/return`, back),
    await judge.post(`${path}/return`, back),
    await secretary.post(`${path}/refuse`, { n: 1, reason: '' }),
  ]
  expect(wrong.map((it) => it.status)).toEqual([422, 422, 409, 403, 403, 404, 422])
  expect((await secretary.post(`${path}/return`, back)).body).toEqual({ entryId, state: 'returned' })

  const notices = (await officer.get('/api/notices')).body.notices
  expect(notices[0]).toMatchObject({ kind: 'entry.returned', facts: { entryId, items: 1, due: back.due } })
  const before = world.clock.now
  world.clock.advance(25 * 86_400_000)
  const mine = (await officer.get(`/api/entries/${entryId}`)).body
  expect([mine.state, mine.screenings[0].items, mine.allowed.includes('entry.submit')]).toEqual([
    'returned',
    back.items,
    true,
  ])
  const body = mine.draft.body
  body.fields.currentState[0].runs[0].text = body.fields.currentState[0].runs[0].text.replace(
    'Tran Quoc Bao',
    'nhóm',
  )
  const { version } = (
    await officer.put(`/api/entries/${entryId}/draft`, { baseVersion: mine.draft.version, body })
  ).body
  expect((await officer.post(`/api/entries/${entryId}/submit`, { draftVersion: version })).body.n).toBe(2)
  world.clock.now = before

  const seen = (await secretary.get(path)).body
  expect(seen.revisions.map((it: { about: { n: number } }) => it.about.n)).toEqual([2, 1])
  expect(seen.screenings[0]).toMatchObject({ n: 1, by: 'Ngô Thư Ký', decision: { result: 'returned' } })
  expect((await secretary.post(`${path}/accept`, { n: 1 })).body.code).toBe('record/stale-version')
  expect((await secretary.post(`${path}/accept`, { n: 2 })).status).toBe(200)
  expect((await secretary.post(`${path}/refuse`, { n: 2, reason: 'đổi ý' })).body.code).toBe(
    'record/in-wrong-state',
  )
  const kinds = await world.database.owner`
    select l.kind, p.payload->>'result' as result from ledger l join ledger_payload p using (seq)
    where p.payload->>'entryId' = ${entryId} order by seq`
  expect(kinds.map((it) => [it['kind'], it['result']])).toEqual([
    ['submit', null],
    ['screen', 'returned'],
    ['submit', null],
    ['screen', 'accepted'],
  ])
})

test('refused with a reason: the unit is told why', async () => {
  const { entryId, officer } = ideaNo(19)
  const id = { 'idempotency-key': randomUUID() }
  const refuse = () =>
    secretary.post(`/api/screening/${entryId}/refuse`, { n: 1, reason: 'Sao chép bài số 8.' }, id)
  expect((await refuse()).body).toEqual((await refuse()).body)
  const home = (await officer.get('/api/officer/home')).body
  expect(home.entries.find((it: { id: string }) => it.id === entryId)).toMatchObject({
    state: 'refused',
    reason: 'Sao chép bài số 8.',
    mayHandIn: false,
  })
})

test('"Ai chưa nộp?" names units by cluster with whom to write to; a cluster lead sees the own cluster', async () => {
  const fresh = await insertEdition(world)
  await submitIdeas(world, fresh, { count: 2, attachments: false })
  const { body } = await secretary.get(`/api/editions/${fresh.id}/not-submitted`)
  const [first] = body.clusters
  expect([first.name, first.units - first.late.length]).toEqual(['Cụm 1', 2])
  expect(first.late.map((it: { unitName: string }) => it.unitName)).not.toContain(ideaNo(1).unitName)
  expect(first.late[0].officers[0]).toEqual({ fullName: expect.stringContaining('Cán bộ'), phone: null })
  const mine = await world.person('Lý Cụm Trưởng', [
    { role: 'clusterLead', scopeKind: 'cluster', scopeId: first.id },
  ])
  const other = await world.person('Lý Cụm Khác', [
    { role: 'clusterLead', scopeKind: 'cluster', scopeId: randomUUID() },
  ])
  // A cluster lead is told of units, not of people.
  const unitsOnly = body.clusters.map((it: { late: { officers: unknown }[] }) => ({
    ...it,
    late: it.late.map((unit) => ({ ...unit, officers: undefined })),
  }))
  expect((await mine.get(`/api/editions/${fresh.id}/not-submitted`)).body.clusters).toEqual(unitsOnly)
  expect((await other.get(`/api/editions/${fresh.id}/not-submitted`)).status).toBe(404)
  expect((await judge.get(`/api/editions/${fresh.id}/not-submitted`)).status).toBe(404)
})

test('the rest is accepted at their first revision', async () => {
  await acceptAll(
    secretary,
    ideas.filter((it) => it.stt !== 7 && it.stt !== 19),
  )
  expect((await list('')).counts).toEqual({ accepted: 23, refused: 1 })
})
