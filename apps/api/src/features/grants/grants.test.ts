import { randomUUID } from 'node:crypto'
import { account, cluster, edition, officeGrant, panelMember, term, unit, unitPeriod } from '@xk/db'
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { insertJudgedStage } from '../../testing/judged-stage.ts'
import { testServer } from '../../testing/server.ts'
import { createTestApp, type Persona, type TestApp } from '../../testing/test-app.ts'

let world: TestApp
beforeEach(async () => {
  world = await createTestApp(testServer())
})
afterEach(() => world.close())

const global = (role: 'administrator' | 'lead' | 'secretary' | 'member') => [
  { role, scopeKind: 'global' as const },
]
const ask = (who: Persona, to: Persona, role: string, more: object = {}) =>
  who.post('/api/grants', {
    accountId: to.accountId,
    role,
    scopeKind: 'global',
    scopeId: null,
    reason: 'Quyết định thành lập Tổ công tác',
    ...more,
  })
const rolesOf = async (who: Persona) =>
  (await who.get('/api/me')).body.me.grants.map((grant: { role: string }) => grant.role)
const noticesOf = async (who: Persona) =>
  (await who.get('/api/notices')).body.notices.map((it: { kind: string }) => it.kind)

test('a four-eyes office counts when another person approves it, and every holder is told', async () => {
  const lead = await world.person('Lê Thị Lan', global('lead'))
  const secretary = await world.person('Mai Quốc Vinh', global('secretary'))
  const other = await world.person('Hồ Thùy Tú', global('secretary'))
  const chosen = await world.person('Trần Khánh Uyên')
  const asked = await ask(secretary, chosen, 'secretary')
  expect(asked.body).toMatchObject({ waiting: true })
  expect(await rolesOf(chosen)).toEqual([])

  expect((await secretary.post(`/api/grants/${asked.body.id}/approve`)).status).toBe(403)
  expect((await chosen.post(`/api/grants/${asked.body.id}/approve`)).status).toBe(404)
  world.clock.advance(1000)
  const approved = await lead.post(`/api/grants/${asked.body.id}/approve`)
  expect(approved.body).toMatchObject({ waiting: false })
  expect(await rolesOf(chosen)).toEqual(['secretary'])
  expect((await lead.post(`/api/grants/${asked.body.id}/approve`)).status).toBe(409)
  expect([await noticesOf(other), await noticesOf(chosen)]).toEqual([
    ['grant.given', 'grant.requested'],
    ['grant.given', 'grant.requested'],
  ])
  const events = await world.database.owner`
    select l.kind, p.payload->>'step' as step from ledger l join ledger_payload p using (seq) order by seq`
  expect(events.map(({ kind, step }) => [kind, step])).toEqual([
    ['grant', 'requested'],
    ['grant', 'approved'],
  ])
})

test('who asked does not approve, not even holding the right office', async () => {
  const lead = await world.person('Lê Thị Lan', global('lead'))
  const chosen = await world.person('Trần Khánh Uyên')
  const { id } = (await ask(lead, chosen, 'deputy')).body
  const own = await lead.post(`/api/grants/${id}/approve`)
  expect([own.status, own.body.code]).toEqual([403, 'access/second-person-needed'])
  const stale = await world.person('Mai Thành Đạt', global('lead'), { fresh: false })
  expect((await stale.post(`/api/grants/${id}/approve`)).body.code).toBe('access/fresh-confirmation-needed')
  const refused = await stale.post(`/api/grants/${id}/refuse`)
  expect(refused.status).toBe(200)
  expect(await noticesOf(lead)).toEqual(['grant.refused'])
})

test('an ordinary office counts at once and ends with a reason', async () => {
  const { db } = world.database
  const [unitId, clusterId] = [randomUUID(), randomUUID()]
  await db.insert(cluster).values({ id: clusterId, name: 'Cụm 1', ordinal: 1 })
  await db.insert(unit).values({ id: unitId, createdAt: world.clock.now })
  await db.insert(unitPeriod).values({
    id: randomUUID(),
    unitId,
    name: 'Đoàn Sở Nội vụ',
    folded: 'doan so noi vu',
    clusterId,
    from: '2020-01-01',
  })
  const secretary = await world.person('Mai Quốc Vinh', global('secretary'))
  const officer = await world.person('Hồ Thùy Tú')
  const given = await ask(secretary, officer, 'officer', { scopeKind: 'unit', scopeId: unitId })
  expect(given.body).toMatchObject({ waiting: false })
  expect((await officer.get('/api/me')).body.me.areas).toEqual([
    { area: 'officer', places: [{ id: unitId, name: 'Đoàn Sở Nội vụ' }] },
  ])
  expect((await ask(secretary, officer, 'officer', { scopeKind: 'unit', scopeId: unitId })).status).toBe(409)
  expect((await ask(secretary, officer, 'officer')).body.issues).toEqual([
    { pointer: '/scopeKind', code: 'scopeNotForRole' },
  ])
  expect(
    (await ask(secretary, officer, 'officer', { scopeKind: 'unit', scopeId: randomUUID() })).status,
  ).toBe(404)
  const ended = await secretary.post(`/api/grants/${given.body.id}/revoke`, { reason: 'Chuyển công tác' })
  expect(ended.status).toBe(200)
  expect((await officer.get('/api/me')).body.me.areas).toEqual([])
})

test('a first administrator appoints one second administrator alone, shown as such, and no more', async () => {
  const first = await world.person('Lê Thị Mỹ Duyên', global('administrator'))
  const [second, third] = [await world.person('Mai Thành Đạt'), await world.person('Hồ Thùy Tú')]
  expect((await ask(first, third, 'lead')).body.waiting).toBe(true)
  expect((await ask(first, first, 'administrator')).status).toBe(409)
  expect((await ask(first, second, 'administrator')).body.waiting).toBe(false)
  expect((await ask(first, third, 'administrator')).body.waiting).toBe(true)
  const lines = (await first.get('/api/grants')).body.grants as {
    fullName: string
    role: string
    alone: boolean
    waiting: boolean
  }[]
  expect(lines.map(({ fullName, role, alone, waiting }) => [fullName, role, alone, waiting])).toEqual([
    ['Lê Thị Mỹ Duyên', 'administrator', false, false],
    ['Mai Thành Đạt', 'administrator', true, false],
    ['Hồ Thùy Tú', 'administrator', false, true],
    ['Hồ Thùy Tú', 'lead', false, true],
  ])
})

test('the one appointment alone can be repeated only when the account was never taken up', async () => {
  const first = await world.person('Lê Thị Mỹ Duyên', global('administrator'))
  const [second, third] = [await world.person('Mai Thành Đạt'), await world.person('Hồ Thùy Tú')]
  const { db } = world.database
  await db.update(account).set({ state: 'invited' }).where(eq(account.id, second.accountId))
  const wrong = await ask(first, second, 'administrator')
  expect(wrong.body.waiting).toBe(false)
  await first.post(`/api/grants/${wrong.body.id}/revoke`, { reason: 'Nhầm người' })
  const right = await ask(first, third, 'administrator')
  expect(right.body.waiting).toBe(false)
  await first.post(`/api/grants/${right.body.id}/revoke`, { reason: 'Nghỉ việc' })
  const fourth = await world.person('Trần Khánh Uyên')
  expect((await ask(first, fourth, 'administrator')).body.waiting).toBe(true)
})

test('the last administrator stays', async () => {
  const only = await world.person('Lê Thị Mỹ Duyên', global('administrator'))
  const [line] = (await only.get('/api/grants')).body.grants
  const answer = await only.post(`/api/grants/${line.id}/revoke`, { reason: 'Thử' })
  expect([answer.status, answer.body.code]).toEqual([409, 'grant/last-administrator'])
})

test('a lead of one edition gives no office beyond it, and judges learn nothing of offices', async () => {
  const { db } = world.database
  const [termId, editionId] = [randomUUID(), randomUUID()]
  await db.insert(term).values({ id: termId, name: '2022–2027', starts: '2022-01-01', ends: '2027-12-31' })
  await db.insert(edition).values({
    id: editionId,
    termId,
    programme: 'ideaContest',
    title: 'Ý tưởng 2026',
    slug: 'y-tuong-2026',
    state: 'draft',
    createdAt: world.clock.now,
    createdBy: randomUUID(),
  })
  const lead = await world.person('Lê Thị Lan', [{ role: 'lead', scopeKind: 'edition', scopeId: editionId }])
  const judge = await world.person('Trần Khánh Uyên', [
    { role: 'judge', scopeKind: 'edition', scopeId: editionId },
  ])
  expect((await ask(lead, judge, 'member')).status).toBe(404)
  expect((await ask(lead, judge, 'member', { scopeKind: 'edition', scopeId: editionId })).body.waiting).toBe(
    false,
  )
  const outsider = await world.person('Hồ Thùy Tú', [
    { role: 'judge', scopeKind: 'edition', scopeId: editionId },
  ])
  expect((await outsider.get('/api/grants')).status).toBe(404)
  expect((await ask(outsider, outsider, 'secretary')).status).toBe(404)
})

test('who judges in an edition gets no office that reads its names or approves its result', async () => {
  const lead = await world.person('Lê Thị Lan', global('lead'))
  const secretary = await world.person('Mai Quốc Vinh', global('secretary'))
  const running = await insertJudgedStage(world, { totals: [[80]] })
  const judge = running.judges[0]?.persona as Persona
  for (const role of ['secretary', 'lead', 'deputy'])
    expect((await ask(secretary, judge, role)).body.code).toBe('grant/sits-on-panel')
  expect((await ask(secretary, judge, 'member')).status).toBe(200)

  // Appointed while the grant waited: the second person can't put it in force.
  const later = await world.person('Trần Khánh Uyên')
  const waiting = await ask(secretary, later, 'secretary')
  await world.database.db
    .update(panelMember)
    .set({ personId: later.personId })
    .where(eq(panelMember.stageId, running.stageId))
  world.clock.advance(1000)
  expect((await lead.post(`/api/grants/${waiting.body.id}/approve`)).body.code).toBe('grant/sits-on-panel')
})

test('the page of offices takes as many statements for one grant as for three', async () => {
  const lead = await world.person('Lê Thị Lan', global('lead'))
  const one = await world.countQueries(() => lead.get('/api/grants'))
  await world.person('Mai Quốc Vinh', global('secretary'))
  await world.person('Hồ Thùy Tú', global('member'))
  expect(await world.countQueries(() => lead.get('/api/grants'))).toBe(one)
  expect(await world.database.db.select().from(officeGrant)).toHaveLength(3)
})
