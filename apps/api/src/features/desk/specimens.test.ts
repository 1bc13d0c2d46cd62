import { randomUUID } from 'node:crypto'
import { conflict } from '@xk/db'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { handInSheet, insertJudgedStage, type JudgedStage } from '../../testing/judged-stage.ts'
import { restrict } from '../../testing/restrict.ts'
import { testServer } from '../../testing/server.ts'
import { createTestApp, type Persona, type TestApp } from '../../testing/test-app.ts'

let world: TestApp
let secretary: Persona
beforeAll(async () => {
  world = await createTestApp(testServer())
  secretary = await world.person('Trần Đức Nhã', [{ role: 'secretary', scopeKind: 'global' }])
})
afterAll(() => world.close())

const judge = (stage: JudgedStage, i: number): Persona => stage.judges[i]?.persona ?? secretary
const give = (stage: JudgedStage, entry: number) =>
  secretary.post(`/api/stages/${stage.stageId}/specimens`, {
    stageEntryId: stage.entries[entry]?.stageEntryId,
  })
interface Item {
  assignmentId: string
  blindCode: string
  kind: string
  version: number
}
const itemsOf = async (who: Persona, stage: JudgedStage): Promise<Item[]> =>
  (await who.get(`/api/desk/stages/${stage.stageId}`)).body.items
const specimenOf = async (who: Persona, stage: JudgedStage) =>
  (await itemsOf(who, stage)).find((it) => it.kind === 'specimen')?.assignmentId ?? ''
const words =
  'Bài nêu rõ thực trạng, có số liệu trước và sau, cách tính hợp lý, có thể nhân rộng sang nhiều đơn vị trong Khối năm tới.'

/** Fills a whole sheet: so many steps of each criterion. */
const fill = async (who: Persona, id: string, steps: number) => {
  const { rubric, sheet } = (await who.get(`/api/desk/assignments/${id}`)).body
  const criteria: { key: string }[] = rubric.segment.criteria
  const done = await who.put(`/api/desk/assignments/${id}/sheet`, {
    marks: Object.fromEntries(criteria.map((c) => [c.key, steps])),
    comments: Object.fromEntries(criteria.map((c) => [c.key, 'Có số liệu kiểm chứng.'])),
    overallComment: words,
    baseVersion: sheet.version,
  })
  expect(done.status).toBe(200)
}
const handIn = async (who: Persona, stage: JudgedStage) => {
  const versions = Object.fromEntries(
    (await itemsOf(who, stage)).flatMap((it) =>
      it.kind === 'specimen' && it.version > 0 ? [[it.assignmentId, it.version]] : [],
    ),
  )
  return who.post(`/api/desk/stages/${stage.stageId}/specimens/submit`, { versions })
}
const seen = async (who: Persona, stage: JudgedStage) =>
  (await who.get(`/api/desk/stages/${stage.stageId}/specimens`)).body.works

test('a calibration work goes to the whole panel, is scored first, and shows how all scored without names', async () => {
  const stage = await insertJudgedStage(world, {
    totals: [
      [80, 70, null],
      [null, null, null],
    ],
  })
  expect((await give(stage, 1)).body).toEqual({ assigned: 3 })
  expect((await give(stage, 1)).body).toEqual({ assigned: 0 })
  const [first, second, third] = [judge(stage, 0), judge(stage, 1), judge(stage, 2)]
  const empty = await first.post(`/api/desk/stages/${stage.stageId}/specimens/submit`, { versions: {} })
  expect(empty.body.code).toBe('sheet/incomplete')
  const early = await first.post(`/api/desk/stages/${stage.stageId}/submit-all`, { versions: {} })
  expect([early.body.code, early.body.count]).toEqual(['sheet/specimens-first', 1])
  for (const [who, steps] of [
    [first, 4],
    [second, 8],
  ] as const) {
    await fill(who, await specimenOf(who, stage), steps)
    expect((await handIn(who, stage)).body).toEqual({ handedIn: 1 })
  }
  expect(
    (await seen(first, stage)).map((it: { work: object; criteria: object[] }) => [it.work, it.criteria]),
  ).toEqual([
    [
      {
        blindCode: '1002',
        segmentLabel: expect.any(String),
        handedIn: 2,
        expected: 3,
        mine: expect.any(String),
        totals: [],
      },
      [],
    ],
  ])
  await fill(third, await specimenOf(third, stage), 6)
  await handIn(third, stage)
  const [work] = await seen(first, stage)
  expect(work.work.totals.length).toBe(3)
  expect(work.work.mine).toBe(work.work.totals[0])
  expect(work.criteria[0].points.length).toBe(3)
  expect(JSON.stringify(await seen(second, stage))).not.toMatch(/memberId|Giám khảo \d|fullName/)

  const chair = await world.person('Trưởng Ban', [
    { role: 'panelChair', scopeKind: 'edition', scopeId: stage.editionId },
  ])
  const { works } = (await chair.get(`/api/stages/${stage.stageId}/specimens`)).body
  expect(works[0].judges.map((it: { total: string }) => it.total).toSorted()).toEqual(
    [...work.work.totals].toSorted(),
  )
  expect((await first.get(`/api/stages/${stage.stageId}/specimens`)).status).toBe(404)
})

test('calibration sheets count for nothing: not in progress, loads, counts, nor in the digest of the standing', async () => {
  const totals = [
    [80, 70],
    [90, 80],
  ]
  const [plain, calibrated] = [
    await insertJudgedStage(world, { totals }),
    await insertJudgedStage(world, { totals }),
  ]
  await give(calibrated, 0)
  for (const i of [0, 1])
    await fill(judge(calibrated, i), await specimenOf(judge(calibrated, i), calibrated), 2)
  const read = async (stage: JudgedStage) => {
    const progress = (await secretary.get(`/api/stages/${stage.stageId}/progress`)).body
    const standing = (await secretary.get(`/api/stages/${stage.stageId}/standing`)).body
    const desk = (await judge(stage, 0).get(`/api/desk/stages/${stage.stageId}`)).body.stage
    const panel = (await secretary.get(`/api/stages/${stage.stageId}/panel`)).body
    return {
      counts: progress.counts,
      done: progress.judges.map((it: { done: number; total: number }) => [it.done, it.total]),
      scores: JSON.stringify(standing).match(/"score":"[^"]*"/g),
      desk: [desk.total, desk.done],
      loads: panel.members.map((it: { open: number; handedIn: number }) => [it.open, it.handedIn]),
    }
  }
  const before = await read(plain)
  expect(before.scores?.length).toBeGreaterThan(0)
  expect(await read(calibrated)).toEqual(before)
  for (const i of [0, 1]) await handIn(judge(calibrated, i), calibrated)
  expect(await read(calibrated)).toEqual(before)
})

test('a calibration work that is restricted holds up no judge: the other one is handed in without it', async () => {
  const stage = await insertJudgedStage(world, { totals: [[undefined], [undefined]], judges: 1 })
  for (const i of [0, 1]) expect((await give(stage, i)).body).toEqual({ assigned: 1 })
  const [row] = await world.database
    .owner`select person_id from entry_person where entry_id = ${stage.entries[0]?.entryId ?? ''}`
  await restrict(world, String(row?.['person_id']))
  const open = (await itemsOf(judge(stage, 0), stage)).find((it) => it.blindCode === '1002')
  await fill(judge(stage, 0), open?.assignmentId ?? '', 2)
  const done = await handIn(judge(stage, 0), stage)
  expect([done.status, done.body.issues]).toEqual([200, undefined])
  const rest = await judge(stage, 0).post(`/api/desk/stages/${stage.stageId}/submit-all`, { versions: {} })
  expect([rest.status, rest.body]).toEqual([200, { handedIn: 0, late: false }])
})

test('a judge with a conflict gets no calibration work of it; it can be taken back from who has not handed in', async () => {
  const stage = await insertJudgedStage(world, { totals: [[undefined, undefined]], judges: 2 })
  await world.database.db.insert(conflict).values({
    id: randomUUID(),
    editionId: stage.editionId,
    personId: judge(stage, 0).personId,
    entryId: stage.entries[0]?.entryId ?? '',
    source: 'sameUnit',
    reason: 'sameUnit',
    recordedAt: world.clock.now,
  })
  expect((await give(stage, 0)).body).toEqual({ assigned: 1 })
  expect(await seen(judge(stage, 0), stage)).toEqual([])
  const back = () =>
    secretary.post(`/api/stages/${stage.stageId}/specimens/withdraw`, {
      stageEntryId: stage.entries[0]?.stageEntryId,
    })
  expect((await back()).body).toEqual({ withdrawn: 1 })
  expect((await back()).status).toBe(404)
  expect(await itemsOf(judge(stage, 1), stage)).toEqual([])
  expect(
    (
      await judge(stage, 1).post(`/api/stages/${stage.stageId}/specimens`, {
        stageEntryId: stage.entries[0]?.stageEntryId,
      })
    ).status,
  ).toBe(404)
})

test('automatic assignment still gives a calibration work its judges', async () => {
  const stage = await insertJudgedStage(world, { totals: [[undefined]], judges: 2 })
  await give(stage, 0)
  const { judgesPerEntry } = (await secretary.get(`/api/stages/${stage.stageId}/panel`)).body
  expect(
    (await secretary.post(`/api/stages/${stage.stageId}/assignments/all`, { seed: 'ab'.repeat(8) })).body,
  ).toEqual({
    assigned: judgesPerEntry,
  })
})

test('judges with open works are reminded, at most once in twelve hours', async () => {
  const stage = await insertJudgedStage(world, {
    totals: [
      [null, null],
      [80, null],
    ],
  })
  const remind = (who: Persona) => who.post(`/api/stages/${stage.stageId}/remind`)
  expect((await remind(judge(stage, 0))).status).toBe(404)
  await handInSheet(world, stage, stage.assignmentIds[0]?.[0] ?? '', 60)
  expect((await remind(secretary)).body).toEqual({ reminded: 1, alreadyToday: 0 })
  expect((await remind(secretary)).body).toEqual({ reminded: 0, alreadyToday: 1 })
  const { notices } = (await judge(stage, 1).get('/api/notices')).body
  expect(notices.map((it: { kind: string; facts: { open: number } }) => [it.kind, it.facts.open])).toEqual([
    ['judging.reminder', 2],
  ])
  expect((await judge(stage, 0).get('/api/notices')).body.notices).toEqual([])
})
