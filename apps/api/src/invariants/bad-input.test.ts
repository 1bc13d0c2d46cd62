import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { isStorableText } from '@xk/domain/kernel'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Persona } from '../testing/index.ts'
import { ask, type Asked, flawOf } from './ask.ts'
import { badRequestsOf } from './bad-requests.ts'
import { AUTHORS, createJudgingWorld, type JudgingWorld, UNITS } from './judging-world.ts'
import { LIMITED, type Request, requestsOf } from './requests.ts'
import { nameOf, type Route, routesOf } from '../http/routes-of.ts'

let world: JudgingWorld
/** Someone who may do nearly everything, so that what is sent gets past the door. */
let clerk: Persona
let routes: Route[]

const apiRoutes = () => routes.filter(({ path }) => path.startsWith('/api/'))
/** The first request of a route that names things of the world. */
const goodOf = (route: Route): Request => {
  const requests = requestsOf(route, world.ids)
  const [first] = typeof requests === 'string' ? [] : requests
  if (!first) throw new Error(String(requests))
  return first
}
/** Ends nothing that the rest of the walk needs. */
const isHarmless = (route: Route) => !['POST /api/sign-out'].includes(nameOf(route))

beforeAll(async () => {
  world = await createJudgingWorld('assigned', [0, 1, 2, 3])
  const [editionId = '', otherId = ''] = world.ids['editions'] ?? []
  const [unitId = ''] = world.ids['units'] ?? []
  clerk = await world.app.person('Trịnh Đa Nhiệm', [
    ...(['administrator', 'lead', 'deputy', 'secretary', 'member'] as const).map((role) => ({
      role,
      scopeKind: 'global' as const,
    })),
    { role: 'panelChair', scopeKind: 'edition', scopeId: editionId },
    { role: 'panelChair', scopeKind: 'edition', scopeId: otherId },
    { role: 'officer', scopeKind: 'unit', scopeId: unitId },
  ])
  routes = routesOf(world.app.app)
})
afterAll(() => world.app.close())

const askAll = async (
  requests: readonly { name: string; request: Parameters<typeof ask>[2] }[],
  who: Persona,
) => {
  const flaws: string[] = []
  let before = ''
  for (const { name, request } of requests) {
    // Limits and the session: where they are what a route is about before each request, else once per route.
    const route = name.replace(/ spoilt \d+$/, '')
    if (route !== before || LIMITED.test(route)) await world.reset()
    before = route
    flaws.push(...flawOf(await ask(world, name, request, who.cookie)))
  }
  return flaws
}

test('a command id that comes back with another body is refused, and with the same body answered the same', async () => {
  const [assignmentId = ''] = world.ids['assignments'] ?? []
  const path = `/api/desk/assignments/${assignmentId}/conflict`
  const send = (reason: string, key: string) =>
    world.judge.request('POST', path, { body: { reason }, headers: { 'idempotency-key': key } })
  const key = randomUUID()
  await world.reset()
  const first = await send('Người nhà của tác giả', key)
  expect(first.status).toBe(200)
  expect((await send('Người nhà của tác giả', key)).body).toEqual(first.body)
  const other = await send('Một lý do khác', key)
  expect([other.status, other.body.code]).toEqual([409, 'command/reused-id'])
})

const hostile = (
  JSON.parse(readFileSync(new URL('./fixtures/hostile-strings.json', import.meta.url), 'utf8')) as {
    vanBan: { loai: string; giaTri: string }[]
  }
).vanBan.map(({ giaTri }) => giaTri)

test('every hostile text comes back as it was typed; one that can not be stored is refused', async () => {
  const assignmentId = world.ids['assignments']?.[1] ?? ''
  const path = `/api/desk/assignments/${assignmentId}`
  await world.reset()
  const at = await world.judge.get(path)
  let baseVersion: number = at.body.sheet.version
  for (const text of hostile) {
    const sheet = { baseVersion, marks: {}, comments: {}, overallComment: text }
    const saved = await world.judge.put(`${path}/sheet`, sheet)
    if (!isStorableText(text)) {
      expect([saved.status, saved.body.code]).toEqual([422, 'input/invalid'])
      continue
    }
    expect([saved.status, text]).toEqual([200, text])
    baseVersion = saved.body.version
    expect((await world.judge.get(path)).body.sheet.overallComment).toBe(text.normalize('NFC'))
  }
})

test.each(['clerk', 'judge'] as const)(
  'whatever a %s sends, each route answers with a problem in Vietnamese and never fails',
  async (who) => {
    const spoilt = apiRoutes()
      .filter(isHarmless)
      .flatMap((route) => badRequestsOf(route, goodOf(route)))
    expect(await askAll(spoilt, who === 'clerk' ? clerk : world.judge)).toEqual([])
  },
  600_000,
)

test('a method that a path does not know is answered as a thing that is not there', async () => {
  const asked: Asked[] = []
  const known = new Set(apiRoutes().map(nameOf))
  for (const route of apiRoutes()) {
    const { path } = goodOf(route)
    for (const method of ['PATCH', 'PROPFIND'].filter((it) => !known.has(`${it} ${route.path}`)))
      asked.push(await ask(world, `${method} ${path}`, { method, path }))
  }
  expect(asked.flatMap(flawOf)).toEqual([])
  expect(new Set(asked.map(({ status }) => status))).toEqual(new Set([404]))
})

test('the log of all of this names routes and results, and nobody and nothing that was sent', () => {
  const lines = world.app.logged.map((line) => JSON.parse(line) as Record<string, unknown>)
  expect(lines.length).toBeGreaterThan(1000)
  expect(world.app.logged.filter((line) => line.includes('"error"'))).toEqual([])
  const fields = new Set(lines.flatMap((line) => Object.keys(line)))
  expect([...fields].sort()).toEqual(['level', 'method', 'ms', 'msg', 'requestId', 'route', 'status', 'time'])
  const token = world.judge.cookie.replace('xk_session=', '')
  const secrets = [
    ...UNITS,
    ...AUTHORS,
    clerk.fullName,
    world.judge.fullName,
    token,
    'dang.minh',
    'Nội dung đủ dài',
  ]
  const logged = world.app.logged.join('\n')
  expect(secrets.filter((secret) => logged.includes(secret))).toEqual([])
  const patterns = new Set(routesOf(world.app.app).map(({ path }) => path))
  const strange = new Set(lines.map((line) => String(line['route'])).filter((path) => !patterns.has(path)))
  expect([...strange].filter((path) => !['/*', '/api/*'].includes(path))).toEqual([])
})

test('a fault is logged without the values that were in the statement', async () => {
  const broken = await createJudgingWorld('assigned', [0, 1, 2, 3])
  broken.app.app.get('/api/planted', async (c) => {
    await broken.app.database.db.execute(`select '${AUTHORS[0]}'::uuid`)
    return c.text('')
  })
  const answered = await ask(broken, 'planted', { method: 'GET', path: '/api/planted' })
  expect(answered.status).toBe(500)
  expect(answered.body).not.toContain(AUTHORS[0])
  expect(broken.app.logged.join()).toContain('fault')
  expect(broken.app.logged.join()).not.toContain(AUTHORS[0])
  await broken.app.close()
})
