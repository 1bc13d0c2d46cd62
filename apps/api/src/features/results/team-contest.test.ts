import { teamContestTemplate } from '@xk/domain/programme'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { insertJudgedStage, type JudgedStage } from '../../testing/judged-stage.ts'
import { testServer } from '../../testing/server.ts'
import { createTestApp, type Persona, type TestApp } from '../../testing/test-app.ts'

let world: TestApp
let it: JudgedStage
let secretary: Persona
let chair: Persona
beforeEach(async () => {
  world = await createTestApp(testServer())
  it = await insertJudgedStage(world, {
    rules: teamContestTemplate,
    totals: [
      [12, 13, 14],
      [10, 11, 12],
    ],
    segments: {
      situation: [
        [18, 17, 16],
        [15, 15, 15],
      ],
      sketch: [
        [30, 31, 32],
        [20, 30, 34],
      ],
    },
  })
  secretary = await world.person('Mai Quốc Vinh', [{ role: 'secretary', scopeKind: 'global' }])
  chair = await world.person('Lê Thị Mỹ Duyên', [
    { role: 'panelChair', scopeKind: 'edition', scopeId: it.editionId },
  ])
})
afterEach(() => world.close())

const type = (who: Persona, entry: number, segment: string, mark: object) =>
  who.post(`/api/stages/${it.stageId}/objective-marks`, {
    stageEntryId: it.entries[entry]?.stageEntryId,
    segment,
    points: null,
    elapsedSeconds: null,
    baseN: 0,
    ...mark,
  })
const typeAll = async () => {
  for (const entry of [0, 1]) {
    for (const [segment, mark] of [
      ['knowledge', { points: entry === 0 ? '27' : '30' }],
      ['greeting', { elapsedSeconds: entry === 0 ? 290 : 330 }],
      ['sketch', { elapsedSeconds: 590 }],
    ] as const) {
      expect((await type(secretary, entry, segment, mark)).status).toBe(200)
    }
  }
}

test('marks typed once: whole items, deductions at once, corrections countersigned by another', async () => {
  expect((await type(secretary, 0, 'knowledge', { points: '28' })).body.issues).toEqual([
    { pointer: '/points', code: 'mark/notWholeSteps', facts: { step: '3' } },
  ])
  expect((await type(secretary, 0, 'greeting', {})).body.issues).toEqual([
    { pointer: '/elapsedSeconds', code: 'mark/missing' },
  ])
  expect((await type(chair, 0, 'knowledge', { points: '27' })).status).toBe(404)
  expect((await type(secretary, 0, 'greeting', { elapsedSeconds: 330 })).body).toMatchObject({
    n: 1,
    deduction: '1/1',
    waiting: false,
  })
  expect((await type(secretary, 0, 'greeting', { elapsedSeconds: 300 })).body.code).toBe(
    'record/stale-version',
  )
  expect((await type(secretary, 0, 'greeting', { elapsedSeconds: 300, baseN: 1 })).body.issues).toEqual([
    { pointer: '/reason', code: 'required' },
  ])
  const both = await Promise.all([
    type(secretary, 0, 'greeting', { elapsedSeconds: 300, baseN: 1, reason: 'Xem lại băng ghi hình' }),
    type(secretary, 0, 'greeting', { elapsedSeconds: 304, baseN: 1, reason: 'Xem lại băng ghi hình' }),
  ])
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
  const correction = both.find(({ status }) => status === 200)?.body
  expect(correction).toMatchObject({ n: 2, waiting: true })
  const cell = async () => {
    const { entries } = (await secretary.get(`/api/stages/${it.stageId}/objective-marks`)).body
    return entries[0].cells.find((c: { segment: string }) => c.segment === 'greeting')
  }
  expect(await cell()).toMatchObject({
    n: 2,
    inForce: { n: 1, elapsedSeconds: 330 },
    waiting: { n: 2, mine: true },
  })
  const sign = `/api/objective-marks/${correction.id}/countersign`
  expect((await secretary.post(sign)).body.code).toBe('access/second-person-needed')
  expect((await chair.post(sign)).status).toBe(200)
  expect((await chair.post(sign)).body.code).toBe('record/in-wrong-state')
  expect(await cell()).toMatchObject({ inForce: { n: 2, deduction: '0/1' }, waiting: null })
})

test('a gap of the final is settled by one sheet after hội ý; names need no unmasking', async () => {
  await typeAll()
  const gaps = (await chair.get(`/api/stages/${it.stageId}/gaps`)).body
  // A quarter of 35 points is 8.75: fourteen apart is too much.
  expect(
    gaps.gaps.map((g: { blindCode: string; segment: string; value: string; threshold: string }) => [
      g.blindCode,
      g.segment,
      g.value,
      g.threshold,
    ]),
  ).toEqual([['1002', 'sketch', '14/1', '35/4']])
  const [gap] = gaps.gaps
  const joint = (marks: object) =>
    chair.post(`/api/stages/${it.stageId}/gaps/joint`, {
      stageEntryId: gap.stageEntryId,
      segment: 'sketch',
      marks,
      reason: 'Ban Giám khảo hội ý thống nhất',
    })
  const extra = await chair.post(`/api/stages/${it.stageId}/gaps/extra`, {
    stageEntryId: gap.stageEntryId,
    segment: 'sketch',
    memberId: it.judges[0]?.memberId,
    reason: 'Không đúng thể lệ',
  })
  expect([extra.status, extra.body.code]).toEqual([409, 'record/in-wrong-state'])
  expect((await joint({ sketchContent: 1 })).body.code).toBe('sheet/incomplete')
  const points: Record<string, number> = {
    sketchContent: 10,
    sketchActing: 8,
    sketchCreativity: 6,
    sketchMessage: 4,
  }
  const marks = Object.fromEntries(
    gaps.criteria
      .filter((c: { segment: string }) => c.segment === 'sketch')
      .map((c: { key: string; step: string }) => [c.key, (points[c.key] ?? 0) * (c.step === '1/2' ? 2 : 1)]),
  )
  const typed = await joint(marks)
  expect(typed.body).toEqual({ sheets: 3 })
  const standing = (await secretary.get(`/api/stages/${it.stageId}/standing`)).body
  expect(standing.namesKnown).toBe(true)
  expect(standing.placings.map((p: { title: string; score: string }) => [p.title, p.score])).toEqual([
    ['Giải pháp số 1', '88/1'],
    ['Giải pháp số 2', '83/1'],
  ])
  const second = standing.placings[1]
  expect(second.segments.find((s: { segment: string }) => s.segment === 'greeting')).toMatchObject({
    base: '11/1',
    time: '1/1',
    score: '10/1',
  })
  expect(
    second.sheets.filter((s: { dropped: string | null }) => s.dropped === 'supersededByJointRescore'),
  ).toHaveLength(3)

  const { digest } = standing
  expect((await secretary.post(`/api/stages/${it.stageId}/freeze`, { digest })).status).toBe(200)
  const unmask = await secretary.post(`/api/stages/${it.stageId}/unmask-requests`, { reason: 'Không cần' })
  expect([unmask.status, unmask.body.code]).toEqual([409, 'record/in-wrong-state'])
  const approval = (await secretary.get(`/api/editions/${it.editionId}/approval`)).body
  expect(approval.winners.map((w: { prize: string; title: string }) => [w.prize, w.title])).toEqual([
    ['first', 'Giải pháp số 1'],
    ['second', 'Giải pháp số 2'],
  ])
  expect(approval.exceptions.map((e: { kind: string; blindCode: string }) => [e.kind, e.blindCode])).toEqual([
    ['gapResolved', '1002'],
  ])
  const put = await secretary.post(`/api/editions/${it.editionId}/approval`, { digest: approval.digest })
  expect(put.status).toBe(200)
  const lead = await world.person('Trần Khánh Uyên', [{ role: 'lead', scopeKind: 'global' }])
  expect((await lead.post(`/api/approvals/${put.body.id}/approve`)).body).toEqual({ state: 'approved' })
  expect((await lead.post(`/api/stages/${it.stageId}/resume`, { reason: 'Muộn rồi' })).body.code).toBe(
    'record/in-wrong-state',
  )
})
