import { randomUUID } from 'node:crypto'
import { conflict } from '@xk/db'
import { ideaContest2026CaseRuleset } from '@xk/domain/programme'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { handInSheet, insertJudgedStage, type JudgedStage } from '../../testing/judged-stage.ts'
import { insertApprovedResult, resultPeople } from '../../testing/released-result.ts'
import { testServer } from '../../testing/server.ts'
import { createTestApp, type Persona, type TestApp } from '../../testing/test-app.ts'

let world: TestApp
let lead: Persona
beforeAll(async () => {
  world = await createTestApp(testServer())
  lead = await world.person('Trần Khánh Uyên', [{ role: 'lead', scopeKind: 'global' }])
})
afterAll(() => world.close())

const read = async (who: Persona, it: JudgedStage) => who.get(`/api/stages/${it.stageId}/evidence`)
const chairOf = (it: JudgedStage) =>
  world.person('Lê Thị Mỹ Duyên', [{ role: 'panelChair', scopeKind: 'edition', scopeId: it.editionId }])

/** Five entries by three judges; the second gives four points more than the first, the third four less. */
const TOTALS = [
  [90, 94, 86],
  [82, 85, 78],
  [75, 80, 70],
  [74, 77, 69],
  [60, 64, 55],
]

test('the evidence of a whole panel, by code, with what it is computed from', async () => {
  const it = await insertJudgedStage(world, { totals: TOTALS })
  const { status, body } = await read(lead, it)
  expect(status).toBe(200)
  expect(Object.keys(body)).toEqual([
    'stage',
    'prizes',
    'held',
    'hiddenEntries',
    'namesKnown',
    'judges',
    'ranked',
    'intervals',
    'entries',
    'segments',
    'boundaries',
    'leaveOneOut',
  ])
  expect([body.held, body.hiddenEntries, body.ranked, body.intervals]).toEqual([false, false, 5, 'shown'])
  expect(body.judges.map((judge: { fullName: string }) => judge.fullName)).toEqual([
    'Giám khảo 1',
    'Giám khảo 2',
    'Giám khảo 3',
  ])
  const [part] = body.segments
  expect([part.key, part.entries, part.sheets, part.kendallW]).toEqual(['idea', 5, 15, 1])
  expect(Object.keys(part.icc).sort()).toEqual(['icc1', 'icc1k', 'icc2', 'icc2k', 'icc3', 'icc3k'])
  const severity = new Map(
    part.severity.judges.map((judge: { judge: string; value: number }) => [judge.judge, judge.value]),
  )
  expect(it.judges.map(({ memberId }) => Math.round(Number(severity.get(memberId)) * 10) / 10)).toEqual([
    -0.3, -4.1, 4.3,
  ])
  expect(body.boundaries.map((b: { prize: string; places: number }) => [b.prize, b.places])).toEqual([
    ['first', 1],
    ['second', 2],
    ['third', 3],
    ['encouragement', 4],
  ])
  expect(body.leaveOneOut).toHaveLength(3)
  // By code, and nothing that says whose it is.
  expect(body.entries.map((entry: object) => Object.keys(entry))).toEqual(
    Array.from({ length: 5 }, () => ['entry', 'blindCode']),
  )
  expect(JSON.stringify(body)).not.toMatch(/Giải pháp số|Đoàn cơ sở số|Tác giả số/)
  expect((await read(lead, it)).body).toEqual(body)
})

test('names stand beside the codes once they are joined, for who may see them', async () => {
  const it = await insertApprovedResult(world, await resultPeople(world), { totals: TOTALS })
  const named = (await read(lead, it)).body
  expect(named.entries.find((entry: { blindCode: string }) => entry.blindCode === '1001')).toMatchObject({
    title: 'Giải pháp số 1',
    unitName: 'Đoàn cơ sở số 1',
  })
  const byChair = JSON.stringify((await read(await chairOf(it), it)).body)
  expect(byChair).toContain('1001')
  expect(byChair).not.toMatch(/Giải pháp số|Đoàn cơ sở số/)
})

test('where a stage follows, the boundary is who goes on, not a prize', async () => {
  const [screening, scoring] = ideaContest2026CaseRuleset.stages
  if (scoring?.kind !== 'scoring' || !screening) throw new Error('no scoring stage')
  const cut = { quota: 3, floor: null, ties: 'allIn' as const, published: false }
  const final = { ...scoring, key: 'final', label: 'Chung khảo', cut: null }
  const it = await insertJudgedStage(world, {
    totals: TOTALS,
    rules: { ...ideaContest2026CaseRuleset, stages: [screening, { ...scoring, cut }, final] },
  })
  const { body } = await read(lead, it)
  expect(body.boundaries.map((b: { prize: string; places: number }) => [b.prize, b.places])).toEqual([
    ['goesOn', 3],
  ])
})

test('a chair who scores sees nothing of it before their own sheets are in', async () => {
  const it = await insertJudgedStage(world, {
    totals: [
      [90, null],
      [70, 74],
      [60, 61],
    ],
  })
  const chair = it.judges[1]?.persona ?? lead
  await world.database.owner`
    insert into office_grant (id, account_id, role, scope_kind, scope_id, "from", approved_at)
    values (gen_random_uuid(), ${chair.accountId}, 'panelChair', 'edition', ${it.editionId}, '2026-01-01', now())`
  const held = (await read(chair, it)).body
  expect(held).toMatchObject({
    held: true,
    judges: [],
    ranked: 0,
    intervals: null,
    entries: [],
    segments: [],
    boundaries: [],
    leaveOneOut: [],
  })
  await handInSheet(world, it, it.assignmentIds[0]?.[1] ?? '', 88)
  const open = (await read(chair, it)).body
  expect([open.held, open.segments[0].sheets]).toEqual([false, 6])
})

test('who is related to an entry gets nothing of it, and no boundaries of a list with a hole', async () => {
  const it = await insertJudgedStage(world, { totals: TOTALS })
  const chair = await chairOf(it)
  await world.database.db.insert(conflict).values({
    id: randomUUID(),
    editionId: it.editionId,
    personId: chair.personId,
    entryId: it.entries[0]?.entryId ?? '',
    source: 'declared',
    reason: 'Cùng nhóm nghiên cứu',
    recordedAt: world.clock.now,
  })
  const { body } = await read(chair, it)
  expect(body).toMatchObject({ hiddenEntries: true, ranked: 4, intervals: 'related' })
  expect([body.boundaries, body.leaveOneOut, body.segments[0].entries]).toEqual([[], [], 4])
  // As a value of its own: digits like these also turn up in ids.
  expect(JSON.stringify(body)).not.toContain('"1001"')
})

test('judges and members of the working group have no way to it, and a stage without sheets is empty', async () => {
  const it = await insertJudgedStage(world, { totals: [[null, null]] })
  const member = await world.person('Ngô Gia Bảo', [{ role: 'member', scopeKind: 'global' }])
  expect((await read(it.judges[0]?.persona ?? member, it)).status).toBe(404)
  expect((await read(member, it)).status).toBe(403)
  expect((await lead.get('/api/stages/khong-co/evidence')).status).toBe(404)
  expect((await lead.get(`/api/stages/${randomUUID()}/evidence`)).status).toBe(404)
  const { body } = await read(lead, it)
  expect(body).toMatchObject({
    ranked: 0,
    intervals: 'noPrizes',
    judges: [],
    boundaries: [],
    leaveOneOut: [],
  })
  expect(body.segments[0]).toMatchObject({ sheets: 0, judges: [], spreads: [] })
})

test('one entry or three cost the same number of statements', async () => {
  const one = await insertJudgedStage(world, { totals: [[90, 70]] })
  const three = await insertJudgedStage(world, { totals: TOTALS.slice(0, 3) })
  const count = (it: JudgedStage) => world.countQueries(() => read(lead, it))
  expect(await count(three)).toEqual(await count(one))
})
