import { account, accessLink, outbox, passwordReset, personIdentity, secondFactor } from '@xk/db'
import { hashPassword, unseal } from '@xk/auth'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { must } from '../../testing/must.ts'
import { testServer } from '../../testing/server.ts'
import { createTestApp, type Persona, type TestApp } from '../../testing/test-app.ts'
import { sendNewPasswordLinks } from './forgotten-password.ts'
import { linkPeople } from '../entries/link-people.ts'
import { issueLink } from './issue-link.ts'

let world: TestApp
let silent: TestApp
const START = new Date('2026-12-10T02:00:00Z')
const OLD = 'cày sâu cuốc bẫm'
const NEW = 'nước chảy đá mòn'
beforeAll(async () => {
  world = await createTestApp(testServer(), { now: START, smtpUrl: 'smtp://127.0.0.1:9' })
  silent = await createTestApp(testServer())
})
beforeEach(async () => {
  await world.database.db.delete(outbox)
  await world.database.db.delete(passwordReset)
  await world.database.sql`delete from throttle`
  world.clock.now = START
})
afterAll(async () => {
  await world.close()
  await silent.close()
})

const known = async (
  name: string,
  login: string,
  email: string | null,
  grants: Parameters<TestApp['person']>[1] = [],
): Promise<Persona> => {
  const who = await world.person(name, grants)
  const { db } = world.database
  await db
    .update(account)
    .set({ login, passwordHash: await hashPassword(OLD) })
    .where(eq(account.id, who.accountId))
  await db.update(personIdentity).set({ email }).where(eq(personIdentity.personId, who.personId))
  return who
}
const forget = (login: string) => world.anonymous.post('/api/forgotten-password', { login })
const mailed = async () => {
  const rows = await world.database.db.select().from(outbox).where(eq(outbox.kind, 'link.passwordReset'))
  return rows.map((row) => ({
    accountId: row.accountId,
    path: `/api/links/${unseal(world.deps.keys.sealKey, row.sealed ?? '')
      .split('/')
      .at(-1)}`,
  }))
}

test('a known and an unknown login get the same answer; only the known one gets a mail', async () => {
  const who = await known('Đặng Thị Thùy Dương', 'thuy.duong', 'duong.dtt@example.vn')
  const answers = [
    await forget('thuy.duong'),
    await forget('khong.co.ai'),
    await forget('Duong.DTT@example.vn'),
  ]
  expect(answers.map(({ status, body }) => [status, body])).toEqual(answers.map(() => [200, { asked: true }]))
  // What is done right away is the same too: it is only noted.
  expect(await world.database.db.select().from(outbox)).toEqual([])
  const [first] = await Promise.all([sendNewPasswordLinks(world.deps), sendNewPasswordLinks(world.deps)])
  expect(first).toBeLessThanOrEqual(2)
  expect(new Set((await mailed()).map(({ accountId }) => accountId))).toEqual(new Set([who.accountId]))
  expect(await world.database.db.select().from(passwordReset)).toEqual([])
})

test('the link sets a new password once, within the hour, and shuts every other way in', async () => {
  const who = await known('Huỳnh Gia Khiêm', 'gia.khiem', 'khiem@example.vn')
  const chair = await world.person('Lê Thị Mỹ Duyên')
  const made = must('token', await who.post('/api/tokens', { name: 'x', scopes: ['editions:read'], days: 9 }))
  await forget('gia.khiem')
  await sendNewPasswordLinks(world.deps)
  const [{ path } = { path: '' }] = await mailed()
  expect((await world.anonymous.get(path)).body).toMatchObject({
    purpose: 'passwordReset',
    needs: { login: false, password: true, fullName: false },
  })
  expect((await world.anonymous.post(`${path}/take-up`, { password: NEW })).status).toBe(200)
  expect((await who.get('/api/sessions')).status).toBe(401)
  const authorization = `Bearer ${made.token}`
  expect((await world.anonymous.request('GET', '/api/editions', { headers: { authorization } })).status).toBe(
    401,
  )
  expect((await world.anonymous.post(`${path}/take-up`, { password: NEW })).status).toBe(404)
  const signIn = (password: string) => world.anonymous.post('/api/sign-in', { login: 'gia.khiem', password })
  expect([(await signIn(OLD)).status, (await signIn(NEW)).status]).toEqual([422, 200])
  const entered = await signIn(NEW)
  const cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? ''
  expect((await world.holding(cookie).get('/api/notices')).body.notices[0]).toMatchObject({
    kind: 'password.reset',
  })
  expect((await chair.get('/api/notices')).body.notices).toEqual([])
  await forget('gia.khiem')
  await sendNewPasswordLinks(world.deps)
  world.clock.advance(60 * 60_000 + 1)
  expect((await world.anonymous.get((await mailed()).at(-1)?.path ?? '')).status).toBe(404)
})

test('a new password ends links that were sent before it, asked for or not', async () => {
  const who = await known('Bùi Thị Hồng Nhung', 'hong.nhung', 'nhung@example.vn')
  const sendOne = async (purpose: 'signIn' | 'passwordReset') => {
    const link = await issueLink(world.deps, world.database.db, {
      accountId: who.accountId,
      purpose,
      createdBy: null,
    })
    return `/api/links/${link.url.split('/').at(-1)}`
  }
  const [signIn, reset] = [await sendOne('signIn'), await sendOne('passwordReset')]
  const states = async (...paths: string[]) =>
    Promise.all(paths.map(async (path) => (await world.anonymous.get(path)).status))
  expect(await states(signIn, reset)).toEqual([200, 200])
  must('new', await world.anonymous.post(`${reset}/take-up`, { password: NEW }))
  expect(await states(signIn, reset)).toEqual([404, 404])
  const entered = await world.anonymous.post('/api/sign-in', { login: 'hong.nhung', password: NEW })
  const mine = world.holding(entered.headers.get('set-cookie')?.split(';')[0] ?? '')
  const again = await sendOne('passwordReset')
  must('change', await mine.post('/api/password', { current: NEW, next: `${OLD} nữa` }))
  expect(await states(again)).toEqual([404])
})

test('an officer who names an account holder in a work does not become the one to whom its links go', async () => {
  const who = await known('Nguyễn Thị Bạch Tuyết', 'bach.tuyet', null)
  const { db } = world.database
  await db
    .update(personIdentity)
    .set({ birthDate: '1990-05-19', birthYear: 1990 })
    .where(eq(personIdentity.personId, who.personId))
  const named = {
    id: world.deps.newId(),
    role: 'author' as const,
    fullName: 'Nguyễn Thị Bạch Tuyết',
    birthDate: '1990-05-19',
    birthYear: null,
    phone: '0912345678',
    email: 'ke.gian@example.vn',
    position: 'Ủy viên',
    unitId: null,
    share: null,
    representative: false,
    consents: {},
  }
  const linked = await linkPeople(world.deps, db, world.deps.newId(), [named])
  expect([...linked.values()]).toEqual([who.personId])
  const [identity] = await db.select().from(personIdentity).where(eq(personIdentity.personId, who.personId))
  expect(identity).toMatchObject({ email: null, phone: null, position: 'Ủy viên' })
  await forget('ke.gian@example.vn')
  expect(await sendNewPasswordLinks(world.deps)).toBe(0)
})

test('the second factor is still asked; an office of two people without one gets no link', async () => {
  const globally = [{ role: 'deputy', scopeKind: 'global' } as const]
  const guarded = await known('Hồ Thùy Tú', 'thuy.tu', 'tu@example.vn', globally)
  await known('Phạm Quang Vinh', 'quang.vinh', 'vinh@example.vn', globally)
  await world.database.db
    .insert(secondFactor)
    .values({ accountId: guarded.accountId, sealedSecret: 'x', confirmedAt: START })
  await forget('thuy.tu')
  await forget('quang.vinh')
  expect(await sendNewPasswordLinks(world.deps)).toBe(1)
  const [it] = await mailed()
  expect(it?.accountId).toBe(guarded.accountId)
  const taken = await world.anonymous.post(`${it?.path}/take-up`, { password: NEW })
  const cookie = taken.headers.get('set-cookie')?.split(';')[0] ?? ''
  expect((await world.holding(cookie).get('/api/me')).body).toEqual({ signedIn: false, codeNeeded: true })
})

test('asking takes nothing from anybody: links that people sent stay, the suspended and invited get none', async () => {
  const who = await known('Trần Khánh Uyên', 'khanh.uyen', 'uyen@example.vn')
  const sent = await issueLink(world.deps, world.database.db, {
    accountId: who.accountId,
    purpose: 'recovery',
    createdBy: null,
  })
  await forget('khanh.uyen')
  await sendNewPasswordLinks(world.deps)
  expect((await world.anonymous.get(`/api/links/${sent.url.split('/').at(-1)}`)).status).toBe(200)
  for (const state of ['suspended', 'invited'] as const) {
    await world.database.db.update(account).set({ state }).where(eq(account.id, who.accountId))
    await world.database.db.delete(accessLink)
    await forget('khanh.uyen')
    expect(await sendNewPasswordLinks(world.deps)).toBe(0)
  }
})

test('it is limited whether the account exists or not, old requests are dropped, and without a mail server it says so', async () => {
  const tries = []
  for (let i = 0; i < 4; i += 1) tries.push((await forget('khong.co.ai')).status)
  expect(tries).toEqual([200, 200, 200, 429])
  await known('Đinh Vũ Hải Yến', 'hai.yen', 'yen@example.vn')
  await forget('hai.yen')
  world.clock.advance(16 * 60_000)
  expect(await sendNewPasswordLinks(world.deps)).toBe(0)
  expect((await world.anonymous.get('/api/forgotten-password')).body).toEqual({ on: true })
  expect((await silent.anonymous.get('/api/forgotten-password')).body).toEqual({ on: false })
  const refused = await silent.anonymous.post('/api/forgotten-password', { login: 'hai.yen' })
  expect([refused.status, refused.body.code]).toEqual([409, 'record/in-wrong-state'])
})
