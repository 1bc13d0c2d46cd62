import { cluster } from '@xk/db'
import { readSheet } from '@xk/documents'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  createTestApp,
  ensureUnit,
  insertEdition,
  must,
  type Persona,
  testServer,
  type TestApp,
} from '../../testing/index.ts'

let world: TestApp
let clusterLead: Persona
let secretary: Persona
let editionId: string
let slug: string
let unitId: string
beforeAll(async () => {
  world = await createTestApp(testServer(), { now: new Date('2026-11-28T01:00:00Z') })
  const edition = await insertEdition(world)
  editionId = edition.id
  slug = edition.slug
  unitId = await ensureUnit(world, 'Đoàn Sở Tư pháp', { cluster: 'Cụm 1' })
  await ensureUnit(world, 'Đoàn Sở Y tế', { cluster: 'Cụm 2' })
  const [first] = await world.database.db.select().from(cluster).where(eq(cluster.name, 'Cụm 1'))
  clusterLead = await world.person('Võ Thị Cụm Trưởng', [
    { role: 'clusterLead', scopeKind: 'cluster', scopeId: first?.id ?? '' },
  ])
  secretary = await world.person('Trần Đức Nhã', [{ role: 'secretary', scopeKind: 'global' }])
  const officer = await world.person('Đặng Thị Thùy Dương', [
    { role: 'officer', scopeKind: 'unit', scopeId: unitId },
  ])
  must('create', await officer.post('/api/entries', { editionId, unitId, division: 'all' }))
  await world.database
    .sql`insert into question (id, unit_id, sort, title, body, folded, state, version, asked_at, due_at, code_hash)
    values (gen_random_uuid(), ${unitId}, 'question', 'Thủ tục bí mật', 'Nội dung', 'x', 'waiting', 1,
      '2026-11-20T01:00:00Z', '2026-11-27T10:00:00Z', 'a')`
})
afterAll(() => world.close())

test('a cluster lead sees the own units by name and number: no person, no content, no other cluster', async () => {
  const { body } = await clusterLead.get('/api/cluster/home')
  expect(body.clusters).toEqual([
    {
      id: body.clusters[0].id,
      name: 'Cụm 1',
      units: 1,
      editions: [
        {
          id: editionId,
          title: body.clusters[0].editions[0].title,
          entryNoun: 'bài dự thi',
          closesAt: '2026-12-18T01:00:00.000Z',
          late: [{ unitId, unitName: 'Đoàn Sở Tư pháp', drafts: 1, closesAt: null }],
        },
      ],
      questions: [{ unitId, unitName: 'Đoàn Sở Tư pháp', waiting: 1, overdue: 1 }],
    },
  ])
  const missing = must('missing', await clusterLead.get(`/api/editions/${editionId}/not-submitted`))
  const said = JSON.stringify([body, missing])
  expect(['Thùy Dương', 'Sở Y tế', 'bí mật'].filter((it) => said.includes(it))).toEqual([])
  expect((await secretary.get('/api/cluster/home')).status).toBe(403)
})

test('the list of who has not handed in goes out as .xlsx, as its reader sees it', async () => {
  const sheet = async (who: Persona, cookie = who.cookie) => {
    const path = `/api/editions/${editionId}/not-submitted.xlsx`
    const file = await who.request('GET', path, { headers: { cookie } })
    expect([file.status, file.headers.get('content-type')]).toEqual([
      200,
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ])
    const read = await readSheet(file.bytes)
    if (!read.ok) throw new Error(read.problem.code)
    return JSON.stringify(read.value)
  }
  const whole = await sheet(secretary)
  expect(
    ['Đoàn Sở Tư pháp', 'Đoàn Sở Y tế', 'Đặng Thị Thùy Dương'].filter((it) => !whole.includes(it)),
  ).toEqual([])
  const theirs = await sheet(clusterLead)
  expect(['Đoàn Sở Y tế', 'Thùy Dương'].filter((it) => theirs.includes(it))).toEqual([])
  const inEnglish = await sheet(secretary, `${secretary.cookie}; ngon_ngu=en`)
  expect(['Not handed in', 'Cluster', 'Own deadline'].filter((it) => !inEnglish.includes(it))).toEqual([])
  expect(['Not handed in', 'Cluster', 'Own deadline'].filter((it) => whole.includes(it))).toEqual([])
})

test('the dates of a public edition are a calendar at an address that stays', async () => {
  const file = await world.anonymous.get(`/cuoc-thi/${slug}/lich.ics`)
  expect([file.status, file.headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8'])
  expect(file.body).toContain(`UID:${slug}-closesAt@localhost\r\nSEQUENCE:0\r\n`)
  expect(file.body).toContain('DTSTART:20261218T010000Z\r\n')
  expect(file.body).toContain('SUMMARY:Hạn nộp bài: ')
  const english = await world.anonymous.request('GET', `/cuoc-thi/${slug}/lich.ics`, {
    headers: { cookie: 'ngon_ngu=en' },
  })
  expect([english.headers.get('vary'), english.body]).toEqual([
    expect.stringContaining('cookie'),
    expect.stringContaining('SUMMARY:Hand in until: '),
  ])
  expect((await world.anonymous.get('/cuoc-thi/khong-co/lich.ics')).status).toBe(404)
})
