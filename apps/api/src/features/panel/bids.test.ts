import { randomUUID } from 'node:crypto'
import { conflict, panelMember, rendition } from '@xk/db'
import { ideaContest2026CaseRuleset } from '@xk/domain/programme'
import type { Ruleset } from '@xk/domain/ruleset'
import { eq } from 'drizzle-orm'
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

const withBids: Ruleset = {
  ...ideaContest2026CaseRuleset,
  stages: ideaContest2026CaseRuleset.stages.map((it) =>
    it.kind === 'scoring'
      ? { ...it, bidding: { parts: 2 }, scoring: { ...it.scoring, judgesPerEntry: 2 } }
      : it,
  ),
}
const holes = (entries: number) => Array.from({ length: entries }, () => [undefined])
const stageWithBids = (entries: number, judges: number) =>
  insertJudgedStage(world, { totals: holes(entries), judges, rules: withBids })
const judge = (stage: JudgedStage, i: number): Persona => stage.judges[i]?.persona ?? secretary
const wish = (who: Persona, stage: JudgedStage, entry: number, value: string | null) =>
  who.put(`/api/desk/stages/${stage.stageId}/bids/${stage.entries[entry]?.stageEntryId}`, { wish: value })
const read = (who: Persona, stage: JudgedStage) => who.get(`/api/desk/stages/${stage.stageId}/bids`)
const seed = 'ab'.repeat(8)

test('a judge says what they would like to judge, on codes, titles and fields only; nobody else reads it', async () => {
  const stage = await stageWithBids(2, 4)
  const [entry] = stage.entries
  expect((await wish(judge(stage, 0), stage, 0, 'want')).body).toEqual({ wish: 'want' })
  expect((await wish(judge(stage, 0), stage, 1, 'avoid')).body).toEqual({ wish: 'avoid' })
  expect((await wish(judge(stage, 0), stage, 1, null)).body).toEqual({ wish: null })
  const { status, body } = await read(judge(stage, 0), stage)
  expect([status, Object.keys(body).toSorted()]).toEqual([
    200,
    ['editionTitle', 'label', 'open', 'stageId', 'works'],
  ])
  expect(body.works[0]).toEqual({
    stageEntryId: entry?.stageEntryId,
    blindCode: '1001',
    title: 'Giải pháp số 1',
    topic: null,
    wish: 'want',
  })
  expect((await read(judge(stage, 1), stage)).body.works.map((it: { wish: null }) => it.wish)).toEqual([
    null,
    null,
  ])
  expect((await read(secretary, stage)).body.code).toBe('access/forbidden')
  expect((await wish(secretary, stage, 0, 'want')).body.code).toBe('access/forbidden')
  expect((await world.anonymous.get(`/api/desk/stages/${stage.stageId}/bids`)).status).toBe(401)
})

test('not before the undertaking, not for a work with a conflict, not where the rules ask nobody', async () => {
  const stage = await stageWithBids(2, 4)
  await world.database.db.insert(conflict).values({
    id: randomUUID(),
    editionId: stage.editionId,
    personId: judge(stage, 0).personId,
    entryId: stage.entries[0]?.entryId ?? '',
    source: 'sameUnit',
    reason: 'sameUnit',
    recordedAt: world.clock.now,
  })
  expect(
    (await read(judge(stage, 0), stage)).body.works.map((it: { blindCode: string }) => it.blindCode),
  ).toEqual(['1002'])
  expect((await wish(judge(stage, 0), stage, 0, 'want')).status).toBe(404)
  await world.database.db
    .update(panelMember)
    .set({ undertakenAt: null })
    .where(eq(panelMember.id, stage.judges[1]?.memberId ?? ''))
  expect((await read(judge(stage, 1), stage)).body.code).toBe('panel/undertaking-needed')
  const plain = await insertJudgedStage(world, { totals: holes(1), judges: 1 })
  expect((await read(judge(plain, 0), plain)).status).toBe(404)
  expect((await secretary.post(`/api/stages/${plain.stageId}/bids/close`)).status).toBe(404)
})

test('works are assigned only once bids are closed; the chance is drawn then, once, whatever seed is sent', async () => {
  const stage = await stageWithBids(6, 6)
  for (let i = 0; i < 6; i++) await wish(judge(stage, 0), stage, i, i === 0 ? 'want' : 'avoid')
  const preview = (other: string) =>
    secretary.post(`/api/stages/${stage.stageId}/assignments/preview`, { seed: other })
  expect((await preview(seed)).body.code).toBe('assignment/bids-open')
  expect((await secretary.get(`/api/stages/${stage.stageId}/panel`)).body.bidding).toEqual({
    parts: 2,
    closed: false,
    bidders: 1,
  })
  expect((await judge(stage, 0).post(`/api/stages/${stage.stageId}/bids/close`)).status).toBe(404)
  expect((await secretary.post(`/api/stages/${stage.stageId}/bids/close`)).body).toEqual({ closed: true })
  expect((await secretary.post(`/api/stages/${stage.stageId}/bids/close`)).body.state).toBe('bidsClosed')
  expect((await wish(judge(stage, 0), stage, 1, 'want')).body.state).toBe('bidsClosed')
  expect((await read(judge(stage, 0), stage)).body.open).toBe(false)
  const [one, other] = [await preview(seed), await preview('cd'.repeat(8))]
  expect(one.body.pairs).toEqual(other.body.pairs)
  expect(one.body.parts).toBe(2)
  const own = one.body.pairs.filter((p: { memberId: string }) => p.memberId === stage.judges[0]?.memberId)
  expect(own.map((p: { wish: string }) => p.wish).every(Boolean)).toBe(true)
  expect((await secretary.post(`/api/stages/${stage.stageId}/assignments/all`, { seed })).body).toEqual({
    assigned: 12,
  })
  const panel = (await secretary.get(`/api/stages/${stage.stageId}/panel`)).body
  const pair = (it: { stageEntryId: string; memberId: string }) => `${it.stageEntryId} ${it.memberId}`
  expect(panel.assignments.map(pair).toSorted()).toEqual(one.body.pairs.map(pair).toSorted())
})

test('where only the cap stands in the way, that is the reason given', async () => {
  const stage = await stageWithBids(2, 3)
  await secretary.post(`/api/stages/${stage.stageId}/bids/close`)
  const refused = await secretary.post(`/api/stages/${stage.stageId}/assignments/preview`, { seed })
  expect(refused.body).toMatchObject({
    code: 'assignment/infeasible',
    reason: 'capTooTight',
    needed: 4,
    available: 3,
  })
})

test('the preview says what speaks for each pair, and how many works have a judge of their field', async () => {
  const stage = await insertJudgedStage(world, { totals: holes(2), judges: 4 })
  const topics = ['linh-vuc-1', 'linh-vuc-2']
  for (const [i, key] of topics.entries())
    await world.database.db
      .update(rendition)
      .set({ body: { title: 'Bài', topic: { key, label: key }, fields: [], documents: [] } })
      .where(eq(rendition.stageEntryId, stage.entries[i]?.stageEntryId ?? ''))
  await world.database.db
    .update(panelMember)
    .set({ expertise: ['linh-vuc-1'] })
    .where(eq(panelMember.id, stage.judges[3]?.memberId ?? ''))
  const { body } = await secretary.post(`/api/stages/${stage.stageId}/assignments/preview`, { seed })
  expect([body.withoutExpert, body.withField, body.lowest]).toEqual([['1002'], 2, 0])
  expect(
    body.pairs
      .filter((p: { expert: boolean }) => p.expert)
      .map((p: Record<string, unknown>) => [
        p['blindCode'],
        p['memberId'],
        p['wish'],
        p['earlier'],
        p['kept'],
      ]),
  ).toEqual([['1001', stage.judges[3]?.memberId, null, false, false]])
})

test('the judge’s list and the panel page cost the same number of queries, whatever is wished', async () => {
  const [small, large] = [await stageWithBids(1, 4), await stageWithBids(5, 4)]
  for (let i = 0; i < 5; i++) await wish(judge(large, 0), large, i, 'want')
  for (const count of [
    (stage: JudgedStage) => world.countQueries(() => read(judge(stage, 0), stage)),
    (stage: JudgedStage) => world.countQueries(() => secretary.get(`/api/stages/${stage.stageId}/panel`)),
  ])
    expect(await count(large)).toBe(await count(small))
})
