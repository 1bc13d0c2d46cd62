import { randomUUID } from 'node:crypto'
import { ledger, ledgerPayload, notice, uploadSession } from '@xk/db'
import { desc, eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  bodyOfIdea,
  createTestApp,
  type EditionWorld,
  ensureUnit,
  insertEdition,
  must,
  type Persona,
  sampleIdeas,
  setDate,
  type TestApp,
  testServer,
} from '../../testing/index.ts'

let world: TestApp
let edition: EditionWorld
let unitId: string
let officer: Persona
let secretary: Persona
let other: Persona

const MINUTE = 60_000
const idea = sampleIdeas[6]!
const REASON = 'Mất điện cả chiều, có xác nhận của Ủy ban nhân dân phường.'

beforeAll(async () => {
  world = await createTestApp(testServer())
  edition = await insertEdition(world, { closesInDays: 1 })
  unitId = await ensureUnit(world, 'Đoàn Sở Tài chính')
  officer = await world.person('Trần Thị Cúc', [{ role: 'officer', scopeKind: 'unit', scopeId: unitId }])
  secretary = await world.person('Ngô Thư Ký', [{ role: 'secretary', scopeKind: 'global' }])
  other = await world.person('Lê Thư Ký', [{ role: 'secretary', scopeKind: 'global' }])
})
afterAll(() => world.close())

const draftOf = async () => {
  const wish = { editionId: edition.id, unitId, division: 'all' }
  const { entryId } = must('create', await officer.post('/api/entries', wish))
  await save(entryId, 0)
  return entryId as string
}
const save = async (entryId: string, baseVersion: number, title?: string) => {
  const body = bodyOfIdea(idea, () => unitId)
  if (title) body.fields['title'] = title
  must('save', await officer.put(`/api/entries/${entryId}/draft`, { baseVersion, body }))
}
const submit = (entryId: string, more: Record<string, unknown> = {}, who = officer) =>
  who.post(`/api/entries/${entryId}/submit`, { draftVersion: 1, ...more })
const stateOf = async (entryId: string) => (await officer.get(`/api/entries/${entryId}`)).body
const latestEvent = async () => {
  const [row] = await world.database.db
    .select({ kind: ledger.kind, payload: ledgerPayload.payload })
    .from(ledger)
    .innerJoin(ledgerPayload, eq(ledgerPayload.seq, ledger.seq))
    .orderBy(desc(ledger.seq))
    .limit(1)
  return row
}
/** Runs at a moment from the deadline, and puts clock and deadline back. */
const at = async (msFromClosing: number, work: () => Promise<void>) => {
  world.clock.advance(1000)
  const before = world.clock.now
  const closing = new Date(before.getTime() + 3_600_000)
  await setDate(world, edition.id, 'closesAt', closing)
  world.clock.now = new Date(closing.getTime() + msFromClosing)
  try {
    await work()
  } finally {
    world.clock.now = new Date(before.getTime() + 10 * 3_600_000)
    await setDate(world, edition.id, 'closesAt', new Date(world.clock.now.getTime() + 86_400_000))
  }
}

test('after the deadline an entry is handed in late with a reason, and waits', async () => {
  const entryId = await draftOf()
  await at(MINUTE, async () => {
    expect((await submit(entryId)).body.code).toBe('stage/closed')
    expect((await submit(entryId, { lateReason: '  ' })).status).toBe(422)
    expect((await stateOf(entryId)).allowed).toEqual(
      expect.arrayContaining(['entry.edit', 'entry.submitLate']),
    )
    expect((await submit(entryId, { lateReason: REASON })).body).toMatchObject({ n: 1, state: 'late' })
    expect(await latestEvent()).toMatchObject({ kind: 'submit', payload: { entryId, late: REASON } })
    const read = await stateOf(entryId)
    expect([read.state, read.revisions[0].lateReason]).toEqual(['late', REASON])
    const seen = (await secretary.get(`/api/screening/${entryId}`)).body
    expect([seen.acts, seen.lateActs]).toEqual([[], ['acceptLate', 'refuseLate']])
  })
})

test('before the deadline a reason counts for nothing', async () => {
  const entryId = await draftOf()
  expect((await submit(entryId, { lateReason: REASON })).body.state).toBe('submitted')
  expect((await stateOf(entryId)).revisions[0].lateReason).toBeNull()
})

test('the secretariat accepts or refuses it with a reason that the unit sees; nobody else does', async () => {
  await at(MINUTE, async () => {
    const [accepted, refused] = [await draftOfLate(), await draftOfLate()]
    const decide = (
      who: Persona,
      entryId: string,
      act: string,
      body: object = { n: 1, reason: 'Có lý do chính đáng.' },
    ) => who.post(`/api/screening/${entryId}/${act}-late`, body)
    expect((await decide(officer, accepted, 'accept')).status).toBe(403)
    expect((await decide(secretary, accepted, 'accept', { n: 1, reason: '' })).status).toBe(422)
    expect((await decide(secretary, accepted, 'accept', { n: 7, reason: 'x' })).body.code).toBe(
      'record/stale-version',
    )
    expect((await decide(secretary, accepted, 'accept')).body).toEqual({
      entryId: accepted,
      state: 'submitted',
    })
    expect((await decide(other, refused, 'refuse')).body).toEqual({ entryId: refused, state: 'refused' })
    expect((await decide(secretary, accepted, 'refuse')).body.code).toBe('record/in-wrong-state')
    const { lateDecisions } = await stateOf(accepted)
    expect(lateDecisions).toEqual([
      { accepted: true, reason: 'Có lý do chính đáng.', at: world.clock.now.toISOString() },
    ])
    const receipt = (await officer.get(`/api/entries/${accepted}/receipt`)).body
    expect([receipt.revision.lateReason, receipt.lateDecisions[0].accepted]).toEqual([REASON, true])
    const told = await world.database.db
      .select({ kind: notice.kind })
      .from(notice)
      .where(eq(notice.accountId, officer.accountId))
    expect(told.map((it) => it.kind)).toEqual(
      expect.arrayContaining(['entry.lateAccepted', 'entry.lateRefused']),
    )
    // Accepted, it is screened like any other.
    expect((await secretary.get(`/api/screening/${accepted}`)).body.acts).toEqual([
      'accept',
      'return',
      'refuse',
    ])
  })
})
const draftOfLate = async () => {
  const now = world.clock.now
  world.clock.now = new Date(now.getTime() - 30 * MINUTE)
  const entryId = await draftOf()
  world.clock.now = now
  must('late', await submit(entryId, { lateReason: REASON }))
  return entryId
}

test('while it waits it can be mended and handed in again, or withdrawn', async () => {
  await at(MINUTE, async () => {
    const entryId = await draftOfLate()
    await save(entryId, 1, 'Tên mới của ý tưởng')
    expect((await submit(entryId, { draftVersion: 2, lateReason: REASON })).body).toMatchObject({
      n: 2,
      state: 'late',
    })
    expect((await officer.post(`/api/entries/${entryId}/withdraw`, { reason: '' })).body.state).toBe(
      'withdrawn',
    )
  })
})

/** An upload of this entry under way since then. */
const beginUpload = (entryId: string, startedAt: Date) =>
  world.database.db.insert(uploadSession).values({
    id: randomUUID(),
    entryId,
    accountId: officer.accountId,
    audience: 'content',
    name: 'phim.mp4',
    size: 1000,
    received: 10,
    startedAt,
    touchedAt: startedAt,
  })
const wait = (entryId: string, draftVersion = 1) =>
  officer.post(`/api/entries/${entryId}/wait-to-hand-in`, { draftVersion })

test('a hand-in asked for in time, whose upload began in time, may finish within half an hour', async () => {
  const entryId = await draftOf()
  await at(-MINUTE, async () => {
    await beginUpload(entryId, world.clock.now)
    expect((await wait(entryId)).body).toMatchObject({ entryId, draftVersion: 1 })
    world.clock.advance(30 * MINUTE)
    expect((await stateOf(entryId)).allowed).toContain('entry.submit')
    expect((await submit(entryId)).body).toMatchObject({ n: 1, state: 'submitted' })
    expect(await latestEvent()).toMatchObject({
      kind: 'submit',
      payload: { entryId, closedAt: expect.any(String), waitedSince: expect.any(String) },
    })
  })
})

test.each([
  ['half an hour and a minute after', { begun: -MINUTE, asked: -MINUTE, at: 31 * MINUTE, version: 1 }],
  ['an upload begun after the deadline', { begun: MINUTE, asked: -MINUTE, at: 10 * MINUTE, version: 1 }],
  ['a draft changed after it was asked for', { begun: -MINUTE, asked: -MINUTE, at: 10 * MINUTE, version: 2 }],
])('%s, it is closed', async (_, it) => {
  const entryId = await draftOf()
  await at(it.asked, async () => {
    const closing = world.clock.now.getTime() - it.asked
    must('wait', await wait(entryId))
    await beginUpload(entryId, new Date(closing + it.begun))
    world.clock.now = new Date(closing + it.at)
    if (it.version === 2) await save(entryId, 1, 'Sửa sau hạn')
    expect((await submit(entryId, { draftVersion: it.version })).body.code).toBe('stage/closed')
  })
})

test('without an upload under way, and after the deadline, no hand-in is kept waiting', async () => {
  const entryId = await draftOf()
  await at(MINUTE, async () => {
    expect((await wait(entryId)).body.code).toBe('stage/closed')
  })
})
