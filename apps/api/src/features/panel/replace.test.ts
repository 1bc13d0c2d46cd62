import { afterAll, beforeAll, expect, test } from 'vitest'
import { insertJudgedStage, type JudgedStage } from '../../testing/judged-stage.ts'
import { testServer } from '../../testing/server.ts'
import { createTestApp, type Persona, type TestApp } from '../../testing/test-app.ts'

let world: TestApp
let secretary: Persona
beforeAll(async () => {
  world = await createTestApp(testServer())
  secretary = await world.person('Trần Đức Nhã', [{ role: 'secretary', scopeKind: 'global' }])
})
afterAll(() => world.close())

const seed = 'ab'.repeat(8)
const reason = 'Đi công tác dài ngày'
const memberOf = (stage: JudgedStage, i: number) => stage.judges[i]?.memberId ?? ''
const preview = (who: Persona, memberId: string) =>
  who.post(`/api/panel-members/${memberId}/replacement/preview`, { seed })
const replace = (who: Persona, memberId: string, moves: object[], headers = {}) =>
  who.post(`/api/panel-members/${memberId}/replace`, { reason, seed, moves }, headers)
const movesOf = (body: { added: { stageEntryId: string; memberId: string }[] }) =>
  body.added.map(({ stageEntryId, memberId }) => ({ stageEntryId, memberId }))
const standing = async (stage: JudgedStage) =>
  world.database.owner<{ member_id: string; state: string; stage_entry_id: string }[]>`
    select a.member_id, a.state, a.stage_entry_id from assignment a
    join stage_entry se on se.id = a.stage_entry_id where se.stage_id = ${stage.stageId} and a.state <> 'withdrawn'`

test('open works of a judge who leaves go to others, nothing else moves, what was handed in stays', async () => {
  // Judge 1 has handed in one work and has two open; judge 3 has none yet.
  const stage = await insertJudgedStage(world, {
    totals: [
      [80, 70],
      [null, 60],
      [null, null],
    ],
    judges: 3,
  })
  const before = await standing(stage)
  const shown = await preview(secretary, memberOf(stage, 0))
  expect([shown.status, shown.body.orphaned, shown.body.handedIn, shown.body.removed]).toEqual([
    200,
    2,
    1,
    [],
  ])
  expect(shown.body.added.map((it: Record<string, string>) => [it['blindCode'], it['memberId']])).toEqual([
    ['1002', memberOf(stage, 2)],
    ['1003', memberOf(stage, 2)],
  ])
  const stale = await replace(secretary, memberOf(stage, 0), [])
  expect([stale.status, stale.body.state]).toEqual([409, 'changedSince'])
  const key = { 'idempotency-key': '7c0e1f6e-6f0b-4f6c-8f35-0d3f1c1f7a10' }
  const done = await replace(secretary, memberOf(stage, 0), movesOf(shown.body), key)
  expect(done.body).toEqual({ moved: 2 })
  expect((await replace(secretary, memberOf(stage, 0), movesOf(shown.body), key)).body).toEqual(done.body)
  const after = await standing(stage)
  const stays = before.filter((row) => row.member_id !== memberOf(stage, 0) || row.state === 'handedIn')
  expect(after).toEqual(expect.arrayContaining([...stays]))
  expect(after.length).toBe(before.length)
  const left = stage.judges[0]?.persona ?? secretary
  expect((await left.get(`/api/desk/stages/${stage.stageId}`)).status).toBe(404)
  expect((await preview(secretary, memberOf(stage, 0))).body.state).toBe('withdrawn')
})

test('where nobody may take a work over, the answer names it and nothing happens', async () => {
  const stage = await insertJudgedStage(world, { totals: [[null, null]] })
  const shown = await preview(secretary, memberOf(stage, 0))
  expect(shown.body).toMatchObject({
    code: 'assignment/infeasible',
    reason: 'tooFewJudgesWithoutConflict',
    entries: [stage.entries[0]?.stageEntryId],
  })
  expect((await replace(secretary, memberOf(stage, 0), [])).body.code).toBe('assignment/infeasible')
  expect((await standing(stage)).length).toBe(2)
})

test('judges and officers find nothing there', async () => {
  const stage = await insertJudgedStage(world, { totals: [[null, null]], judges: 3 })
  const judge = stage.judges[1]?.persona ?? secretary
  for (const asked of [preview(judge, memberOf(stage, 0)), replace(judge, memberOf(stage, 0), [])])
    expect((await asked).status).toBe(404)
  const chair = await world.person('Trưởng Ban', [
    { role: 'panelChair', scopeKind: 'edition', scopeId: stage.editionId },
  ])
  expect((await preview(chair, memberOf(stage, 0))).status).toBe(404)
})
