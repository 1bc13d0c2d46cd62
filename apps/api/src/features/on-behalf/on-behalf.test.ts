import { ledger, ledgerPayload, notice } from '@xk/db'
import { desc, eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { documentFixture } from '../../testing/document-fixture.ts'
import {
  bodyOfIdea,
  createTestApp,
  type EditionWorld,
  ensureUnit,
  insertEdition,
  must,
  type Persona,
  sampleIdeas,
  type TestApp,
  testServer,
} from '../../testing/index.ts'

let world: TestApp
let edition: EditionWorld
let unitId: string
let officer: Persona
let secretary: Persona
let other: Persona

const DAY = 86_400_000
const idea = sampleIdeas[6]!

beforeAll(async () => {
  world = await createTestApp(testServer())
  edition = await insertEdition(world, { closesInDays: 1 })
  unitId = await ensureUnit(world, 'Đoàn Sở Tài chính')
  officer = await world.person('Trần Thị Cúc', [{ role: 'officer', scopeKind: 'unit', scopeId: unitId }])
  secretary = await world.person('Ngô Thư Ký', [{ role: 'secretary', scopeKind: 'global' }])
  other = await world.person('Lê Thư Ký', [{ role: 'secretary', scopeKind: 'global' }])
})
afterAll(() => world.close())

const wish = (more: object = {}) => ({
  editionId: edition.id,
  unitId,
  division: 'all',
  channel: 'paper',
  receivedAt: new Date(world.clock.now.getTime() - 60_000).toISOString(),
  note: 'Công văn đến số 12',
  ...more,
})
const enter = (who: Persona, more: object = {}) => who.post('/api/entries/on-behalf', wish(more))
const fill = async (who: Persona, entryId: string) => {
  const body = bodyOfIdea(idea, () => unitId)
  return who.put(`/api/entries/${entryId}/draft`, { baseVersion: 0, body })
}
const scan = () => {
  const form = new FormData()
  form.append('file', new File([documentFixture('ideas/21-the-hinh-mau.jpg')], 'bản giấy.jpg'))
  return form
}

test('only a secretary enters works for a unit, with a time that has been', async () => {
  const answers = await Promise.all(
    [officer, world.anonymous].map((who) => who.post('/api/entries/on-behalf', wish())),
  )
  expect(answers.map((it) => it.status)).toEqual([403, 401])
  const future = await enter(secretary, {
    receivedAt: new Date(world.clock.now.getTime() + DAY).toISOString(),
  })
  expect([future.status, future.body.issues]).toEqual([422, [{ pointer: '/receivedAt', code: 'future' }]])
  expect((await enter(secretary, { division: 'khac' })).status).toBe(422)
})

test('entered, filled in, scanned and handed in: marked everywhere, the officer is told and sees it', async () => {
  const { entryId } = must('enter', await enter(secretary))
  must('fill', await fill(secretary, entryId))
  const added = must('scan', await secretary.upload(`/api/entries/${entryId}/scans/upload`, scan()))
  expect((await officer.upload(`/api/entries/${entryId}/scans/upload`, scan())).status).toBe(403)
  const submitted = must(
    'submit',
    await secretary.post(`/api/entries/${entryId}/submit`, { draftVersion: 1 }),
  )
  expect(submitted.state).toBe('submitted')
  const [event] = await world.database.db
    .select({ payload: ledgerPayload.payload })
    .from(ledger)
    .innerJoin(ledgerPayload, eq(ledgerPayload.seq, ledger.seq))
    .orderBy(desc(ledger.seq))
    .limit(1)
  expect(event?.payload).toMatchObject({
    kind: 'submit',
    entryId,
    onBehalf: 'paper',
    by: secretary.accountId,
  })
  const intake = {
    about: {
      channel: 'paper',
      receivedAt: new Date(world.clock.now.getTime() - 60_000).toISOString(),
      note: 'Công văn đến số 12',
      enteredByName: 'Ngô Thư Ký',
      enteredAt: world.clock.now.toISOString(),
    },
    scans: [{ ...added, at: world.clock.now.toISOString() }],
  }
  expect((await officer.get(`/api/entries/${entryId}`)).body.intake).toEqual(intake)
  expect((await officer.get(`/api/entries/${entryId}/receipt`)).body.intake).toEqual(intake)
  expect((await other.get(`/api/screening/${entryId}`)).body.intake).toEqual(intake)
  const file = await officer.get(`/api/entries/${entryId}/scans/${added.id}`)
  expect([file.status, file.headers.get('content-type')]).toEqual([200, 'image/jpeg'])
  const told = await world.database.db
    .select({ kind: notice.kind })
    .from(notice)
    .where(eq(notice.accountId, officer.accountId))
  expect(told.map((it) => it.kind)).toEqual(['entry.entered'])
  const row = (await other.get(`/api/editions/${edition.id}/entries`)).body.rows.find(
    (it: { id: string }) => it.id === entryId,
  )
  expect(row.onBehalf).toBe(true)
})

test('whoever entered it does not screen it; a colleague does', async () => {
  const { entryId } = must('enter', await enter(secretary))
  must('fill', await fill(secretary, entryId))
  must('submit', await secretary.post(`/api/entries/${entryId}/submit`, { draftVersion: 1 }))
  const accept = (who: Persona) =>
    who.post(`/api/screening/${entryId}/accept`, { n: 1, reason: 'Tiếp nhận.' })
  expect([
    (await accept(secretary)).body.code,
    (await secretary.get(`/api/screening/${entryId}`)).body.acts,
  ]).toEqual(['access/second-person-needed', []])
  expect((await accept(other)).body.state).toBe('accepted')
})

test('when it arrived is held against the deadline, not when it was typed in', async () => {
  const before = world.clock.now
  const inTime = new Date(before.getTime() + DAY - 3_600_000)
  world.clock.now = new Date(before.getTime() + 2 * DAY)
  const { entryId } = must('enter', await enter(secretary, { receivedAt: inTime.toISOString() }))
  must('fill', await fill(secretary, entryId))
  expect((await secretary.post(`/api/entries/${entryId}/submit`, { draftVersion: 1 })).body.state).toBe(
    'submitted',
  )
  const late = must(
    'enter',
    await enter(secretary, { receivedAt: new Date(before.getTime() + DAY + 60_000).toISOString() }),
  )
  must('fill', await fill(secretary, late.entryId))
  const submit = (more: object) =>
    secretary.post(`/api/entries/${late.entryId}/submit`, { draftVersion: 1, ...more })
  expect((await submit({})).body.code).toBe('stage/closed')
  expect((await submit({ lateReason: 'Bưu điện chuyển chậm.' })).body.state).toBe('late')
  const decide = (who: Persona) =>
    who.post(`/api/screening/${late.entryId}/accept-late`, { n: 1, reason: 'Dấu bưu điện đúng hạn.' })
  expect([(await decide(secretary)).body.code, (await decide(other)).body.state]).toEqual([
    'access/second-person-needed',
    'submitted',
  ])
  world.clock.now = before
})

test('an entry that the unit wrote itself is not the secretariat’s to write or to scan for', async () => {
  const { entryId } = must(
    'create',
    await officer.post('/api/entries', { editionId: edition.id, unitId, division: 'all' }),
  )
  expect((await fill(secretary, entryId)).status).toBe(403)
  expect((await secretary.upload(`/api/entries/${entryId}/scans/upload`, scan())).status).toBe(404)
})
