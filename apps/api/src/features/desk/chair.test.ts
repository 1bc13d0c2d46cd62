import { GAP_RULES } from '../../testing/gap-rules.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { handInSheet, insertJudgedStage, type JudgedStage } from '../../testing/judged-stage.ts'
import { testServer } from '../../testing/server.ts'
import { createTestApp, type Persona, type TestApp } from '../../testing/test-app.ts'

let world: TestApp
beforeAll(async () => {
  world = await createTestApp(testServer())
})
afterAll(() => world.close())

const reason = 'Hội ý ngày 12/10: thống nhất cách hiểu tiêu chí Hiệu quả.'
const chairOf = (stage: JudgedStage) =>
  world.person('Trưởng Ban', [{ role: 'panelChair', scopeKind: 'edition', scopeId: stage.editionId }])
const judge = (stage: JudgedStage, i: number): Persona => {
  const found = stage.judges[i]
  if (!found) throw new Error(`no judge ${i}`)
  return found.persona
}
const assignmentOf = (stage: JudgedStage, entry: number, by: number) => stage.assignmentIds[entry]?.[by] ?? ''
const gapsOf = async (who: Persona, stage: JudgedStage) =>
  (await who.get(`/api/stages/${stage.stageId}/gaps`)).body.gaps
const at = (gap: { stageEntryId: string; segment: string }) => ({
  stageEntryId: gap.stageEntryId,
  segment: gap.segment,
})

const rescore = async (who: Persona, stage: JudgedStage, share: number) => {
  const desk = (await who.get(`/api/desk/stages/${stage.stageId}`)).body
  const item = desk.items.find(
    (it: { kind: string; state: string }) => it.kind === 'jointRescore' && it.state === 'notBegun',
  )
  const page = (await who.get(`/api/desk/assignments/${item.assignmentId}`)).body
  const criteria: { key: string; max: string; step: string }[] = page.rubric.segment.criteria
  const marks = Object.fromEntries(
    criteria.map((c) => {
      const [n = '1', d = '1'] = c.step.split('/')
      return [c.key, Math.floor((Number(c.max) * share * Number(d)) / Number(n))]
    }),
  )
  const comments = Object.fromEntries(criteria.map((c) => [c.key, 'Đã thống nhất khi hội ý.']))
  const overallComment =
    'Bài nêu rõ thực trạng, có số liệu trước và sau, cách tính hợp lý, có thể nhân rộng sang nhiều đơn vị trong Khối năm tới.'
  await who.put(`/api/desk/assignments/${item.assignmentId}/sheet`, {
    marks,
    comments,
    overallComment,
    baseVersion: 0,
  })
  const done = await who.post(`/api/desk/stages/${stage.stageId}/submit-all`, {
    versions: { [item.assignmentId]: 1 },
  })
  expect(done.body).toEqual({ handedIn: 1, late: false })
}

test('after hội ý each judge scores anew at their own desk; old sheets stay, a gap left open is conferred on again', async () => {
  const stage = await insertJudgedStage(world, { totals: [[90, 30]], rules: GAP_RULES.jointRescore })
  const chair = await chairOf(stage)
  const [gap] = await gapsOf(chair, stage)
  const open = () => chair.post(`/api/stages/${stage.stageId}/gaps/rescore`, { ...at(gap), reason })
  expect(
    (await judge(stage, 0).post(`/api/stages/${stage.stageId}/gaps/rescore`, { ...at(gap), reason })).status,
  ).toBe(404)
  expect((await open()).body).toEqual({ judges: 2 })
  expect((await open()).body.state).toBe('rescoreWaiting')
  expect((await gapsOf(chair, stage))[0].waitingFor.length).toBe(2)
  await rescore(judge(stage, 0), stage, 0.9)
  await rescore(judge(stage, 1), stage, 0.3)
  // Still apart: conferred on once more.
  expect((await gapsOf(chair, stage)).length).toBe(1)
  expect((await open()).body).toEqual({ judges: 2 })
  await rescore(judge(stage, 0), stage, 0.8)
  await rescore(judge(stage, 1), stage, 0.7)
  expect(await gapsOf(chair, stage)).toEqual([])
  const progress = (await chair.get(`/api/stages/${stage.stageId}/progress`)).body
  const sheets = progress.entries[0].sheets.map((it: { kind: string; dropped: string | null }) => [
    it.kind,
    it.dropped,
  ])
  expect(sheets.toSorted()).toEqual([
    ['first', 'supersededByJointRescore'],
    ['first', 'supersededByJointRescore'],
    ['jointRescore', null],
    ['jointRescore', null],
  ])
})

test('the extra judge’s sheet takes the place of the others where the rules say so', async () => {
  const stage = await insertJudgedStage(world, {
    totals: [[90, 30]],
    judges: 3,
    rules: GAP_RULES.replacement,
  })
  const chair = await chairOf(stage)
  const [gap] = await gapsOf(chair, stage)
  const called = await chair.post(`/api/stages/${stage.stageId}/gaps/extra`, {
    ...at(gap),
    memberId: stage.judges[2]?.memberId,
    reason,
  })
  expect(called.status).toBe(200)
  expect((await gapsOf(chair, stage))[0].waitingFor).toEqual([stage.judges[2]?.memberId])
  const desk = (await judge(stage, 2).get(`/api/desk/stages/${stage.stageId}`)).body
  expect(desk.items.map((it: { kind: string }) => it.kind)).toEqual(['extra'])
  // Handed in, it alone makes the score: the two that lay apart stay beside it, put aside.
  await handInSheet(world, stage, desk.items[0].assignmentId, 55)
  expect(await gapsOf(chair, stage)).toEqual([])
  const standing = (await chair.get(`/api/stages/${stage.stageId}/standing`)).body
  const [placing] = standing.placings
  expect([
    placing.score,
    placing.sheets
      .map((it: { kind: string; total: string; dropped: string | null }) => [it.kind, it.total, it.dropped])
      .toSorted(),
  ]).toEqual([
    '55/1',
    [
      ['extra', '55/1', null],
      ['first', '30/1', 'replaced'],
      ['first', '90/1', 'replaced'],
    ],
  ])
})

test('a voided sheet no longer counts, stays readable to the chair, and the work needs a judge again', async () => {
  const stage = await insertJudgedStage(world, { totals: [[80, 70]], judges: 2 })
  const chair = await chairOf(stage)
  const id = assignmentOf(stage, 0, 0)
  const voiding = (who: Persona) =>
    who.post(`/api/desk/assignments/${id}/void`, { reason: 'Giám khảo thôi tham gia' })
  expect((await voiding(judge(stage, 0))).status).toBe(404)
  expect((await voiding(chair)).body).toEqual({ voided: true })
  expect((await voiding(chair)).status).toBe(404)
  const progress = (await chair.get(`/api/stages/${stage.stageId}/progress`)).body
  expect([progress.counts.handedIn, progress.counts.complete]).toEqual([1, 0])
  expect((await judge(stage, 0).get(`/api/desk/assignments/${id}`)).status).toBe(404)
  const { versions } = (await chair.get(`/api/desk/assignments/${id}/versions`)).body
  expect(
    versions.map(
      (it: { version: { n: number; state: string; total: string; reason: string } }) => it.version,
    ),
  ).toEqual([
    { n: 1, state: 'superseded', total: '80/1', overallComment: '', reason: 'Giám khảo thôi tham gia' },
  ])
})

test('a judge asks for a sheet back, is told when it is reopened and why; the old version stays beside the new', async () => {
  const stage = await insertJudgedStage(world, { totals: [[80, 70]] })
  const chair = await chairOf(stage)
  const [who, id] = [judge(stage, 0), assignmentOf(stage, 0, 0)]
  expect(
    (await who.post(`/api/desk/assignments/${id}/ask-reopen`, { reason: 'Nhầm tiêu chí 2' })).body,
  ).toEqual({ asked: true })
  expect(
    (await judge(stage, 1).post(`/api/desk/assignments/${id}/ask-reopen`, { reason: 'Không phải của tôi' }))
      .status,
  ).toBe(404)
  const [asked] = (await chair.get('/api/notices')).body.notices
  expect([asked.kind, asked.facts.blindCode, asked.facts.reason]).toEqual([
    'sheet.reopenAsked',
    '1001',
    'Nhầm tiêu chí 2',
  ])
  await chair.post(`/api/desk/assignments/${id}/reopen`, { reason: 'Nhầm tiêu chí 2' })
  const [told] = (await who.get('/api/notices')).body.notices
  expect([told.kind, told.facts.blindCode]).toEqual(['sheet.reopened', '1001'])
  const page = (await who.get(`/api/desk/assignments/${id}`)).body
  expect([page.sheet.state, page.sheet.reopenedFor]).toEqual(['draft', 'Nhầm tiêu chí 2'])
  const [item] = (await who.get(`/api/desk/stages/${stage.stageId}`)).body.items
  expect(item.reopened).toBe(true)
  expect((await who.post(`/api/desk/assignments/${id}/ask-reopen`, { reason: 'Lần nữa' })).body.state).toBe(
    'draft',
  )
  const { versions } = (await chair.get(`/api/desk/assignments/${id}/versions`)).body
  expect(
    versions.map((it: { version: { n: number; state: string } }) => [it.version.n, it.version.state]),
  ).toEqual([[1, 'superseded']])
  expect((await who.get(`/api/desk/assignments/${id}/versions`)).status).toBe(404)
})
