import { readFileSync } from 'node:fs'
import { question, questionContact, session, spentPuzzle } from '@xk/db'
import { searchPuzzle } from '@xk/domain/question'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ensureUnit, insertEdition, type EditionWorld } from '../../testing/edition-world.ts'
import { must } from '../../testing/must.ts'
import { testServer } from '../../testing/server.ts'
import { createTestApp, type Persona, type TestApp } from '../../testing/test-app.ts'
import { networkOf } from './ask-public.ts'
import { eraseOldContacts } from './store.ts'

let world: TestApp
let edition: EditionWorld
let people: Record<'secretary' | 'officer' | 'other' | 'lead', Persona>
let unitId: string
let otherUnitId: string
let slug: string
beforeAll(async () => {
  world = await createTestApp(testServer(), {
    now: new Date('2026-11-26T02:00:00Z'),
    renderPage: ({ data }) => JSON.stringify(data),
  })
  edition = await insertEdition(world)
  slug = edition.slug
  unitId = await ensureUnit(world, 'Đoàn Sở Tư pháp')
  otherUnitId = await ensureUnit(world, 'Đoàn Sở Nội vụ')
  const officerOf = (id: string) => [{ role: 'officer', scopeKind: 'unit', scopeId: id } as const]
  people = {
    secretary: await world.person('Trần Đức Nhã', [{ role: 'secretary', scopeKind: 'global' }]),
    lead: await world.person('Phạm Quang Vinh', [{ role: 'lead', scopeKind: 'global' }]),
    officer: await world.person('Đặng Thị Thùy Dương', officerOf(unitId)),
    other: await world.person('Lê Hoàng Phúc', officerOf(otherUnitId)),
  }
})
afterAll(() => world.close())

const TITLE = 'Cấp bản sao trích lục hộ tịch có cần về nơi đăng ký cũ?'
const BODY = 'Tôi đăng ký khai sinh ở phường khác.\nNay xin bản sao thì nộp ở đâu?'

const puzzle = async () => {
  const { challenge, bits } = must('puzzle', await world.anonymous.get('/api/public/question-challenge'))
  return { challenge, answer: searchPuzzle(challenge, bits, 0, 5_000_000) ?? -1 }
}
const ask = async (more: object = {}, solved?: { challenge: string; answer: number }) => {
  await world.database.sql`delete from throttle`
  world.clock.advance(1)
  return world.anonymous.post('/api/public/questions', {
    about: { unitId },
    title: TITLE,
    body: BODY,
    ...(solved ?? (await puzzle())),
    ...more,
  })
}
const officeList = async (query = '') => must('list', await people.secretary.get(`/api/questions${query}`))
const lastOf = async () => {
  const [line] = (await officeList('?show=all')).questions
  return line as { id: string; version: number }
}

test('the public asks a unit, its officer answers in time, and everybody finds the answer without marks', async () => {
  const sent = await ask({ name: 'Nguyễn Văn Hỏi', contact: 'hoi.nv@example.vn' })
  expect([sent.status, sent.body.dueAt]).toEqual([200, '2026-12-03T10:00:00.000Z'])
  const follow = `/hoi-dap/theo-doi/${sent.body.code}`
  const waiting = await world.anonymous.get(follow)
  expect([waiting.status, waiting.headers.get('x-robots-tag')]).toEqual([200, 'noindex'])
  expect(String(waiting.body)).toContain(TITLE)
  // Nothing of it is public before it is answered.
  expect(String((await world.anonymous.get('/hoi-dap')).body)).not.toContain(TITLE)

  const mine = must('mine', await people.officer.get('/api/officer/questions'))
  expect(mine.asked).toEqual([
    {
      id: mine.asked[0].id,
      sort: 'question',
      title: TITLE,
      body: BODY,
      state: 'waiting',
      version: 1,
      askedAt: '2026-11-26T02:00:00.001Z',
      dueAt: '2026-12-03T10:00:00.000Z',
      overdue: false,
      answer: null,
      answeredAt: null,
      reason: null,
      editionId: null,
      about: 'Đoàn Sở Tư pháp',
      unitId,
      clusterName: 'Cụm 1',
      allowed: ['question.answerUnit'],
    },
  ])
  const { id } = mine.asked[0]
  const reply = {
    title: TITLE,
    body: BODY,
    baseVersion: 1,
    answer: 'Nộp tại bất kỳ phường nào.\nKhông thu phí.',
  }
  expect((await people.other.post(`/api/questions/${id}/answer`, reply)).status).toBe(404)
  expect((await people.secretary.post(`/api/questions/${id}/answer`, reply)).status).toBe(403)
  expect(
    (await people.officer.post(`/api/questions/${id}/answer`, { ...reply, baseVersion: 2 })).status,
  ).toBe(409)
  must('answer', await people.officer.post(`/api/questions/${id}/answer`, reply))

  const found = await world.anonymous.get('/hoi-dap?q=TRICH%20luc%20phuong&don-vi=')
  const page = JSON.parse(String(found.body)).page
  expect(page.items).toEqual([
    {
      id,
      sort: 'question',
      title: TITLE,
      body: BODY,
      answer: reply.answer,
      answeredAt: '2026-11-26T02:00:00.001Z',
      unit: 'Đoàn Sở Tư pháp',
    },
  ])
  expect(JSON.parse(String((await world.anonymous.get('/hoi-dap?q=ho%20chieu')).body)).page.items).toEqual([])
  const everywhere = await Promise.all(
    ['/hoi-dap', `/hoi-dap/cau/${id}`, follow, `/cuoc-thi/${slug}`].map((at) => world.anonymous.get(at)),
  )
  for (const { status, body } of everywhere) {
    expect(status).toBe(200)
    expect(['Nguyễn Văn Hỏi', 'hoi.nv'].filter((it) => String(body).includes(it))).toEqual([])
  }
  expect((await officeList('?show=answered')).questions[0].contact).toBe('Nguyễn Văn Hỏi, hoi.nv@example.vn')
})

test('a puzzle counts once: unsolved, foreign or run out is refused, the same question again gets the same code', async () => {
  const solved = await puzzle()
  const wrong = await ask({}, { ...solved, answer: solved.answer + 1 })
  expect([wrong.status, wrong.body.code, wrong.body.reason]).toEqual([422, 'question/puzzle', 'wrong'])
  const [bits = '', end = '', random = '', signature = ''] = solved.challenge.split('.')
  const forged = `1.${end}.${random}.${signature}`
  expect(
    (await ask({}, { challenge: forged, answer: searchPuzzle(forged, 1, 0, 99) ?? 0 })).body.reason,
  ).toBe('wrong')
  expect(bits).toBe('16')
  const first = await ask({}, solved)
  const again = await ask({}, solved)
  expect([first.status, again.body]).toEqual([200, first.body])
  expect((await ask({ title: 'Một câu hỏi khác hẳn' }, solved)).body.reason).toBe('used')
  const late = await puzzle()
  world.clock.advance(61 * 60 * 1000)
  expect((await ask({}, late)).body.reason).toBe('expired')
})

test('one network may ask ten times an hour, whichever process it asks', async () => {
  const solved = await puzzle()
  await world.database.sql`delete from throttle`
  // Another process has counted nine already; whole networks of IPv6 count as one.
  for (let i = 0; i < 9; i++) await world.deps.throttles.question.consume('local')
  const send = (more: object) =>
    world.anonymous.post('/api/public/questions', { about: { unitId }, title: TITLE, body: BODY, ...more })
  expect([(await send(solved)).status, (await send(solved)).status]).toEqual([200, 429])
  expect([networkOf('2001:db8:1:2:3::9'), networkOf('203.0.113.7')]).toEqual(['2001:db8:1:2', '203.0.113.7'])
})

test('an officer asks about an edition, the secretariat answers and it stands on the public page', async () => {
  const input = {
    editionId: edition.id,
    unitId,
    title: 'Nhóm sáu người có được không?',
    body: 'Đơn vị có nhóm 6 tác giả.',
  }
  expect((await people.other.post('/api/officer/questions', input)).status).toBe(404)
  const asked = must('ask', await people.officer.post('/api/officer/questions', input))
  const told = must('notices', await people.secretary.get('/api/notices'))
  expect(told.notices[0].kind).toBe('question.toOrganisers')
  const reply = {
    title: input.title,
    body: 'Một đơn vị có nhóm 6 tác giả.',
    baseVersion: 1,
    answer: 'Không, nhóm tối đa 5 người.',
  }
  expect((await people.officer.post(`/api/questions/${asked.id}/answer`, reply)).status).toBe(404)
  const key = { 'idempotency-key': '0b0e9a2e-7f0a-4b53-9d6f-3f7a2f1d5c11' }
  const once = await people.secretary.post(`/api/questions/${asked.id}/answer`, reply, key)
  const repeat = await people.secretary.post(`/api/questions/${asked.id}/answer`, reply, key)
  expect([once.status, repeat.body]).toEqual([200, once.body])
  const page = JSON.parse(String((await world.anonymous.get(`/cuoc-thi/${slug}`)).body)).page
  expect(page.questions.map((it: { body: string; unit: null }) => [it.body, it.unit])).toEqual([
    ['Một đơn vị có nhóm 6 tác giả.', null],
  ])
  expect(JSON.stringify(page.questions)).not.toContain('Thùy Dương')
  const mine = must('mine', await people.officer.get('/api/officer/questions'))
  expect(mine.mine.map((it: { title: string; state: string }) => [it.title, it.state])).toEqual([
    [input.title, 'answered'],
  ])
  const held = must('data', await people.officer.get('/api/my-data')).questions as { what: string }[]
  expect(held.length).toBe(1)
  expect(held[0]).toMatchObject({ from: expect.any(String), to: expect.any(String) })
})

test('the secretariat hides with a reason, puts back, and passes a question to the unit that it concerns', async () => {
  const sent = await ask({ title: 'Câu hỏi gửi nhầm đơn vị' })
  const { id } = await lastOf()
  expect(
    (await people.officer.post(`/api/questions/${id}/hide`, { reason: 'Không muốn trả lời' })).status,
  ).toBe(404)
  const at = `/api/questions/${id}`
  expect((await people.secretary.post(`${at}/route`, { unitId, reason: 'Nhầm' })).status).toBe(422)
  must(
    'route',
    await people.secretary.post(`${at}/route`, { unitId: otherUnitId, reason: 'Thuộc Sở Nội vụ' }),
  )
  const theirs = must('theirs', await people.other.get('/api/officer/questions'))
  expect(theirs.asked.map((it: { id: string }) => it.id)).toEqual([id])
  must('hide', await people.secretary.post(`${at}/hide`, { reason: 'Nội dung quảng cáo' }))
  expect((await people.secretary.post(`${at}/hide`, { reason: 'Lần nữa' })).status).toBe(409)
  const page = JSON.parse(
    String((await world.anonymous.get(`/hoi-dap/theo-doi/${sent.body.code}`)).body),
  ).page
  expect([page.state, page.reason, page.unit]).toEqual(['hidden', 'Nội dung quảng cáo', 'Đoàn Sở Nội vụ'])
  must('show', await people.secretary.post(`${at}/show`, { reason: 'Xem lại thì hợp lệ' }))
  expect((await lastOf()).id).toBe(id)
})

test('what is late is counted and comes first; a longer list takes no more statements', async () => {
  world.clock.advance(30 * 86_400_000)
  const { counts, questions } = await officeList('?show=overdue')
  expect([counts.overdue > 0, questions.every((it: { overdue: boolean }) => it.overdue)]).toEqual([
    true,
    true,
  ])
  const one = await world.countQueries(() => officeList('?show=answered&about=editions'))
  const many = await world.countQueries(() => officeList('?show=all'))
  expect(many).toBe(one)
})

test('contacts go when their time is over; a person is erased from what was asked and answered', async () => {
  await ask({ title: 'Hỏi về chị Đặng Thị Thùy Dương', contact: '0901 222 333' })
  const { id } = await lastOf()
  world.clock.advance(91 * 86_400_000)
  expect(await eraseOldContacts(world.database.db, world.clock.now)).toBe(2)
  expect(await world.database.db.select().from(questionContact)).toEqual([])
  expect(await world.database.db.select().from(spentPuzzle)).toEqual([])
  await world.database.db.update(session).set({ confirmedAt: world.clock.now })
  const asked = must(
    'erase',
    await people.secretary.post(`/api/people/${people.officer.personId}/erasure`, { reason: 'Theo đơn' }),
  )
  must('approve', await people.lead.post(`/api/erasures/${asked.id}/approve`))
  const [row] = await world.database.db.select().from(question).where(eq(question.id, id))
  expect([row?.title, row?.folded.includes('thuy duong')]).toEqual(['Hỏi về chị [đã xóa]', false])
})

test('hostile text is kept as typed and leaves as text', async () => {
  const strings = JSON.parse(
    readFileSync(new URL('../../invariants/fixtures/hostile-strings.json', import.meta.url), 'utf8'),
  ) as unknown
  const script = '<script>alert(1)</script><img src=x onerror=alert(2)>'
  expect(JSON.stringify(strings).length).toBeGreaterThan(100)
  const sent = await ask({ title: script, body: `${script}\n\u202Edảo chiều` })
  expect(sent.status).toBe(200)
  expect(
    JSON.parse(String((await world.anonymous.get(`/hoi-dap/theo-doi/${sent.body.code}`)).body)).page.title,
  ).toBe(script)
  expect((await ask({ title: 'Có \u0000 rỗng' })).status).toBe(422)
})
