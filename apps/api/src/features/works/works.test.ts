import { ledgerPayload, term, workFile } from '@xk/db'
import { readSheet } from '@xk/documents'
import { asc } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { formWith, must, type Persona } from '../../testing/index.ts'
import { listAcceptedWorks } from './store.ts'
import { acceptedWork, createWorksWorld, makeWork, REPORT, wordsOf, type WorksWorld } from './testing.ts'

let it: WorksWorld
beforeAll(async () => {
  it = await createWorksWorld()
})
afterAll(() => it.world.close())

const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const statuses = async (path: string, people: readonly Persona[], method = 'GET', body?: unknown) => {
  const found = []
  for (const who of people) found.push((await who.request(method, path, { body })).status)
  return found
}
const steps = async () =>
  (await it.world.database.db.select().from(ledgerPayload).orderBy(asc(ledgerPayload.seq))).map(
    ({ payload }) => (payload as { step?: string }).step,
  )

test('a unit registers, reports with evidence, completes what came back, and the working group accepts', async () => {
  const { finance, secretary, lead, units } = it
  const { id } = must('create', await finance.post('/api/works', { unitId: units.finance }))
  const path = `/api/works/${id}`
  // What is only begun is the unit's own.
  expect(await statuses(path, [finance, secretary, it.justice])).toEqual([200, 404, 404])
  const empty = await finance.post(`${path}/act`, { baseVersion: 1, act: 'register' })
  expect([empty.status, empty.body.code, empty.body.issues.length]).toEqual([422, 'work/incomplete', 8])

  const saved = must('save', await finance.put(`${path}/draft`, { baseVersion: 1, body: wordsOf() }))
  expect(saved.version).toBe(2)
  // The same words again are no conflict, other words over an old version are: both texts are there.
  expect((await finance.put(`${path}/draft`, { baseVersion: 1, body: wordsOf() })).body.version).toBe(2)
  const stale = await finance.put(`${path}/draft`, { baseVersion: 1, body: wordsOf({ title: 'Khác' }) })
  expect([stale.status, stale.body.current, stale.body.theirs.title]).toEqual([409, 2, wordsOf().title])

  const key = { 'idempotency-key': '7f0c9c8e-5a3b-4d52-9d56-0c7f1b0a9e11' }
  const register = { baseVersion: 2, act: 'register' }
  const first = await finance.post(`${path}/act`, register, key)
  expect([first.body, (await finance.post(`${path}/act`, register, key)).body]).toEqual([
    { state: 'registered', version: 3 },
    { state: 'registered', version: 3 },
  ])
  // What was promised stays; the report and who answers for it go on.
  const later = wordsOf({
    title: 'Tên mới',
    goal: { value: '2', unit: 'thủ tục' },
    branch: 'Chi đoàn 2',
    report: { ...REPORT, links: [] },
  })
  must('save', await finance.put(`${path}/draft`, { baseVersion: 3, body: later }))
  const { body: now } = await finance.get(path)
  expect([now.body.title, now.body.goal.value, now.body.branch, now.body.report.achieved]).toEqual([
    wordsOf().title,
    '20',
    'Chi đoàn 2',
    '22',
  ])

  const bare = await finance.post(`${path}/act`, { baseVersion: 4, act: 'report' })
  expect(bare.body.issues).toEqual([{ pointer: '/evidence', code: 'evidenceNeeded' }])
  it.world.clock.advance(1000)
  const file = must('upload', await finance.upload(`${path}/evidence/upload`, formWith('anh.png', picture)))
  expect(file).toEqual({ id: file.id, name: 'anh.png', type: 'png', bytes: picture.length })
  expect((await finance.upload(`${path}/evidence/upload`, formWith('anh.png', picture))).body.id).toBe(
    file.id,
  )
  const at = `${path}/evidence/${file.id}`
  expect(await statuses(at, [finance, secretary, it.clusterLead, it.justice, it.judge])).toEqual([
    200, 200, 403, 404, 404,
  ])
  must('report', await finance.post(`${path}/act`, { baseVersion: 4, act: 'report' }))
  expect((await finance.delete(at)).body.code).toBe('record/in-wrong-state')

  // A return needs what is missing; the unit hears of it and completes it.
  const review = `${path}/review`
  expect((await secretary.post(review, { baseVersion: 5, act: 'return' })).body.code).toBe(
    'award/reason-needed',
  )
  expect((await finance.post(review, { baseVersion: 5, act: 'accept' })).status).toBe(403)
  expect((await secretary.post(review, { baseVersion: 4, act: 'accept' })).body.code).toBe(
    'record/stale-version',
  )
  it.world.clock.advance(1000)
  must(
    'return',
    await secretary.post(review, {
      baseVersion: 5,
      act: 'return',
      items: ['Nêu rõ số bản in.'],
      due: '2026-12-05',
    }),
  )
  expect((await finance.get('/api/officer/works')).body.works[0]).toMatchObject({
    id,
    state: 'returned',
    due: '2026-12-05',
  })
  expect((await finance.get('/api/notices')).body.notices[0]).toMatchObject({ kind: 'work.reviewed' })
  it.world.clock.advance(1000)
  must('again', await finance.post(`${path}/act`, { baseVersion: 6, act: 'report' }))
  it.world.clock.advance(1000)
  must('accept', await lead.post(review, { baseVersion: 7, act: 'accept' }))
  const { body: done } = await secretary.get(path)
  expect([done.state, done.acceptedOn, done.steps.map((step: { act: string }) => step.act)]).toEqual([
    'accepted',
    '2026-11-28',
    ['accept', 'report', 'return', 'report', 'register'],
  ])
  expect((await steps()).filter(Boolean)).toEqual(['register', 'report', 'return', 'report', 'accept'])
  // The record holds digests, not words.
  const all = JSON.stringify(await it.world.database.db.select().from(ledgerPayload))
  expect(['Minh An', 'Cẩm nang', 'số bản in'].filter((word) => all.includes(word))).toEqual([])

  const [{ id: termId } = { id: '' }] = await it.world.database.db.select().from(term)
  expect(await listAcceptedWorks(it.world.database.db, termId)).toEqual([
    {
      workId: id,
      unitId: units.finance,
      clusterId: await it.clusterOf(units.finance),
      acceptedOn: '2026-11-28',
      decidedBy: lead.accountId,
    },
  ])
})

test('who typed a work in for a unit does not review it, and a cluster lead sees works, not people', async () => {
  const { secretary, second, units, clusterLead, finance, justice } = it
  const made = await makeWork(secretary, units.justice, {
    title: 'Giờ thứ 9 tại Bộ phận Một cửa',
    kind: 'ninthHour',
  })
  const review = `/api/works/${made.id}/review`
  const accept = { baseVersion: made.version, act: 'accept' }
  expect((await secretary.post(review, accept)).body.code).toBe('access/second-person-needed')
  expect((await second.post(review, accept)).body.state).toBe('accepted')
  expect((await justice.get(`/api/works/${made.id}`)).body.onBehalf).toBe(true)
  // Another secretary can't write in what the unit itself wrote.
  const own = await makeWork(finance, units.finance, { title: 'Ngày thứ 7 tình nguyện' }, 'registered')
  expect(
    (await secretary.put(`/api/works/${own.id}/draft`, { baseVersion: own.version, body: wordsOf() })).status,
  ).toBe(403)

  const { body: list } = await clusterLead.get('/api/works')
  expect([list.total, list.units.map(({ name }: { name: string }) => name)]).toEqual([
    2,
    ['Đoàn Sở Tài chính', 'Đoàn Sở Y tế'],
  ])
  const one = (await clusterLead.get(`/api/works/${own.id}`)).body
  expect(JSON.stringify([list, one])).not.toContain('Nguyễn Minh An')
  expect(await statuses(`/api/works/${made.id}`, [clusterLead, it.member, it.judge, it.health])).toEqual([
    404, 200, 404, 404,
  ])
  expect(await statuses('/api/works', [it.judge, finance, it.member])).toEqual([404, 404, 200])
})

test('a work is cancelled with a reason, a review is taken back, and wrong steps are refused', async () => {
  const { health, secretary, units } = it
  const made = await makeWork(health, units.health, {}, 'registered')
  const act = `/api/works/${made.id}/act`
  expect((await health.post(act, { baseVersion: made.version, act: 'cancel' })).body.code).toBe(
    'award/reason-needed',
  )
  must('start', await health.post(act, { baseVersion: made.version, act: 'start' }))
  must(
    'cancel',
    await health.post(act, { baseVersion: made.version + 1, act: 'cancel', reason: 'Trùng với việc của Sở' }),
  )
  expect((await health.post(act, { baseVersion: made.version + 2, act: 'report' })).body.code).toBe(
    'record/in-wrong-state',
  )
  expect(
    (
      await health.put(`/api/works/${made.id}/draft`, {
        baseVersion: made.version + 2,
        body: wordsOf({ branch: 'x' }),
      })
    ).body.code,
  ).toBe('record/in-wrong-state')

  const done = await acceptedWork(health, units.health, secretary)
  must(
    'reconsider',
    await secretary.post(`/api/works/${done.id}/review`, {
      baseVersion: done.version,
      act: 'reconsider',
      reason: 'Nhầm minh chứng',
    }),
  )
  expect((await secretary.get(`/api/works/${done.id}`)).body).toMatchObject({
    state: 'reported',
    acceptedOn: null,
  })
  must(
    'refuse',
    await secretary.post(`/api/works/${done.id}/review`, {
      baseVersion: done.version + 1,
      act: 'refuse',
      reason: 'Không có minh chứng',
    }),
  )
})

test('kinds are dated: a new kind holds from its day on, an old one keeps its name on old works', async () => {
  const { lead, finance, secretary, member, units } = it
  const old = await makeWork(finance, units.finance, { kind: 'smile' }, 'registered')
  const settings = {
    validFrom: '2026-11-29',
    kinds: [{ key: 'hotline', label: 'Đường dây nóng' }],
    dues: { plan: '15/02', halfYear: '15/06', year: '20/12' },
  }
  expect((await member.post('/api/work-settings', settings)).status).toBe(403)
  expect(
    (await lead.post('/api/work-settings', { ...settings, dues: { ...settings.dues, plan: '31/02' } })).body
      .issues,
  ).toEqual([{ pointer: '/dues/plan', code: 'notADay' }])
  must('settings', await lead.post('/api/work-settings', settings))
  expect((await secretary.get('/api/works')).body.offered.length).toBe(11)
  it.world.clock.advance(24 * 60 * 60 * 1000)
  const { body } = await secretary.get('/api/works')
  expect([body.offered, body.dues.year]).toEqual([settings.kinds, '20/12'])
  expect(body.kinds).toContainEqual({ key: 'smile', label: 'Nụ cười công chức' })
  const late = await makeWork(finance, units.finance, { kind: 'smile' }, 'draft')
  const refused = await finance.post(`/api/works/${late.id}/act`, {
    baseVersion: late.version,
    act: 'register',
  })
  expect(refused.body.issues).toEqual([{ pointer: '/kind', code: 'unknownKind' }])
  must(
    'old one',
    await finance.put(`/api/works/${old.id}/draft`, {
      baseVersion: old.version,
      body: wordsOf({ kind: 'smile', report: REPORT, branch: 'Chi đoàn 3' }),
    }),
  )
  must(
    'reported',
    await finance.post(`/api/works/${old.id}/act`, { baseVersion: old.version + 1, act: 'report' }),
  )
})

test('the list is filtered, searched without marks, exported, and takes the same number of queries', async () => {
  const { secretary, finance, units } = it
  const list = async (query: string) =>
    (await secretary.get(`/api/works?${query}`)).body.works.map((line: { title: string }) => line.title)
  expect(await list('q=gio%20thu%209')).toEqual(['Giờ thứ 9 tại Bộ phận Một cửa'])
  expect(await list(`unit=${units.justice}&state=accepted&kind=ninthHour&year=2026`)).toEqual([
    'Giờ thứ 9 tại Bộ phận Một cửa',
  ])
  expect(await list('year=2020')).toEqual([])
  expect((await secretary.get('/api/works?state=draft')).body.works).toEqual([])
  const count = () => it.world.countQueries(() => secretary.get('/api/works'))
  const own = () => it.world.countQueries(() => finance.get('/api/officer/works'))
  const before = [await count(), await own()]
  await makeWork(finance, units.finance, { kind: 'hotline', title: '=HYPERLINK("x")' }, 'registered')
  await makeWork(finance, units.finance, { kind: 'hotline' }, 'registered')
  expect([await count(), await own()]).toEqual(before)
  const file = await secretary.get('/api/works.xlsx?q=gio%20thu%209')
  const sheet = await readSheet(file.bytes)
  expect(JSON.stringify(sheet)).toContain('Giờ thứ 9 tại Bộ phận Một cửa')
  expect(JSON.stringify(sheet)).toContain('310.5')
  expect((await it.judge.get('/api/works.xlsx')).status).toBe(404)
  expect(await it.world.database.db.$count(workFile)).toBe(1)
})
