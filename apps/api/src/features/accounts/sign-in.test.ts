import { hashPassword } from '@xk/auth'
import { account } from '@xk/db'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testServer } from '../../testing/server.ts'
import { createTestApp, type TestApp } from '../../testing/test-app.ts'

let world: TestApp
beforeAll(async () => {
  world = await createTestApp(testServer())
})
afterAll(() => world.close())

test('signing in ignores marks and case, tells who I am, and stores no session id', async () => {
  const officer = await world.person('Mai Thành Đạt')
  await world.database.db
    .update(account)
    .set({ login: 'dat.mai', passwordHash: await hashPassword('một mật khẩu dài') })
    .where(eq(account.id, officer.accountId))

  const wrong = await world.anonymous.post('/api/sign-in', { login: 'dat.mai', password: 'sai' })
  expect([wrong.status, wrong.body.code]).toEqual([422, 'access/sign-in-failed'])
  const unknown = await world.anonymous.post('/api/sign-in', { login: 'khong.co', password: 'sai' })
  expect(unknown.body).toEqual(wrong.body)

  const signedIn = await world.anonymous.post('/api/sign-in', {
    login: ' ĐẠT.MAI ',
    password: 'một mật khẩu dài',
  })
  expect(signedIn.status).toBe(200)
  const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? ''
  const me = await world.anonymous.request('GET', '/api/me', { headers: { cookie } })
  expect(me.body.me.fullName).toBe('Mai Thành Đạt')
  const id = cookie.split('=')[1] ?? ''
  const raw = await world.database.owner`select 1 from session where id_hash = ${id}`
  expect(raw).toHaveLength(0)
})

test('a page that was opened for somebody else is signed out, whoever holds the session now', async () => {
  const [former, next] = [await world.person('Đoàn Minh Cũ'), await world.person('Lê Thu Mới')]
  const ask = (headers: Record<string, string>) => next.get('/api/notices', headers)
  expect([
    (await ask({})).status,
    (await ask({ 'x-page-of': next.accountId })).status,
    (await ask({ 'x-page-of': former.accountId })).status,
    (await ask({ 'x-page-of': '' })).status,
  ]).toEqual([200, 200, 401, 401])
})
