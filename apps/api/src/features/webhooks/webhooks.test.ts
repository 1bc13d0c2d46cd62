import { officeGrant, webhook, webhookDelivery } from '@xk/db'
import { TURNED_OFF_AFTER_MS } from '@xk/domain/webhook'
import { eq } from 'drizzle-orm'
import { Webhook } from 'standardwebhooks'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import {
  createTestApp,
  ensureUnit,
  must,
  openEditionFor,
  appointOffices,
  insertTerm,
  type Offices,
  type Persona,
  submitIdeas,
  type TestApp,
  testServer,
} from '../../testing/index.ts'
import { type Got, startReceiver } from '../../testing/webhook-receiver.ts'
import { sendDueWebhooks } from './send-due-webhooks.ts'
import { tellWebhooks } from './tell-webhooks.ts'

let world: TestApp
let receiver: Awaited<ReturnType<typeof startReceiver>>
let administrator: Persona
let offices: Offices
const START = new Date('2026-12-10T02:00:00Z')

beforeAll(async () => {
  world = await createTestApp(testServer(), { now: START, publicUrl: 'https://xungkich.example.vn' })
  receiver = await startReceiver()
  world.deps.config.webhookLoopback = [receiver.host]
  administrator = await world.person('Lê Thị Mỹ Duyên', [{ role: 'administrator', scopeKind: 'global' }])
  offices = await appointOffices(world)
  await insertTerm(world)
  await ensureUnit(world, 'Đoàn Sở Tài chính')
})
beforeEach(async () => {
  await world.database.db.delete(webhookDelivery)
  await world.database.db.delete(webhook)
  receiver.got.length = 0
  receiver.answersStatus(204)
  world.clock.now = START
})
afterEach(() => void vi.useRealTimers())
afterAll(async () => {
  await world.close()
  await receiver.close()
})

const PUBLIC_EVENTS = [
  'edition.amended',
  'edition.extended',
  'edition.opened',
  'question.answered',
  'result.corrected',
  'result.released',
]
const make = async (who: Persona, events = PUBLIC_EVENTS, more: object = {}) =>
  must(
    'webhook',
    await who.post('/api/webhooks', {
      name: 'Cổng Đoàn',
      url: `http://${receiver.host}/nhan`,
      events,
      ...more,
    }),
  ) as { id: string; secret: string }
const happen = (n = 1) =>
  world.database.db.transaction((tx) =>
    tellWebhooks(world.deps, tx, { event: 'result.released', n, path: '/ket-qua/y-tuong' }),
  )
/** As a receiver does that knows only the secret and the published specification. */
const verified = (secret: string, got: Got | undefined) => {
  vi.setSystemTime(world.clock.now)
  return new Webhook(secret).verify(got?.body ?? '', got?.headers as Record<string, string>)
}
const deliveries = async (who: Persona, id: string) =>
  must('deliveries', await who.get(`/api/webhooks/${id}/deliveries`)).deliveries as Record<string, unknown>[]
const hookOf = async (id: string) => {
  const [row] = await world.database.db.select().from(webhook).where(eq(webhook.id, id))
  return row
}

test('the secret is in one answer and sealed from then on; only its owner and the administrator see the webhook', async () => {
  const { id, secret } = await make(offices.secretary)
  expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
  expect(JSON.stringify(await hookOf(id))).not.toContain(secret.slice(6))
  const line = {
    id,
    name: 'Cổng Đoàn',
    url: `http://${receiver.host}/nhan`,
    events: PUBLIC_EVENTS,
    state: 'active',
    why: null,
    ownerName: 'Trần Đức Nhã',
    failingSince: null,
    formerUntil: null,
    createdAt: START.toISOString(),
  }
  expect((await offices.secretary.get('/api/webhooks')).body.webhooks).toEqual([
    { ...line, mine: true, allowed: ['webhook.change', 'webhook.rotate'] },
  ])
  expect((await administrator.get('/api/webhooks')).body.webhooks).toEqual([
    { ...line, mine: false, allowed: ['webhook.change'] },
  ])
  expect((await offices.secondSecretary.get('/api/webhooks')).body.webhooks).toEqual([])
  const others = await Promise.all([
    offices.secondSecretary.get(`/api/webhooks/${id}/deliveries`),
    offices.secondSecretary.post(`/api/webhooks/${id}/try`),
    offices.secondSecretary.post(`/api/webhooks/${id}/remove`),
    administrator.post(`/api/webhooks/${id}/rotate`),
  ])
  expect(others.map(({ status }) => status)).toEqual([404, 404, 404, 404])
})

test('who may not have one, and which addresses and events are refused', async () => {
  const body = { name: 'x', url: `http://${receiver.host}/`, events: ['edition.opened'] }
  const judge = await world.person('Đinh Vũ Hải Yến')
  const stale = await world.person('Hoàng Văn Cũ', [{ role: 'secretary', scopeKind: 'global' }], {
    fresh: false,
  })
  const refused = await Promise.all([
    judge.post('/api/webhooks', body),
    offices.lead.post('/api/webhooks', body),
    stale.post('/api/webhooks', body),
    administrator.post('/api/webhooks', { ...body, url: 'https://169.254.169.254/latest' }),
    administrator.post('/api/webhooks', { ...body, url: 'http://example.vn/' }),
    administrator.post('/api/webhooks', { ...body, events: ['entry.submitted'] }),
    administrator.post('/api/webhooks', { ...body, events: ['entry.deleted'] }),
  ])
  expect(refused.map(({ status, body: it }) => [status, it.issues?.[0]?.code ?? it.code])).toEqual([
    [404, 'record/not-found'],
    [403, 'access/forbidden'],
    [403, 'access/fresh-confirmation-needed'],
    [422, 'webhook/notPublic'],
    [422, 'webhook/notPublic'],
    [422, 'webhook/notYours'],
    [422, 'invalid_value'],
  ])
  expect((await judge.get('/api/webhooks')).status).toBe(404)
})

test('what happens is told by ids, to whom it may be told, signed as the specification says', async () => {
  const all = await make(offices.secretary, [...PUBLIC_EVENTS, 'entry.submitted'])
  const some = await make(administrator, PUBLIC_EVENTS, { url: `http://${receiver.host}/quan-tri` })
  const edition = await openEditionFor(world, offices)
  const [idea] = await submitIdeas(world, edition, { count: 1, attachments: false })
  const at = new Date(START.getTime() + 12 * 86_400_000).toISOString()
  const extend = { changes: [{ key: 'closesAt', at }], reason: 'Mất điện diện rộng' }
  const path = `/api/editions/${edition.id}/extend`
  must('one unit', await offices.secretary.post(path, { ...extend, unitId: idea?.unitId }))
  must('all', await offices.secretary.post(path, { ...extend, unitId: null }))
  expect(await sendDueWebhooks(world.deps)).toBe(5)
  const timestamp = START.toISOString()
  const page = `https://xungkich.example.vn/cuoc-thi/${edition.slug}`
  const opened = { type: 'edition.opened', timestamp, data: { editionId: edition.id, url: page } }
  const extended = { ...opened, type: 'edition.extended' }
  const url = `https://xungkich.example.vn/to-cong-tac/bai/${idea?.entryId}`
  const data = { editionId: edition.id, entryId: idea?.entryId, url }
  const submitted = { type: 'entry.submitted', timestamp, data }
  const told = (where: string, secret: string) =>
    receiver.got
      .filter(({ path: to }) => to === where)
      .map((it) => verified(secret, it))
      .toSorted((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)))
  expect(told('/nhan', all.secret)).toEqual([extended, opened, submitted])
  expect(told('/quan-tri', some.secret)).toEqual([extended, opened])
  expect(() =>
    verified(
      some.secret,
      receiver.got.find(({ path: to }) => to === '/nhan'),
    ),
  ).toThrow()
  const [got] = receiver.got
  const tampered = got && { ...got, body: got.body.replace('edition', 'editiom') }
  expect(() => verified(all.secret, tampered)).toThrow()
})

test('a receiver that fails is tried again later under the same id, and by hand', async () => {
  const { id, secret } = await make(administrator)
  await happen()
  receiver.answersStatus(500)
  expect(await sendDueWebhooks(world.deps)).toBe(0)
  const [failed] = await deliveries(administrator, id)
  expect(failed).toMatchObject({
    state: 'waiting',
    attempts: 1,
    status: 500,
    why: 'refused',
    lastAt: START.toISOString(),
  })
  const wait = new Date(String(failed?.['dueAt'])).getTime() - START.getTime()
  expect(wait).toBeGreaterThanOrEqual(15_000)
  expect(wait).toBeLessThanOrEqual(30_000)
  expect(await sendDueWebhooks(world.deps)).toBe(0)
  expect(receiver.got).toHaveLength(1)
  world.clock.advance(30_000)
  receiver.answersStatus(302, { location: 'http://127.0.0.1/' })
  await sendDueWebhooks(world.deps)
  expect((await deliveries(administrator, id))[0]).toMatchObject({
    attempts: 2,
    status: 302,
    why: 'redirect',
  })
  expect((await hookOf(id))?.failingSince).toEqual(START)
  receiver.answersStatus(200)
  const again = `/api/webhooks/${id}/deliveries/${failed?.['id']}/again`
  expect((await administrator.post(again)).body).toEqual({ id: failed?.['id'], waiting: true })
  expect(await sendDueWebhooks(world.deps)).toBe(1)
  expect(new Set(receiver.got.map(({ headers }) => headers['webhook-id']))).toEqual(new Set([failed?.['id']]))
  expect(verified(secret, receiver.got.at(-1))).toMatchObject({ type: 'result.released', data: { n: 1 } })
  expect((await deliveries(administrator, id))[0]).toMatchObject({
    state: 'delivered',
    attempts: 1,
    status: 200,
    why: null,
    dueAt: null,
  })
  expect((await hookOf(id))?.failingSince).toBeNull()
  expect((await administrator.post(`/api/webhooks/${id}/deliveries/${id}/again`)).status).toBe(404)
})

test('after twelve tries a delivery is given up; after five days without any the webhook is turned off and its owner told', async () => {
  const { id } = await make(administrator)
  receiver.answersStatus(503)
  await happen()
  for (let i = 0; i < 12; i += 1) {
    await sendDueWebhooks(world.deps)
    world.clock.advance(6 * 60 * 60_000)
  }
  expect(receiver.got).toHaveLength(12)
  expect((await deliveries(administrator, id))[0]).toMatchObject({
    state: 'failed',
    attempts: 12,
    dueAt: null,
  })
  expect((await hookOf(id))?.state).toBe('active')
  world.clock.now = new Date(START.getTime() + TURNED_OFF_AFTER_MS)
  await happen(2)
  await sendDueWebhooks(world.deps)
  expect(await hookOf(id)).toMatchObject({ state: 'disabled', why: 'failing' })
  expect((await administrator.get('/api/notices')).body.notices[0]).toMatchObject({
    kind: 'webhook.disabled',
    facts: { webhookId: id, hook: 'Cổng Đoàn' },
  })
  await happen(3)
  expect(await deliveries(administrator, id)).toHaveLength(2)
  const [last] = await deliveries(administrator, id)
  expect((await administrator.post(`/api/webhooks/${id}/deliveries/${last?.['id']}/again`)).status).toBe(409)
  const wake = { name: 'Cổng Đoàn mới', events: ['result.released'], active: true }
  must('wake', await administrator.put(`/api/webhooks/${id}`, wake))
  expect(await hookOf(id)).toMatchObject({
    state: 'active',
    why: null,
    failingSince: null,
    name: 'Cổng Đoàn mới',
  })
})

test('410 turns it off at once; a paused one is told nothing; a name that points inside is not met', async () => {
  const { id } = await make(administrator)
  receiver.answersStatus(410)
  await happen()
  await sendDueWebhooks(world.deps)
  expect(await hookOf(id)).toMatchObject({ state: 'disabled', why: 'gone' })
  const paused = await make(administrator)
  must(
    'pause',
    await administrator.put(`/api/webhooks/${paused.id}`, {
      name: 'x',
      events: PUBLIC_EVENTS,
      active: false,
    }),
  )
  const inside = await make(administrator, PUBLIC_EVENTS, { url: 'https://example.vn/' })
  world.deps.resolveHost = async () => ['127.0.0.1']
  await happen()
  await sendDueWebhooks(world.deps)
  expect(await deliveries(administrator, paused.id)).toEqual([])
  expect((await deliveries(administrator, inside.id))[0]).toMatchObject({
    state: 'waiting',
    status: null,
    why: 'address',
  })
  expect(receiver.got).toHaveLength(1)
})

test('a trial is sent at once and once, also to one that is turned off', async () => {
  const { id, secret } = await make(administrator)
  must(
    'pause',
    await administrator.put(`/api/webhooks/${id}`, { name: 'x', events: PUBLIC_EVENTS, active: false }),
  )
  const tried = must('try', await administrator.post(`/api/webhooks/${id}/try`))
  expect(tried).toEqual({ id: tried.id, arrived: true, status: 204, why: null })
  expect(verified(secret, receiver.got[0])).toMatchObject({ type: 'webhook.test' })
  receiver.answersStatus(404)
  const failed = must('try', await administrator.post(`/api/webhooks/${id}/try`))
  expect(failed).toMatchObject({ arrived: false, status: 404, why: 'refused' })
  world.clock.advance(60_000)
  await sendDueWebhooks(world.deps)
  expect(receiver.got).toHaveLength(2)
})

test('after a rotation both secrets sign for a day; a removed webhook gets nothing more', async () => {
  const { id, secret } = await make(administrator)
  const next = must('rotate', await administrator.post(`/api/webhooks/${id}/rotate`))
  await happen()
  await sendDueWebhooks(world.deps)
  expect(verified(secret, receiver.got[0])).toEqual(verified(next.secret, receiver.got[0]))
  world.clock.advance(24 * 60 * 60_000)
  await happen(2)
  await sendDueWebhooks(world.deps)
  expect(() => verified(secret, receiver.got[1])).toThrow()
  expect(verified(next.secret, receiver.got[1])).toMatchObject({ data: { n: 2 } })
  await happen(3)
  expect((await administrator.post(`/api/webhooks/${id}/remove`)).body).toEqual({ id, removed: true })
  await sendDueWebhooks(world.deps)
  expect(receiver.got).toHaveLength(2)
  expect((await administrator.get(`/api/webhooks/${id}/deliveries`)).status).toBe(404)
})

test('two processes send each delivery once; what the world may not know yet waits unseen', async () => {
  const { id } = await make(administrator)
  for (let n = 1; n <= 6; n += 1) await happen(n)
  await Promise.all([sendDueWebhooks(world.deps), sendDueWebhooks(world.deps)])
  expect(receiver.got.map(({ body }) => JSON.parse(body).data.n).toSorted()).toEqual([1, 2, 3, 4, 5, 6])
  const at = new Date(START.getTime() + 3_600_000)
  await world.database.db.transaction((tx) =>
    tellWebhooks(world.deps, tx, { event: 'result.released', n: 7, path: '/ket-qua/y-tuong', at }),
  )
  await sendDueWebhooks(world.deps)
  const [hidden] = await world.database.db
    .select()
    .from(webhookDelivery)
    .where(eq(webhookDelivery.state, 'waiting'))
  expect(await deliveries(administrator, id)).toHaveLength(6)
  expect((await administrator.post(`/api/webhooks/${id}/deliveries/${hidden?.id}/again`)).status).toBe(404)
  world.clock.now = at
  await sendDueWebhooks(world.deps)
  expect(JSON.parse(receiver.got[6]?.body ?? '')).toMatchObject({
    timestamp: at.toISOString(),
    data: { n: 7 },
  })
})

test('who has left the office is told nothing: the webhook is turned off', async () => {
  const leaving = await world.person('Ngô Thư Ký', [{ role: 'secretary', scopeKind: 'global' }])
  const { id } = await make(leaving)
  await world.database.db
    .update(officeGrant)
    .set({ revokedAt: START })
    .where(eq(officeGrant.accountId, leaving.accountId))
  const after = [
    await leaving.get(`/api/webhooks/${id}/deliveries`),
    await leaving.post(`/api/webhooks/${id}/try`),
    await leaving.post(`/api/webhooks/${id}/rotate`),
    await leaving.put(`/api/webhooks/${id}`, { name: 'x', events: PUBLIC_EVENTS, active: true }),
  ]
  expect(after.map(({ status }) => status)).toEqual([404, 404, 404, 404])
  await happen()
  expect(await hookOf(id)).toMatchObject({ state: 'disabled', why: 'owner' })
  expect(await world.database.db.select().from(webhookDelivery)).toEqual([])
})

test('lists take as many statements for one as for three', async () => {
  await make(administrator)
  const one = await world.countQueries(() => administrator.get('/api/webhooks'))
  await make(administrator)
  await make(offices.secretary)
  expect(await world.countQueries(() => administrator.get('/api/webhooks'))).toBe(one)
})
