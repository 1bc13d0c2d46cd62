import { panelMember } from '@xk/db'
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { handInSheet, insertJudgedStage, type JudgedStage } from '../../testing/judged-stage.ts'
import { loadStageInputs } from './load-stage-inputs.ts'
import { insertApprovedResult, resultPeople } from '../../testing/released-result.ts'
import { testServer } from '../../testing/server.ts'
import { createTestApp, type Persona, type TestApp } from '../../testing/test-app.ts'

let world: TestApp
beforeEach(async () => {
  world = await createTestApp(testServer())
})
afterEach(() => world.close())

const chairOf = (it: JudgedStage, options = {}) =>
  world.person(
    'Lê Thị Mỹ Duyên',
    [{ role: 'panelChair', scopeKind: 'edition', scopeId: it.editionId }],
    options,
  )
const office = (name: string, role: 'secretary' | 'lead' | 'deputy' | 'member', options = {}) =>
  world.person(name, [{ role, scopeKind: 'global' }], options)
const codesOf = (placings: { blindCode: string; rank: number; score: string }[]) =>
  placings.map(({ rank, blindCode, score }) => [rank, blindCode, score])

const freeze = async (who: Persona, it: JudgedStage) => {
  const { digest } = (await who.get(`/api/stages/${it.stageId}/standing`)).body
  return who.post(`/api/stages/${it.stageId}/freeze`, { digest })
}
const ledgerKinds = async () =>
  (await world.database.owner`select kind from ledger order by seq`).map(({ kind }) => kind)

test('a gap of exactly ten does not stop, eleven blocks the freeze until a third judge settles it', async () => {
  const it = await insertJudgedStage(world, {
    totals: [
      [90, 80],
      [82, 71],
    ],
    judges: 3,
  })
  const chair = await chairOf(it)
  const gaps = (await chair.get(`/api/stages/${it.stageId}/gaps`)).body
  expect(gaps.rule).toEqual({
    threshold: '10',
    unit: 'points',
    comparison: 'moreThan',
    comesIn: 'extraJudge',
    resolution: 'closestTwo',
  })
  expect(gaps.gaps.map((gap: { blindCode: string; value: string }) => [gap.blindCode, gap.value])).toEqual([
    ['1002', '11/1'],
  ])
  const [gap] = gaps.gaps
  expect(gap.suggestions.map((s: { memberId: string }) => s.memberId)).toEqual([it.judges[2]?.memberId])

  const refused = await freeze(chair, it)
  expect([refused.status, refused.body.code, refused.body.count]).toEqual([409, 'result/gaps-unresolved', 1])

  const call = { stageEntryId: gap.stageEntryId, segment: 'idea', reason: 'Chênh lệch 11 điểm' }
  const inTwice = await chair.post(`/api/stages/${it.stageId}/gaps/extra`, {
    ...call,
    memberId: it.judges[0]?.memberId,
  })
  expect(inTwice.status).toBe(404)
  const called = await chair.post(`/api/stages/${it.stageId}/gaps/extra`, {
    ...call,
    memberId: it.judges[2]?.memberId,
  })
  expect(called.status).toBe(200)
  const again = await chair.post(`/api/stages/${it.stageId}/gaps/extra`, {
    ...call,
    memberId: it.judges[2]?.memberId,
  })
  expect([again.status, again.body.code]).toEqual([409, 'record/in-wrong-state'])

  await handInSheet(world, it, called.body.assignmentId, 80)
  const standing = (await chair.get(`/api/stages/${it.stageId}/standing`)).body
  // 80 and 82 are nearest to each other; 71 stays beside them and does not count.
  expect(codesOf(standing.placings)).toEqual([
    [1, '1001', '85/1'],
    [2, '1002', '81/1'],
  ])
  expect(
    standing.placings[1].sheets
      .map((s: { kind: string; total: string; dropped: string | null }) => [s.kind, s.total, s.dropped])
      .sort(),
  ).toEqual([
    ['extra', '80/1', null],
    ['first', '71/1', 'outsideClosestTwo'],
    ['first', '82/1', null],
  ])
  expect((await freeze(chair, it)).status).toBe(200)
})

test('from freeze to approval: by code, by two people, and never again changed', async () => {
  const it = await insertJudgedStage(world, {
    totals: [
      [90, 88],
      [84, 82],
      [70, 72],
    ],
  })
  const secretary = await office('Mai Quốc Vinh', 'secretary')
  const lead = await office('Trần Khánh Uyên', 'lead')
  const deputy = await office('Hồ Thùy Tú', 'deputy', { fresh: false })
  const before = (await lead.get(`/api/stages/${it.stageId}/standing`)).body
  expect(before.namesKnown).toBe(false)
  expect(Object.keys(before.placings[0])).not.toContain('title')
  expect(JSON.stringify(before)).not.toContain('Đoàn cơ sở')

  const frozen = await freeze(secretary, it)
  expect(frozen.status).toBe(200)
  expect((await freeze(secretary, it)).body.code).toBe('record/in-wrong-state')
  for (const [path, body] of [
    [
      'award-decisions',
      { decision: { kind: 'withholdPlaces', prize: 'first', count: 1 }, reason: 'Không trao', seen: 0 },
    ],
    ['draws', { rank: 1, seedSource: 'Xổ số miền Nam' }],
  ] as const) {
    const late = await secretary.post(`/api/stages/${it.stageId}/${path}`, body)
    expect([path, late.status, late.body.code]).toEqual([path, 409, 'record/in-wrong-state'])
  }

  const asked = await secretary.post(`/api/stages/${it.stageId}/unmask-requests`, {
    reason: 'Đã chốt kết quả',
  })
  expect(asked.status).toBe(200)
  const url = `/api/unmask-requests/${asked.body.id}/decide`
  expect((await secretary.post(url, { grant: true })).body.code).toBe('access/forbidden')
  expect((await deputy.post(url, { grant: true })).body.code).toBe('access/fresh-confirmation-needed')
  const both = await Promise.all([lead.post(url, { grant: true }), lead.post(url, { grant: true })])
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409])

  const after = (await secretary.get(`/api/stages/${it.stageId}/standing`)).body
  expect(
    after.placings.map((p: { title: string; unitName: string; prize: string | null }) => [
      p.title,
      p.unitName,
      p.prize,
    ]),
  ).toEqual([
    ['Giải pháp số 1', 'Đoàn cơ sở số 1', 'first'],
    ['Giải pháp số 2', 'Đoàn cơ sở số 2', 'second'],
    ['Giải pháp số 3', 'Đoàn cơ sở số 3', 'encouragement'],
  ])
  expect(after.digest).toBe(frozen.body.digest)
  const chair = await chairOf(it)
  expect(JSON.stringify((await chair.get(`/api/stages/${it.stageId}/standing`)).body)).not.toContain(
    'Giải pháp',
  )

  // What comes to light later does not reach behind the freeze.
  await world.database.owner`
    insert into conflict (id, edition_id, person_id, entry_id, source, reason, recorded_at)
    values (gen_random_uuid(), ${it.editionId}, ${it.judges[0]?.persona.personId ?? ''},
      ${it.entries[0]?.entryId ?? ''}, 'recorded', 'x', now())`
  await world.database.owner`update assignment set state = 'withdrawn'`
  const kept = await loadStageInputs(world.database.db, it.stageId)
  expect(kept.inputs.map(({ sheets }) => sheets.length)).toEqual([2, 2, 2])

  // One in 120 took part where the rules ask for a tenth: nobody is in the running, which is fixed all the same.
  const team = (await secretary.get(`/api/stages/${it.stageId}/team-prizes`)).body
  expect(
    team.prizes[0].excluded.map((x: { unitName: string; why: string }) => [x.unitName, x.why]),
  ).toHaveLength(3)
  await world.database.owner`update unit_period set member_count = 4`

  const approval = `/api/editions/${it.editionId}/approval`
  const early = await secretary.post(approval, { digest: (await secretary.get(approval)).body.digest })
  expect(early.body).toMatchObject({ code: 'result/undecided', issues: [{ code: 'teamPrizes', count: 1 }] })
  expect((await secretary.post(`/api/stages/${it.stageId}/team-prizes`)).body).toEqual({ fixed: 3 })

  const page = (await secretary.get(approval)).body
  const stale = await secretary.post(approval, { digest: before.digest })
  expect([stale.status, stale.body.code]).toEqual([409, 'record/stale-version'])
  const put = await secretary.post(approval, { digest: page.digest })
  expect(put.status).toBe(200)
  const approve = `/api/approvals/${put.body.id}/approve`
  expect((await secretary.post(approve)).body.code).toBe('access/forbidden')
  expect((await deputy.post(approve)).body.code).toBe('access/fresh-confirmation-needed')
  const seen = (await lead.get(approval)).body
  expect(
    seen.winners.map((w: { prize: string; title: string; people: string[] }) => [w.prize, w.title, w.people]),
  ).toEqual([
    ['first', 'Giải pháp số 1', ['Tác giả số 1']],
    ['second', 'Giải pháp số 2', ['Tác giả số 2']],
    ['encouragement', 'Giải pháp số 3', ['Tác giả số 3']],
  ])
  expect(seen.teamWinners.map((u: { unitName: string; points: string }) => [u.unitName, u.points])).toEqual([
    ['Đoàn cơ sở số 1', '11/1'],
    ['Đoàn cơ sở số 2', '9/1'],
    ['Đoàn cơ sở số 3', '4/1'],
  ])
  expect((await lead.post(approve)).body).toEqual({ state: 'approved' })
  expect((await lead.post(`/api/approvals/${put.body.id}/send-back`, { reason: 'Xem lại' })).status).toBe(409)
  expect(await ledgerKinds()).toEqual(['freeze', 'unmask', 'award', 'putForward', 'approve'])
})

test('who puts the result forward does not approve it, even holding both offices; sent back, it may come again', async () => {
  const it = await insertJudgedStage(world, { totals: [[90, 88]] })
  const both = await world.person('Mai Thành Đạt', [
    { role: 'secretary', scopeKind: 'global' },
    { role: 'lead', scopeKind: 'global' },
  ])
  const lead = await office('Trần Khánh Uyên', 'lead')
  await freeze(both, it)
  const asked = await both.post(`/api/stages/${it.stageId}/unmask-requests`, { reason: 'Đã chốt' })
  const url = `/api/unmask-requests/${asked.body.id}/decide`
  expect((await both.post(url, { grant: true })).body.code).toBe('access/second-person-needed')
  expect((await lead.post(url, { grant: true })).status).toBe(200)
  await world.database.owner`update unit_period set member_count = 4`
  await both.post(`/api/stages/${it.stageId}/team-prizes`)
  const approval = `/api/editions/${it.editionId}/approval`
  const { digest } = (await both.get(approval)).body
  const put = await both.post(approval, { digest })
  expect((await both.post(`/api/approvals/${put.body.id}/approve`)).body.code).toBe(
    'access/second-person-needed',
  )
  expect((await both.post(approval, { digest })).body.code).toBe('record/in-wrong-state')
  expect((await lead.post(`/api/approvals/${put.body.id}/send-back`, {})).status).toBe(422)
  const back = await lead.post(`/api/approvals/${put.body.id}/send-back`, { reason: 'Bổ sung lý do' })
  expect(back.body).toEqual({ state: 'sentBack' })
  expect((await both.post(approval, { digest })).status).toBe(200)
})

test('a chair who scores sees nobody’s totals until their own are handed in, and nothing of what they are related to', async () => {
  const it = await insertJudgedStage(world, {
    totals: [
      [90, null],
      [70, 85],
      [60, 62],
    ],
  })
  const [, second] = it.judges
  const chair = second?.persona ?? (await chairOf(it))
  await world.database.owner`
    insert into office_grant (id, account_id, role, scope_kind, scope_id, "from", approved_at)
    values (gen_random_uuid(), ${chair.accountId}, 'panelChair', 'edition', ${it.editionId}, now() - interval '400 days', now())`
  const url = `/api/stages/${it.stageId}`
  await world.database.owner`update office_grant set "from" = '2026-01-01'`

  const held = (await chair.get(`${url}/progress`)).body
  expect(held.held).toBe(true)
  expect(
    held.judges.map((j: { done: number; total: number; classes: unknown }) => [j.done, j.total, j.classes]),
  ).toEqual([
    [3, 3, null],
    [2, 3, null],
  ])
  expect(
    held.entries.flatMap((e: { gap: unknown; sheets: { total: unknown }[] }) => [
      e.gap,
      ...e.sheets.map((s) => s.total),
    ]),
  ).toEqual(Array.from({ length: 9 }, () => null))
  expect((await chair.get(`${url}/standing`)).body).toMatchObject({
    held: true,
    digest: null,
    placings: [],
    unranked: [],
  })
  expect((await chair.get(`${url}/gaps`)).body.gaps).toEqual([])
  const early = await chair.post(`${url}/gaps/extra`, {
    stageEntryId: it.entries[1]?.stageEntryId,
    segment: 'idea',
    memberId: it.judges[0]?.memberId,
    reason: 'Chênh lệch',
  })
  expect(early.body.code).toBe('result/own-sheets-first')

  await handInSheet(world, it, it.assignmentIds[0]?.[1] ?? '', 88)
  const seen = (await chair.get(`${url}/progress`)).body
  expect([seen.held, seen.entries.map((e: { gap: string }) => e.gap)]).toEqual([
    false,
    ['none', 'open', 'none'],
  ])

  await world.database.owner`
    insert into conflict (id, edition_id, person_id, entry_id, source, reason, recorded_at)
    values (gen_random_uuid(), ${it.editionId}, ${chair.personId}, ${it.entries[1]?.entryId ?? ''}, 'declared', 'x', now())`
  const less = (await chair.get(`${url}/progress`)).body
  expect([less.counts.entries, less.entries.map((e: { blindCode: string }) => e.blindCode)]).toEqual([
    2,
    ['1001', '1003'],
  ])
  expect((await chair.get(`${url}/gaps`)).body.count).toBe(0)
  const standing = (await chair.get(`${url}/standing`)).body
  expect([codesOf(standing.placings), standing.digest]).toEqual([
    [
      [1, '1001', '89/1'],
      [2, '1003', '61/1'],
    ],
    null,
  ])
  expect((await chair.post(`${url}/freeze`, { digest: 'a'.repeat(64) })).body.code).toBe('result/related')
})

test('only their offices get in: judges, officers and members find nothing', async () => {
  const it = await insertJudgedStage(world, { totals: [[90, 88]] })
  const judge = it.judges[0]?.persona as Persona
  const member = await office('Hồ Thùy Tú', 'member')
  const reads = ['progress', 'gaps', 'standing', 'awards', 'objective-marks', 'team-prizes'].map(
    (p) => `/api/stages/${it.stageId}/${p}`,
  )
  for (const path of [...reads, `/api/editions/${it.editionId}/approval`]) {
    expect([path, (await judge.get(path)).status, (await world.anonymous.get(path)).status]).toEqual([
      path,
      404,
      401,
    ])
    expect([path, (await member.get(path)).status]).toEqual([path, 403])
  }
  expect((await judge.get('/api/results/stages')).body).toEqual({ stages: [] })
  expect((await member.post(`/api/stages/${it.stageId}/freeze`, { digest: 'a'.repeat(64) })).status).toBe(403)
  const secretary = await office('Mai Quốc Vinh', 'secretary')
  expect((await secretary.get('/api/stages/khong-co/progress')).status).toBe(404)
  expect((await secretary.post(`/api/stages/${it.stageId}/freeze`, { digest: 7 })).status).toBe(422)
  expect(
    (await secretary.get('/api/results/stages')).body.stages.map((s: { stageId: string }) => s.stageId),
  ).toEqual([it.stageId])
})

test('awards: withheld and shared with a reason, never reordered, a tie at the boundary is a choice', async () => {
  const it = await insertJudgedStage(world, {
    totals: [
      [90, 90],
      [84, 84],
      [84, 84],
      [84, 84],
      [76, 76],
    ],
  })
  const secretary = await office('Mai Quốc Vinh', 'secretary')
  const url = `/api/stages/${it.stageId}`
  const board = async () => (await secretary.get(`${url}/awards`)).body
  const decide = (decision: object, seen: number, reason = 'Ban Tổ chức thống nhất') =>
    secretary.post(`${url}/award-decisions`, { decision, reason, seen })
  const lines = async () =>
    (await board()).lines.map((l: { blindCode: string; prize: string | null; state: string | null }) => [
      l.blindCode,
      l.prize,
      l.state,
    ])

  const first = await board()
  expect(first.boundaryTie).toMatchObject({
    prize: 'second',
    places: 2,
    rank: 2,
    codes: ['1002', '1003', '1004'],
    lotNeeded: true,
  })
  expect((await freeze(secretary, it)).body).toMatchObject({
    code: 'result/undecided',
    issues: [
      { code: 'lotsNeeded', count: 1 },
      { code: 'boundaryTie', count: 1 },
    ],
  })
  // The public draw: list and source first, then the seed; anyone can repeat the order.
  const begun = await secretary.post(`${url}/draws`, {
    rank: 2,
    seedSource: 'Giải đặc biệt xổ số TP.HCM ngày 12/12/2026',
  })
  expect(begun.status).toBe(200)
  expect((await secretary.post(`${url}/draws`, { rank: 2, seedSource: 'Nguồn khác' })).status).toBe(409)
  const drawn = await Promise.all([
    secretary.post(`/api/draws/${begun.body.id}/seed`, { seed: '482913' }),
    secretary.post(`/api/draws/${begun.body.id}/seed`, { seed: '000000' }),
  ])
  expect(drawn.map(({ status }) => status).sort()).toEqual([200, 409])
  const order = drawn.find(({ status }) => status === 200)?.body.result as string[]
  expect(await lines()).toEqual([
    ['1001', 'first', 'given'],
    [order[0], 'second', 'given'],
    [order[1], 'second', 'given'],
    [order[2], 'third', 'given'],
    ['1005', 'third', 'given'],
  ])

  const idOf = (code: string | undefined) => it.entries.find((e) => e.blindCode === code)?.stageEntryId
  const worse = await decide({ kind: 'add', stageEntryId: idOf('1005'), prize: 'second' }, 0)
  expect([worse.status, worse.body.code]).toEqual([409, 'award/below-floor'])
  const reorder = await decide({ kind: 'add', stageEntryId: idOf(order[2]), prize: 'first' }, 0)
  expect(reorder.status).toBe(409)
  const none = await decide({ kind: 'withholdPlaces', prize: 'first', count: 1 }, 0, 'Không có bài xuất sắc')
  expect(none.status).toBe(200)
  const stale = await decide({ kind: 'share', stageEntryId: idOf(order[2]), prize: 'second' }, 0)
  expect([stale.status, stale.body.code]).toEqual([409, 'record/stale-version'])
  expect((await lines())[0]).toEqual(['1001', 'second', 'given'])
  expect((await decide({ kind: 'withholdPlaces', prize: 'first', count: 1 }, 1, '')).status).toBe(422)
  expect(
    (await secretary.post(`/api/award-decisions/${none.body.id}/withdraw`, { reason: 'Trao lại' })).status,
  ).toBe(200)
  const share = await decide({ kind: 'share', stageEntryId: idOf(order[2]), prize: 'second' }, 1)
  expect(share.status).toBe(200)
  expect((await lines())[3]).toEqual([order[2], 'second', 'shared'])
  expect((await freeze(secretary, it)).status).toBe(200)
})

test('two who freeze at once: one does; what was on screen before a change is not frozen', async () => {
  const it = await insertJudgedStage(world, {
    totals: [
      [90, 88],
      [70, 71],
    ],
  })
  const [one, two] = [await office('Mai Quốc Vinh', 'secretary'), await chairOf(it)]
  const { digest } = (await one.get(`/api/stages/${it.stageId}/standing`)).body
  const url = `/api/stages/${it.stageId}`
  const ruled = await two.post(`${url}/penalties`, {
    stageEntryId: it.entries[0]?.stageEntryId,
    segment: null,
    points: '5',
    reason: 'Lộ tên đơn vị',
  })
  expect(ruled.status).toBe(200)
  const stale = await one.post(`${url}/freeze`, { digest })
  expect([stale.status, stale.body.code]).toEqual([409, 'record/stale-version'])
  const both = await Promise.all([freeze(one, it), freeze(two, it)])
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
  expect((await one.get(`${url}/standing`)).body.placings.map((p: { score: string }) => p.score)).toEqual([
    '84/1',
    '141/2',
  ])
  const lead = await office('Trần Khánh Uyên', 'lead')
  expect((await lead.post(`${url}/resume`, { reason: 'Trừ điểm nhầm bài' })).body).toEqual({ resumed: true })
  expect((await two.post(`/api/penalties/${ruled.body.id}/withdraw`, { reason: 'Nhầm bài' })).status).toBe(
    200,
  )
  const again = await freeze(one, it)
  expect(again.body.n).toBe(2)
  await two.post(`${url}/resume`, { reason: 'Xem lại lần nữa' })
  expect(await ledgerKinds()).toEqual(['penalty', 'freeze', 'resume', 'penalty', 'freeze', 'resume'])
})

test('pages take as many statements for one entry as for three, and a repeated command answers the same', async () => {
  const one = await insertJudgedStage(world, { totals: [[90, 70]], judges: 3 })
  const three = await insertJudgedStage(world, {
    totals: [
      [90, 70],
      [80, 60],
      [71, 50],
    ],
    judges: 3,
  })
  const secretary = await office('Mai Quốc Vinh', 'secretary')
  for (const page of ['progress', 'gaps', 'standing', 'awards', 'objective-marks', 'team-prizes']) {
    const count = (it: JudgedStage) =>
      world.countQueries(() => secretary.get(`/api/stages/${it.stageId}/${page}`))
    await count(three)
    expect([page, await count(three)]).toEqual([page, await count(one)])
  }
  const chair = await chairOf(one)
  const id = { 'idempotency-key': '0f4c2f6e-7e0e-4a51-9d0a-2d1f0a3b4c5d' }
  const body = {
    stageEntryId: one.entries[0]?.stageEntryId,
    segment: 'idea',
    memberId: one.judges[2]?.memberId,
    reason: 'Chênh lệch',
  }
  const [first, second] = [
    await chair.post(`/api/stages/${one.stageId}/gaps/extra`, body, id),
    await chair.post(`/api/stages/${one.stageId}/gaps/extra`, body, id),
  ]
  expect(second.body).toEqual(first.body)
})

test('a judge who is related after all counts no more', async () => {
  const it = await insertJudgedStage(world, { totals: [[90, 80]], judges: 3 })
  const secretary = await office('Mai Quốc Vinh', 'secretary')
  const [member] = await world.database.db
    .select()
    .from(panelMember)
    .where(eq(panelMember.id, it.judges[0]?.memberId ?? ''))
  await world.database.owner`
    insert into conflict (id, edition_id, person_id, entry_id, source, reason, recorded_at)
    values (gen_random_uuid(), ${it.editionId}, ${member?.personId ?? ''}, ${it.entries[0]?.entryId ?? ''}, 'recorded', 'x', now())`
  expect((await secretary.get(`/api/stages/${it.stageId}/standing`)).body.unranked).toEqual([
    { blindCode: '1001', state: 'incomplete', missing: ['sheets'] },
  ])
})

test('where no unit had enough members taking part, there is no unit prize and the result goes forward', async () => {
  const own = await createTestApp(testServer())
  const people = await resultPeople(own)
  const it = await insertApprovedResult(own, people, {
    totals: [
      [80, 82],
      [70, 72],
    ],
    members: 5000,
  })
  const page = await people.lead.get(`/api/editions/${it.editionId}/approval`)
  expect([page.status, page.body.teamWinners]).toEqual([200, []])
  await own.close()
})
