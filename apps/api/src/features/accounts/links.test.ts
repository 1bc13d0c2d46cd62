import { account } from '@xk/db'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createApp } from '../../app.ts'
import { testServer } from '../../testing/server.ts'
import { createTestApp, type TestApp } from '../../testing/test-app.ts'
import { firstAdministratorLink, linkAtStart } from './first-administrator.ts'
import { issueLink, type LinkPurpose } from './issue-link.ts'

let world: TestApp
beforeAll(async () => {
  world = await createTestApp(testServer())
})
afterAll(() => world.close())

const invited = async (name: string, purpose: LinkPurpose = 'invitation') => {
  const who = await world.person(name)
  if (purpose === 'invitation')
    await world.database.db
      .update(account)
      .set({ state: 'invited', login: null })
      .where(eq(account.id, who.accountId))
  const issued = await issueLink(world.deps, world.database.db, {
    accountId: who.accountId,
    purpose,
    createdBy: null,
  })
  return { who, path: `/api/links/${issued.url.split('/').at(-1)}` }
}
const PASSWORD = 'một cây làm chẳng nên non'

test('opening an invitation consumes nothing; taking it up works once', async () => {
  const { path } = await invited('Huỳnh Gia Khiêm')
  for (let i = 0; i < 3; i += 1) {
    expect((await world.anonymous.get(path)).body).toMatchObject({
      purpose: 'invitation',
      name: 'H. G. Khiêm',
      needs: { login: true, password: true, fullName: false },
    })
  }
  const missing = await world.anonymous.post(`${path}/take-up`, { login: 'khiem' })
  expect(missing.body.issues).toEqual([{ pointer: '/password', code: 'required' }])
  const weak = await world.anonymous.post(`${path}/take-up`, { login: 'khiem', password: 'ngắn' })
  expect(weak.body.code).toBe('access/password-weak')

  const taken = await world.anonymous.post(`${path}/take-up`, { login: ' Khiêm ', password: PASSWORD })
  expect(taken.status).toBe(200)
  const again = await world.anonymous.post(`${path}/take-up`, { login: 'khac', password: PASSWORD })
  expect([again.status, again.body.reason]).toEqual([404, 'used'])
  const signedIn = await world.anonymous.post('/api/sign-in', { login: 'KHIEM', password: PASSWORD })
  expect(signedIn.status).toBe(200)
})

test('a link expires, and is replaced when issued again', async () => {
  const { who, path } = await invited('Đinh Vũ Hải Yến')
  const { db } = world.database
  const next = await issueLink(world.deps, db, {
    accountId: who.accountId,
    purpose: 'invitation',
    createdBy: null,
  })
  expect((await world.anonymous.get(path)).body.reason).toBe('replaced')
  const nextPath = `/api/links/${next.url.split('/').at(-1)}`
  expect((await world.anonymous.get(nextPath)).status).toBe(200)
  world.clock.advance(14 * 86_400_000)
  expect((await world.anonymous.get(nextPath)).body.reason).toBe('expired')
})

test('two people who choose the same name at once: one is told, and keeps the link', async () => {
  const [one, other] = [await invited('Mạch Hữu Ước'), await invited('Nguyễn Thị Yến Phụng')]
  const answers = await Promise.all(
    [one, other].map(({ path }) =>
      world.anonymous.post(`${path}/take-up`, { login: 'chung', password: PASSWORD }),
    ),
  )
  const codes = answers.map(({ body }) => body.code ?? 'ok').toSorted()
  expect(codes).toEqual(['account/login-taken', 'ok'])
  const loser = answers[0]?.status === 200 ? other : one
  expect(
    (await world.anonymous.post(`${loser.path}/take-up`, { login: 'rieng', password: PASSWORD })).status,
  ).toBe(200)
})

test('a sign-in link asks for nothing and is no fresh confirmation', async () => {
  const { path } = await invited('Nguyễn Hoàng Thiên Ân', 'signIn')
  const taken = await world.anonymous.post(`${path}/take-up`, {})
  const cookie = taken.headers.get('set-cookie')?.split(';')[0] ?? ''
  const setUp = await world.anonymous.request('POST', '/api/second-factor/set-up', { headers: { cookie } })
  expect(setUp.body.code).toBe('access/fresh-confirmation-needed')
})

test('of two servers that start at once one prints the link; the next start prints another', async () => {
  const opens = async (url: string) =>
    (await world.anonymous.get(`/api/links/${url.split('/').at(-1)}`)).status
  const started = world.clock.now
  world.clock.advance(5_000)
  const said = await Promise.all([linkAtStart(world.deps, started), linkAtStart(world.deps, started)])
  const [first, ...more] = said.filter((it) => it !== 'printedBeside')
  expect([said.length, more]).toEqual([2, []])
  expect(await opens(first ?? '')).toBe(200)
  const again = await linkAtStart(world.deps, new Date(world.clock.now.getTime() + 1))
  expect(again).toContain('/moi/')
  expect([await opens(first ?? ''), await opens(again ?? '')]).toEqual([404, 200])
  // A link that no longer opens is nobody's: the start that comes then prints one.
  world.clock.advance(25 * 3_600_000)
  expect(await linkAtStart(world.deps, started)).toContain('/moi/')
})

test('the first administrator names themselves, and the next start prints no link', async () => {
  const url = (await firstAdministratorLink(world.deps)) ?? ''
  const path = `/api/links/${url.split('/').at(-1)}`
  expect((await world.anonymous.get(path)).body).toMatchObject({ purpose: 'firstAdministrator', name: null })
  const taken = await world.anonymous.post(`${path}/take-up`, {
    fullName: ' Lê  Thị Mỹ Duyên ',
    login: '0912 345 678',
    password: PASSWORD,
  })
  const cookie = taken.headers.get('set-cookie')?.split(';')[0] ?? ''
  const { me } = (await world.anonymous.request('GET', '/api/me', { headers: { cookie } })).body
  expect([me.fullName, me.secondFactorMissing, me.areas[0].area]).toEqual([
    'Lê Thị Mỹ Duyên',
    true,
    'administrator',
  ])
  expect(await firstAdministratorLink(world.deps)).toBeUndefined()
  const signedIn = await world.anonymous.post('/api/sign-in', {
    login: '+84 912.345.678',
    password: PASSWORD,
  })
  expect(signedIn.status).toBe(200)
})

test('guesses are counted across two processes on one database, and then nothing more is answered', async () => {
  const other = createApp({ ...world.deps })
  const { path } = await invited('Lê Văn Tám')
  const guess = async (app: typeof other) => (await app.request('/api/links/khong-co-that')).status
  const statuses = []
  for (let i = 0; i < 42; i += 1) statuses.push(await guess(i % 2 === 0 ? other : world.app))
  expect([statuses.indexOf(429), statuses.at(-1)]).toEqual([40, 429])
  expect((await world.anonymous.get(path)).status).toBe(429)
})

test('wrong passwords are counted across two processes on one database', async () => {
  const { createThrottles } = await import('../../http/throttle.ts')
  const other = createApp({ ...world.deps, throttles: createThrottles(world.database.sql) })
  const attempt = async (app: typeof other) => {
    const body = JSON.stringify({ login: 'ai.do', password: 'sai' })
    const answer = await app.request('/api/sign-in', {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json' },
    })
    return answer.status
  }
  const statuses = []
  for (let i = 0; i < 10; i += 1) statuses.push(await attempt(i % 2 === 0 ? other : world.app))
  expect(statuses).toEqual([...Array.from({ length: 8 }, () => 422), 429, 429])
})

test('one person alone draws no link into the account of who votes in a council', async () => {
  const secretary = await world.person('Bùi Thư Ký', [{ role: 'secretary', scopeKind: 'global' }])
  const editionId = world.deps.newId()
  for (const role of ['councillor', 'teller'] as const) {
    const voter = await world.person(`Ủy viên ${role}`, [{ role, scopeKind: 'edition', scopeId: editionId }])
    const asked = await secretary.post('/api/account-links', { accountIds: [voter.accountId] })
    expect(asked.body.code).toBe('access/second-person-needed')
  }
})
