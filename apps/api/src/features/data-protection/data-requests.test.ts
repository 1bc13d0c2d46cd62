import {
  consent,
  dataRequest,
  dataRequestContent,
  dataRequestMail,
  ledgerPayload,
  membership,
  notice,
  personIdentity,
  session,
} from '@xk/db'
import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Mail } from '../mail/mailer.ts'
import {
  createTestApp,
  ensureUnit,
  must,
  type Persona,
  type TestApp,
  testServer,
} from '../../testing/index.ts'
import { searchPuzzle } from '@xk/domain/question'
import { sendReminders } from '../reminders/send-reminders.ts'
import { dropUnconfirmed } from './store.ts'
import { sendRequestMails } from './requests/mail.ts'

// Friday, 8g00 in Vietnam.
const START = new Date('2026-11-27T01:00:00Z')
const DAY = 86_400_000
let world: TestApp
let secretary: Persona
let lead: Persona
let administrator: Persona
let officer: Persona
const sent: Mail[] = []
beforeAll(async () => {
  world = await createTestApp(testServer(), { now: START })
  world.deps.mailer = { send: async (mail) => void sent.push(mail), close: () => {} }
  secretary = await world.person('Mai Quốc Vinh', [{ role: 'secretary', scopeKind: 'global' }])
  lead = await world.person('Trần Khánh Uyên', [{ role: 'lead', scopeKind: 'global' }])
  administrator = await world.person('Lê Thị Mỹ Duyên', [{ role: 'administrator', scopeKind: 'global' }])
  officer = await world.person('Phạm Ngọc Hân', [])
})
afterAll(() => world.close())

const send = async (more: Record<string, unknown> = {}, network = '198.51.100.1') => {
  const { challenge, bits } = must('challenge', await officer.get('/api/public/question-challenge'))
  const body = {
    kind: 'erase',
    name: 'Đặng Hoàng Bảo Châu',
    email: 'chau@doan.vn',
    contact: '0909 111 222',
    unit: 'Đoàn Sở Y tế',
    text: 'Đề nghị xóa dữ liệu của tôi trong cuộc thi năm 2025.',
    challenge,
    answer: searchPuzzle(challenge, bits, 0, 10_000_000) ?? 0,
    ...more,
  }
  const from = { 'x-forwarded-for': network }
  return { body, answered: await world.anonymous.post('/api/public/data-requests', body, from) }
}
/** Everybody has just confirmed who they are. */
const confirmAll = () => world.database.db.update(session).set({ confirmedAt: world.clock.now })
const only = async (id?: string) => {
  const rows = await world.database.db.select().from(dataRequest)
  return rows.find((row) => row.id === id) ?? rows[0]
}

test('a request by the public form is worked on once its address is confirmed; opening the link does nothing', async () => {
  const { body, answered } = await send()
  expect(answered.status).toBe(200)
  const { code } = answered.body
  // An answer that got lost: the same request sent again is the same request.
  expect((await world.anonymous.post('/api/public/data-requests', body)).body).toEqual({ code })
  const other = { ...body, text: 'Một yêu cầu khác.' }
  expect((await world.anonymous.post('/api/public/data-requests', other)).body.code).toBe('question/puzzle')
  expect((await secretary.get('/api/data-requests')).body.requests).toEqual([])
  const [row] = await world.database.db.select().from(dataRequest)
  expect((await secretary.get(`/api/data-requests/${row?.id}`)).status).toBe(404)

  expect(await sendRequestMails(world.deps)).toBe(1)
  expect(await sendRequestMails(world.deps)).toBe(0)
  const link = /\/quyen-rieng-tu\/xac-nhan\/([\w-]+)/.exec(sent[0]?.text ?? '')
  const token = link?.[1] ?? ''
  expect([sent[0]?.to, token.length]).toEqual(['chau@doan.vn', 32])
  expect(JSON.stringify(await world.database.db.select().from(dataRequestMail))).not.toContain('chau@doan.vn')
  await world.anonymous.get(`/quyen-rieng-tu/xac-nhan/${token}`)
  expect((await only())?.state).toBe('unconfirmed')

  world.clock.advance(DAY)
  const confirm = () => world.anonymous.post('/api/public/data-requests/confirm', { token })
  // Saturday: Monday and Tuesday are the working days.
  expect((await confirm()).body).toEqual({ dueAt: '2026-12-01T10:00:00.000Z' })
  expect((await confirm()).body).toEqual({ dueAt: '2026-12-01T10:00:00.000Z' })
  expect(
    (await world.anonymous.post('/api/public/data-requests/confirm', { token: 'x'.repeat(32) })).status,
  ).toBe(404)
  const { requests, ...counts } = must('inbox', await secretary.get('/api/data-requests'))
  expect(counts).toMatchObject({ open: 1, closed: 0, overdue: 0 })
  expect(requests).toEqual([
    {
      id: row?.id,
      kind: 'erase',
      channel: 'form',
      state: 'waiting',
      name: 'Đặng Hoàng Bảo Châu',
      unit: 'Đoàn Sở Y tế',
      receivedAt: '2026-11-28T01:00:00.000Z',
      dueAt: '2026-12-01T10:00:00.000Z',
      overdue: false,
      contentErasedAt: null,
    },
  ])
  expect((await lead.get('/api/data-requests')).body.allowed).toEqual([])
  expect((await officer.get('/api/data-requests')).status).toBe(404)
  expect((await officer.get(`/api/data-requests/${row?.id}`)).status).toBe(404)
})

test('nothing is done before it is sure who asks; erasure goes by two, and whoever asked is told at the end', async () => {
  const subject = await world.person('Đặng Hoàng Bảo Châu', [])
  const row = await only()
  const url = `/api/data-requests/${row?.id}`
  const read = async () => must('request', await secretary.get(url))
  const version = async (): Promise<number> => (await read()).version
  const act = async () => ({ version: await version(), act: 'erasure', reason: 'Người yêu cầu đề nghị' })
  expect((await lead.post(`${url}/act`, await act())).status).toBe(403)
  expect((await secretary.post(`${url}/act`, await act())).body.issues).toEqual([
    { pointer: '/act', code: 'identityFirst' },
  ])
  expect((await secretary.get('/api/data-people?q=bao')).body.people).toEqual([])
  const { people } = (await secretary.get('/api/data-people?q=bao chau')).body
  expect(people).toEqual([
    { id: subject.personId, fullName: 'Đặng Hoàng Bảo Châu', birthYear: null, unit: null },
  ])
  must(
    'identity',
    await secretary.post(`${url}/identity`, {
      version: await version(),
      how: 'callBack',
      note: 'Gọi số trong hồ sơ, người nghe là chính chủ.',
      personId: subject.personId,
    }),
  )
  const stale = await secretary.post(`${url}/answer`, { version: 1, answer: 'Đã nhận yêu cầu.' })
  expect([stale.status, stale.body.code]).toEqual([409, 'record/stale-version'])
  must(
    'answer',
    await secretary.post(`${url}/answer`, { version: await version(), answer: 'Đã nhận, sẽ xóa.' }),
  )
  expect((await secretary.post(`${url}/act`, { ...(await act()), act: 'export' })).body.issues).toEqual([
    { pointer: '/act', code: 'otherKind' },
  ])
  expect(
    (
      await secretary.post(`${url}/close`, {
        version: await version(),
        refused: false,
        outcome: 'Xong rồi.',
      })
    ).body.issues,
  ).toEqual([{ pointer: '/outcome', code: 'actFirst' }])
  must('act', await secretary.post(`${url}/act`, await act()))
  expect(await read()).toMatchObject({ act: 'erasure', actState: 'waiting', state: 'answered' })
  const [waiting] = (await lead.get('/api/erasures')).body.requests
  expect(waiting.fullName).toBe('Đặng Hoàng Bảo Châu')
  await confirmAll()
  must('erase', await lead.post(`/api/erasures/${waiting.id}/approve`))

  expect(await read()).toMatchObject({
    state: 'done',
    name: null,
    text: null,
    answer: null,
    act: 'erasure',
    actState: 'granted',
    personId: null,
  })
  sent.length = 0
  await sendRequestMails(world.deps)
  // The answer was not sent before the erasure; its words went, the last mail says that it is done.
  expect(sent.map(({ to, subject: line }) => [to, line])).toEqual([
    ['chau@doan.vn', 'Xung Kích: kết quả xử lý yêu cầu về dữ liệu cá nhân'],
  ])
  for (const table of [dataRequest, dataRequestContent, dataRequestMail, ledgerPayload, personIdentity]) {
    const text = JSON.stringify(await world.database.db.select().from(table))
    expect([text.includes('Bảo Châu'), text.includes('chau@doan.vn')]).toEqual([false, false])
  }
})

test('from paper: terms run from when it came; a third party and one extension; late shows and reminds', async () => {
  const made = must(
    'record',
    await secretary.post('/api/data-requests', {
      kind: 'restrict',
      channel: 'paper',
      receivedAt: '2026-11-26T09:00:00Z',
      name: 'Vũ Thanh Lâm',
      contact: '0911 000 333',
      unit: 'Đoàn Sở Nội vụ',
      text: 'Đề nghị không dùng hồ sơ của tôi.',
      personId: null,
    }),
  )
  expect(made.code).toMatch(/^[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}$/)
  expect(made.dueAt).toBe('2026-11-30T10:00:00.000Z')
  const future = { receivedAt: '2027-01-01T00:00:00Z' }
  expect(
    (
      await secretary.post('/api/data-requests', {
        kind: 'access',
        channel: 'phone',
        name: 'Vũ Thanh Lâm',
        contact: '',
        unit: '',
        text: 'Xem dữ liệu.',
        personId: null,
        ...future,
      })
    ).body.issues,
  ).toEqual([{ pointer: '/receivedAt', code: 'inFuture' }])
  const url = `/api/data-requests/${made.id}`
  const read = async () => must('request', await secretary.get(url))
  const version = async (): Promise<number> => (await read()).version
  expect((await read()).actDueAt).toBe('2026-12-11T10:00:00.000Z')
  must('third', await secretary.post(`${url}/third-party`, { version: await version(), thirdParty: true }))
  expect((await read()).actDueAt).toBe('2026-12-16T10:00:00.000Z')
  const extend = async () =>
    secretary.post(`${url}/extend`, { version: await version(), reason: 'Chờ cơ quan lưu trữ trả lời.' })
  must('extend', await extend())
  expect((await read()).actDueAt).toBe('2026-12-31T10:00:00.000Z')
  expect((await extend()).body.state).toBe('extended')

  const reminded = async () =>
    (await world.database.db.select().from(notice).where(eq(notice.accountId, secretary.accountId)))
      .filter(({ kind }) => kind === 'reminder.dataRequest')
      .map(({ facts }) => (facts as { overdue: boolean }).overdue)
  world.clock.now = new Date('2026-11-29T12:00:00Z')
  await sendReminders(world.deps)
  world.clock.now = new Date('2026-11-30T10:00:00Z')
  await sendReminders(world.deps)
  await sendReminders(world.deps)
  expect(await reminded()).toEqual([false, true])
  expect((await secretary.get('/api/data-requests')).body).toMatchObject({ overdue: 1 })
  expect((await secretary.get('/api/data-requests')).body.requests[0].overdue).toBe(true)

  const subject = await world.person('Vũ Thanh Lâm', [])
  must(
    'identity',
    await secretary.post(`${url}/identity`, {
      version: await version(),
      how: 'inPerson',
      note: 'Đến gặp tại văn phòng.',
      personId: subject.personId,
    }),
  )
  must(
    'act',
    await secretary.post(`${url}/act`, {
      version: await version(),
      act: 'restriction',
      reason: 'Theo đơn',
    }),
  )
  const { restriction } = await read()
  expect(restriction.reason).toBe('Theo đơn')
  must(
    'close',
    await secretary.post(`${url}/close`, {
      version: await version(),
      refused: false,
      outcome: 'Đã hạn chế xử lý.',
    }),
  )
  expect((await read()).answeredAt).not.toBeNull()
  expect(
    (await secretary.post(`${url}/close`, { version: await version(), refused: true, outcome: 'Nhầm rồi.' }))
      .body.state,
  ).toBe('done')
  must('lift', await secretary.post(`/api/restrictions/${restriction.id}/lift`, { reason: 'Đã đồng ý lại' }))
  expect((await read()).restriction).toBeNull()
  // By the code that was read out: how far it is, to nobody else.
  expect((await world.anonymous.get('/quyen-rieng-tu/theo-doi/KHONG-CO-MA1')).status).toBe(404)
})

/** A request on paper of this person, as somebody wrote it down. */
const onPaper = async (by: Persona, kind: string, personId: string | null) => {
  const made = await by.post('/api/data-requests', {
    kind,
    channel: 'paper',
    receivedAt: world.clock.now.toISOString(),
    name: 'Người gửi giấy',
    contact: '',
    unit: '',
    text: 'Đề nghị như trong giấy.',
    personId,
  })
  return `/api/data-requests/${must('record', made).id}`
}
const versionOf = async (url: string): Promise<number> => (await lead.get(url)).body.version
const identify = async (by: Persona, url: string, personId: string) =>
  by.post(`${url}/identity`, {
    version: await versionOf(url),
    how: 'inPerson',
    note: 'Đến gặp tại văn phòng.',
    personId,
  })

test('nobody handles their own request, nor one of somebody of the unit that they speak for', async () => {
  const unitId = await ensureUnit(world, 'Đoàn Sở Du lịch')
  const both = await world.person('Quách Thu Hà', [
    { role: 'secretary', scopeKind: 'global' },
    { role: 'officer', scopeKind: 'unit', scopeId: unitId },
  ])
  const member = await world.person('Lâm Chí Dũng', [])
  await world.database.db
    .insert(membership)
    .values({ id: world.deps.newId(), personId: member.personId, unitId, from: '2026-01-01' })
  const own = must('ask', await both.post('/api/my-data/requests', { kind: 'restrict', text: 'Của tôi.' }))
  const ofMember = must(
    'ask',
    await member.post('/api/my-data/requests', { kind: 'withdrawConsent', text: 'Rút đồng ý.' }),
  )
  const refuse = async (by: Persona, url: string) => {
    const { status, body } = await by.post(`${url}/close`, {
      version: await versionOf(url),
      refused: true,
      outcome: 'Không có căn cứ để thực hiện.',
    })
    return status === 200 ? status : body.code
  }
  const works = async (by: Persona, url: string) =>
    (await by.get(url)).body.allowed.includes('dataRequest.handle')
  const urls = [own, ofMember].map(({ id }) => `/api/data-requests/${id}`)
  const said = []
  for (const url of urls)
    said.push([await refuse(both, url), await works(both, url), await works(secretary, url)])
  expect(said).toEqual([
    ['access/second-person-needed', false, true],
    ['access/forbidden', false, true],
  ])
  // Nor is a page of paper made theirs by themselves.
  const paper = await onPaper(both, 'restrict', null)
  expect((await identify(both, paper, both.personId)).body.code).toBe('access/second-person-needed')
  expect((await identify(both, paper, member.personId)).body.code).toBe('access/forbidden')
  for (const url of [...urls, paper]) expect(await refuse(secretary, url)).toBe(200)
})

test('a request stays with whose data was acted on, and no erasure is told before the second person decided', async () => {
  const [subject, other] = [await world.person('Tô Minh Nhật', []), await world.person('Hà Kiều Oanh', [])]
  const url = await onPaper(secretary, 'erase', null)
  must('identity', await identify(secretary, url, subject.personId))
  const act = { version: await versionOf(url), act: 'erasure', reason: 'Theo đơn' }
  must('act', await secretary.post(`${url}/act`, act))
  expect((await identify(secretary, url, other.personId)).body.state).toBe('acted')
  const close = async (refused: boolean) => {
    const body = { version: await versionOf(url), refused, outcome: 'Kết quả của yêu cầu.' }
    const answered = await secretary.post(`${url}/close`, body)
    return answered.status === 200 ? 200 : answered.body.issues
  }
  const waits = [{ pointer: '/outcome', code: 'erasureWaits' }]
  expect([await close(false), await close(true)]).toEqual([waits, waits])
  const asked = (await lead.get('/api/erasures')).body.requests.find(
    (it: { fullName: string }) => it.fullName === 'Tô Minh Nhật',
  )
  must('refuse', await lead.post(`/api/erasures/${asked.id}/refuse`))
  expect(await close(false)).toEqual([{ pointer: '/outcome', code: 'notErased' }])
  expect(await close(true)).toBe(200)
})

test('a third party is no way out of a term that is over', async () => {
  const url = await onPaper(secretary, 'access', null)
  const before = world.clock.now
  world.clock.advance(16 * DAY)
  const third = { version: await versionOf(url), thirdParty: true }
  expect((await secretary.post(`${url}/third-party`, third)).body.code).toBe('stage/closed')
  world.clock.now = before
  must('third', await secretary.post(`${url}/third-party`, third))
  const refused = { version: await versionOf(url), refused: true, outcome: 'Không xác minh được.' }
  must('close', await secretary.post(`${url}/close`, refused))
})

test('from the own account: known at once; consents are taken back by purpose and their proof stays', async () => {
  const { db } = world.database
  const mine = await world.person('Ngô Diệu Thảo', [])
  const give = (purpose: string) => ({
    id: world.deps.newId(),
    personId: mine.personId,
    purpose,
    noticeVersion: '2026-01',
    givenAt: world.clock.now,
    assurance: 'self',
  })
  await db.insert(consent).values([give('publishName'), give('publishPhoto')])
  const made = must(
    'ask',
    await mine.post('/api/my-data/requests', { kind: 'withdrawConsent', text: 'Không đăng ảnh nữa.' }),
  )
  expect((await mine.get('/api/my-data/requests')).body.requests).toMatchObject([
    { id: made.id, state: 'waiting', text: 'Không đăng ảnh nữa.' },
  ])
  expect((await officer.get('/api/my-data/requests')).body.requests).toEqual([])
  const url = `/api/data-requests/${made.id}`
  const page = must('request', await administrator.get(url))
  expect([page.identityHow, page.purposes]).toEqual(['account', ['publishName', 'publishPhoto']])
  must(
    'act',
    await administrator.post(`${url}/act`, {
      version: page.version,
      act: 'consent',
      purposes: ['publishPhoto'],
      reason: 'Theo yêu cầu',
    }),
  )
  const standing = await db
    .select()
    .from(consent)
    .where(and(eq(consent.personId, mine.personId)))
  expect(standing.map(({ purpose, withdrawnAt }) => [purpose, withdrawnAt !== null]).toSorted()).toEqual([
    ['publishName', false],
    ['publishPhoto', true],
  ])
  must(
    'close',
    await administrator.post(`${url}/close`, {
      version: page.version + 1,
      refused: false,
      outcome: 'Ảnh đã được gỡ.',
    }),
  )
  expect((await mine.get('/api/my-data/requests')).body.requests[0]).toMatchObject({
    state: 'done',
    outcome: 'Ảnh đã được gỡ.',
  })
  const told = (await db.select().from(notice).where(eq(notice.accountId, mine.accountId))).map(
    ({ kind }) => kind,
  )
  expect(told).toEqual(['dataRequest.closed'])
  const proof = must('proof', await secretary.get(`/api/people/${mine.personId}/consent-proof`))
  expect(proof.consents.map((it: { digest: string | null }) => it.digest)).toEqual([null, null])
  expect((await officer.get(`/api/people/${mine.personId}/consent-proof`)).status).toBe(404)
  expect((await lead.get(`/api/people/${mine.personId}/consent-proof`)).status).toBe(403)
})

test('a notice is written by one and published by another, and never changes; consents point to its text', async () => {
  const { start } = must('notices', await secretary.get('/api/privacy-notices'))
  const text = { version: '2026-01', validFrom: '2026-01-01', body: start }
  const body = { ...start, controller: 'Đoàn Khối', contact: '028 3822 0000' }
  const save = (more = {}) =>
    secretary.post('/api/privacy-notices', { id: null, baseVersion: 0, ...text, body, ...more })
  const made = must('save', await save())
  expect((await save()).body.issues).toEqual([{ pointer: '/version', code: 'versionTaken' }])
  expect((await lead.post('/api/privacy-notices', { id: null, baseVersion: 0, ...text, body })).status).toBe(
    403,
  )
  const url = `/api/privacy-notices/${made.id}`
  must('forward', await secretary.post(`${url}/forward`, { baseVersion: 1 }))
  expect((await save({ id: made.id, baseVersion: 1 })).body.state).toBe('waiting')
  must('send back', await lead.post(`${url}/send-back`, { reason: 'Thêm thư điện tử liên hệ.' }))
  const mended = { ...body, contact: '028 3822 0000, doankhoi@doan.vn' }
  expect((await save({ id: made.id, baseVersion: 1, body: mended })).status).toBe(409)
  must('mend', await save({ id: made.id, baseVersion: 2, body: mended }))
  must('forward', await secretary.post(`${url}/forward`, { baseVersion: 3 }))
  await confirmAll()
  const seen = must('read', await lead.get('/api/privacy-notices')).notices[0]
  expect(seen.allowed).toEqual(['privacyNotice.publish', 'privacyNotice.sendBack'])
  expect((await lead.post(`${url}/publish`, { digest: 'a'.repeat(64) })).status).toBe(409)
  expect((await secretary.post(`${url}/publish`, { digest: seen.digest })).status).toBe(403)
  must('publish', await lead.post(`${url}/publish`, { digest: seen.digest }))
  expect((await save({ id: made.id, baseVersion: 3 })).body.state).toBe('published')
  const after = must('read', await secretary.get('/api/privacy-notices'))
  expect(after.notices[0]).toMatchObject({ current: true, digest: seen.digest })
  expect(after.used).toEqual([{ version: '2026-01', published: true, consents: 1, editions: [] }])
  const subject = (await world.database.db.select().from(consent))[0]?.personId
  const proof = must('proof', await secretary.get(`/api/people/${subject}/consent-proof`))
  expect(proof.consents.map((it: { digest: string | null }) => it.digest)).toEqual([seen.digest, seen.digest])
  expect(proof.consents[0].words).toContain('họ tên')
})

test('the inbox takes as many statements for one request as for three', async () => {
  const record = () =>
    secretary.post('/api/data-requests', {
      kind: 'access',
      channel: 'phone',
      receivedAt: world.clock.now.toISOString(),
      name: 'Hồ Gia Bảo',
      contact: '',
      unit: '',
      text: 'Xem dữ liệu.',
      personId: null,
    })
  must('one', await record())
  const one = await world.countQueries(() => secretary.get('/api/data-requests'))
  must('two', await record())
  must('three', await record())
  expect(await world.countQueries(() => secretary.get('/api/data-requests'))).toBe(one)
})

test('a request that nobody confirms goes after a week, with what was typed', async () => {
  await send({ name: 'Người Không Xác Nhận', email: 'ai-do@doan.vn' })
  const { db } = world.database
  expect(await dropUnconfirmed(db, world.clock.now)).toBe(0)
  expect(await dropUnconfirmed(db, new Date(world.clock.now.getTime() + 7 * DAY))).toBe(1)
  expect(JSON.stringify(await db.select().from(dataRequestContent))).not.toContain('Không Xác Nhận')
})

test('nobody’s mailbox is filled from many networks, nor many mailboxes from one', async () => {
  world.deps.config.trustedProxies = 1
  const post = async (body: object, network: string) => {
    const from = { 'x-forwarded-for': network }
    const { status, body: said } = await world.anonymous.post('/api/public/data-requests', body, from)
    return said.code === 'access/too-many-attempts' ? said.code : status
  }
  const letters = 'bcdefghij'.split('')
  const sentTwiceAndMore = letters.map(() => 200)
  // The same request again is counted too; and however it is written, it is the same mailbox.
  const { body } = await send({ email: 'bao.chau@doan.vn' }, '203.0.113.1')
  const fromMany: unknown[] = []
  for (const i of letters.keys())
    fromMany.push(
      await post({ ...body, email: i % 2 ? 'Bao.Chau@doan.vn' : 'bao.chau@DOAN.vn' }, `203.0.113.${i + 2}`),
    )
  expect(fromMany).toEqual(sentTwiceAndMore)
  expect(await post(body, '203.0.113.200')).toBe('access/too-many-attempts')
  expect((await send({ email: 'bao.chau@doan.vn' }, '203.0.113.200')).answered.body.code).toBe(
    'access/too-many-attempts',
  )
  const other = await send({ email: 'thien.an@doan.vn' }, '203.0.113.201')
  expect(other.answered.status).toBe(200)

  const fromOne: unknown[] = []
  for (const letter of letters)
    fromOne.push(await post({ ...other.body, email: `hop.thu.${letter}@doan.vn` }, '203.0.113.201'))
  expect(fromOne).toEqual(sentTwiceAndMore)
  expect(await post({ ...other.body, email: 'hop.thu.khac@doan.vn' }, '203.0.113.201')).toBe(
    'access/too-many-attempts',
  )
  expect(await post({ ...other.body, email: 'hop.thu.khac@doan.vn' }, '203.0.113.202')).toBe(200)
  world.deps.config.trustedProxies = 0
})
