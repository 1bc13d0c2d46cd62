import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  bodyOfIdea,
  createTestApp,
  ensureUnit,
  insertEdition,
  must,
  type Persona,
  sampleIdeas,
  type TestApp,
  testServer,
} from '../../testing/index.ts'

let world: TestApp
let unitId: string
let officer: Persona
let secretary: Persona

beforeAll(async () => {
  world = await createTestApp(testServer())
  unitId = await ensureUnit(world, 'Đoàn Sở Tài chính')
  officer = await world.person('Trần Thị Cúc', [{ role: 'officer', scopeKind: 'unit', scopeId: unitId }])
  secretary = await world.person('Ngô Thư Ký', [{ role: 'secretary', scopeKind: 'global' }])
})
afterAll(() => world.close())

const wish = (more: object = {}) => ({
  to: { fullName: 'Lê Văn Kế', phone: '0901234567', position: 'Bí thư' },
  reason: 'Luân chuyển công tác.',
  ...more,
})
const handOver = (who: Persona, more: object = {}) => who.post(`/api/units/${unitId}/hand-over`, wish(more))

test('the successor has drafts, works and receipts; the predecessor nothing any more', async () => {
  const edition = await insertEdition(world)
  const begin = async () =>
    must('create', await officer.post('/api/entries', { editionId: edition.id, unitId, division: 'all' }))
      .entryId
  const [draft, handedIn] = [await begin(), await begin()]
  const body = bodyOfIdea(sampleIdeas[6]!, () => unitId)
  for (const entryId of [draft, handedIn])
    must('save', await officer.put(`/api/entries/${entryId}/draft`, { baseVersion: 0, body }))
  const { receiptCode } = must(
    'submit',
    await officer.post(`/api/entries/${handedIn}/submit`, { draftVersion: 1 }),
  )

  expect((await handOver(officer)).status).toBe(403)
  expect((await handOver(secretary, { to: { fullName: 'X', phone: 'abc' } })).body.issues).toEqual([
    { pointer: '/to/phone', code: 'notAPhone' },
  ])
  expect((await handOver(secretary, { grantIds: [unitId] })).body.issues).toEqual([
    { pointer: '/grantIds', code: 'unknown' },
  ])
  const link = must('hand over', await handOver(secretary))
  expect(link).toMatchObject({ ended: 1, url: expect.stringContaining('/moi/') })

  for (const path of [`/api/entries/${draft}`, `/api/entries/${handedIn}/receipt`])
    expect([path, (await officer.get(path)).status]).toEqual([path, 404])
  expect((await officer.put(`/api/entries/${draft}/draft`, { baseVersion: 1, body })).status).toBe(404)
  expect((await officer.get('/api/officer/home')).body.entries).toEqual([])

  const token = link.url.split('/moi/')[1]
  const taken = await world.anonymous.post(`/api/links/${token}/take-up`, {
    login: 'le.van.ke',
    password: 'mat khau rat dai cua toi 2026',
  })
  expect(taken.status).toBe(200)
  const cookie = (taken.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
  const asSuccessor = (path: string) => world.anonymous.request('GET', path, { headers: { cookie } })
  const home = (await asSuccessor('/api/officer/home')).body
  expect(home.entries.map((it: { id: string; state: string }) => [it.id, it.state]).toSorted()).toEqual(
    [
      [draft, 'draft'],
      [handedIn, 'submitted'],
    ].toSorted(),
  )
  expect((await asSuccessor(`/api/entries/${draft}`)).body.draft).toMatchObject({
    version: 1,
    body: { fields: body.fields },
  })
  expect((await asSuccessor(`/api/entries/${handedIn}/receipt`)).body.revision.receiptCode).toBe(receiptCode)
})
