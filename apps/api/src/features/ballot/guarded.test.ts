import { connect, type Socket } from 'node:net'
import type { AddressInfo } from 'node:net'
import type { Server } from 'node:http'
import { serve } from '@hono/node-server'
import { ballotRound, castBallot, command, council as councilTable, ledgerPayload } from '@xk/db'
import { digestOf } from '@xk/domain/kernel'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  createTestApp,
  insertCouncil,
  marksOf,
  must,
  openTestRound,
  type Persona,
  takeBallot,
  type TestApp,
  testServer,
} from '../../testing/index.ts'

let world: TestApp
let secretary: Persona
let lead: Persona
beforeAll(async () => {
  world = await createTestApp(testServer())
  secretary = await world.person('Trần Đức Nhã', [{ role: 'secretary', scopeKind: 'global' }])
  lead = await world.person('Phạm Quang Vinh', [{ role: 'lead', scopeKind: 'global' }])
})
afterAll(() => world.close())

const code = ({ status, body }: { status: number; body: { code?: string } }) => [status, body.code]
const grantsIn = (scopeId: string) =>
  (['councillor', 'teller'] as const).map((role) => ({ role, scopeKind: 'edition' as const, scopeId }))

test('both offices of the council without a place in it act on no round; a seat without being elected counts none', async () => {
  const council = await insertCouncil(world, { members: 3 })
  const bare = await world.person('Được Giao Suông', grantsIn(council.editionId))
  // A plain member who is a teller of another council in this edition.
  const plain = council.members[2]?.persona as Persona
  const { db } = world.database
  const rounds = `/api/stages/${council.stageId}/ballot-rounds`
  const [office] = grantsIn(council.editionId).filter(({ role }) => role === 'teller')
  must(
    'grant',
    await secretary.post('/api/grants', { ...office, accountId: plain.accountId, reason: 'Ban khác' }),
  )
  for (const someone of [bare, plain])
    expect(code(await someone.post(rounds, { way: 'paper' }))).toEqual([404, 'record/not-found'])
  expect((await bare.get(rounds)).status).toBe(404)
  const id = await openTestRound(council, { way: 'paper' })
  const round = `/api/ballot-rounds/${id}`
  const [first] = council.members
  const given = { memberId: first?.id, issued: true }
  const says = { reason: 'Người ngoài muốn hủy' }
  const asks = async (by: Persona) => [
    await by.put(`${round}/paper-issue`, given),
    await by.post(`${round}/close-issuing`),
    await by.post(`${round}/end-casting`),
    await by.get(`${round}/paper-count`),
    await by.post(`${round}/close`),
    await by.post(`${round}/void`, says),
    await by.post(`${round}/void/approve`, { digest: '0'.repeat(64) }),
  ]
  for (const someone of [bare, plain])
    expect((await asks(someone)).map(({ status }) => status)).toEqual([404, 404, 404, 404, 404, 404, 404])
  expect((await bare.get(round)).status).toBe(404)
  const [row] = await db.select().from(ballotRound).where(eq(ballotRound.id, id))
  expect([row?.state, row?.voidAskedBy]).toEqual(['issuing', null])
})

test('two people from outside make no counted round void; one of the council confirms exactly the reason seen', async () => {
  const council = await insertCouncil(world, { members: 3 })
  const id = await openTestRound(council, { way: 'paper' })
  const { db } = world.database
  await db.update(ballotRound).set({ state: 'closed' }).where(eq(ballotRound.id, id))
  const round = `/api/ballot-rounds/${id}`
  const asked = async (by: Persona) => (await by.get(round)).body.round.voidAsked as string
  must('ask', await secretary.post(`${round}/void`, { reason: 'Kết quả không như mong muốn' }))
  const seen = await asked(lead)
  const also = await world.person('Phó Bí thư kiêm nhiệm', [
    { role: 'deputy', scopeKind: 'global' },
    ...grantsIn(council.editionId),
  ])
  for (const outsider of [lead, also])
    expect(code(await outsider.post(`${round}/void/approve`, { digest: seen }))).toEqual([
      403,
      'access/forbidden',
    ])
  const [chair, teller] = council.tellers
  must('ask anew', await secretary.post(`${round}/void`, { reason: 'Phát nhầm mẫu phiếu' }))
  expect(code(await teller.post(`${round}/void/approve`, { digest: seen }))).toEqual([
    409,
    'record/stale-version',
  ])
  must('approve', await chair.post(`${round}/void/approve`, { digest: await asked(chair) }))
  const rows = await db.select().from(ledgerPayload)
  const steps = rows
    .map(({ payload }) => payload as Record<string, unknown>)
    .filter((it) => it['stageId'] === council.stageId && String(it['step']).startsWith('void'))
  expect(steps.map((it) => [it['step'], it['reason'], it['askedBy']])).toEqual([
    ['voidAsked', 'Kết quả không như mong muốn', undefined],
    ['voidAsked', 'Phát nhầm mẫu phiếu', undefined],
    ['void', 'Phát nhầm mẫu phiếu', secretary.accountId],
  ])
})

test('no round is opened before the meeting is, nor once its minutes are closed', async () => {
  const council = await insertCouncil(world, { members: 2 })
  const { db } = world.database
  const open = () => council.tellers[0].post(`/api/stages/${council.stageId}/ballot-rounds`, { way: 'paper' })
  const at = async (times: { openedAt: Date | null; closedAt: Date | null }) => {
    await db.update(councilTable).set(times).where(eq(councilTable.stageId, council.stageId))
    const { status, body } = await open()
    return [status, body.code, body.state]
  }
  const { now } = world.clock
  expect(await at({ openedAt: null, closedAt: null })).toEqual([409, 'record/in-wrong-state', 'notOpened'])
  expect(await at({ openedAt: now, closedAt: now })).toEqual([409, 'record/in-wrong-state', 'closed'])
  expect((await at({ openedAt: now, closedAt: null }))[0]).toBe(200)
})

test('nothing of the marks that a teller types stays with the command, not even a digest', async () => {
  const council = await insertCouncil(world, { members: 3, candidates: 2 })
  const id = await openTestRound(council, { paper: council.members.map((it) => it.id) })
  const [teller] = council.tellers
  for (const member of council.members)
    must(
      'give',
      await teller.put(`/api/ballot-rounds/${id}/paper-issue`, { memberId: member.id, issued: true }),
    )
  must('close issuing', await teller.post(`/api/ballot-rounds/${id}/close-issuing`))
  must('end', await teller.post(`/api/ballot-rounds/${id}/end-casting`))
  const paper = { kind: 'ballots', ballots: [{ marks: ['yes', 'no'], invalid: null }] }
  const input = { version: 0, paper, handIn: true }
  const commandId = '0f0f0f0f-0000-4000-8000-00000000ba11'
  must(
    'type',
    await teller.put(`/api/ballot-rounds/${id}/paper-count`, input, { 'idempotency-key': commandId }),
  )
  const [row] = await world.database.db.select().from(command).where(eq(command.id, commandId))
  expect([row?.name, row?.inputDigest, row?.result]).toEqual([
    'ballot.typePaper',
    digestOf({ name: 'ballot.typePaper', input: { id, version: 0, handIn: true } }),
    { version: 1, handedIn: true },
  ])
})

/** As many as are worked on at once (cast-routes.ts). */
const SLOW = 64

test('64 who send slowly take no voter’s place: the ballot is read first, then it waits for one', async () => {
  const council = await insertCouncil(world, { members: 2 })
  const id = await openTestRound(council)
  const voter = council.members[1]?.persona as Persona
  const { serial, signature } = await takeBallot(world, voter, id)
  must('close issuing', await council.tellers[0].post(`/api/ballot-rounds/${id}/close-issuing`))
  const begun: unknown[] = []
  const server = serve({ fetch: world.app.fetch, port: 0, hostname: '127.0.0.1' }) as Server
  server.prependListener('request', (request) => begun.push(request))
  await new Promise((done) => server.once('listening', done))
  const { port } = server.address() as AddressInfo
  const path = `/api/ballots/${id}`
  const head = `POST ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\ncontent-length: 500\r\n\r\n{`
  const slow: Socket[] = []
  try {
    for (let i = 0; i < SLOW; i++)
      slow.push(
        connect(port, '127.0.0.1', function (this: Socket) {
          this.write(head)
        }),
      )
    await expect.poll(() => begun.length, { timeout: 20_000 }).toBe(SLOW)
    const body = JSON.stringify({ serial, signature, marks: marksOf(council, ['yes']) })
    const answered = await fetch(`http://127.0.0.1:${port}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    })
    expect([answered.status, await answered.json()]).toEqual([200, { taken: true }])
  } finally {
    for (const socket of slow) socket.destroy()
    await new Promise((done) => server.close(done))
  }
  const box = await world.database.db.select().from(castBallot).where(eq(castBallot.roundId, id))
  expect(box).toHaveLength(1)
})
