import { randomUUID } from 'node:crypto'
import { conflict, panelMember, stage as stageTable } from '@xk/db'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { setDate } from '../../testing/edition-world.ts'
import { insertJudgedStage, type JudgedStage } from '../../testing/judged-stage.ts'
import { testServer } from '../../testing/server.ts'
import { createTestApp, type Persona, type TestApp } from '../../testing/test-app.ts'

let world: TestApp
let stage: JudgedStage
beforeAll(async () => {
  world = await createTestApp(testServer())
  stage = await insertJudgedStage(world, { totals: Array.from({ length: 5 }, () => [null, null]) })
})
afterAll(() => world.close())

const judge = (i: number): Persona => {
  const found = stage.judges[i]
  if (!found) throw new Error(`no judge ${i}`)
  return found.persona
}
const assignmentOf = (entry: number, by: number): string => stage.assignmentIds[entry]?.[by] ?? ''
const sheet = (marks: Record<string, number>, baseVersion: number, overallComment = '') => ({
  marks,
  comments: {},
  overallComment,
  baseVersion,
})
const read = async (persona: Persona, id: string) => (await persona.get(`/api/desk/assignments/${id}`)).body
const save = (persona: Persona, id: string, body: object) =>
  persona.put(`/api/desk/assignments/${id}/sheet`, body)

test('a judge reads a work beside its rubric and nothing tells whose it is', async () => {
  const page = await judge(0).get(`/api/desk/assignments/${assignmentOf(0, 0)}`)
  expect(page.status).toBe(200)
  expect(Object.keys(page.body).toSorted()).toEqual([
    'assignmentId',
    'blindCode',
    'kind',
    'paper',
    'restricted',
    'rubric',
    'sheet',
    'stageId',
    'work',
  ])
  expect(Object.keys(page.body.work).toSorted()).toEqual(['documents', 'fields', 'title', 'topic'])
  expect(page.body.sheet).toEqual({
    marks: {},
    comments: {},
    overallComment: '',
    version: 0,
    state: 'draft',
    reopenedFor: null,
  })
})

test('saving names the version it was typed over; a second tab gets both texts and overwrites nothing', async () => {
  const [who, id] = [judge(0), assignmentOf(0, 0)]
  const criterion = (await read(who, id)).rubric.segment.criteria[0].key
  const first = await save(who, id, sheet({ [criterion]: 40 }, 0))
  expect([first.status, first.body]).toEqual([200, { version: 1, afterEnd: false }])
  const repeated = await save(who, id, sheet({ [criterion]: 40 }, 0))
  expect([repeated.status, repeated.body]).toEqual([200, { version: 1, afterEnd: false }])
  const otherTab = await save(who, id, sheet({ [criterion]: 50 }, 0))
  expect([otherTab.status, otherTab.body.code, otherTab.body.current]).toEqual([
    409,
    'record/stale-version',
    1,
  ])
  expect(otherTab.body.theirs.marks).toEqual({ [criterion]: 40 })
  expect((await read(who, id)).sheet.marks).toEqual({ [criterion]: 40 })
})

test('marks that the rubric does not know are refused and change nothing', async () => {
  const [who, id] = [judge(0), assignmentOf(1, 0)]
  for (const marks of [
    { nothing: 1 } as Record<string, number>,
    { [(await read(who, id)).rubric.segment.criteria[0].key]: 9999 },
  ]) {
    const refused = await save(who, id, sheet(marks, 0))
    expect([refused.status, refused.body.code]).toEqual([422, 'input/invalid'])
  }
  expect((await read(who, id)).sheet.version).toBe(0)
})

test('another judge and an officer find nothing there, a secretary may not, a stranger must sign in', async () => {
  const id = assignmentOf(0, 0)
  const officer = await world.person('Cán bộ đơn vị', [
    { role: 'officer', scopeKind: 'unit', scopeId: stage.entries[0]?.unitId ?? '' },
  ])
  const secretary = await world.person('Thư ký', [{ role: 'secretary', scopeKind: 'global' }])
  // A secretary knows that sheets exist; reading one is not theirs to do.
  expect((await secretary.get(`/api/desk/assignments/${id}`)).body.code).toBe('access/forbidden')
  for (const who of [judge(1), officer]) {
    expect((await who.get(`/api/desk/assignments/${id}`)).status).toBe(404)
    expect((await save(who, id, sheet({}, 0))).status).toBe(404)
  }
  expect((await world.anonymous.get(`/api/desk/assignments/${id}`)).status).toBe(401)
  expect((await judge(0).get(`/api/desk/assignments/${randomUUID()}`)).status).toBe(404)
})

test('nothing is read before the undertaking, and signing it is remembered', async () => {
  const other = await insertJudgedStage(world, { totals: [[null]] })
  const [member] = other.judges
  const who = member?.persona ?? judge(0)
  await world.database.db
    .update(panelMember)
    .set({ undertakenAt: null })
    .where(eq(panelMember.id, member?.memberId ?? ''))
  const id = other.assignmentIds[0]?.[0] ?? ''
  const before = await who.get(`/api/desk/assignments/${id}`)
  expect([before.status, before.body.code]).toEqual([403, 'panel/undertaking-needed'])
  const desk = await who.get(`/api/desk/stages/${other.stageId}`)
  expect([desk.body.stage.undertaken, desk.body.items]).toEqual([false, []])
  expect((await who.post(`/api/desk/stages/${other.stageId}/undertake`)).body).toEqual({ undertaken: true })
  expect((await who.get(`/api/desk/assignments/${id}`)).status).toBe(200)
})

test('an entry with a standing conflict is gone from list, totals and reading', async () => {
  const other = await insertJudgedStage(world, { totals: [[null], [null]] })
  const [member] = other.judges
  const who = member?.persona ?? judge(0)
  const id = other.assignmentIds[0]?.[0] ?? ''
  await world.database.db.insert(conflict).values({
    id: randomUUID(),
    editionId: other.editionId,
    personId: who.personId,
    entryId: other.entries[0]?.entryId ?? '',
    source: 'sameUnit',
    reason: 'sameUnit',
    recordedAt: world.clock.now,
  })
  const desk = await who.get(`/api/desk/stages/${other.stageId}`)
  expect([
    desk.body.stage.total,
    desk.body.items.map((it: { assignmentId: string }) => it.assignmentId),
  ]).toEqual([1, [other.assignmentIds[1]?.[0]]])
  expect((await who.get(`/api/desk/assignments/${id}`)).status).toBe(404)
  expect((await save(who, id, sheet({}, 0))).status).toBe(404)
})

/** Marks every criterion at the middle of its highest band but one, with every comment that rules may ask for. */
const complete = async (who: Persona, id: string) => {
  const page = await read(who, id)
  const criteria: { key: string; max: string; step: string }[] = page.rubric.segment.criteria
  const marks = Object.fromEntries(
    criteria.map((c) => [c.key, Math.floor((Number(c.max.split('/')[0]) * 2 * 8) / 10)]),
  )
  const words =
    'Bài nêu rõ thực trạng, có số liệu trước và sau, cách tính hợp lý, có thể nhân rộng sang nhiều đơn vị trong Khối năm tới.'
  const comments = Object.fromEntries(criteria.map((c) => [c.key, 'Có số liệu kiểm chứng.']))
  const answer = await save(who, id, {
    marks,
    comments,
    overallComment: words,
    baseVersion: page.sheet.version,
  })
  expect([answer.status, answer.body.issues]).toEqual([200, undefined])
}
const versionsOf = async (who: Persona, stageId: string) => {
  const desk = await who.get(`/api/desk/stages/${stageId}`)
  return Object.fromEntries(
    desk.body.items.map((it: { assignmentId: string; version: number }) => [it.assignmentId, it.version]),
  )
}

test('"Nộp toàn bộ" hands in all or nothing, locks, and a repeat is answered the same', async () => {
  const other = await insertJudgedStage(world, { totals: [[null], [null]] })
  const who = other.judges[0]?.persona ?? judge(0)
  await complete(who, other.assignmentIds[0]?.[0] ?? '')
  const early = await who.post(`/api/desk/stages/${other.stageId}/submit-all`, {
    versions: { [other.assignmentIds[0]?.[0] ?? '']: 1 },
  })
  expect([early.status, early.body.code]).toEqual([422, 'sheet/incomplete'])
  await complete(who, other.assignmentIds[1]?.[0] ?? '')
  const stale = await who.post(`/api/desk/stages/${other.stageId}/submit-all`, {
    versions: { [other.assignmentIds[0]?.[0] ?? '']: 1, [other.assignmentIds[1]?.[0] ?? '']: 7 },
  })
  expect(stale.body.issues[0].code).toBe('sheet/changed-elsewhere')

  const versions = await versionsOf(who, other.stageId)
  const key = { 'idempotency-key': randomUUID() }
  const done = await who.post(`/api/desk/stages/${other.stageId}/submit-all`, { versions }, key)
  expect([done.status, done.body]).toEqual([200, { handedIn: 2, late: false }])
  expect((await who.post(`/api/desk/stages/${other.stageId}/submit-all`, { versions }, key)).body).toEqual(
    done.body,
  )
  const reused = await who.post(`/api/desk/stages/${other.stageId}/submit-all`, { versions: {} }, key)
  expect(reused.body.code).toBe('command/reused-id')
  const locked = await save(
    who,
    other.assignmentIds[0]?.[0] ?? '',
    sheet({}, versions[other.assignmentIds[0]?.[0] ?? ''] ?? 0),
  )
  expect([locked.status, locked.body.code]).toEqual([409, 'sheet/already-handed-in'])
})

test('a sheet handed in after the end waits for the chair; a reopened one starts from its text and the old stays', async () => {
  const other = await insertJudgedStage(world, { totals: [[null]] })
  const who = other.judges[0]?.persona ?? judge(0)
  const id = other.assignmentIds[0]?.[0] ?? ''
  const chair = await world.person('Trưởng Ban', [
    { role: 'panelChair', scopeKind: 'edition', scopeId: other.editionId },
  ])
  await setDate(world, other.editionId, 'judgingUntil', new Date(world.clock.now.getTime() - 1000))
  await complete(who, id)
  const handed = await who.post(`/api/desk/stages/${other.stageId}/submit-all`, {
    versions: await versionsOf(who, other.stageId),
  })
  expect(handed.body).toEqual({ handedIn: 1, late: true })
  expect((await who.post(`/api/desk/assignments/${id}/accept-late`, { reason: 'tự nhận' })).status).toBe(404)
  const accepted = await chair.post(`/api/desk/assignments/${id}/accept-late`, {
    reason: 'Mất điện toàn khu vực',
  })
  expect([accepted.status, accepted.body]).toEqual([200, { accepted: true }])
  const marks = (await read(who, id)).sheet.marks
  const reopened = await chair.post(`/api/desk/assignments/${id}/reopen`, { reason: 'Nhầm tiêu chí' })
  expect(reopened.body).toEqual({ reopened: true })
  expect((await read(who, id)).sheet).toMatchObject({ state: 'draft', marks })
  const rows = await world.database
    .owner`select n, state from score_sheet where assignment_id = ${id} order by n`
  expect(rows.map((row) => [row['n'], row['state']])).toEqual([
    [1, 'superseded'],
    [2, 'draft'],
  ])
})

test.each(['waiting', 'frozen', 'unmasked'])(
  'in a stage that is %s no sheet is saved, handed in, reopened or accepted late',
  async (state) => {
    const other = await insertJudgedStage(world, { totals: [[80], [null]] })
    const who = other.judges[0]?.persona ?? judge(0)
    const chair = await world.person('Trưởng Ban', [
      { role: 'panelChair', scopeKind: 'edition', scopeId: other.editionId },
    ])
    await world.database.db.update(stageTable).set({ state }).where(eq(stageTable.id, other.stageId))
    const [handedIn, open] = [other.assignmentIds[0]?.[0] ?? '', other.assignmentIds[1]?.[0] ?? '']
    const answers = [
      await save(who, open, sheet({}, 0)),
      await who.post(`/api/desk/stages/${other.stageId}/submit-all`, { versions: {} }),
      await chair.post(`/api/desk/assignments/${handedIn}/reopen`, { reason: 'Nhầm tiêu chí' }),
    ]
    expect(answers.map(({ body }) => [body.code, body.state])).toEqual(
      answers.map(() => ['record/in-wrong-state', state]),
    )
  },
)

test('work list and entry page cost the same number of queries for one entry and for five', async () => {
  const small = await insertJudgedStage(world, { totals: [[null]] })
  const who = small.judges[0]?.persona ?? judge(0)
  const list = await world.countQueries(() => who.get(`/api/desk/stages/${small.stageId}`))
  const page = await world.countQueries(() =>
    who.get(`/api/desk/assignments/${small.assignmentIds[0]?.[0] ?? ''}`),
  )
  expect(await world.countQueries(() => judge(1).get(`/api/desk/stages/${stage.stageId}`))).toBe(list)
  expect(await world.countQueries(() => judge(1).get(`/api/desk/assignments/${assignmentOf(4, 1)}`))).toBe(
    page,
  )
})
