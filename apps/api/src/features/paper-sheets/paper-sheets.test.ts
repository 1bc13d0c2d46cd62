import { readFileSync } from 'node:fs'
import {
  assignment,
  doomedFile,
  ledger,
  ledgerPayload,
  officeGrant,
  paperScan,
  paperSheet,
  scoreSheet,
} from '@xk/db'
import { desc, eq, inArray } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  createTestApp,
  formWith,
  insertJudgedStage,
  type JudgedStage,
  must,
  type Persona,
  setDate,
  type TestApp,
  testServer,
} from '../../testing/index.ts'

let world: TestApp
let stage: JudgedStage
let [first, second, third]: Persona[] = []
let chair: Persona

const HOUR = 3_600_000
const OVERALL =
  'Bài viết rõ ràng, có số liệu dự kiến hợp lý, nên bổ sung kinh phí và người chịu trách nhiệm ở từng bước thực hiện.'
/** Middle bands everywhere: no comment is asked for. */
const MARKS = { novelty: 45, feasibility: 40, effect: 45, scalability: 14, presentation: 6 }
const sheet = (more: object = {}) => ({
  baseN: 0,
  marks: MARKS,
  comments: {},
  overallComment: OVERALL,
  ...more,
})
const photo = () =>
  formWith(
    'Phiếu của Nguyễn Văn A.jpg',
    readFileSync(new URL('../../testing/fixtures/ideas/01-phieu-hen-mau.jpg', import.meta.url)),
  )

beforeAll(async () => {
  world = await createTestApp(testServer())
  stage = await insertJudgedStage(world, { totals: Array.from({ length: 9 }, () => [null, null]) })
  const secretary = (name: string) => world.person(name, [{ role: 'secretary', scopeKind: 'global' }])
  first = await secretary('Trần Thị Một')
  second = await secretary('Lê Văn Hai')
  third = await secretary('Ngô Thị Ba')
  chair = await world.person('Trưởng Ban', [
    { role: 'panelChair', scopeKind: 'edition', scopeId: stage.editionId },
  ])
})
afterAll(() => world.close())

const as = (who: Persona | undefined): Persona => {
  if (!who) throw new Error('nobody')
  return who
}
const judge = (i: number) => as(stage.judges[i]?.persona)
const idOf = (entry: number, by = 0) => stage.assignmentIds[entry]?.[by] ?? ''
const path = (id: string, more = '') => `/api/desk/assignments/${id}/paper${more}`
const open = (who: Persona | undefined, id: string, more: object = {}) =>
  as(who).post(path(id), {
    receivedAt: new Date(world.clock.now.getTime() - HOUR).toISOString(),
    keepDraft: false,
    ...more,
  })
const type = (who: Persona | undefined, id: string, more: object = {}) =>
  as(who).post(path(id, '/type'), sheet(more))
const scan = (who: Persona | undefined, id: string) => as(who).upload(path(id, '/scans/upload'), photo())
/** Received and scanned, ready to be typed. */
const ready = async (id: string, more: object = {}) => {
  must('open', await open(first, id, more))
  return must('scan', await scan(first, id)) as { id: string; page: number }
}
const sheetsOf = (id: string) =>
  world.database.db.select().from(scoreSheet).where(eq(scoreSheet.assignmentId, id)).orderBy(scoreSheet.n)
const lastEvent = async () =>
  (
    await world.database.db
      .select({ payload: ledgerPayload.payload })
      .from(ledger)
      .innerJoin(ledgerPayload, eq(ledgerPayload.seq, ledger.seq))
      .orderBy(desc(ledger.seq))
      .limit(1)
  )[0]?.payload as Record<string, unknown>

test('two secretaries type apart, neither sees the other’s figures; alike, it is the judge’s handed-in sheet', async () => {
  const id = idOf(0)
  must('open', await open(first, id))
  expect(await lastEvent()).toMatchObject({ kind: 'paperSheet', step: 'opened', assignmentId: id })
  expect((await open(second, id)).body).toMatchObject({ code: 'record/in-wrong-state', state: 'open' })
  // The judge's screen is locked, and says why.
  const item = async () =>
    (await judge(0).get(`/api/desk/stages/${stage.stageId}`)).body.items.find(
      (it: { assignmentId: string }) => it.assignmentId === id,
    )
  expect((await item()).state).toBe('onPaper')
  const typed = await judge(0).put(`/api/desk/assignments/${id}/sheet`, {
    baseVersion: 0,
    marks: { novelty: 1 },
    comments: {},
    overallComment: '',
  })
  expect([typed.status, typed.body.code]).toEqual([409, 'sheet/on-paper'])
  expect((await judge(0).get(`/api/desk/assignments/${id}`)).body.paper).toEqual({
    state: 'open',
    typedBy: [],
    scans: [],
    keptDraft: null,
  })

  expect((await type(first, id)).body.code).toBe('paper/scan-needed')
  const added = must('scan', await scan(first, id))
  const mine = { marks: { ...MARKS, effect: 44 }, comments: { effect: 'Số liệu rõ.' } }
  const { effect: _, ...unfinished } = MARKS
  const missing = await type(first, id, { marks: unfinished })
  expect([missing.status, missing.body.issues]).toEqual([
    422,
    [{ pointer: '/marks/effect', code: 'mark/missing', facts: { criterion: 'Hiệu quả' } }],
  ])
  expect((await type(first, id, mine)).body).toEqual({ status: 'second' })

  // The second sees that it was typed, and by whom: nothing of what.
  const before = (await as(second).get(path(id))).body
  expect([before.sheet, before.typists, before.reading, before.result, before.differing]).toEqual([
    {
      assignmentId: id,
      blindCode: '1001',
      judgeName: 'Giám khảo 1',
      segmentLabel: '',
      kind: 'first',
      status: 'second',
      screen: 'none',
      mine: false,
      mayType: true,
    },
    [{ byName: 'Trần Thị Một', mine: false }],
    null,
    null,
    [],
  ])
  expect(JSON.stringify(before)).not.toMatch(/Số liệu rõ|Tác giả|Giải pháp số|Đoàn cơ sở/)
  expect((await type(second, id)).body).toEqual({ status: 'differing' })
  const apart = (await as(second).get(path(id))).body
  expect([apart.differing, apart.reading.marks, apart.result]).toEqual([['effect'], MARKS, null])
  expect(JSON.stringify(apart)).not.toContain('Số liệu rõ')
  expect((await as(first).get(path(id))).body.reading).toEqual({ n: 1, overallComment: OVERALL, ...mine })
  // A third person neither types nor reads figures.
  expect((await type(third, id)).body.code).toBe('paper/other-typists')
  const onlooker = (await as(third).get(path(id))).body
  expect([onlooker.reading, onlooker.result, onlooker.differing]).toEqual([null, null, ['effect']])
  expect((await sheetsOf(id)).length).toBe(0)

  expect((await type(first, id, { baseN: 0 })).body).toMatchObject({
    code: 'record/stale-version',
    current: 1,
  })
  const key = { 'idempotency-key': '0b7c7d36-0c0e-4f44-9a33-6b1d0b0c1f10' }
  const mended = sheet({ baseN: 1, comments: mine.comments })
  const again = () => as(first).post(path(id, '/type'), mended, key)
  expect((await again()).body).toEqual({ status: 'settled' })
  expect((await again()).body).toEqual({ status: 'settled' })

  const [row, ...others] = await sheetsOf(id)
  expect([row?.state, row?.n, row?.body, others.length]).toEqual([
    'handedIn',
    1,
    { marks: MARKS, comments: mine.comments, overallComment: OVERALL },
    0,
  ])
  expect(await lastEvent()).toMatchObject({
    kind: 'handIn',
    by: as(first).accountId,
    sheetId: row?.id,
    late: false,
    typedBy: [as(first).accountId, as(second).accountId],
    digests: { [row?.id ?? '']: row?.digest },
  })
  // The judge is told, sees the sheet with who typed it, and may ask for it back.
  expect((await judge(0).get('/api/notices')).body.notices[0]).toMatchObject({
    kind: 'sheet.typed',
    facts: { blindCode: '1001' },
  })
  const own = (await judge(0).get(`/api/desk/assignments/${id}`)).body
  expect([own.sheet.state, own.sheet.marks, own.paper]).toEqual([
    'handedIn',
    MARKS,
    {
      state: 'settled',
      typedBy: ['Trần Thị Một', 'Lê Văn Hai'],
      scans: [{ id: added.id, page: 1, pictures: 1, type: 'jpg', bytes: expect.any(Number) }],
      keptDraft: null,
    },
  ])
  expect(
    (await judge(0).post(`/api/desk/assignments/${id}/ask-reopen`, { reason: 'Nhầm điểm Hiệu quả' })).status,
  ).toBe(200)
  const progress = (await chair.get(`/api/stages/${stage.stageId}/progress`)).body
  expect(progress.entries[0].sheets.map((it: { paper: string | null }) => it.paper)).toEqual(
    expect.arrayContaining(['typed', null]),
  )
  const { versions } = (await chair.get(`/api/desk/assignments/${id}/versions`)).body
  expect([versions.length, versions[0].paper.typedBy]).toEqual([1, ['Trần Thị Một', 'Lê Văn Hai']])
  expect((await type(first, id, { baseN: 2 })).body.state).toBe('settled')
})

test('the scan is its judge’s, the secretariat’s and the chair’s; under a name that says nothing', async () => {
  const id = idOf(1)
  const added = await ready(id)
  const file = path(id, `/scans/${added.id}`)
  const lead = await world.person('Tổ trưởng', [{ role: 'lead', scopeKind: 'global' }])
  const seen = await Promise.all(
    [judge(0), as(first), as(third), chair, judge(1), lead, world.anonymous].map(
      async (who) => (await who.get(`${file}?inline=1`)).status,
    ),
  )
  expect(seen).toEqual([200, 200, 200, 200, 404, 403, 401])
  const picture = await judge(0).get(`${file}/pages/1`)
  expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/webp'])
  expect((await judge(1).get(`${file}/pages/1`)).status).toBe(404)
  expect((await judge(0).get(`${file}/pages/2`)).status).toBe(404)
  expect((await judge(0).get(file)).headers.get('content-disposition')).toContain('phieu-giay-1.jpg')
  // A scan of one sheet is not found under another.
  expect((await as(first).get(path(idOf(2), `/scans/${added.id}`))).status).toBe(404)
})

test('a chair who judges opens another’s scan only once their own sheets are in', async () => {
  const id = idOf(1)
  const { id: scanId } = (await as(first).get(path(id))).body.scans[0]
  const file = path(id, `/scans/${scanId}`)
  const judging = judge(1)
  const grant = '7f7f0f3a-7a7f-4b6e-9a0e-0d9e5b0c1a78'
  await world.database.db.insert(officeGrant).values({
    id: grant,
    accountId: judging.accountId,
    role: 'panelChair',
    scopeKind: 'edition',
    scopeId: stage.editionId,
    from: world.clock.now,
    approvedAt: world.clock.now,
  })
  const seen = async () => [
    (await judging.get(`${file}?inline=1`)).status,
    (await judging.get(`${file}/pages/1`)).status,
  ]
  expect(await seen()).toEqual([404, 404])
  const own = stage.assignmentIds.flatMap((row) => row[1] ?? [])
  const set = (state: 'open' | 'handedIn') =>
    world.database.db.update(assignment).set({ state }).where(inArray(assignment.id, own))
  await set('handedIn')
  expect(await seen()).toEqual([200, 200])
  await set('open')
  await world.database.db.delete(officeGrant).where(eq(officeGrant.id, grant))
})

test('who may: secretaries of the edition, never the judge themselves', async () => {
  const id = idOf(2)
  const lead = await world.person('Tổ phó', [{ role: 'deputy', scopeKind: 'global' }])
  const elsewhere = await world.person('Thư ký nơi khác', [
    { role: 'secretary', scopeKind: 'edition', scopeId: '7f7f0f3a-7a7f-4b6e-9a0e-0d9e5b0c1a99' },
  ])
  for (const act of [open, type, scan, (who: Persona, at: string) => who.get(path(at))])
    expect([
      (await act(judge(0), id)).status,
      (await act(judge(1), id)).status,
      (await act(lead, id)).status,
      (await act(elsewhere, id)).status,
    ]).toEqual([404, 404, 403, 404])
  const list = `/api/stages/${stage.stageId}/paper-sheets`
  expect([(await judge(0).get(list)).status, (await lead.get(list)).status]).toEqual([404, 403])
  // Were a judge ever given the office besides, their own sheet would still be others' to type.
  const grant = '7f7f0f3a-7a7f-4b6e-9a0e-0d9e5b0c1a77'
  const at = world.clock.now
  await world.database.db.insert(officeGrant).values({
    id: grant,
    accountId: judge(1).accountId,
    role: 'secretary',
    scopeKind: 'global',
    from: at,
    approvedAt: at,
  })
  expect((await open(judge(1), idOf(2, 1))).body.code).toBe('access/second-person-needed')
  expect((await open(judge(1), id)).body.code).toBe('result/own-sheets-first')
  expect((await judge(1).get(list)).body.sheets).toEqual([])
  await world.database.db.delete(officeGrant).where(eq(officeGrant.id, grant))
})

test('what the judge has on screen is never passed over: handed in it stands, begun it gives way openly and is kept', async () => {
  const [begun, handed] = [idOf(3), idOf(3, 1)]
  const draft = { marks: { novelty: 50 }, comments: { novelty: 'Đang nghĩ.' }, overallComment: '' }
  const save = (who: Persona, id: string, more: object) =>
    who.put(`/api/desk/assignments/${id}/sheet`, { baseVersion: 0, ...draft, ...more })
  must('draft', await save(judge(0), begun, {}))
  expect((await open(first, begun)).body.code).toBe('paper/draft-begun')
  expect((await as(first).get(path(begun))).body.sheet.screen).toBe('begun')
  await ready(begun, { keepDraft: true })
  // Locked, not lost: the judge still reads it, and gets it back if the paper is given up.
  expect((await judge(0).get(`/api/desk/assignments/${begun}`)).body.sheet).toMatchObject(draft)
  expect(
    (await as(second).post(path(begun, '/give-up'), { reason: 'Giám khảo chấm trên máy' })).body,
  ).toEqual({ givenUp: true })
  must('draft again', await save(judge(0), begun, { baseVersion: 1, marks: { novelty: 51 } }))
  await ready(begun, { keepDraft: true })
  must('one', await type(first, begun))
  expect((await type(second, begun)).body).toEqual({ status: 'settled' })
  const kept = { ...draft, marks: { novelty: 51 } }
  const own = (await judge(0).get(`/api/desk/assignments/${begun}`)).body
  expect([own.sheet.marks, own.paper.keptDraft]).toEqual([MARKS, kept])
  const { versions } = (await chair.get(`/api/desk/assignments/${begun}/versions`)).body
  expect(versions[0].paper.keptDraft).toEqual([
    { label: 'Tính mới, sáng tạo', points: '51/2', comment: 'Đang nghĩ.' },
  ])

  await world.database.db.insert(scoreSheet).values({
    id: '7f7f0f3a-7a7f-4b6e-9a0e-0d9e5b0c1a55',
    assignmentId: handed,
    n: 1,
    version: 1,
    state: 'handedIn',
    body: { marks: MARKS, comments: {}, overallComment: OVERALL },
    savedAt: world.clock.now,
    handedInAt: world.clock.now,
  })
  expect((await open(first, handed)).body.code).toBe('sheet/already-handed-in')
})

test('a required comment that the paper lacks keeps the sheet back, and is said', async () => {
  const id = idOf(4)
  await ready(id)
  const high = { marks: { ...MARKS, novelty: 54 } }
  must('one', await type(first, id, high))
  expect((await type(second, id, { ...high, overallComment: '' })).body).toEqual({ status: 'incomplete' })
  const page = (await as(second).get(path(id))).body
  expect([page.sheet.status, page.sheet.mayType, page.missing]).toEqual([
    'incomplete',
    true,
    ['/comments/novelty'],
  ])
  expect(await sheetsOf(id)).toEqual([])
  const added = { ...high, baseN: 1, comments: { novelty: 'Chưa đơn vị nào trong Khối áp dụng.' } }
  expect((await type(second, id, added)).body).toEqual({ status: 'settled' })
})

test('when the paper came is held against the end of judging; late, it waits for the chair', async () => {
  const id = idOf(5)
  await setDate(world, stage.editionId, 'judgingUntil', new Date(world.clock.now.getTime() - 2 * HOUR))
  const future = await open(first, id, {
    receivedAt: new Date(world.clock.now.getTime() + HOUR).toISOString(),
  })
  expect([future.status, future.body.issues]).toEqual([422, [{ pointer: '/receivedAt', code: 'future' }]])
  await ready(id)
  must('one', await type(first, id))
  must('two', await type(second, id))
  expect((await sheetsOf(id)).map(({ state }) => state)).toEqual(['late'])
  expect(
    (await chair.post(`/api/desk/assignments/${id}/accept-late`, { reason: 'Bưu điện chậm' })).status,
  ).toBe(200)
  // In time on paper is in time, however late it is typed.
  const inTime = idOf(6)
  await ready(inTime, { receivedAt: new Date(world.clock.now.getTime() - 3 * HOUR).toISOString() })
  must('one', await type(first, inTime))
  must('two', await type(second, inTime))
  expect((await sheetsOf(inTime)).map(({ state }) => state)).toEqual(['handedIn'])
  // Extended: what follows is in time again.
  world.clock.advance(1000)
  await setDate(world, stage.editionId, 'judgingUntil', new Date(world.clock.now.getTime() + 240 * HOUR))
})

test('a sheet that the chair reopens may come on paper again: both versions stay', async () => {
  const id = idOf(0)
  must('reopen', await chair.post(`/api/desk/assignments/${id}/reopen`, { reason: 'Nhầm điểm Hiệu quả' }))
  const screen = (await judge(0).get(`/api/desk/assignments/${id}`)).body
  expect([screen.sheet.state, screen.paper]).toEqual(['draft', null])
  await ready(id, { keepDraft: true })
  const changed = { marks: { ...MARKS, effect: 46 } }
  must('one', await type(second, id, changed))
  must('two', await type(third, id, changed))
  expect((await sheetsOf(id)).map(({ n, state, body }) => [n, state, body.marks['effect']])).toEqual([
    [1, 'superseded', 45],
    [2, 'handedIn', 46],
  ])
})

test('the list tells each secretary what is theirs to type, in as many statements for one as for many', async () => {
  const list = async (who: Persona | undefined, query: string) =>
    (await as(who).get(`/api/stages/${stage.stageId}/paper-sheets?${query}`)).body
  await ready(idOf(7))
  must('one', await type(first, idOf(7)))
  const of = (body: { sheets: { blindCode: string; status: string; mine: boolean; mayType: boolean }[] }) =>
    body.sheets.map((it) => [it.blindCode, it.status, it.mine, it.mayType])
  expect(of(await list(first, 'show=second'))).toEqual([['1008', 'second', true, false]])
  expect(of(await list(second, 'show=second'))).toEqual([['1008', 'second', false, true]])
  const all = await list(first, `show=all&judge=${stage.judges[1]?.memberId}`)
  expect(all.sheets.length).toBe(9)
  expect(all.judges.map((it: { fullName: string }) => it.fullName)).toEqual(['Giám khảo 1', 'Giám khảo 2'])
  const few = await insertJudgedStage(world, { totals: [[null]] })
  const count = (stageId: string) =>
    world.countQueries(() => as(first).get(`/api/stages/${stageId}/paper-sheets?show=all`))
  must('open one', await open(first, few.assignmentIds[0]?.[0] ?? ''))
  const [one, many] = [await count(few.stageId), await count(stage.stageId)]
  expect(one).toBe(many)
})

test('when a judge’s data is erased the scans of their sheets go, rows and bytes; the sheets stay', async () => {
  const id = idOf(8, 1)
  await ready(id)
  const secret = { comments: { effect: 'Giống bài của Giám khảo 2.' } }
  must('one', await type(first, id, secret))
  must('two', await type(second, id))
  const rows = () =>
    world.database.db
      .select()
      .from(paperScan)
      .where(eq(paperScan.by, as(first).accountId))
  const before = (await rows()).length
  const lead = await world.person('Tổ trưởng xóa', [{ role: 'lead', scopeKind: 'global' }])
  const asked = must(
    'ask',
    await as(first).post(`/api/people/${judge(1).personId}/erasure`, { reason: 'Theo đề nghị' }),
  )
  must('erase', await lead.post(`/api/erasures/${asked.id}/approve`))
  expect((await rows()).length).toBe(before - 1)
  expect(await world.database.db.select().from(doomedFile)).toEqual([])
  expect((await sheetsOf(id)).map(({ state }) => state)).toEqual(['handedIn'])
  const left = await world.database.owner`
    select body from paper_typing where body::text like '%Giám khảo 2%'
    union all select body from score_sheet where body::text like '%Giám khảo 2%'`
  expect(left.length).toBe(0)
})

test('a sheet that passes to paper while its judge hands in is handed in once, and never typed over', async () => {
  const { deps, database } = world
  const own = await insertJudgedStage(world, { totals: [[null]] })
  const id = own.assignmentIds[0]?.[0] ?? ''
  const scorer = as(own.judges[0]?.persona)
  const saved = await scorer.put(`/api/desk/assignments/${id}/sheet`, {
    baseVersion: 0,
    marks: MARKS,
    comments: {},
    overallComment: OVERALL,
  })
  const versions = { [id]: must('save', saved).version }
  const submit = () => scorer.post(`/api/desk/stages/${own.stageId}/submit-all`, { versions })
  let submitting: ReturnType<typeof submit> | undefined
  await database.db.transaction(async (tx) => {
    await tx.select().from(assignment).where(eq(assignment.id, id)).for('update')
    const [receivedAt, openedBy] = [world.clock.now, as(first).accountId]
    const row = { receivedAt, openedBy, openedAt: receivedAt, state: 'open' as const }
    await tx.insert(paperSheet).values({ id: deps.newId(), assignmentId: id, ...row })
    submitting = submit()
    // Without the lock it would be through by then.
    await Promise.race([submitting, new Promise((done) => setTimeout(done, 400))])
  })
  expect((await submitting)?.body).toEqual({ handedIn: 0, late: false })
  must('scan', await scan(first, id))
  await database.db.update(scoreSheet).set({ state: 'handedIn' }).where(eq(scoreSheet.assignmentId, id))
  expect((await type(first, id)).body.code).toBe('sheet/already-handed-in')
})

test('asked for its head alone, a file is not left open', async () => {
  const own = await insertJudgedStage(world, { totals: [[null]] })
  const id = own.assignmentIds[0]?.[0] ?? ''
  const { id: scanId } = await ready(id)
  const { files } = world.deps
  const { read } = files
  const left = new Set<string>()
  files.read = (key) => {
    left.add(key)
    const bytes = read(key)
    return new ReadableStream({
      cancel: (why) => {
        left.delete(key)
        return bytes.cancel(why)
      },
    })
  }
  const head = await as(first).request('HEAD', path(id, `/scans/${scanId}`))
  files.read = read
  expect([head.status, head.headers.get('content-type'), left.size]).toEqual([200, 'image/jpeg', 0])
})
