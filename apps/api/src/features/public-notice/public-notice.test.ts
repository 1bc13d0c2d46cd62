import { randomUUID } from 'node:crypto'
import { consent, objection, objectionAnswer, publicNotice, stage } from '@xk/db'
import { exemplarSelectionTemplate } from '@xk/domain/programme'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { documentFixture } from '../../testing/document-fixture.ts'
import {
  createTestApp,
  ensureUnit,
  formWith,
  insertJudgedStage,
  type JudgedStage,
  type Persona,
  setEditionState,
  type TestApp,
  testServer,
} from '../../testing/index.ts'
import { liftRestriction, restrict } from '../../testing/restrict.ts'
import { textOfPdf } from '../../testing/text-of-pdf.ts'
import { noticeForCouncil } from './for-council.ts'
import { noticeInTheWay } from './way-to-council.ts'

let world: TestApp
let it: JudgedStage
let secretary: Persona
let lead: Persona
/** Of the first unit, whose dossiers are 1 and 4; and of a unit that has none. */
let own: Persona
let other: Persona
let otherUnit: string
let judge: Persona

const DAY = 86_400_000
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

beforeAll(async () => {
  world = await createTestApp(testServer())
  // Friday 25/9/2026, 8g00.
  world.clock.now = new Date('2026-09-25T01:00:00Z')
  it = await insertJudgedStage(world, {
    rules: exemplarSelectionTemplate,
    totals: [[90], [85], [80], [75]],
    units: 3,
  })
  await setEditionState(world, it.editionId, 'screening')
  secretary = await world.person('Ngô Thư Ký', [{ role: 'secretary', scopeKind: 'global' }])
  lead = await world.person('Hồ Tổ Trưởng', [{ role: 'lead', scopeKind: 'global' }])
  const officerOf = (name: string, unitId: string) =>
    world.person(name, [{ role: 'officer', scopeKind: 'unit', scopeId: unitId }])
  own = await officerOf('Cán Bộ Một', it.entries[0]!.unitId)
  otherUnit = await ensureUnit(world, 'Đoàn Sở Xây dựng')
  other = await officerOf('Cán Bộ Xây Dựng', otherUnit)
  judge = it.judges[0]!.persona
  // The first nominee agreed by the own link; for the second only the unit wrote a yes down.
  const people = await world.database.owner`select entry_id, person_id from entry_person`
  const said = (entryId: string, assurance: string) => ({
    id: randomUUID(),
    personId: String(people.find((row) => row['entry_id'] === entryId)?.['person_id']),
    entryId,
    purpose: 'publishName',
    noticeVersion: '2026-01',
    givenAt: world.clock.now,
    assurance,
  })
  await world.database.db
    .insert(consent)
    .values([said(it.entries[0]!.entryId, 'self'), said(it.entries[1]!.entryId, 'recordedByUnit')])
})
afterAll(() => world.close())

const entryId = (nth: number) => it.entries[nth]!.entryId
const listUrl = () => `/api/editions/${it.editionId}/public-notices`
const listed = async () => (await secretary.get(listUrl())).body
const hanging = async (who: Persona) => (await who.get('/api/officer/public-notices')).body.notices
let noticeId = ''
let answerId: string
let objectionId = ''

test('a secretary puts accepted dossiers up; units see who agreed to be named, and nobody else sees anything', async () => {
  const before = await listed()
  expect([before.workingDays, before.wouldCloseAt, before.waiting.length, before.notices]).toEqual([
    5,
    '2026-10-02T10:00:00.000Z',
    4,
    [],
  ])
  const entryIds = [0, 1, 2].map(entryId)
  const refused = [
    await lead.post(listUrl(), { entryIds }),
    await own.post(listUrl(), { entryIds }),
    await judge.post(listUrl(), { entryIds }),
    await secretary.post(listUrl(), { entryIds: [] }),
    await secretary.post(listUrl(), { entryIds: [entryId(0), randomUUID()] }),
    await secretary.post(`/api/editions/${randomUUID()}/public-notices`, { entryIds }),
  ]
  expect(refused.map(({ status }) => status)).toEqual([403, 404, 404, 422, 422, 404])
  const id = { 'idempotency-key': randomUUID() }
  const made = await secretary.post(listUrl(), { entryIds }, id)
  expect((await secretary.post(listUrl(), { entryIds }, id)).body).toEqual(made.body)
  expect((await secretary.post(listUrl(), { entryIds: [entryId(0)] })).status).toBe(422)
  noticeId = made.body.id

  const [notice] = await hanging(other)
  expect(notice.entries).toEqual([
    {
      entryId: entryId(0),
      ordinal: 1,
      names: ['Tác giả số 1'],
      unnamed: 0,
      position: 'Bí thư chi đoàn',
      unitName: 'Đoàn cơ sở số 1',
    },
    { entryId: entryId(1), ordinal: 2, names: [], unnamed: 1, position: null, unitName: 'Đoàn cơ sở số 2' },
    { entryId: entryId(2), ordinal: 3, names: [], unnamed: 1, position: null, unitName: 'Đoàn cơ sở số 3' },
  ])
  const answer = await other.get('/api/officer/public-notices')
  expect(answer.headers.get('x-robots-tag')).toBe('noindex, nofollow')
  // Neither the dossier's title, which names the nominee, nor anything of its text.
  expect(JSON.stringify(answer.body)).not.toContain('Tác giả số 2')
  expect(JSON.stringify(answer.body)).not.toContain('Giải pháp số')
  const outside = await Promise.all(
    [judge, await world.person('Không Chức Trách')].map((who) => who.get('/api/officer/public-notices')),
  )
  expect(outside.map(({ status }) => status)).toEqual([404, 404])
  expect((await world.anonymous.get('/api/officer/public-notices')).status).toBe(401)
})

test('a name goes with the consent that is taken back', async () => {
  const { db } = world.database
  await db
    .update(consent)
    .set({ withdrawnAt: world.clock.now })
    .where(eq(consent.entryId, entryId(0)))
  expect((await hanging(other))[0].entries[0]).toMatchObject({ names: [], unnamed: 1, position: null })
  await db
    .update(consent)
    .set({ withdrawnAt: null })
    .where(eq(consent.entryId, entryId(0)))
})

test('neither list nor paper names whoever had the use of their data restricted', async () => {
  const [row] = await world.database.owner`select person_id from entry_person where entry_id = ${entryId(0)}`
  const personId = String(row?.['person_id'])
  const paper = async () =>
    textOfPdf(world, await secretary.get(`/api/public-notices/${noticeId}/posted.pdf`))
  expect(await paper()).toContain('Tácgiảsố1')
  await restrict(world, personId)
  expect((await hanging(other))[0].entries[0]).toMatchObject({ names: [], unnamed: 1, position: null })
  expect(JSON.stringify(await listed())).not.toContain('Tác giả số 1')
  expect(await paper()).not.toContain('Tácgiảsố1')
  await liftRestriction(world, personId)
  expect((await hanging(other))[0].entries[0].names).toEqual(['Tác giả số 1'])
})

test('a collective whose own name says somebody who did not agree is not called by it', async () => {
  const { owner } = world.database
  const [row] = await owner`select revision_id, body from revision_content
    where revision_id in (select id from revision where entry_id = ${entryId(2)})`
  const shown = async (title: string) => {
    await owner`update revision_content set body = jsonb_set(body, '{fields,title}', to_jsonb(${title}::text))
      where revision_id = ${String(row?.['revision_id'])}`
    const [{ entries }] = await hanging(other)
    return entries.find((line: { entryId: string }) => line.entryId === entryId(2)).names
  }
  await owner`update entry set division = 'collective' where id = ${entryId(2)}`
  expect(await shown('Đội hình Sạp chợ số')).toEqual(['Đội hình Sạp chợ số'])
  expect(await shown('Nhóm của Tác giả số 3')).toEqual([])
  await owner`update entry set division = ${it.rules.divisions[0]!.key} where id = ${entryId(2)}`
})

test('a unit objects with text and file under a receipt; the dossier’s unit reads it without who it came from', async () => {
  const url = `/api/public-notices/${noticeId}/entries/${entryId(0)}/objections`
  const body = { unitId: otherUnit, text: 'Thành tích nêu ở mục Sáng kiến là của cả nhóm.' }
  const refused = [
    await own.post(url, body),
    await secretary.post(url, body),
    await other.post(url, { ...body, text: 'Ngắn' }),
    await other.post(`/api/public-notices/${noticeId}/entries/${entryId(3)}/objections`, body),
    await other.post(`/api/public-notices/${randomUUID()}/entries/${entryId(0)}/objections`, body),
  ]
  expect(refused.map(({ status }) => status)).toEqual([404, 403, 422, 404, 404])
  const filed = await other.post(url, body)
  expect(filed.body.receiptCode).toMatch(/^PPA-/)
  objectionId = filed.body.id
  const again = await other.post(url, { ...body, text: 'Gửi thêm lần nữa cho chắc.' })
  expect([again.status, again.body.code, again.body.receiptCode]).toEqual([
    409,
    'publicNotice/objection-waits',
    filed.body.receiptCode,
  ])
  const file = `/api/objections/${objectionId}/file`
  expect((await own.upload(`${file}/upload`, formWith('anh.png', picture))).status).toBe(404)
  // Heavier than any JSON: a scan.
  const scan = Buffer.concat([picture, Buffer.alloc(3 * 1024 * 1024)])
  expect((await other.upload(`${file}/upload`, formWith('anh.png', scan))).body).toEqual({ name: 'anh.png' })
  expect((await other.upload(`${file}/upload`, formWith('anh.png', picture))).status).toBe(409)

  const mine = (await hanging(other))[0]
  expect(mine.filed[0].filed).toEqual({
    receiptCode: filed.body.receiptCode,
    unitName: 'Đoàn Sở Xây dựng',
    fileName: 'anh.png',
  })
  expect([mine.aboutUs, mine.ours]).toEqual([[], []])
  const theirs = await own.get('/api/officer/public-notices')
  expect(theirs.body.notices[0].aboutUs).toMatchObject([{ id: objectionId, text: body.text, state: 'open' }])
  expect(theirs.body.notices[0].ours).toEqual([{ entryId: entryId(0), unitId: it.entries[0]!.unitId }])
  for (const secret of [filed.body.receiptCode, 'Xây dựng', 'anh.png'])
    expect(JSON.stringify(theirs.body)).not.toContain(secret)
  const reads = [await own.get(file), await other.get(file), await secretary.get(file), await judge.get(file)]
  expect(reads.map(({ status }) => status)).toEqual([404, 200, 200, 404])
})

test('the nominee’s side answers; whoever objected or answered never rules', async () => {
  const answerUrl = `/api/objections/${objectionId}/answer`
  const text = 'Biên bản nghiệm thu ghi tên người được giới thiệu là chủ trì.'
  const refused = [await other.post(answerUrl, { text }), await secretary.post(answerUrl, { text })]
  expect(refused.map(({ status }) => status)).toEqual([404, 403])
  const answered = await own.post(answerUrl, { text })
  expect(answered.status).toBe(200)
  answerId = answered.body.id
  world.clock.advance(1000)
  // Someone who objected as an officer and is a secretary as well.
  const both = await world.person('Hai Vai', [
    { role: 'secretary', scopeKind: 'global' },
    { role: 'officer', scopeKind: 'unit', scopeId: otherUnit },
  ])
  const second = await both.post(`/api/public-notices/${noticeId}/entries/${entryId(1)}/objections`, {
    unitId: otherUnit,
    text: 'Chưa đủ hai năm công tác tại đơn vị.',
  })
  const ruling = { ruling: 'kept', minutes: 'Đã xem biên bản nghiệm thu.', reason: 'Phản ánh không đúng.' }
  // Two more secretaries, who neither objected nor answered, speak for one of the two units.
  const [objecting, objected] = await Promise.all(
    [otherUnit, it.entries[0]!.unitId].map((unitId, nth) =>
      world.person(`Thư Ký Của Đơn Vị ${nth}`, [
        { role: 'secretary', scopeKind: 'global' },
        { role: 'officer', scopeKind: 'unit', scopeId: unitId },
      ]),
    ),
  )
  const tries = [
    await both.post(`/api/objections/${second.body.id}/rule`, ruling),
    await objecting!.post(`/api/objections/${objectionId}/rule`, ruling),
    await objected!.post(`/api/objections/${objectionId}/rule`, ruling),
    await own.post(`/api/objections/${objectionId}/rule`, ruling),
    await judge.post(`/api/objections/${objectionId}/rule`, ruling),
    await secretary.post(`/api/objections/${objectionId}/rule`, { ...ruling, minutes: '' }),
  ]
  expect(tries.map(({ status, body }) => [status, body.code])).toEqual([
    [403, 'access/second-person-needed'],
    [403, 'access/forbidden'],
    [403, 'access/forbidden'],
    [403, 'access/forbidden'],
    [404, 'record/not-found'],
    [422, 'input/invalid'],
  ])
  const mayRule = async (who: Persona) =>
    (await who.get(listUrl())).body.notices[0].objections
      .map((row: { about: { id: string }; ruled: { mayRule: boolean } }) => [
        row.about.id === objectionId,
        row.ruled.mayRule,
      ])
      .toSorted()
  expect(await mayRule(both)).toEqual([
    [false, false],
    [true, false],
  ])
  expect(await mayRule(objected!)).toEqual([
    [false, true],
    [true, false],
  ])
  expect(await mayRule(secretary)).toEqual([
    [false, true],
    [true, true],
  ])
})

test('the paper of an answer: looked at like every file, one, and for those alone who read the answer', async () => {
  const file = `/api/objection-answers/${answerId}/file`
  const hostile = (name: string) => documentFixture(`hostile/${name}`)
  const form = () => formWith('biên bản.png', picture)
  const refused = [
    await other.upload(`${file}/upload`, form()),
    await secretary.upload(`${file}/upload`, form()),
    await own.upload(`/api/objection-answers/${randomUUID()}/file/upload`, form()),
    await own.upload(`${file}/upload`, formWith('biên bản.pdf', hostile('html-doi-duoi.pdf'))),
    await own.upload(`${file}/upload`, formWith('ảnh.jpg', hostile('svg-doi-duoi.jpg'))),
    await own.upload(`${file}/upload`, formWith('biên bản.docx', hostile('thuc-the-no.docx'))),
    await own.upload(`${file}/upload`, formWith('to.png', Buffer.alloc(21 * 1024 * 1024))),
  ]
  expect(refused.map(({ status, body }) => [status, body.code])).toEqual([
    [404, 'record/not-found'],
    [403, 'access/forbidden'],
    [404, 'record/not-found'],
    [422, 'file/content-differs-from-name'],
    [422, 'file/content-differs-from-name'],
    [422, 'file/type-not-allowed'],
    [413, 'file/too-large'],
  ])
  expect((await own.upload(`${file}/upload`, form())).body).toEqual({ name: 'biên bản.png' })
  expect((await own.upload(`${file}/upload`, form())).body).toMatchObject({ code: 'record/in-wrong-state' })
  const reads = await Promise.all([own, secretary, lead, other, judge].map((who) => who.get(file)))
  expect(reads.map(({ status }) => status)).toEqual([200, 200, 200, 404, 404])
  expect(Buffer.from(reads[0]!.bytes).equals(picture)).toBe(true)
  expect((await world.anonymous.get(file)).status).toBe(401)
  const { about } = (await listed()).notices[0].objections.find(
    (row: { about: { id: string } }) => row.about.id === objectionId,
  )
  expect(about.answers).toMatchObject([{ id: answerId, fileName: 'biên bản.png', own: false }])
})

test('an objection without a ruling keeps every dossier of it from the council, and the notice up', async () => {
  const way = (nth: number[]) =>
    noticeInTheWay(world.database.db, it.rules, nth.map(entryId), world.clock.now)
  expect(await way([0, 2])).toEqual({ code: 'publicNotice/objections-open', count: 1 })
  expect(await way([3])).toEqual({ code: 'publicNotice/not-shown', count: 1 })
  expect(await way([2])).toMatchObject({ code: 'publicNotice/still-up' })
  const close = { conclusion: '' }
  expect((await secretary.post(`/api/public-notices/${noticeId}/close`, close)).body.code).toBe(
    'publicNotice/still-up',
  )
  world.clock.now = new Date('2026-10-02T10:00:01Z')
  expect((await secretary.post(`/api/public-notices/${noticeId}/close`, close)).body).toMatchObject({
    code: 'publicNotice/objections-open',
    title: 'Còn 2 phản ánh chưa có kết luận. Ghi kết luận ở trang Niêm yết rồi làm tiếp.',
  })
  const late = await other.post(`/api/public-notices/${noticeId}/entries/${entryId(2)}/objections`, {
    unitId: otherUnit,
    text: 'Phản ánh sau khi hết hạn.',
  })
  expect([late.status, late.body.code]).toEqual([409, 'publicNotice/over'])
  expect(await way([2])).toBeUndefined()
})

test('ruled by another, it is in the record, before the council, and told to both sides', async () => {
  const referred = { ruling: 'referred', minutes: 'Làm việc với hai bên.', reason: 'Cần Hội đồng xem xét.' }
  expect((await lead.post(`/api/objections/${objectionId}/rule`, referred)).body).toEqual({
    ruling: 'referred',
  })
  expect((await lead.post(`/api/objections/${objectionId}/rule`, referred)).status).toBe(409)
  expect((await own.post(`/api/objections/${objectionId}/answer`, { text: 'Thêm.' })).status).toBe(409)
  const [seen] = [...(await noticeForCouncil(world.database.db, [entryId(0)])).values()]
  expect(seen).toMatchObject({
    shownUntil: '2026-10-02T10:00:00.000Z',
    objections: [
      {
        text: 'Thành tích nêu ở mục Sáng kiến là của cả nhóm.',
        answers: [{ text: 'Biên bản nghiệm thu ghi tên người được giới thiệu là chủ trì.', own: false }],
        ruling: 'referred',
        reason: 'Cần Hội đồng xem xét.',
      },
    ],
  })
  expect(JSON.stringify(seen)).not.toContain('Xây dựng')
  const kinds = async (who: Persona) =>
    (await who.get('/api/notices')).body.notices.map((n: { kind: string }) => n.kind)
  expect((await kinds(own)).filter((kind: string) => kind.startsWith('objection.')).toSorted()).toEqual([
    'objection.ruled',
    'objection.toUnit',
  ])
  expect(await kinds(other)).toContain('objection.ruled')
  const steps = await world.database.owner`
    select p.payload->>'step' as step from ledger l join ledger_payload p using (seq)
    where l.kind = 'objection' and p.payload->>'editionId' = ${it.editionId} order by seq`
  expect(steps.map(({ step }) => step)).toEqual(['filed', 'file', 'answered', 'filed', 'answerFile', 'ruled'])
})

test('refused, the dossier is out and its unit reads why; not once a declared standing counts it', async () => {
  const { db } = world.database
  const [open] = await db.select().from(objection).where(eq(objection.state, 'open'))
  const refuse = {
    ruling: 'refused',
    minutes: 'Xác minh hồ sơ cán bộ.',
    reason: 'Chưa đủ 24 tháng công tác.',
  }
  const url = `/api/objections/${open!.id}/rule`
  await db.update(stage).set({ state: 'frozen' }).where(eq(stage.id, it.stageId))
  expect((await lead.post(url, refuse)).body.code).toBe('objection/standing-declared')
  await db.update(stage).set({ state: 'running' }).where(eq(stage.id, it.stageId))
  expect((await lead.post(url, refuse)).body).toEqual({ ruling: 'refused' })
  const [state] = await world.database.owner`select state from entry where id = ${entryId(1)}`
  expect(state).toEqual({ state: 'refused' })

  const closed = await secretary.post(`/api/public-notices/${noticeId}/close`, {
    conclusion: 'Niêm yết đúng quy định.',
  })
  expect(closed.status).toBe(200)
  expect((await secretary.post(`/api/public-notices/${noticeId}/close`, { conclusion: '' })).status).toBe(409)
  expect((await listed()).notices[0].head).toMatchObject({
    conclusion: 'Niêm yết đúng quy định.',
    closedByName: 'Ngô Thư Ký',
  })
  for (const [who, of, status] of [
    [secretary, 'posted', 200],
    [secretary, 'closed', 200],
    [other, 'closed', 404],
    [judge, 'posted', 404],
  ] as const)
    expect([of, (await who.get(`/api/public-notices/${noticeId}/${of}.pdf`)).status]).toEqual([of, status])
  world.clock.now = new Date(world.clock.now.getTime() + 31 * DAY)
  expect(await hanging(other)).toEqual([])
})

test('what was said about somebody who is erased, and the paper of it, go with them', async () => {
  const { db } = world.database
  const [row] = await db.select().from(objection).where(eq(objection.id, objectionId))
  const text = 'Đồng chí Tác giả số 1 không trực tiếp làm.'
  await db.update(objection).set({ text, minutes: text, reason: text }).where(eq(objection.id, objectionId))
  await db.update(objectionAnswer).set({ text }).where(eq(objectionAnswer.objectionId, objectionId))
  await db.update(publicNotice).set({ conclusion: text }).where(eq(publicNotice.id, noticeId))
  const [nominee] = await world.database
    .owner`select person_id from entry_person where entry_id = ${entryId(0)}`
  const reason = 'Yêu cầu của người được giới thiệu'
  const asked = await secretary.post(`/api/people/${nominee?.['person_id']}/erasure`, { reason })
  const confirmed = await world.person('Lê Thị Lan', [{ role: 'lead', scopeKind: 'global' }])
  expect((await confirmed.post(`/api/erasures/${asked.body.id}/approve`)).status).toBe(200)
  const [after] = await db.select().from(objection).where(eq(objection.id, objectionId))
  const [answer] = await db.select().from(objectionAnswer)
  const [notice] = await db.select().from(publicNotice).where(eq(publicNotice.id, noticeId))
  const left = [after?.text, after?.minutes, after?.reason, answer?.text, notice?.conclusion]
  expect(left.filter((said) => said?.includes('Tác giả'))).toEqual([])
  expect([row?.fileId === null, after?.fileId, answer?.fileId]).toEqual([false, null, null])
  expect((await own.get(`/api/objection-answers/${answerId}/file`)).status).toBe(404)
  expect((await other.get(`/api/objections/${objectionId}/file`)).status).toBe(404)
})

test('lists ask for the same however many dossiers and objections there are', async () => {
  world.clock.now = new Date('2026-11-03T01:00:00Z')
  const fresh = await insertJudgedStage(world, {
    rules: exemplarSelectionTemplate,
    totals: [[90], [85], [80]],
  })
  const url = `/api/editions/${fresh.editionId}/public-notices`
  const objectTo = async (nth: number[]) => {
    const entryIds = nth.map((n) => fresh.entries[n]!.entryId)
    const { id } = (await secretary.post(url, { entryIds })).body
    for (const one of entryIds)
      await other.post(`/api/public-notices/${id}/entries/${one}/objections`, {
        unitId: otherUnit,
        text: 'Đề nghị xem lại hồ sơ này.',
      })
  }
  const count = async () => [
    await world.countQueries(() => secretary.get(url)),
    await world.countQueries(() => other.get('/api/officer/public-notices')),
  ]
  await objectTo([0])
  // The first requests of a new day also touch the session.
  await count()
  const one = await count()
  await objectTo([1, 2])
  expect(await count()).toEqual(one)
})
