import { randomUUID } from 'node:crypto'
import {
  ceremony,
  ceremonyInvitation,
  consentRequest,
  ledgerPayload,
  orgSetting,
  resultNotice,
  webhook,
  webhookDelivery,
} from '@xk/db'
import { readSheet } from '@xk/documents'
import { exemplarSelectionTemplate, withoutFinal } from '@xk/domain/programme'
import type { Ruleset } from '@xk/domain/ruleset'
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  createTestApp,
  ensureUnit,
  insertJudgedStage,
  type JudgedStage,
  type Persona,
  type TestApp,
  testServer,
} from '../../testing/index.ts'
import {
  approveStage,
  decide,
  release,
  type ResultPeople,
  resultPeople,
} from '../../testing/released-result.ts'
import { textOfPdf } from '../../testing/text-of-pdf.ts'
import { tellHonoured } from './result-notices.ts'

let world: TestApp
let people: ResultPeople
let it: JudgedStage
let officer: Persona
let otherOfficer: Persona
let otherUnit: string
let judge: Persona

const HOUR = 3_600_000
const base = withoutFinal(exemplarSelectionTemplate)
const rules: Ruleset = {
  ...base,
  stages: base.stages.filter(({ kind }) => kind !== 'councilBallot'),
  prizes: base.prizes.map((prize) => ({ ...prize, floor: '70' })),
}

beforeAll(async () => {
  world = await createTestApp(testServer())
  people = await resultPeople(world)
  // Three are honoured (floor 70), one is not.
  it = await insertJudgedStage(world, {
    rules,
    totals: [
      [90, 90, 90],
      [85, 85, 85],
      [80, 80, 80],
      [50, 50, 50, 50],
    ],
  })
  const office = (name: string, unitId: string) =>
    world.person(name, [{ role: 'officer', scopeKind: 'unit', scopeId: unitId }])
  officer = await office('Cán Bộ Một', it.entries[0]!.unitId)
  otherUnit = await ensureUnit(world, 'Đoàn Sở Du lịch')
  otherOfficer = await office('Cán Bộ Du Lịch', otherUnit)
  judge = it.judges[0]!.persona
})
afterAll(() => world.close())

/** What stands on the page, without the file's own marks. */
const pageOf = (text: string) => text.split('"page":1')[0]

const at = () => new Date(Math.floor(world.clock.now.getTime() / HOUR) * HOUR + 72 * HOUR).toISOString()
let hour = ''
const url = () => `/api/editions/${it.editionId}/ceremony`
const read = async (who = people.secretary) => (await who.get(url())).body
const settings = (more: object = {}) => ({
  baseVersion: 0,
  at: hour,
  place: 'Hội trường Thành ủy',
  replyBy: null,
  note: 'Trang phục: áo Thanh niên.',
  contact: 'đồng chí Nhã, 028 3829 0000',
  tellHours: 24,
  ...more,
})

test('hour and place are set by a secretary; invitations wait for an approved result', async () => {
  hour = at()
  const wrong = [
    await people.lead.put(url(), settings()),
    await officer.put(url(), settings()),
    await judge.put(url(), settings()),
    await people.secretary.put(url(), settings({ baseVersion: 3 })),
    await people.secretary.put(url(), settings({ replyBy: new Date(Date.parse(hour) + HOUR).toISOString() })),
  ]
  expect(wrong.map(({ status }) => status)).toEqual([403, 404, 404, 409, 422])
  const prepare = { unitIds: [otherUnit] }
  const invite = `/api/editions/${it.editionId}/ceremony-invitations`
  expect((await people.secretary.post(invite, prepare)).status).toBe(409)
  await approveStage(it, people)
  expect((await people.secretary.post(invite, prepare)).body.code).toBe('ceremony/not-set')
  expect((await people.secretary.put(url(), settings())).body).toEqual({ version: 1 })
  const page = await read()
  expect([page.ready, page.version, page.told.map((one: { state: string }) => one.state)]).toEqual([
    true,
    1,
    ['planned', 'planned', 'planned'],
  ])
  expect(page.units.filter((unit: { honoured: boolean }) => unit.honoured).length).toBe(3)
})

test('a letter says nothing of who is honoured, before it is sent it does not exist for its unit', async () => {
  const invite = `/api/editions/${it.editionId}/ceremony-invitations`
  const unitIds = [it.entries[0]!.unitId, otherUnit]
  expect((await officer.post(invite, { unitIds })).status).toBe(404)
  expect((await people.secretary.post(invite, { unitIds: [randomUUID()] })).status).toBe(422)
  expect((await people.secretary.post(invite, { unitIds })).body).toEqual({ made: 2 })
  expect((await people.secretary.post(invite, { unitIds })).body).toEqual({ made: 0 })
  const rows = await world.database.db.select().from(ceremonyInvitation)
  const idOf = (unitId: string) => rows.find((row) => row.unitId === unitId)!.id
  const [mine, others] = [idOf(unitIds[0]!), idOf(otherUnit)]
  const coming = { answer: 'coming', people: 3, note: '' }
  expect((await officer.get('/api/officer/ceremony-invitations')).body.invitations).toEqual([])
  expect((await officer.get(`/api/ceremony-invitations/${mine}/letter.pdf`)).status).toBe(404)
  expect((await officer.post(`/api/ceremony-invitations/${mine}/answer`, coming)).status).toBe(404)

  const send = `${invite}/send`
  expect((await people.lead.post(send, { ids: [mine] })).status).toBe(403)
  expect((await people.secretary.post(send, { ids: [mine, others] })).body).toEqual({ sent: 2 })
  expect((await people.secretary.post(send, { ids: [mine] })).status).toBe(409)
  const seen = await officer.get('/api/officer/ceremony-invitations')
  expect(seen.body.invitations).toEqual([
    {
      editionTitle: rules.title,
      unitId: it.entries[0]!.unitId,
      ceremony: {
        at: hour,
        place: 'Hội trường Thành ủy',
        replyBy: null,
        note: 'Trang phục: áo Thanh niên.',
        contact: 'đồng chí Nhã, 028 3829 0000',
      },
      invitation: {
        id: mine,
        unitName: 'Đoàn cơ sở số 1',
        n: 1,
        sentAt: world.clock.now.toISOString(),
        answer: null,
        people: null,
        delegateName: null,
        delegatePosition: null,
        answerNote: null,
        answeredAt: null,
      },
    },
  ])
  const letters = await Promise.all(
    [
      [officer, mine],
      [otherOfficer, others],
    ].map(([who, id]) => (who as Persona).get(`/api/ceremony-invitations/${String(id)}/letter.pdf`)),
  )
  // But for the unit's name the two letters are the same: one to a honoured unit, one to another.
  const said = await Promise.all(letters.map(async (letter) => pageOf(await textOfPdf(world, letter))))
  expect(said[0]?.replaceAll('Đoàncơsởsố1', 'ĐoànSởDulịch')).toBe(said[1])
  expect(said[0]).toContain('Đơnvịcóđạidiệnđượcmời')
  for (const secret of ['Tácgiả', 'sốđiểm', 'xếphạng', 'sốphiếu']) expect(said[0]).not.toContain(secret)
  expect((await otherOfficer.get(`/api/ceremony-invitations/${mine}/letter.pdf`)).status).toBe(404)

  const answers = [
    await officer.post(`/api/ceremony-invitations/${mine}/answer`, { ...coming, people: 0 }),
    await otherOfficer.post(`/api/ceremony-invitations/${mine}/answer`, coming),
    await officer.post(`/api/ceremony-invitations/${mine}/answer`, coming),
    await people.secretary.post(`/api/ceremony-invitations/${others}/answer`, {
      answer: 'notComing',
      people: 4,
      note: 'Gọi điện: bận họp.',
    }),
  ]
  expect(answers.map(({ status }) => status)).toEqual([422, 404, 200, 200])
  // Whoever is sent is named with their office; of anybody else no name is kept.
  const sending = { answer: 'sending', people: 1, note: '' }
  const named = { delegateName: 'Lý Thị Gấm', delegatePosition: 'Phó Bí thư' }
  const answerOf = (more: object) => officer.post(`/api/ceremony-invitations/${mine}/answer`, more)
  expect((await answerOf({ ...sending, people: 0 })).body.issues).toEqual([
    { pointer: '/people', code: 'nobody' },
    { pointer: '/delegateName', code: 'required' },
    { pointer: '/delegatePosition', code: 'required' },
  ])
  expect((await answerOf({ ...sending, ...named })).status).toBe(200)
  const line = async () => (await read()).invitations[0]
  expect(await line()).toMatchObject({ answer: 'sending', people: 1, ...named })
  const sheet = await people.secretary.get(`${invite}.xlsx`)
  const grid = await readSheet(sheet.bytes)
  const listed = JSON.stringify(grid.ok && grid.value.sheets)
  for (const text of ['Đoàn cơ sở số 1', 'Cử người dự thay', 'Lý Thị Gấm', 'Phó Bí thư', 'Không tham dự'])
    expect(listed).toContain(text)
  expect((await officer.get(`${invite}.xlsx`)).status).toBe(404)
  expect((await answerOf({ ...coming, ...named })).status).toBe(200)
  expect(await line()).toMatchObject({ answer: 'coming', delegateName: null, delegatePosition: null })
  expect(
    (await read()).invitations.map((one: { answer: string; people: number }) => [one.answer, one.people]),
  ).toEqual([
    ['coming', 3],
    ['notComing', 0],
  ])
})

test('the honoured hear of it before everybody else, each by their own way, and not before its hour', async () => {
  const { db } = world.database
  const sent: { to: string; text: string }[] = []
  world.deps.mailer = { send: async (mail) => void sent.push(mail), close: () => {} }
  const nominees = await world.database.owner`
    select ep.entry_id, ep.person_id from entry_person ep join entry e on e.id = ep.entry_id
    where e.edition_id = ${it.editionId}`
  const nominee = (nth: number) =>
    String(nominees.find((row) => row['entry_id'] === it.entries[nth]!.entryId)?.['person_id'])
  await db.insert(consentRequest).values({
    id: randomUUID(),
    entryId: it.entries[1]!.entryId,
    personId: nominee(1),
    bodyPersonId: 'p1',
    channel: 'mail',
    assurance: 'self',
    sentTo: 'nguoi.hai@example.vn',
    noticeVersion: '2026-01',
    issuedBy: randomUUID(),
    issuedAt: world.clock.now,
    answeredAt: world.clock.now,
  })
  await db.insert(orgSetting).values({
    key: 'commendationGrounds',
    value: 'Điều lệ Đoàn TNCS Hồ Chí Minh; Quy chế làm việc của Ban Thường vụ',
    validFrom: '2026-01-01',
  })
  const { proposal } = (await people.secretary.get(`/api/editions/${it.editionId}/decision`)).body
  expect(proposal.text.subject).toBe(`Về việc t${rules.title.slice(1)}`)
  expect(proposal.text.grounds.slice(0, 2)).toEqual([
    'Căn cứ Điều lệ Đoàn TNCS Hồ Chí Minh;',
    'Căn cứ Quy chế làm việc của Ban Thường vụ;',
  ])
  expect(proposal.text.articles[0][0]).toBe(
    `Ban Thường vụ Đoàn Khối t${rules.title.slice(1)} đối với 03 hồ sơ có tên trong danh sách kèm theo.`,
  )
  expect([proposal.text.behalf, JSON.stringify(proposal.text).includes('giải')]).toEqual([
    'TM. BAN THƯỜNG VỤ',
    rules.legalBasis.join().includes('giải'),
  ])
  await decide(it, people)
  expect(await db.select().from(resultNotice)).toEqual([])
  const signing = `/api/editions/${it.editionId}/release`
  const later = (ms: number) => new Date(Date.parse(hour) + ms).toISOString()
  // While the ceremony lies ahead there is one hour, its own: no release for another one, and none at once.
  for (const publishAt of [null, later(-HOUR), later(HOUR)]) {
    const refused = await people.secretary.post(signing, { publishAt })
    expect([refused.status, refused.body.code, refused.body.at]).toEqual([409, 'ceremony/other-hour', hour])
  }
  // Moved after the release was prepared for it: nothing is signed for the hour that was.
  const { digest } = (await people.secretary.post(signing, { publishAt: hour })).body
  const put = (baseVersion: number, more: object) =>
    people.secretary.put(url(), settings({ baseVersion, reason: 'Bão số 9', ...more }))
  expect((await put(1, { at: later(3 * HOUR) })).body).toEqual({ version: 2 })
  expect((await people.lead.post(`${signing}/approve`, { digest })).body.code).toBe('ceremony/other-hour')
  expect((await put(2, {})).body).toEqual({ version: 3 })
  expect(
    (await officer.get('/api/notices')).body.notices.filter(
      ({ kind }: { kind: string }) => kind === 'invitation.changed',
    ),
  ).toHaveLength(2)
  const { slug } = await release(it, people, { publishAt: hour })
  const rows = await db.select().from(resultNotice)
  const due = new Date(Date.parse(hour) - 24 * HOUR)
  expect(rows.map((row) => [row.dueAt, row.state])).toEqual(Array.from({ length: 3 }, () => [due, 'waiting']))
  const tell = (nth: number) =>
    `/api/result-notices/${rows.find((row) => row.personId === nominee(nth))!.id}/told`
  const call = { channel: 'phone', note: 'Đã gọi, đồng chí rất vui.' }
  expect(await tellHonoured(world.deps)).toBe(0)
  expect((await people.secretary.post(tell(0), call)).body.code).toBe('ceremony/embargo')
  for (const more of [{ tellHours: 2 }, { at: later(-HOUR) }, { at: later(HOUR), tellHours: 2 }]) {
    const refused = await put(3, more)
    expect([refused.status, refused.body.code]).toEqual([409, 'ceremony/release-signed'])
  }

  // Put off after the signing: result, calls and webhooks wait with it.
  const [hook] = await db
    .insert(webhook)
    .values({
      id: randomUUID(),
      accountId: people.secretary.accountId,
      name: 'Trang tin',
      url: 'https://example.org/xk',
      events: ['result.released'],
      sealedSecret: 'x',
      state: 'active',
      createdAt: world.clock.now,
    })
    .returning()
  const waits = {
    id: randomUUID(),
    webhookId: hook?.id ?? '',
    kind: 'result.released',
    state: 'waiting' as const,
    body: JSON.stringify({ type: 'result.released', timestamp: hour, data: { editionId: it.editionId } }),
    dueAt: new Date(hour),
    createdAt: new Date(hour),
  }
  await db.insert(webhookDelivery).values(waits)
  const signedFor = hour
  // A slip of the pen can be taken back, as far as the hour that two people signed and no further.
  const unsaid = await put(3, { at: later(87_600 * HOUR), reason: ' ' })
  expect([unsaid.status, unsaid.body.issues[0].pointer]).toEqual([422, '/reason'])
  expect((await put(3, { at: later(87_600 * HOUR) })).body).toEqual({ version: 4 })
  expect((await put(4, { at: later(-HOUR) })).body.code).toBe('ceremony/release-signed')
  expect((await put(4, { at: hour })).body).toEqual({ version: 5 })
  hour = later(48 * HOUR)
  expect((await put(5, { reason: 'Hội trường sửa điện' })).body).toEqual({ version: 6 })
  // Nobody moves in silence what two people signed: all who hold these offices hear of it each time.
  const heard = (await people.lead.get('/api/notices')).body.notices.filter(
    ({ kind }: { kind: string }) => kind === 'ceremony.putOff',
  )
  expect(
    heard.map(({ facts }: { facts: Record<string, string> }) => `${facts['from']} ${facts['at']}`).toSorted(),
  ).toEqual(
    [
      `${signedFor} ${later(87_552 * HOUR)}`,
      `${later(87_552 * HOUR)} ${signedFor}`,
      `${signedFor} ${hour}`,
    ].toSorted(),
  )
  // Who moved it after the signing and why stays on its page and in the record; what came before the signing doesn't.
  const moves: Record<string, string>[] = (await people.lead.get(url())).body.moves
  expect(moves.map(({ reason, byName, to }) => [reason, byName, to])).toEqual([
    ['Bão số 9', 'Mai Quốc Vinh', later(87_552 * HOUR)],
    ['Bão số 9', 'Mai Quốc Vinh', signedFor],
    ['Hội trường sửa điện', 'Mai Quốc Vinh', hour],
  ])
  expect(moves.map(({ from }) => from)).toEqual([signedFor, later(87_552 * HOUR), signedFor])
  const recorded = await db
    .select({ payload: ledgerPayload.payload })
    .from(ledgerPayload)
    .where(sql`payload->>'step' = 'putOff'`)
    .orderBy(ledgerPayload.seq)
  expect(recorded.map(({ payload }) => payload as Record<string, string>).at(-1)).toMatchObject({
    reason: 'Hội trường sửa điện',
    by: people.secretary.accountId,
    from: signedFor,
    at: hour,
  })
  // The hour that was signed, once it has passed, would bring the result out at once.
  const before = world.clock.now
  world.clock.now = new Date(Date.parse(signedFor) + 1000)
  expect((await put(6, { at: signedFor })).body.code).toBe('ceremony/release-signed')
  world.clock.now = new Date(before.getTime() + 1000)

  // Its correction waits for the same hour, and once that is signed too the result comes back no further.
  const corrections = `/api/editions/${it.editionId}/corrections`
  const stageEntryId = it.entries[3]!.stageEntryId
  const { sheets } = (await people.secretary.get(`/api/stage-entries/${stageEntryId}/correctable`)).body
  const items = [{ kind: 'voidSheet', stageEntryId, sheetId: sheets[0].sheetId }]
  const seen = (await people.secretary.post(`${corrections}/preview`, { items })).body.digest
  const correct = (publishAt: string | null) =>
    people.secretary.post(corrections, { items, reason: 'Nhập sai bài', decision: null, publishAt, seen })
  expect((await correct(later(HOUR))).body).toMatchObject({ code: 'ceremony/other-hour' })
  const corrected = (await correct(null)).body
  const approveIt = () => people.lead.post(`${corrections}/approve`, { digest: corrected.digest })
  expect((await put(6, { at: signedFor })).body).toEqual({ version: 7 })
  expect((await approveIt()).body.code).toBe('ceremony/other-hour')
  expect((await put(7, {})).body).toEqual({ version: 8 })
  expect((await approveIt()).body.n).toBe(2)
  expect((await put(8, { at: signedFor })).body.code).toBe('ceremony/release-signed')
  const [waiting] = await db.select().from(webhookDelivery).where(eq(webhookDelivery.id, waits.id))
  expect([waiting?.dueAt.toISOString(), JSON.parse(waiting?.body ?? '{}').timestamp]).toEqual([hour, hour])
  const toldAt = new Date(Date.parse(hour) - 24 * HOUR)
  expect((await db.select().from(resultNotice)).map(({ dueAt }) => dueAt)).toEqual([toldAt, toldAt, toldAt])
  world.clock.now = new Date(Date.parse(signedFor) + 1000)
  expect(await tellHonoured(world.deps)).toBe(0)
  for (const path of ['', '/release.json', '/quyet-dinh.pdf', '/lan/1/release.json'])
    expect((await world.anonymous.get(`/ket-qua/${slug}${path}`)).status).toBe(404)

  world.clock.now = toldAt
  expect(await tellHonoured(world.deps)).toBe(1)
  expect(await tellHonoured(world.deps)).toBe(0)
  expect(sent.map(({ to }) => to)).toEqual(['nguoi.hai@example.vn'])
  expect((await world.anonymous.get(`/ket-qua/${slug}/release.json`)).status).toBe(404)
  const fresh = await world.person('Thư Ký Khác', [{ role: 'secretary', scopeKind: 'global' }])
  expect((await officer.post(tell(0), call)).status).toBe(404)
  expect((await fresh.post(tell(0), call)).status).toBe(200)
  expect((await fresh.post(tell(0), call)).status).toBe(409)
  const told = (await read(fresh)).told as { state: string; channel: string | null }[]
  expect(told.map(({ state, channel }) => [state, channel]).toSorted()).toEqual([
    ['told', 'mail'],
    ['told', 'phone'],
    ['waiting', null],
  ])
  world.clock.now = new Date(hour)
  expect((await world.anonymous.get(`/ket-qua/${slug}/release.json`)).status).toBe(200)
})

test('once the hour has passed nobody is invited any more and no answer is taken', async () => {
  const invite = `/api/editions/${it.editionId}/ceremony-invitations`
  const rows = await world.database.db.select().from(ceremonyInvitation)
  const mine = rows.find(({ unitId }) => unitId === it.entries[0]!.unitId)!.id
  const before = (await read()).invitations
  world.clock.now = new Date((await read()).ceremony.at)
  const secretary = await world.person('Thư Ký Hai', [{ role: 'secretary', scopeKind: 'global' }])
  const late = await world.person('Cán bộ trễ', [
    { role: 'officer', scopeKind: 'unit', scopeId: it.entries[0]!.unitId },
  ])
  const refused = [
    await secretary.post(invite, { unitIds: [it.entries[1]!.unitId] }),
    await secretary.post(`${invite}/send`, { ids: rows.map(({ id }) => id) }),
    await late.post(`/api/ceremony-invitations/${mine}/answer`, { answer: 'notComing', people: 0, note: '' }),
  ]
  expect(refused.map(({ status, body }) => [status, body.code])).toEqual(
    refused.map(() => [409, 'ceremony/over']),
  )
  expect((await read(secretary)).invitations).toEqual(before)
})

test('what is typed about somebody who is erased goes', async () => {
  const { db } = world.database
  const said = 'Tác giả số 1 gửi lời cảm ơn.'
  await db.update(ceremony).set({ note: said, contact: said }).where(eq(ceremony.editionId, it.editionId))
  await db.update(resultNotice).set({ note: said })
  await db
    .update(ceremonyInvitation)
    .set({ answerNote: said, delegateName: 'Tác giả số 1', delegatePosition: 'Phó Bí thư' })
  const [row] = await world.database.owner`select person_id from entry_person
    where entry_id = ${it.entries[0]!.entryId}`
  const lead = await world.person('Lê Thị Lan', [{ role: 'lead', scopeKind: 'global' }])
  const secretary = await world.person('Thư Ký Ba', [{ role: 'secretary', scopeKind: 'global' }])
  const asked = await secretary.post(`/api/people/${String(row?.['person_id'])}/erasure`, {
    reason: 'Yêu cầu',
  })
  expect((await lead.post(`/api/erasures/${asked.body.id}/approve`)).status).toBe(200)
  const [held] = await db.select().from(ceremony)
  const left = [
    held?.note,
    held?.contact,
    ...(await db.select().from(resultNotice)).map(({ note }) => note),
    ...(await db.select().from(ceremonyInvitation)).flatMap((row) => [
      row.answerNote,
      row.delegateName,
      row.delegatePosition,
    ]),
  ]
  expect(left.filter((text) => text?.includes('Tác giả số 1') || text === 'Phó Bí thư')).toEqual([])
})
