import { hashPassword, totpCodeAt } from '@xk/auth'
import { account, officeGrant } from '@xk/db'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testServer } from '../../testing/server.ts'
import { createTestApp, type Persona, type TestApp } from '../../testing/test-app.ts'
import { textOfPdf } from '../../testing/text-of-pdf.ts'

let world: TestApp
beforeAll(async () => {
  world = await createTestApp(testServer())
})
afterAll(() => world.close())

const PASSWORD = 'cày sâu cuốc bẫm'
const withPassword = async (who: Persona, login: string) => {
  await world.database.db
    .update(account)
    .set({ login, passwordHash: await hashPassword(PASSWORD) })
    .where(eq(account.id, who.accountId))
}
const signIn = async (login: string) => {
  const answer = await world.anonymous.post('/api/sign-in', { login, password: PASSWORD })
  const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? ''
  const send = (method: string, path: string, body?: unknown) =>
    world.anonymous.request(method, path, { headers: { cookie }, ...(body === undefined ? {} : { body }) })
  return { send, post: (path: string, body: unknown = {}) => send('POST', path, body) }
}

test('a second factor is set up with its first code, then asked for, and each code works once', async () => {
  const secretary = await world.person('Lâm Tuấn Kiệt', [{ role: 'secretary', scopeKind: 'global' }])
  await withPassword(secretary, 'kiet')
  const first = await signIn('kiet')
  const before = await first.send('GET', '/api/me')
  expect(before.body.me).toMatchObject({
    secondFactorMissing: true,
    areas: [{ area: 'workingGroup', places: [] }],
  })

  const { secret, uri } = (await first.post('/api/second-factor/set-up')).body
  expect(uri).toContain('otpauth://totp/')
  const wrong = await first.post('/api/second-factor/confirm', { code: '000000' })
  expect([wrong.status, wrong.body.code]).toEqual([422, 'access/second-factor-wrong'])
  const confirmed = await first.post('/api/second-factor/confirm', {
    code: totpCodeAt(secret, world.clock.now),
  })
  expect(confirmed.body.recoveryCodes).toHaveLength(10)
  expect((await first.send('GET', '/api/me')).body.me.secondFactorMissing).toBe(false)

  const second = await signIn('kiet')
  expect((await second.send('GET', '/api/me')).body).toEqual({ signedIn: false, codeNeeded: true })
  expect((await second.send('GET', '/api/sessions')).status).toBe(401)
  expect((await second.post('/api/second-factor/set-up')).status).toBe(401)
  const replay = await second.post('/api/second-factor/pass', { code: totpCodeAt(secret, world.clock.now) })
  expect(replay.body.code).toBe('access/second-factor-wrong')
  world.clock.advance(30_000)
  const code = totpCodeAt(secret, world.clock.now)
  const both = await Promise.all([
    second.post('/api/second-factor/pass', { code }),
    second.post('/api/second-factor/pass', { code }),
  ])
  expect(both.map((it) => it.status).toSorted()).toEqual([200, 422])
  expect((await second.send('GET', '/api/me')).body.signedIn).toBe(true)

  const third = await signIn('kiet')
  const recovery = confirmed.body.recoveryCodes[3].toLowerCase()
  expect((await third.post('/api/second-factor/pass', { code: recovery })).body).toEqual({
    recoveryCodesLeft: 9,
  })
  const again = await (await signIn('kiet')).post('/api/second-factor/pass', { code: recovery })
  expect(again.status).toBe(422)
})

test('guessing codes is stopped', async () => {
  const lead = await world.person('Trần Đỗ Phương Uyên', [{ role: 'lead', scopeKind: 'global' }])
  await withPassword(lead, 'uyen')
  const session = await signIn('uyen')
  const answers = []
  for (let i = 0; i < 7; i += 1)
    answers.push((await session.post('/api/confirm', { code: `00000${i}` })).body.code)
  expect(answers).toEqual([
    ...Array.from({ length: 6 }, () => 'access/second-factor-wrong'),
    'access/too-many-attempts',
  ])
})

test('identity is confirmed afresh by the password, for ten minutes', async () => {
  const officer = await world.person('Đào Ngọc Bảo Trân')
  await withPassword(officer, 'tran')
  const session = await signIn('tran')
  world.clock.advance(11 * 60_000)
  expect((await session.post('/api/second-factor/set-up')).body.code).toBe('access/fresh-confirmation-needed')
  expect((await session.post('/api/confirm', { password: 'sai rồi' })).body.code).toBe(
    'access/password-wrong',
  )
  expect((await session.post('/api/confirm', { password: PASSWORD })).body).toEqual({ confirmed: true })
  expect((await session.post('/api/second-factor/set-up')).status).toBe(200)
})

test('changing the password signs the other devices out', async () => {
  const officer = await world.person('Phan Lê Quốc Huy')
  await withPassword(officer, 'huy')
  const [here, there] = [await signIn('huy'), await signIn('huy')]
  const weak = await here.post('/api/password', { current: PASSWORD, next: '12121212121212' })
  expect(weak.body.code).toBe('access/password-weak')
  const changed = await here.post('/api/password', { current: PASSWORD, next: 'nước chảy đá mòn' })
  expect(changed.body).toEqual({ changed: true })
  expect((await there.send('GET', '/api/sessions')).status).toBe(401)
  expect((await here.send('GET', '/api/sessions')).body.devices).toHaveLength(1)
})

test("devices are mine alone, and another person's can't be revoked", async () => {
  const [mine, other] = [await world.person('Võ Thị Thanh Tuyền'), await world.person('Thạch Minh Đăng')]
  const devices = (await mine.get('/api/sessions')).body.devices
  expect(devices).toMatchObject([{ browser: null, system: null, current: true }])
  expect((await other.delete(`/api/sessions/${devices[0].hash}`)).status).toBe(404)
  expect((await mine.get('/api/sessions')).status).toBe(200)
  expect((await mine.delete(`/api/sessions/${devices[0].hash}`)).body).toEqual({ revoked: true })
  expect((await mine.get('/api/sessions')).status).toBe(401)
})

test('an office that was never approved opens no area', async () => {
  const waiting = await world.person('Bùi Ngọc Lan Chi', [{ role: 'deputy', scopeKind: 'global' }])
  await world.database.db
    .update(officeGrant)
    .set({ approvedAt: null })
    .where(eq(officeGrant.accountId, waiting.accountId))
  expect((await waiting.get('/api/me')).body.me.areas).toEqual([])
})

test('the codes just made come as a paper for their owner only, and nothing of it is kept', async () => {
  const deputy = await world.person('Nguyễn Thị Hoàng Lan', [{ role: 'deputy', scopeKind: 'global' }])
  const made = await deputy.post('/api/second-factor/recovery-codes')
  const { recoveryCodes: codes } = made.body as { recoveryCodes: string[] }
  const paper = '/api/second-factor/recovery-codes/paper'
  const printed = await deputy.post(paper, { codes })
  expect([printed.status, printed.headers.get('content-type'), printed.headers.get('cache-control')]).toEqual(
    [200, 'application/pdf', 'private, no-store'],
  )
  const text = await textOfPdf(world, printed)
  expect([...codes, 'NguyễnThịHoàngLan'].filter((it) => !text.includes(it))).toEqual([])
  // Nobody prints codes that are not theirs, nor a paper that mixes made-up ones in.
  const other = await world.person('Phạm Quang Vinh', [{ role: 'lead', scopeKind: 'global' }])
  expect((await other.post(paper, { codes })).status).toBe(422)
  expect((await deputy.post(paper, { codes: [...codes.slice(1), 'AAAAA-AAAAA'] })).status).toBe(422)
  const stale = await world.person('Lý Mỹ Duyên', [{ role: 'deputy', scopeKind: 'global' }], { fresh: false })
  expect((await stale.post(paper, { codes })).body.code).toBe('access/fresh-confirmation-needed')
  const rows = await world.database.owner`select * from command`
  expect(codes.filter((code) => JSON.stringify([rows, world.logged]).includes(code))).toEqual([])
})
