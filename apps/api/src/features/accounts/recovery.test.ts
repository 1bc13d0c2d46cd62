import { hashPassword } from '@xk/auth'
import { account, officeGrant, recoveryCode, secondFactor } from '@xk/db'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testServer } from '../../testing/server.ts'
import { createTestApp, type Persona, type TestApp } from '../../testing/test-app.ts'

let world: TestApp
let administrator: Persona
let secretary: Persona
let lead: Persona
beforeAll(async () => {
  world = await createTestApp(testServer())
  administrator = await world.person('Lê Thị Mỹ Duyên', [{ role: 'administrator', scopeKind: 'global' }])
  secretary = await world.person('Mai Quốc Vinh', [{ role: 'secretary', scopeKind: 'global' }])
  lead = await world.person('Lê Thị Lan', [{ role: 'lead', scopeKind: 'global' }])
})
afterAll(() => world.close())

const PASSWORD = 'cày sâu cuốc bẫm'

const tokenOf = async (who: Persona): Promise<() => Promise<number>> => {
  const made = await who.post('/api/tokens', { name: 'Phần mềm', scopes: ['editions:read'], days: 30 })
  const headers = { authorization: `Bearer ${made.body.token}` }
  return async () => (await world.anonymous.request('GET', '/api/editions', { headers })).status
}

test('two identified people give a lost account back: new password, no second factor, no old session', async () => {
  const lost = await world.person('Hồ Thùy Tú', [{ role: 'deputy', scopeKind: 'global' }])
  const { db } = world.database
  await db
    .update(account)
    .set({ login: 'tu', passwordHash: await hashPassword(PASSWORD) })
    .where(eq(account.id, lost.accountId))
  await db
    .insert(secondFactor)
    .values({ accountId: lost.accountId, sealedSecret: 'x', confirmedAt: world.clock.now })
  await db.insert(recoveryCode).values({ accountId: lost.accountId, hash: 'x' })

  const ask = await tokenOf(lost)
  expect(await ask()).toBe(200)

  const sent = await secretary.post('/api/account-links', { accountIds: [lost.accountId] })
  expect([sent.status, sent.body.code]).toEqual([403, 'access/second-person-needed'])
  const asked = await secretary.post(`/api/accounts/${lost.accountId}/recovery`, {
    reason: 'Mất điện thoại, đã gặp trực tiếp',
  })
  expect((await lost.get('/api/notices')).body.notices[0]).toMatchObject({
    kind: 'recovery.requested',
    facts: { byName: 'Mai Quốc Vinh' },
  })
  expect((await secretary.post(`/api/recoveries/${asked.body.id}/approve`)).status).toBe(403)
  expect((await lost.post(`/api/recoveries/${asked.body.id}/approve`)).status).toBe(403)
  const line = (await lead.get('/api/accounts?q=thuy%20tu')).body
  expect(line.code).toBe('access/forbidden')
  const [shown] = (await administrator.get('/api/accounts?q=thuy%20tu')).body.accounts
  expect(shown).toMatchObject({ fullName: 'Hồ Thùy Tú', recoveryId: asked.body.id, roles: ['deputy'] })
  expect(shown.allowed).toContain('account.recover.approve')

  // Leads don't list accounts, but see what waits for them, with the first person's reason.
  const { requests } = (await lead.get('/api/recoveries')).body
  expect(requests).toEqual([
    {
      id: asked.body.id,
      fullName: 'Hồ Thùy Tú',
      reason: 'Mất điện thoại, đã gặp trực tiếp',
      requestedBy: 'Mai Quốc Vinh',
      requestedAt: world.clock.now.toISOString(),
      allowed: ['account.recover.approve', 'account.recover.refuse'],
    },
  ])
  expect((await secretary.get('/api/recoveries')).body.requests[0].allowed).toEqual([
    'account.recover.refuse',
  ])
  const outsider = await world.person('Cán bộ Ngoài Cuộc', [{ role: 'officer', scopeKind: 'global' }])
  expect((await outsider.get('/api/recoveries')).status).toBe(403)
  const helper = await world.person('Thành Viên Tổ', [{ role: 'member', scopeKind: 'global' }])
  expect((await helper.get('/api/recoveries')).status).toBe(403)

  const approved = await lead.post(`/api/recoveries/${asked.body.id}/approve`)
  expect((await lost.get('/api/sessions')).status).toBe(401)
  expect(await ask()).toBe(401)
  expect(await db.select().from(recoveryCode)).toEqual([])
  const path = `/api/links/${approved.body.url.split('/').at(-1)}`
  expect((await world.anonymous.get(path)).body.needs).toEqual({
    login: false,
    password: true,
    fullName: false,
  })
  await world.anonymous.post(`${path}/take-up`, { password: 'nước chảy đá mòn' })
  const old = await world.anonymous.post('/api/sign-in', { login: 'tu', password: PASSWORD })
  const fresh = await world.anonymous.post('/api/sign-in', { login: 'tu', password: 'nước chảy đá mòn' })
  expect([old.status, fresh.status]).toEqual([422, 200])
})

test('who put somebody on a council does not approve the recovery that opens their account', async () => {
  const voter = await world.person('Ủy viên Hội đồng', [{ role: 'councillor', scopeKind: 'global' }])
  await world.database.db
    .update(officeGrant)
    .set({ requestedBy: lead.accountId })
    .where(eq(officeGrant.accountId, voter.accountId))
  const asked = await secretary.post(`/api/accounts/${voter.accountId}/recovery`, {
    reason: 'Mất điện thoại',
  })
  const mine = (await lead.get('/api/recoveries')).body.requests
  expect(mine.map((it: { allowed: string[] }) => it.allowed)).toEqual([['account.recover.refuse']])
  const [row] = (await administrator.get('/api/accounts?q=uy%20vien%20hoi%20dong')).body.accounts
  expect([
    row.allowed.includes('account.reissueLink'),
    row.allowed.includes('account.recover.approve'),
  ]).toEqual([false, true])
  const own = await lead.post(`/api/recoveries/${asked.body.id}/approve`)
  expect([own.status, own.body.code]).toEqual([403, 'access/second-person-needed'])
  expect((await administrator.post(`/api/recoveries/${asked.body.id}/approve`)).status).toBe(200)
})

test('an account is stopped at once everywhere, goes on, and nobody stops their own', async () => {
  const officer = await world.person('Trần Khánh Uyên')
  await world.database.db.update(account).set({ passwordHash: 'x' }).where(eq(account.id, officer.accountId))
  const ask = await tokenOf(officer)
  expect((await administrator.post(`/api/accounts/${officer.accountId}/suspend`)).body.state).toBe(
    'suspended',
  )
  expect((await officer.get('/api/sessions')).status).toBe(401)
  expect((await administrator.post(`/api/accounts/${officer.accountId}/suspend`)).status).toBe(409)
  expect((await administrator.post(`/api/accounts/${officer.accountId}/resume`)).body.state).toBe('active')
  // A token that was out there while the account was stopped does not come back with it.
  expect(await ask()).toBe(401)
  expect((await administrator.post(`/api/accounts/${administrator.accountId}/suspend`)).status).toBe(404)
  expect((await secretary.post(`/api/accounts/${officer.accountId}/suspend`)).status).toBe(403)
})

test('a person is invited with a link shown once; a repeated command gets no second one', async () => {
  const id = 'b1a6f3de-77f1-4a58-9a3d-3f1d4f0f7c11'
  const body = { fullName: 'Lâm Tuấn Kiệt', phone: '091 234 5678', email: 'Kiet@Example.vn' }
  const first = await secretary.post('/api/accounts', body, { 'idempotency-key': id })
  expect(first.body.url).toMatch(/\/moi\/[\w-]{43}$/)
  const again = await secretary.post('/api/accounts', body, { 'idempotency-key': id })
  expect([again.status, again.body.code]).toEqual([409, 'command/reused-id'])
  const [line] = (await secretary.get('/api/accounts?q=kiet')).body.accounts
  expect(line).toMatchObject({ fullName: 'Lâm Tuấn Kiệt', phone: '0912345678', state: 'invited' })
  const wrong = await secretary.post('/api/accounts', { fullName: 'A', phone: '12', email: 'không' })
  expect(wrong.body.issues.map((it: { pointer: string }) => it.pointer)).toEqual(['/phone', '/email'])
  const judge = await world.person('Đinh Vũ Hải Yến')
  expect((await judge.get('/api/accounts')).status).toBe(404)
  expect((await judge.get('/api/invitations')).status).toBe(404)
  expect((await judge.post('/api/accounts', body)).status).toBe(404)
})

test('the list of accounts takes as many statements for one as for three', async () => {
  const one = await world.countQueries(() => secretary.get('/api/accounts?q=kiet'))
  expect(await world.countQueries(() => secretary.get('/api/accounts'))).toBe(one)
})
