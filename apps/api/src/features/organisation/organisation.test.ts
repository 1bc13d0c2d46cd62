import { afterAll, beforeAll, expect, test } from 'vitest'
import { testServer } from '../../testing/server.ts'
import { must } from '../../testing/must.ts'
import { createTestApp, type Persona, type TestApp } from '../../testing/test-app.ts'

let world: TestApp
let secretary: Persona
let lead: Persona
const ids: Record<string, string> = {}
beforeAll(async () => {
  world = await createTestApp(testServer())
  secretary = await world.person('Mai Quốc Vinh', [{ role: 'secretary', scopeKind: 'global' }])
  lead = await world.person('Lê Thị Lan', [{ role: 'lead', scopeKind: 'global' }])
  for (const name of ['Cụm 1', 'Cụm 2']) ids[name] = (await secretary.post('/api/clusters', { name })).body.id
  for (const [name, clusterName, memberCount] of [
    ['Đoàn Sở Du lịch', 'Cụm 1', 80],
    ['Đoàn Sở Y tế', 'Cụm 2', 400],
    ['Đoàn Sở Ánh sáng', 'Cụm 1', null],
  ] as const) {
    const made = await secretary.post('/api/units', {
      name,
      clusterId: ids[clusterName],
      from: '2020-01-01',
      memberCount,
    })
    ids[name] = made.body.unitId
  }
})
afterAll(() => world.close())

const names = async (query: string) =>
  (await secretary.get(`/api/units${query}`)).body.units.map((it: { name: string }) => it.name)

test('units are found without marks, by cluster, and sorted', async () => {
  expect(await names('?q=so%20du')).toEqual(['Đoàn Sở Du lịch'])
  expect(await names(`?cluster=${ids['Cụm 1']}`)).toEqual(['Đoàn Sở Ánh sáng', 'Đoàn Sở Du lịch'])
  expect(await names('?sort=members')).toEqual(['Đoàn Sở Y tế', 'Đoàn Sở Du lịch', 'Đoàn Sở Ánh sáng'])
  expect((await secretary.get('/api/units?sort=khac')).status).toBe(422)
})

test('a unit is renamed and moved from a day on, and keeps what it was before', async () => {
  const id = ids['Đoàn Sở Du lịch']
  const changed = await secretary.post(`/api/units/${id}/change`, {
    on: '2026-07-01',
    name: 'Đoàn Sở Văn hóa và Du lịch',
    clusterId: ids['Cụm 2'],
  })
  expect(changed.status).toBe(200)
  const page = (await secretary.get(`/api/units/${id}`)).body
  expect(page.name).toBe('Đoàn Sở Văn hóa và Du lịch')
  expect(page.periods).toMatchObject([
    {
      name: 'Đoàn Sở Văn hóa và Du lịch',
      clusterName: 'Cụm 2',
      memberCount: 80,
      from: '2026-07-01',
      to: null,
    },
    { name: 'Đoàn Sở Du lịch', clusterName: 'Cụm 1', memberCount: 80, from: '2020-01-01', to: '2026-07-01' },
  ])
  expect(await names('?on=2026-06-30&q=du%20lich')).toEqual(['Đoàn Sở Du lịch'])
  const early = await secretary.post(`/api/units/${id}/change`, { on: '2019-01-01', name: 'X' })
  expect(early.body.issues).toEqual([{ pointer: '/on', code: 'notThen' }])
  const taken = await secretary.post(`/api/units/${id}/change`, { on: '2026-08-01', name: 'đoàn sở Y TẾ' })
  expect(taken.body.issues).toEqual([{ pointer: '/name', code: 'unitExists' }])
})

test('a unit is merged into another from a day on', async () => {
  const [from, into] = [ids['Đoàn Sở Ánh sáng'], ids['Đoàn Sở Y tế']]
  expect((await secretary.post(`/api/units/${from}/end`, { on: '2026-10-01', into: from })).status).toBe(422)
  expect((await secretary.post(`/api/units/${from}/end`, { on: '2026-10-01', into })).status).toBe(200)
  expect(await names('?q=anh%20sang')).toEqual([])
  expect((await secretary.get(`/api/units/${from}`)).body).toMatchObject({
    exists: false,
    periods: [{ to: '2026-10-01', successorName: 'Đoàn Sở Y tế' }],
  })
})

test('only those in charge change units; a cluster lead sees the own cluster alone', async () => {
  const clusterLead = await world.person('Hồ Thùy Tú', [
    { role: 'clusterLead', scopeKind: 'cluster', scopeId: ids['Cụm 2'] ?? '' },
  ])
  const seen = (await clusterLead.get('/api/units')).body
  expect(seen.units.map((it: { clusterName: string }) => it.clusterName)).toEqual(['Cụm 2', 'Cụm 2'])
  expect([seen.clusters.length, seen.allowed]).toEqual([1, []])
  expect((await clusterLead.post('/api/clusters', { name: 'Cụm 9' })).status).toBe(404)
  expect((await lead.post('/api/clusters', { name: 'Cụm 9' })).status).toBe(403)
  const judge = await world.person('Trần Khánh Uyên')
  expect((await judge.get('/api/units')).status).toBe(404)
  expect((await judge.get(`/api/units/${ids['Đoàn Sở Y tế']}`)).status).toBe(404)
  expect((await judge.get('/api/organisation')).status).toBe(404)
})

test('settings hold from a day on, and a term has its targets', async () => {
  await lead.request('PUT', '/api/organisation/settings', {
    body: { validFrom: '2020-01-01', values: { blocName: 'Đoàn Khối cũ' } },
  })
  await lead.request('PUT', '/api/organisation/settings', {
    body: {
      validFrom: '2026-01-01',
      values: { blocName: 'Đoàn Khối', place: 'TP. Hồ Chí Minh', dataActDays: '10' },
    },
  })
  await lead.request('PUT', '/api/organisation/settings', {
    body: { validFrom: '2027-01-01', values: { blocName: 'Đoàn Khối mới' } },
  })
  const saved = await lead.request('PUT', '/api/organisation/term', {
    body: { name: '2022–2027', starts: '2022-10-01', ends: '2027-10-01', targets: { exemplarsOfBloc: 120 } },
  })
  expect(saved.status).toBe(200)
  const page = (await lead.get('/api/organisation')).body
  const value = (key: string) => page.settings.find((it: { key: string }) => it.key === key).value
  expect([value('blocName'), value('place'), value('dataActDays'), page.term.name]).toEqual([
    'Đoàn Khối',
    'TP. Hồ Chí Minh',
    '10',
    '2022–2027',
  ])
  expect(page.targets.find((it: { kind: string }) => it.kind === 'exemplarsOfBloc').goal).toBe(120)
  const reversed = await lead.request('PUT', '/api/organisation/term', {
    body: { name: 'x', starts: '2027-01-01', ends: '2026-01-01', targets: {} },
  })
  expect(reversed.body.issues).toEqual([{ pointer: '/ends', code: 'endsBeforeStart' }])
  expect(
    (
      await secretary.request('PUT', '/api/organisation/settings', {
        body: { validFrom: '2026-02-30', values: {} },
      })
    ).status,
  ).toBe(422)
})

test('the list of units takes as many statements for one unit as for three', async () => {
  const one = await world.countQueries(() => secretary.get('/api/units?on=2026-11-01'))
  for (const name of ['Đoàn A', 'Đoàn B'])
    await secretary.post('/api/units', { name, clusterId: ids['Cụm 1'], from: '2026-10-01', memberCount: 1 })
  expect(await world.countQueries(() => secretary.get('/api/units?on=2026-11-01'))).toBe(one)
})

test('days off are the secretariat’s to enter; what the law gives and lacks is proposed, and Tết is told until it is there', async () => {
  const read = async () => must('days off', await secretary.get('/api/organisation/days-off'))
  const before = await read()
  expect(before.value).toBe('01/01, 30/04, 01/05, 02/09')
  expect(before.tetNotEntered).toEqual([2027])
  expect(before.proposed[0]).toEqual({
    holiday: 'lunarNewYear',
    year: 2027,
    text: '05/02/2027-09/02/2027',
  })
  expect(before.allowed).toEqual(['daysOff.change'])
  const outsider = await world.person('Đỗ Gia Hân')
  const put = (who: Persona, body: unknown) => who.request('PUT', '/api/organisation/days-off', { body })
  const value = `${before.value}, 05/02/2027-09/02/2027`
  const wrong = await put(secretary, { before: before.value, value: 'nghỉ Tết' })
  expect([wrong.status, wrong.body.issues]).toEqual([422, [{ pointer: '/value', code: 'notADay' }]])
  expect((await put(outsider, { before: before.value, value })).status).toBe(404)
  const typed = await lead.request('PUT', '/api/organisation/settings', {
    body: { validFrom: '2026-01-01', values: { daysOff: 'nghỉ Tết' } },
  })
  expect([typed.status, typed.body.issues]).toEqual([422, [{ pointer: '/values/daysOff', code: 'notADay' }]])
  must('save', await put(secretary, { before: before.value, value }))
  expect((await put(lead, { before: before.value, value: '01/01' })).body.code).toBe('record/stale-version')
  const after = await read()
  expect([after.value, after.tetNotEntered]).toEqual([value, []])
})
