import { dataIncident, ledgerPayload, session } from '@xk/db'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestApp, must, type Persona, type TestApp, testServer } from '../../../testing/index.ts'

const NOW = new Date('2026-11-28T02:00:00Z')
let world: TestApp
let lead: Persona
let secretary: Persona
let administrator: Persona
beforeAll(async () => {
  world = await createTestApp(testServer(), { now: NOW })
  lead = await world.person('Trần Khánh Uyên', [{ role: 'lead', scopeKind: 'global' }])
  secretary = await world.person('Mai Quốc Vinh', [{ role: 'secretary', scopeKind: 'global' }])
  administrator = await world.person('Lê Thị Mỹ Duyên', [{ role: 'administrator', scopeKind: 'global' }])
})
afterAll(() => world.close())

const incident = (more: Record<string, unknown> = {}) => ({
  id: null,
  baseVersion: 0,
  title: 'Gửi nhầm danh sách',
  foundAt: '2026-11-27T16:00:00Z',
  happenedAt: '2026-11-26T03:00:00Z',
  what: 'Danh sách dự thi gửi nhầm vào nhóm Zalo chung.',
  categories: 'Họ tên, số điện thoại',
  measures: 'Đã thu hồi tin nhắn.',
  affected: 1,
  reportedAt: null,
  reportedTo: '',
  noReportReason: '',
  toldAt: null,
  toldHow: '',
  people: [],
  ...more,
})

test('the clock of 72 hours, what became known later, and a conclusion only after the report', async () => {
  const affected = await world.person('Đặng Hoàng Bảo Châu')
  const people = [
    { personId: affected.personId, name: 'Đặng Hoàng Bảo Châu', unit: 'Đoàn Sở Y tế' },
    { personId: null, name: 'Vũ Thanh Lâm', unit: '' },
  ]
  expect((await secretary.post('/api/incidents', incident())).status).toBe(403)
  expect((await secretary.get('/api/incidents')).status).toBe(403)
  expect((await affected.get('/api/incidents')).status).toBe(404)
  expect(
    (await lead.post('/api/incidents', incident({ foundAt: '2026-11-28T03:00:00Z' }))).body.issues,
  ).toEqual([{ pointer: '/foundAt', code: 'inFuture' }])
  const planned = { reportedAt: '2026-11-29T03:00:00Z', reportedTo: 'A05', toldAt: '2026-11-29T03:00:00Z' }
  expect((await lead.post('/api/incidents', incident(planned))).body.issues).toEqual([
    { pointer: '/reportedAt', code: 'inFuture' },
    { pointer: '/toldAt', code: 'inFuture' },
  ])
  const { id } = must('record', await lead.post('/api/incidents', incident({ people })))
  const url = `/api/incidents/${id}`
  expect(must('page', await administrator.get(url))).toMatchObject({
    reportDueAt: '2026-11-30T16:00:00.000Z',
    report: 'due',
    affected: 2,
    people,
  })
  world.clock.now = new Date('2026-11-30T16:00:00Z')
  expect((await lead.get('/api/incidents')).body.incidents).toMatchObject([{ id, report: 'overdue' }])
  await world.database.db.update(session).set({ confirmedAt: world.clock.now })
  const close = (baseVersion: number) =>
    lead.post(`${url}/close`, { baseVersion, conclusion: 'Đã khắc phục, đã nhắc nhở.' })
  expect((await close(1)).body.issues).toEqual([{ pointer: '/reportedAt', code: 'reportFirst' }])
  const reported = incident({ id, baseVersion: 1, people, reportedAt: '2026-11-30T15:00:00Z' })
  expect((await lead.post('/api/incidents', reported)).body.issues).toEqual([
    { pointer: '/reportedTo', code: 'needed' },
  ])
  must('report', await lead.post('/api/incidents', { ...reported, reportedTo: 'A05, Bộ Công an' }))
  expect((await lead.post('/api/incidents', { ...reported, reportedTo: 'A05' })).status).toBe(409)
  expect((await close(1)).status).toBe(409)
  must('close', await close(2))
  expect(must('page', await lead.get(url))).toMatchObject({
    state: 'closed',
    report: 'reported',
    allowed: [],
  })
  expect((await close(3)).body.state).toBe('closed')
  const kept = JSON.stringify(await world.database.db.select().from(ledgerPayload))
  expect(kept.includes('Bảo Châu')).toBe(false)
})

test('somebody who is erased goes from the list of those concerned; the number stays', async () => {
  const affected = await world.person('Ngô Diệu Thảo')
  const people = [{ personId: affected.personId, name: 'Ngô Diệu Thảo', unit: 'Đoàn Sở Nội vụ' }]
  const what = 'Tài khoản của Ngô Diệu Thảo bị người khác mở.'
  const { id } = must('record', await lead.post('/api/incidents', incident({ people, what })))
  const asked = must(
    'ask',
    await secretary.post(`/api/people/${affected.personId}/erasure`, { reason: 'Yêu cầu' }),
  )
  await world.database.db.update(session).set({ confirmedAt: world.clock.now })
  must('erase', await lead.post(`/api/erasures/${asked.id}/approve`))
  const page = must('page', await lead.get(`/api/incidents/${id}`))
  expect(page.affected).toBe(1)
  expect(page.people).toEqual([{ personId: affected.personId, name: '[đã xóa]', unit: '' }])
  expect(JSON.stringify(await world.database.db.select().from(dataIncident))).not.toContain('Diệu Thảo')
})
