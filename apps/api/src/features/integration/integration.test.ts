import { apiToken } from '@xk/db'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { nameOf, routesOf } from '../../http/routes-of.ts'
import { scopeFor, TOKEN_ROUTES } from '../../http/token-routes.ts'
import {
  createTestApp,
  ensureUnit,
  insertEdition,
  must,
  type Persona,
  type TestApp,
  testServer,
} from '../../testing/index.ts'

let world: TestApp
let officer: Persona
let unitId: string
let editionId: string

beforeAll(async () => {
  world = await createTestApp(testServer())
  unitId = await ensureUnit(world, 'Đoàn Sở Tài chính')
  editionId = (await insertEdition(world)).id
  officer = await world.person('Trần Thị Cúc', [{ role: 'officer', scopeKind: 'unit', scopeId: unitId }])
})
afterAll(() => world.close())

const ALL = ['editions:read', 'entries:read', 'drafts:write']
const make = async (
  who: Persona,
  scopes: string[] = ALL,
  days = 30,
): Promise<{ id: string; token: string }> =>
  must('token', await who.post('/api/tokens', { name: 'Phần mềm của cơ sở', scopes, days }))
const ask = (token: string, method: string, path: string, body?: unknown) =>
  world.anonymous.request(method, path, {
    headers: { authorization: `Bearer ${token}` },
    ...(body === undefined ? {} : { body }),
  })

test('every route of the API is described, by its own schema; what tokens reach is stable and exists', async () => {
  const { status, body } = await world.anonymous.get('/api/openapi.json')
  expect([status, body.openapi]).toEqual([200, '3.1.0'])
  const described = Object.entries(body.paths as Record<string, object>).flatMap(([path, operations]) =>
    Object.keys(operations).map((method) => `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`),
  )
  const routes = routesOf(world.app)
    .filter(({ path }) => path.startsWith('/api/'))
    .map(nameOf)
  expect(described.toSorted()).toEqual(routes.toSorted())
  expect(
    TOKEN_ROUTES.map((it) => `${it.method} ${it.path}`).filter((name) => !routes.includes(name)),
  ).toEqual([])
  const draft = body.paths['/api/entries/{entryId}/draft'].put
  expect([draft['x-stability'], draft['x-scope'], draft.parameters]).toEqual([
    'stable',
    'drafts:write',
    [{ name: 'entryId', in: 'path', required: true, schema: { type: 'string' } }],
  ])
  expect(draft.requestBody.content['application/json'].schema.required).toContain('baseVersion')
  const ids = Object.values(body.paths as Record<string, Record<string, { operationId: string }>>).flatMap(
    (it) => Object.values(it).map(({ operationId }) => operationId),
  )
  expect(new Set(ids).size).toBe(ids.length)
})

test('a token is shown once, kept as a hash, listed without itself, and ends when revoked or over', async () => {
  const { id, token } = await make(officer)
  expect(token).toMatch(/^xkp_[A-Za-z0-9_-]{43}$/)
  const [row] = await world.database.db.select().from(apiToken).where(eq(apiToken.id, id))
  expect(JSON.stringify(row)).not.toContain(token)
  const listed = (await officer.get('/api/tokens')).body.tokens
  expect(listed).toEqual([
    {
      id,
      name: 'Phần mềm của cơ sở',
      ending: token.slice(-4),
      scopes: ALL.toSorted(),
      createdAt: world.clock.now.toISOString(),
      expiresAt: new Date(world.clock.now.getTime() + 30 * 86_400_000).toISOString(),
      lastUsedAt: null,
    },
  ])
  expect((await ask(token, 'GET', '/api/editions')).status).toBe(200)
  expect((await officer.get('/api/tokens')).body.tokens[0].lastUsedAt).toBe(world.clock.now.toISOString())
  const stranger = await world.person('Người Lạ')
  expect((await stranger.post(`/api/tokens/${id}/revoke`)).status).toBe(404)
  expect((await officer.post(`/api/tokens/${id}/revoke`)).body).toEqual({ id, revoked: true })
  expect((await ask(token, 'GET', '/api/editions')).status).toBe(401)
  const short = await make(officer, ['editions:read'], 1)
  const before = world.clock.now
  world.clock.advance(86_400_001)
  expect((await ask(short.token, 'GET', '/api/editions')).status).toBe(401)
  world.clock.now = before
})

test('a program begins a work, saves its draft and reads it back, in its owner’s name only', async () => {
  const { token } = await make(officer)
  const begun = must(
    'begin',
    await ask(token, 'POST', '/api/entries', { editionId, unitId, division: 'all' }),
  )
  const path = `/api/entries/${begun.entryId}`
  const body = { fields: { title: 'Từ phần mềm khác' }, people: [], declarations: {}, jointUnits: [] }
  expect((await ask(token, 'PUT', `${path}/draft`, { baseVersion: 0, body })).body.version).toBe(1)
  expect((await ask(token, 'GET', path)).body.draft.body.fields).toEqual({ title: 'Từ phần mềm khác' })
  const outsider = await world.person('Lê Ở Ngoài')
  const theirs = await make(outsider)
  expect((await ask(theirs.token, 'GET', path)).status).toBe(404)
})

test('outside of its scopes, and of what tokens are for at all, it is refused', async () => {
  const { token } = await make(officer, ['editions:read'])
  const refusals = await Promise.all(
    (
      [
        ['GET', '/api/officer/home'],
        ['POST', '/api/entries'],
        ['POST', `/api/entries/${unitId}/submit`],
        ['GET', '/api/tokens'],
        ['POST', '/api/tokens'],
        ['POST', '/api/confirm'],
        ['GET', '/api/desk'],
        ['GET', '/api/me'],
      ] as const
    ).map(([method, path]) => ask(token, method, path, method === 'POST' ? {} : undefined)),
  )
  expect(refusals.map((it) => [it.status, it.body.code, it.body.scope])).toEqual([
    [403, 'token/out-of-scope', 'entries:read'],
    [403, 'token/out-of-scope', 'drafts:write'],
    ...Array.from({ length: 6 }, () => [403, 'token/out-of-scope', null]),
  ])
  expect((await ask('xkp_khongphai', 'GET', '/api/editions')).status).toBe(401)
  // Nothing that judges, masks, hands in, approves or appoints is within reach of any token.
  const reached = routesOf(world.app).filter(({ method, path }) => scopeFor(method, path))
  expect(
    reached
      .map(nameOf)
      .filter((name) => /submit|approve|desk|masking|stage-entries|grants|screening|accounts/.test(name)),
  ).toEqual([])
})

test('a token passes no second factor: offices that need one count for nothing', async () => {
  const secretary = await world.person('Ngô Thư Ký', [{ role: 'secretary', scopeKind: 'global' }])
  const { entryId } = must(
    'begin',
    await officer.post('/api/entries', { editionId, unitId, division: 'all' }),
  )
  const { token } = await make(secretary)
  expect((await secretary.get(`/api/entries/${entryId}`)).status).toBe(403)
  expect((await ask(token, 'GET', `/api/entries/${entryId}`)).status).toBe(404)
  // What is followed while it is judged takes such an office; what is released is public and takes no token.
  expect((await ask(token, 'GET', '/api/results/stages')).status).toBe(403)
})

test('making one takes a fresh confirmation of identity; the account’s end is its end', async () => {
  const stale = await world.person('Hoàng Văn Cũ', [], { fresh: false })
  const refused = await stale.post('/api/tokens', { name: 'x', scopes: ['editions:read'], days: 1 })
  expect([refused.status, refused.body.code]).toEqual([403, 'access/fresh-confirmation-needed'])
})
