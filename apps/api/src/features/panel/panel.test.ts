import { randomUUID } from 'node:crypto'
import {
  clusterNomination,
  endorsement,
  membership,
  person,
  personIdentity,
  revision,
  unitPeriod,
} from '@xk/db'
import { fold } from '@xk/domain/kernel'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { insertJudgedStage } from '../../testing/judged-stage.ts'
import { testServer } from '../../testing/server.ts'
import { createTestApp, type Persona, type TestApp } from '../../testing/test-app.ts'

let world: TestApp
let secretary: Persona
let lead: Persona
beforeAll(async () => {
  world = await createTestApp(testServer())
  secretary = await world.person('Trần Đức Nhã', [{ role: 'secretary', scopeKind: 'global' }])
  lead = await world.person('Phạm Quang Vinh', [{ role: 'lead', scopeKind: 'global' }])
})
afterAll(() => world.close())

const expertIn = async (name: string, unitId?: string): Promise<string> => {
  const personId = randomUUID()
  await world.database.db.insert(person).values({ id: personId, createdAt: world.clock.now })
  await world.database.db
    .insert(personIdentity)
    .values({ personId, fullName: name, folded: fold(name), sortKey: name.split(' ').toReversed().join(' ') })
  if (unitId)
    await world.database.db
      .insert(membership)
      .values({ id: randomUUID(), personId, unitId, from: '2019-01-01', to: '2020-01-01' })
  return personId
}
const holes = (entries: number) => Array.from({ length: entries }, () => [undefined])
type Row = Record<string, string>

test('the panel is appointed by name search; a member of an entry’s unit, even a former one, never gets it', async () => {
  const stage = await insertJudgedStage(world, { totals: holes(5), judges: 0, units: 5 })
  const home = stage.entries[0]?.unitId
  for (const [i, unitId] of [home, undefined, undefined, undefined].entries()) {
    const name = `Đỗ Thị Giám ${['Khảo', 'Định', 'Sát', 'Đốc'][i]}`
    const personId = await expertIn(name, unitId)
    const found = await secretary.get(
      `/api/stages/${stage.stageId}/panel/candidates?q=${encodeURIComponent(fold(name))}`,
    )
    expect(found.body.candidates.map((it: Row) => it['fullName'])).toEqual([name])
    const done = await secretary.post(`/api/stages/${stage.stageId}/panel`, { personId, expertise: [] })
    expect([done.status, Object.keys(done.body)]).toEqual([200, ['memberId']])
  }
  const seed = 'ab'.repeat(8)
  const preview = await secretary.post(`/api/stages/${stage.stageId}/assignments/preview`, { seed })
  const assigned = await secretary.post(`/api/stages/${stage.stageId}/assignments/all`, { seed })
  expect(assigned.body).toEqual({ assigned: 10 })
  const { body: panel } = await secretary.get(`/api/stages/${stage.stageId}/panel`)
  expect(panel.members.map((it: Row) => it['fullName'])).toEqual([
    'Đỗ Thị Giám Định',
    'Đỗ Thị Giám Đốc',
    'Đỗ Thị Giám Khảo',
    'Đỗ Thị Giám Sát',
  ])
  const pair = (it: Row) => `${it['stageEntryId']} ${it['memberId']}`
  expect(panel.assignments.map(pair).toSorted()).toEqual(preview.body.pairs.map(pair).toSorted())
  const [conflict] = panel.conflicts
  expect([panel.conflicts.length, conflict.stageEntryId, conflict.source]).toEqual([
    1,
    stage.entries[0]?.stageEntryId,
    'sameUnit',
  ])
  expect(panel.assignments.map(pair)).not.toContain(pair(conflict))
  const loads = panel.members.map((it: { open: number }) => it.open)
  expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(1)

  const byHand = await secretary.post(`/api/stages/${stage.stageId}/assignments`, {
    stageEntryId: conflict.stageEntryId,
    memberId: conflict.memberId,
    segment: panel.segments[0].key,
  })
  expect([byHand.status, byHand.body.code]).toEqual([409, 'panel/conflicted'])
})

test('who handed an entry in, proposed it for its cluster or confirmed it for its unit never judges it', async () => {
  const stage = await insertJudgedStage(world, { totals: holes(2), judges: 0, units: 2 })
  const { db } = world.database
  const [proposer, confirmer] = [await world.person('Võ Cụm Trưởng'), await world.person('Lê Thủ Trưởng')]
  const sender = await world.person('Hồ Người Nộp')
  const [first, second] = stage.entries
  const [cluster] = await db.select({ id: unitPeriod.clusterId }).from(unitPeriod)
  const at = world.clock.now
  await db.insert(clusterNomination).values({
    id: randomUUID(),
    editionId: stage.editionId,
    clusterId: cluster?.id ?? '',
    entryId: first?.entryId ?? '',
    ordinal: 1,
    by: proposer.accountId,
    at,
  })
  await db.insert(endorsement).values({
    id: randomUUID(),
    entryId: second?.entryId ?? '',
    slot: 'leadership',
    tokenHash: 'xác nhận',
    issuedBy: secretary.accountId,
    issuedAt: at,
    expiresAt: at,
    replacedAt: at,
    answeredBy: confirmer.accountId,
  })
  await db
    .update(revision)
    .set({ submittedBy: sender.accountId })
    .where(eq(revision.entryId, second?.entryId ?? ''))
  for (const { personId } of [proposer, confirmer, sender])
    expect(
      (await secretary.post(`/api/stages/${stage.stageId}/panel`, { personId, expertise: [] })).status,
    ).toBe(200)
  const { body } = await secretary.get(`/api/stages/${stage.stageId}/panel`)
  const nameOf = (id: string) => body.members.find((it: Row) => it['id'] === id)?.fullName
  expect(
    body.conflicts
      .map((it: Row) => [nameOf(it['memberId'] ?? ''), it['stageEntryId'], it['source']])
      .toSorted(),
  ).toEqual([
    ['Hồ Người Nộp', second?.stageEntryId, 'nominator'],
    ['Lê Thủ Trưởng', second?.stageEntryId, 'nominator'],
    ['Võ Cụm Trưởng', first?.stageEntryId, 'nominator'],
  ])
})

test('lifting a conflict takes a second person of the right office', async () => {
  const stage = await insertJudgedStage(world, { totals: holes(1), judges: 0 })
  const personId = await expertIn('Võ Văn Liên', stage.entries[0]?.unitId)
  await secretary.post(`/api/stages/${stage.stageId}/panel`, { personId, expertise: [] })
  const before = (await secretary.get(`/api/stages/${stage.stageId}/panel`)).body.conflicts[0]
  const path = `/api/stages/${stage.stageId}/conflicts/${before.id}/lift`
  expect((await lead.post(path, { reason: 'Đã chuyển công tác từ năm 2020' })).body).toEqual({
    waiting: true,
  })
  const [request] = await world.database
    .owner`select id from two_person_request where subject_id = ${before.id}`
  const decide = (who: Persona) => who.post(`/api/lift-requests/${request?.['id']}/decide`, { grant: true })
  expect((await decide(lead)).body.code).toBe('access/second-person-needed')
  expect((await decide(secretary)).body.code).toBe('access/forbidden')
  const deputy = await world.person('Nguyễn Thị Hoàng Lan', [{ role: 'deputy', scopeKind: 'global' }])
  expect((await decide(deputy)).body).toEqual({ lifted: true })
  expect((await secretary.get(`/api/stages/${stage.stageId}/panel`)).body.conflicts).toEqual([])
  expect((await decide(deputy)).body.code).toBe('record/in-wrong-state')
})

test('an impossible assignment names the entries and the reason, and assigns nothing', async () => {
  const stage = await insertJudgedStage(world, { totals: holes(3), judges: 1 })
  const refused = await secretary.post(`/api/stages/${stage.stageId}/assignments/all`, {
    seed: 'cd'.repeat(8),
  })
  expect([refused.status, refused.body.code, refused.body.entries.length]).toEqual([
    409,
    'assignment/infeasible',
    3,
  ])
  expect((await secretary.get(`/api/stages/${stage.stageId}/panel`)).body.assignments).toEqual([])
})

test('judges and officers see no panel page; an author of the edition can’t be appointed', async () => {
  const stage = await insertJudgedStage(world, { totals: holes(1), judges: 1 })
  const judge = stage.judges[0]?.persona
  expect((await judge?.get(`/api/stages/${stage.stageId}/panel`))?.status).toBe(404)
  const [author] = await world.database
    .owner`select person_id from entry_person where entry_id = ${stage.entries[0]?.entryId ?? ''}`
  const refused = await secretary.post(`/api/stages/${stage.stageId}/panel`, {
    personId: author?.['person_id'],
    expertise: [],
  })
  expect([refused.body.code, refused.body.reason]).toEqual(['panel/not-eligible', 'author'])
})

test('who reads entries with their names or approves the result can’t be appointed, themselves neither', async () => {
  const stage = await insertJudgedStage(world, { totals: holes(1), judges: 0 })
  const ofEdition = (scopeId: string) =>
    world.person(`Lê Văn ${scopeId.slice(0, 4)}`, [{ role: 'deputy', scopeKind: 'edition', scopeId }])
  const here = await ofEdition(stage.editionId)
  const elsewhere = await ofEdition((await insertJudgedStage(world, { totals: holes(1) })).editionId)
  const appoint = async ({ personId }: Persona) =>
    (await secretary.post(`/api/stages/${stage.stageId}/panel`, { personId, expertise: [] })).body.reason
  const reasons = []
  for (const who of [secretary, lead, here, elsewhere]) reasons.push(await appoint(who))
  expect(reasons).toEqual(['office', 'office', 'office', undefined])
})

test('the panel page costs the same number of queries for one entry and for five', async () => {
  const small = await insertJudgedStage(world, { totals: [[null]] })
  const large = await insertJudgedStage(world, {
    totals: Array.from({ length: 5 }, () => [null, null, null]),
  })
  const count = (stageId: string) => world.countQueries(() => secretary.get(`/api/stages/${stageId}/panel`))
  expect(await count(large.stageId)).toBe(await count(small.stageId))
})
