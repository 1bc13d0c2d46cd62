import { randomUUID } from 'node:crypto'
import {
  account,
  consent,
  consentRequest,
  draft,
  entry,
  entryPerson,
  ledgerPayload,
  nomineeCorrection,
  objection,
  objectionAnswer,
  pastHonour,
  personIdentity,
  publicNotice,
  publicNoticeEntry,
  revision,
} from '@xk/db'
import { fromPlainText } from '@xk/domain/kernel'
import { exemplar2026CaseRuleset } from '@xk/domain/programme'
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { documentFixture } from '../../testing/document-fixture.ts'
import {
  type Answer,
  confirmDossier,
  createTestApp,
  ensureUnit,
  formWith,
  insertEdition,
  must,
  type Persona,
  testServer,
  type TestApp,
  tokenOf,
} from '../../testing/index.ts'
import { bodyOfDossier } from '@xk/domain/entry/testing'
import { liftRestriction, restrict } from '../../testing/restrict.ts'

let world: TestApp
let officer: Persona
let stranger: Persona
let secretary: Persona
let editionId: string
let unitId: string
let otherUnitId: string

beforeAll(async () => {
  world = await createTestApp(testServer(), { now: new Date('2026-09-05T02:00:00Z') })
  const edition = await insertEdition(world, { rules: exemplar2026CaseRuleset })
  editionId = edition.id
  unitId = await ensureUnit(world, 'Đoàn Thuế Thành phố', { members: 400 })
  otherUnitId = await ensureUnit(world, 'Đoàn Sở Y tế', { cluster: 'Cụm 2' })
  officer = await world.person('Lê Thị Cán Bộ', [{ role: 'officer', scopeKind: 'unit', scopeId: unitId }])
  await world.database.db
    .update(personIdentity)
    .set({ phone: '0901000111', email: 'can.bo@thue.example' })
    .where(eq(personIdentity.personId, officer.personId))
  stranger = await world.person('Ngô Văn Lạ', [{ role: 'officer', scopeKind: 'unit', scopeId: otherUnitId }])
  secretary = await world.person('Trần Thư Ký', [
    { role: 'secretary', scopeKind: 'edition', scopeId: editionId },
  ])
})
afterAll(() => world.close())

const photo = (name: string) => formWith(name, documentFixture(`dossiers/${name}`))

/** A dossier of the cases, saved as a draft; its body. */
const begin = async (stt: number, change: Partial<ReturnType<typeof bodyOfDossier>> = {}) => {
  const { entryId } = must(
    'create',
    await officer.post('/api/entries', { editionId, unitId, division: 'all' }),
  )
  const made = bodyOfDossier(stt)
  const body = { ...made, people: made.people.map((it) => ({ ...it, unitId })), ...change }
  const { version } = must(
    'draft',
    await officer.put(`/api/entries/${entryId}/draft`, { baseVersion: 0, body }),
  )
  return { entryId: entryId as string, body, version: version as number, path: `/api/entries/${entryId}` }
}
const ask = async (path: string, by: 'officer' | 'mail' = 'officer') =>
  officer.post(`${path}/consent-requests`, { personId: 'p1', by })
const linkOf = (answer: Answer) => `/api/consent-links/${tokenOf(must('ask', answer).url)}`
const YES = { processing: true, publishName: true, publishPhoto: true }
const codeOf = ({ status, body }: Answer) => [status, body.code]
const statesOf = async (path: string) =>
  must('read', await officer.get(path)).nomination.people[0].purposes.map(
    (it: { state: string; assurance: string | null }) => [it.state, it.assurance],
  )

test('the nominee opens a link that names the officer and phone, as often as they like, and asks for no number', async () => {
  const { path } = await begin(1)
  const link = linkOf(await ask(path))
  const [first, again] = [await world.anonymous.get(link), await world.anonymous.get(link)]
  expect([first.status, again.body]).toEqual([200, first.body])
  const { askedBy, nominee, purposes, answered, fields, channel } = first.body
  expect([askedBy, answered, channel]).toEqual([
    { fullName: 'Lê Thị Cán Bộ', phone: '0901000111' },
    null,
    'officer',
  ])
  expect(nominee).toEqual({
    fullName: 'Đào Ngọc Bảo Trân',
    birthDate: '1997-02-24',
    birthYear: null,
    position: 'Công chức',
    unitName: 'Đoàn Thuế Thành phố',
  })
  // Nothing is ticked beforehand.
  expect(purposes.map((it: { purpose: string; state: string }) => [it.purpose, it.state])).toEqual([
    ['processing', 'waiting'],
    ['publishName', 'waiting'],
    ['publishPhoto', 'waiting'],
  ])
  expect(fields.find((it: { pointer: string }) => it.pointer === '/fields/contactPhone')).toBeUndefined()
  expect(first.headers.get('cache-control')).toContain('no-store')
})

test('only the unit’s own officer asks, and only for who stands in the dossier', async () => {
  const { path } = await begin(1)
  expect(codeOf(await stranger.post(`${path}/consent-requests`, { personId: 'p1', by: 'officer' }))).toEqual([
    404,
    'record/not-found',
  ])
  expect(
    (await world.anonymous.post(`${path}/consent-requests`, { personId: 'p1', by: 'officer' })).status,
  ).toBe(401)
  expect((await officer.post(`${path}/consent-requests`, { personId: 'p9', by: 'officer' })).status).toBe(404)
  expect(codeOf(await world.anonymous.get(`/api/consent-links/${'x'.repeat(43)}`))).toEqual([
    404,
    'access/link-unusable',
  ])
})

test('each purpose is answered apart; a no to the photograph is a valid answer (dossier 8), and nothing less is', async () => {
  const { path, entryId } = await begin(8)
  const link = linkOf(await ask(path))
  const half = await world.anonymous.post(`${link}/answer`, { answers: { processing: true } })
  expect([half.status, half.body.issues.map((it: { pointer: string }) => it.pointer)]).toEqual([
    422,
    ['/answers/publishName', '/answers/publishPhoto'],
  ])
  must('answer', await world.anonymous.post(`${link}/answer`, { answers: { ...YES, publishPhoto: false } }))
  expect(await statesOf(path)).toEqual([
    ['given', 'link'],
    ['given', 'link'],
    ['refused', 'link'],
  ])
  const rows = await world.database.db.select().from(consent).where(eq(consent.entryId, entryId))
  expect(
    rows.map(({ purpose, assurance, recordedBy }) => [purpose, assurance, recordedBy]).toSorted(),
  ).toEqual([
    ['processing', 'link', null],
    ['publishName', 'link', null],
  ])
  // Another answer counts from then on.
  const less = { processing: true, publishName: false, publishPhoto: false }
  must('again', await world.anonymous.post(`${link}/answer`, { answers: less }))
  expect((await statesOf(path))[1]).toEqual(['refused', 'link'])
})

test('a link ends with its day, by a newer one, and when somebody else is written into the dossier', async () => {
  const { path, body, version } = await begin(2)
  const first = linkOf(await ask(path))
  const second = linkOf(await ask(path))
  expect((await world.anonymous.get(first)).body.reason).toBe('replaced')
  const other = { ...body, people: body.people.map((it) => ({ ...it, fullName: 'Người Khác Hẳn' })) }
  must('swap', await officer.put(`${path}/draft`, { baseVersion: version, body: other }))
  expect((await world.anonymous.get(second)).body.reason).toBe('replaced')
  expect((await world.anonymous.post(`${second}/answer`, { answers: YES })).status).toBe(404)
  must('back', await officer.put(`${path}/draft`, { baseVersion: version + 1, body }))
  must('answer', await world.anonymous.post(`${second}/answer`, { answers: YES }))
  must('swap', await officer.put(`${path}/draft`, { baseVersion: version + 2, body: other }))
  // A yes is one person's: whoever is written in their place has not answered.
  expect((await statesOf(path)).map(([state]: string[]) => state)).toEqual(['waiting', 'waiting', 'waiting'])

  const { path: late } = await begin(3)
  const link = linkOf(await ask(late))
  const { now } = world.clock
  world.clock.advance(31 * 24 * 60 * 60 * 1000)
  const expired = await world.anonymous.get(link)
  world.clock.now = now
  expect([expired.status, expired.body.reason]).toEqual([404, 'expired'])
})

test('what the nominee would have corrected comes to the officer and goes into the dossier with one tap', async () => {
  const { path, entryId, version } = await begin(2)
  const link = linkOf(await ask(path))
  const corrections = [
    { pointer: '/fields/serviceSince', proposed: '10/2018' },
    { pointer: '/people/0/fullName', proposed: 'Nguyễn Hoàng Thiên Ấn' },
    { pointer: '', proposed: 'Ảnh này cũ rồi, tôi sẽ gửi ảnh khác.' },
  ]
  expect(
    codeOf(
      await world.anonymous.post(`${link}/answer`, {
        answers: YES,
        corrections: [{ pointer: '/people/0/phone', proposed: '1' }],
      }),
    ),
  ).toEqual([422, 'input/invalid'])
  must('answer', await world.anonymous.post(`${link}/answer`, { answers: YES, corrections }))
  const read = must('read', await officer.get(path)).nomination
  expect(read.corrections.map((it: { pointer: string; state: string }) => [it.pointer, it.state])).toEqual(
    corrections.map(({ pointer }) => [pointer, 'open']),
  )
  // They agreed as who they say they are: until the name is put right, nobody has.
  expect((await statesOf(path))[0]).toEqual(['waiting', null])
  const decide = (i: number, take: boolean, who = officer) =>
    who.post(`${path}/nominee-corrections/${read.corrections[i].id}`, { take })
  expect((await decide(0, true, stranger)).status).toBe(404)
  must('take', await decide(0, true))
  must('take', await decide(1, true))
  must('decline', await decide(2, false))
  expect(codeOf(await decide(0, true))).toEqual([409, 'record/in-wrong-state'])
  const after = must('read', await officer.get(path))
  expect([
    after.draft.version,
    after.draft.body.people[0].fullName,
    after.draft.body.fields.serviceSince,
  ]).toEqual([version + 2, 'Nguyễn Hoàng Thiên Ấn', '10/2018'])
  expect((await statesOf(path))[0]).toEqual(['given', 'link'])
  const notices = must('notices', await officer.get('/api/notices')).notices as {
    kind: string
    facts: { entryId: string; corrections: number }
  }[]
  expect(
    notices.find((it) => it.kind === 'consent.answered' && it.facts.entryId === entryId)?.facts.corrections,
  ).toBe(3)
})

test('an address that the officer typed proves no more than a link; an officer’s own address is no one’s', async () => {
  const { path, body, version } = await begin(1)
  expect(codeOf(await ask(path, 'mail'))).toEqual([409, 'consent/no-address'])
  const sent: { to: string; text: string }[] = []
  world.deps.mailer = { send: async (mail) => void sent.push(mail), close: () => {} }
  const withMail = async (email: string, base: number) => {
    const people = body.people.map((it) => ({ ...it, email }))
    must('mail', await officer.put(`${path}/draft`, { baseVersion: base, body: { ...body, people } }))
    return ask(path, 'mail')
  }
  expect((await withMail('can.bo@thue.example', version)).body.reason).toBe('someoneElse')
  const asked = must('ask', await withMail('bao.tran@thue.example', version + 1))
  world.deps.mailer = undefined
  // The officer never sees the link; whose mailbox it is, nobody knows.
  expect([asked.url, asked.own, asked.sentTo, sent.map(({ to }) => to)]).toEqual([
    null,
    false,
    'bao.tran@thue.example',
    ['bao.tran@thue.example'],
  ])
  const token = /dong-y\/(\S+)/.exec(sent[0]?.text ?? '')?.[1] ?? ''
  must('answer', await world.anonymous.post(`/api/consent-links/${token}/answer`, { answers: YES }))
  expect(await statesOf(path)).toEqual([
    ['given', 'link'],
    ['given', 'link'],
    ['given', 'link'],
  ])
})

test('a signed page is equal, with what is ticked on it', async () => {
  const { path } = await begin(3)
  const page = photo('03-chan-dung.jpg')
  const to = `${path}/paper-consents/upload?personId=p1&agreed=`
  expect(codeOf(await officer.upload(`${to}processing,invented`, page))).toEqual([422, 'input/invalid'])
  expect((await stranger.upload(`${to}processing`, page)).status).toBe(404)
  must('paper', await officer.upload(`${to}processing,publishName`, page))
  expect(await statesOf(path)).toEqual([
    ['given', 'paper'],
    ['given', 'paper'],
    ['refused', 'paper'],
  ])
})

/** Handed in with the leadership's word, without which the plan takes nothing. */
const handIn = async (stt: number, change: Partial<ReturnType<typeof bodyOfDossier>> = {}) => {
  const made = await begin(stt, change)
  return { ...made, submitted: await endorseAndSubmit(officer, made.path, made.version) }
}
const endorseAndSubmit = async (by: Persona, path: string, draftVersion: number) => {
  const asked = must('endorse', await by.post(`${path}/endorsements`, { slot: 'leadership' }))
  must('word', await confirmDossier(world.anonymous, asked.url))
  return by.post(`${path}/submit`, { draftVersion })
}

test('whoever screens sees that the unit itself recorded a signed page, and opens it', async () => {
  const { path, entryId, submitted } = await handIn(3)
  must('submit', submitted)
  const page = photo('03-chan-dung.jpg')
  const to = `${path}/paper-consents/upload?personId=p1&agreed=processing`
  // Without the page nothing is recorded.
  expect((await officer.post(to, {})).status).toBe(400)
  expect((await statesOf(path))[0]).toEqual(['waiting', null])
  const { id } = must('paper', await officer.upload(to, page))
  const lines = async () => {
    const { nomination } = must('screen', await secretary.get(`/api/screening/${entryId}`))
    return nomination.people[0].requests.map((it: Record<string, unknown>) => [
      it['id'],
      it['channel'],
      it['recordedBy'],
      it['recordedByUnit'],
      it['evidenceFile'],
    ])
  }
  expect(await lines()).toEqual([[id, 'paper', 'Lê Thị Cán Bộ', true, true]])
  const scan = `${path}/paper-consents/${id}`
  const seen = await secretary.get(`${scan}?inline=1`)
  expect([seen.status, seen.headers.get('content-type'), (await officer.get(scan)).status]).toEqual([
    200,
    'image/jpeg',
    200,
  ])
  const judge = await world.person('Giám Khảo Tò Mò', [
    { role: 'judge', scopeKind: 'edition', scopeId: editionId },
  ])
  const other = await handIn(4)
  const denied = await Promise.all([
    stranger.get(scan),
    judge.get(scan),
    world.anonymous.get(scan),
    secretary.get(`${other.path}/paper-consents/${id}`),
    secretary.get(`${path}/paper-consents/${randomUUID()}`),
  ])
  expect(denied.map(({ status }) => status)).toEqual([404, 404, 401, 404, 404])
  world.clock.advance(60_000)
  const again = must('paper', await secretary.upload(to, page))
  expect(await lines()).toEqual([
    [again.id, 'paper', 'Trần Thư Ký', false, true],
    [id, 'paper', 'Lê Thị Cán Bộ', true, true],
  ])
})

test('one unit decides corrections of its own dossiers alone, and renames nobody whom another’s names too', async () => {
  const identityOf = async (entryId: string) => {
    const { db } = world.database
    const [asked] = await db.select().from(consentRequest).where(eq(consentRequest.entryId, entryId))
    const [row] = await db
      .select()
      .from(personIdentity)
      .where(eq(personIdentity.personId, asked?.personId ?? ''))
    return row && { personId: row.personId, fullName: row.fullName, birthDate: row.birthDate }
  }
  /** The nominee of this dossier would be called otherwise; the officer takes it. */
  const rename = async ({ path, entryId }: Awaited<ReturnType<typeof begin>>, to: string) => {
    const link = linkOf(await ask(path))
    const corrections = [{ pointer: '/people/0/fullName', proposed: to }]
    must('answer', await world.anonymous.post(`${link}/answer`, { answers: YES, corrections }))
    const { id } = must('read', await officer.get(path)).nomination.corrections[0]
    return { before: await identityOf(entryId), id: id as string, entryId, path }
  }
  const take = (who: Persona, path: string, id: string) =>
    who.post(`${path}/nominee-corrections/${id}`, { take: true })

  const alone = await rename(await begin(5), 'Tên Đã Sửa Một')
  must('take', await take(officer, alone.path, alone.id))
  expect(await identityOf(alone.entryId)).toEqual({ ...alone.before, fullName: 'Tên Đã Sửa Một' })

  const own = await begin(6)
  const begun = await stranger.post('/api/entries', { editionId, unitId: otherUnitId, division: 'all' })
  const theirs = `/api/entries/${must('create', begun).entryId}`
  const body = { ...own.body, people: own.body.people.map((it) => ({ ...it, unitId: otherUnitId })) }
  const saved = must('draft', await stranger.put(`${theirs}/draft`, { baseVersion: 0, body }))
  must('submit', await endorseAndSubmit(stranger, theirs, saved.version))
  const both = await rename(own, 'Tên Đã Sửa Hai')
  const people = await world.database.db
    .select({ personId: entryPerson.personId })
    .from(entryPerson)
    .where(eq(entryPerson.entryId, theirs.split('/').at(-1) ?? ''))
  expect(people).toEqual([{ personId: both.before?.personId }])
  for (const path of [both.path, theirs]) expect((await take(stranger, path, both.id)).status).toBe(404)
  expect((await take(officer, theirs, both.id)).status).toBe(404)
  expect((await take(officer, alone.path, both.id)).status).toBe(404)
  must('take', await take(officer, both.path, both.id))
  const named = async (who: Persona, path: string) =>
    must('read', await who.get(path)).draft.body.people[0].fullName
  expect([
    await named(officer, both.path),
    await named(stranger, theirs),
    await identityOf(both.entryId),
  ]).toEqual(['Tên Đã Sửa Hai', own.body.people[0]?.fullName, both.before])
})

test('a dossier is handed in “chờ đồng ý”, and accepted only when the required purpose has its yes', async () => {
  const { submitted, entryId, path } = await handIn(4)
  expect(submitted.status).toBe(200)
  const screened = must('screen', await secretary.get(`/api/screening/${entryId}`))
  expect(screened.nomination.people[0].missing).toEqual([
    'Đồng ý cho xử lý dữ liệu cá nhân để xét chọn, tuyên dương',
  ])
  const accept = () => secretary.post(`/api/screening/${entryId}/accept`, { n: 1, reason: 'Đã xem.' })
  const refused = await accept()
  expect([refused.status, refused.body.code, refused.body.title]).toEqual([
    409,
    'consent/missing',
    'Chưa tiếp nhận được: người được giới thiệu chưa trả lời hoặc chưa đồng ý “Đồng ý cho xử lý dữ liệu cá nhân để xét chọn, tuyên dương”.',
  ])
  const link = linkOf(await ask(path))
  must('yes', await world.anonymous.post(`${link}/answer`, { answers: { ...YES, publishPhoto: false } }))
  expect((await accept()).body.state).toBe('accepted')

  // Taken back later through the same link; the decision stays.
  must('back', await world.anonymous.post(`${link}/withdraw`, { purpose: 'publishName' }))
  expect((await statesOf(path)).map(([state]: string[]) => state)).toEqual(['given', 'withdrawn', 'refused'])
  expect(must('screen', await secretary.get(`/api/screening/${entryId}`)).state).toBe('accepted')
  // Of the one without which it is not looked at the secretariat hears: nobody who decides reads it any more.
  const heard = async () =>
    must('notices', await secretary.get('/api/notices')).notices.filter(
      ({ kind }: { kind: string }) => kind === 'consent.withdrawnProcessing',
    ).length
  expect(await heard()).toBe(0)
  must('back', await world.anonymous.post(`${link}/withdraw`, { purpose: 'processing' }))
  expect(await heard()).toBe(1)
  // Of a dossier that was never handed in, or was taken back, the unit alone hears.
  const { owner } = world.database
  await owner`update consent set withdrawn_at = null where entry_id = ${entryId} and purpose = 'processing'`
  await owner`update entry set state = 'withdrawn' where id = ${entryId}`
  must('back', await world.anonymous.post(`${link}/withdraw`, { purpose: 'processing' }))
  expect(await heard()).toBe(1)
  await owner`update entry set state = 'accepted' where id = ${entryId}`
})

test('what is missing has a name: evidence by its heading, and the leadership’s word before all', async () => {
  const { path, version, entryId } = await begin(6)
  const blocked = await officer.post(`${path}/submit`, { draftVersion: version })
  expect([blocked.body.code, blocked.body.issues]).toEqual([
    'entry/incomplete',
    [
      {
        pointer: '/slots/leadership',
        code: 'slot/missing',
        facts: { label: 'Xác nhận của lãnh đạo đơn vị', have: 0, min: 1, heading: null },
      },
    ],
  ])
  const file = formWith('danh-gia.pdf', documentFixture('dossiers/bien-ban-thanh-tra-quet.pdf'))
  expect(codeOf(await officer.upload(`${path}/attachments/upload?slot=nowhere`, file))).toEqual([
    422,
    'input/invalid',
  ])
  must('evidence', await officer.upload(`${path}/attachments/upload?slot=feedback`, file))
  const lacks = must('read', await officer.get(path)).lacks as {
    pointer: string
    facts: { heading: string | null }
  }[]
  expect(lacks.map((it) => [it.pointer, it.facts.heading ?? null])).toEqual([
    ['/fields/introduction', null],
    ['/slots/minutes', null],
    ['/slots/party', null],
    ['/slots/youthWork', 'Thành tích: Trẻ'],
    ['/slots/ratings', 'Thành tích: Giỏi'],
    ['/slots/initiativeDecision', 'Sáng kiến cải cách hành chính'],
    ['/slots/portrait', null],
  ])
  expect(entryId).toBeTruthy()
})

test('needless data is named and keeps the dossier back until it is gone (dossier 7)', async () => {
  const { submitted, path, version, body } = await handIn(7)
  expect(submitted.body.issues.map((it: { facts: { kind: string } }) => it.facts.kind)).toEqual([
    'ethnicity',
    'religion',
    'idNumber',
    'health',
  ])
  const fields = {
    ...body.fields,
    biography: fromPlainText('Cử nhân xã hội học, công tác từ tháng 10/2022.'),
  }
  const saved = must(
    'draft',
    await officer.put(`${path}/draft`, { baseVersion: version, body: { ...body, fields } }),
  )
  // What leadership confirmed is another text by now: it looks again.
  world.clock.advance(60_000)
  const asked = must('endorse', await officer.post(`${path}/endorsements`, { slot: 'leadership' }))
  must('word', await confirmDossier(world.anonymous, asked.url))
  expect((await officer.post(`${path}/submit`, { draftVersion: saved.version })).status).toBe(200)
})

test('the four photographs: upright and free of place and device, too small, or not cut', async () => {
  const { path } = await begin(1)
  const upload = (name: string) => officer.upload(`${path}/photo/upload?slot=portrait`, photo(name))
  const standing = must('01', await upload('01-chan-dung.jpg'))
  expect([standing.width, standing.height, standing.slot, standing.type]).toEqual([
    1200,
    1600,
    'portrait',
    'jpg',
  ])
  const turned = must('02', await upload('02-chan-dung.jpg'))
  expect([turned.width, turned.height]).toEqual([2268, 3024])
  const small = await upload('03-chan-dung.jpg')
  expect([small.status, small.body.code, small.body.shortSide, small.body.min]).toEqual([
    422,
    'photo/too-small',
    472,
    900,
  ])
  expect(codeOf(await upload('08-chan-dung.jpg'))).toEqual([422, 'photo/not-cropped'])
  expect((await officer.upload(`${path}/photo/upload?slot=minutes`, photo('01-chan-dung.jpg'))).status).toBe(
    404,
  )
  expect(
    (await stranger.upload(`${path}/photo/upload?slot=portrait`, photo('01-chan-dung.jpg'))).status,
  ).toBe(404)
  // The later one took the place of the first.
  const { attachments } = must('read', await officer.get(path))
  expect(attachments.map((it: { id: string }) => it.id)).toEqual([turned.id])
  const { bytes } = await officer.get(`${path}/attachments/${turned.id}`)
  expect(['Exif', 'GPS', 'iPhone', 'Samsung'].filter((word) => Buffer.from(bytes).includes(word))).toEqual([])
  const link = linkOf(await ask(path))
  const shown = await world.anonymous.get(`${link}/photo`)
  expect([shown.status, shown.headers.get('content-type'), Buffer.from(shown.bytes).equals(bytes)]).toEqual([
    200,
    'image/jpeg',
    true,
  ])
})

test('leadership sees what it confirms, says yes or no under its name, and a later change shows', async () => {
  const { path, body, version } = await begin(1)
  const asked = must('ask', await officer.post(`${path}/endorsements`, { slot: 'leadership' }))
  expect((await officer.post(`${path}/endorsements`, { slot: 'minutes' })).status).toBe(404)
  const link = `/api/endorsement-links/${tokenOf(asked.url)}`
  const shown = must('read', await world.anonymous.get(link))
  expect([shown.slotLabel, shown.people, shown.answered, shown.askedBy.fullName]).toEqual([
    'Xác nhận của lãnh đạo đơn vị',
    [{ fullName: 'Đào Ngọc Bảo Trân', position: 'Công chức' }],
    null,
    'Lê Thị Cán Bộ',
  ])
  const { digest } = shown
  const word = { signerName: 'Phạm Thủ Trưởng', signerPosition: 'Cục trưởng', note: '', digest }
  expect(
    (await world.anonymous.post(`${link}/answer`, { agrees: true, ...word, signerName: '' })).status,
  ).toBe(422)
  must('no', await world.anonymous.post(`${link}/answer`, { agrees: false, ...word }))
  const blocked = () => officer.post(`${path}/submit`, { draftVersion: version })
  expect((await blocked()).body.code).toBe('entry/incomplete')
  must('yes', await world.anonymous.post(`${link}/answer`, { agrees: true, ...word }))
  const endorsements = async () => must('read', await officer.get(path)).nomination.endorsements
  expect((await endorsements())[0]).toMatchObject({
    agrees: true,
    signerName: 'Phạm Thủ Trưởng',
    changedSince: false,
  })
  const fields = { ...body.fields, department: 'Tổ khác' }
  must('draft', await officer.put(`${path}/draft`, { baseVersion: version, body: { ...body, fields } }))
  expect((await endorsements())[0].changedSince).toBe(true)
})

test('titles of before are typed with their decision, and hold back who has one this term (dossiers 5 and 11)', async () => {
  const row = {
    fullName: 'Lâm Tuấn Kiệt',
    birthDate: '1998-08-30',
    unitName: 'Đoàn Sở Tài chính',
    kind: 'exemplar',
    title: 'Gương cán bộ, công chức, viên chức trẻ, giỏi, thân thiện năm 2025',
    decisionNumber: '87-QĐ/ĐTN',
    decidedOn: '2025-10-12',
  }
  const work = {
    ...row,
    fullName: 'Đinh Vũ Hải Yến',
    birthDate: '1993-09-17',
    kind: 'other',
    title: 'Công trình thanh niên tiêu biểu',
    achievement: 'Phần mềm theo dõi hàng bình ổn',
    decisionNumber: '41-QĐ/ĐTN',
    decidedOn: '2023-03-26',
  }
  expect((await officer.post('/api/past-honours', { rows: [row] })).status).toBe(404)
  const global = await world.person('Thư Ký Khối', [{ role: 'secretary', scopeKind: 'global' }])
  must('register', await global.post('/api/past-honours', { rows: [row, work] }))
  const list = must('list', await global.get('/api/past-honours')).rows
  expect(
    list.map((it: { fullName: string; decisionNumber: string }) => [it.fullName, it.decisionNumber]),
  ).toEqual([
    ['Lâm Tuấn Kiệt', '87-QĐ/ĐTN'],
    ['Đinh Vũ Hải Yến', '41-QĐ/ĐTN'],
  ])
  const findingOf = async (stt: number, rule: string) => {
    const { entryId } = await handIn(stt)
    const { eligibility } = must('screen', await secretary.get(`/api/screening/${entryId}`))
    const { outcome, because } = eligibility.find((it: { rule: { rule: string } }) => it.rule.rule === rule)
    return { outcome, because, entryId }
  }
  const kiet = await findingOf(5, 'notHonouredThisTerm')
  expect([kiet.outcome, kiet.because.people[0].found]).toEqual(['notMet', '87-QĐ/ĐTN, 12/10/2025'])
  const yen = await findingOf(11, 'noReusedAchievement')
  expect([yen.outcome, yen.because.works[0]]).toEqual([
    'unknown',
    {
      field: 'skilled',
      honour: 'Công trình thanh niên tiêu biểu, 41-QĐ/ĐTN, 26/03/2023',
      text: 'Phần mềm theo dõi hàng bình ổn',
    },
  ])
  // Somebody must have looked: without a word of theirs it is not taken in.
  const link = linkOf(await ask(`/api/entries/${yen.entryId}`))
  must('yes', await world.anonymous.post(`${link}/answer`, { answers: YES }))
  const accept = (reason: string) => secretary.post(`/api/screening/${yen.entryId}/accept`, { n: 1, reason })
  expect((await accept('')).body.issues[0].code).toBe('reasonNeededAgainstRule')
  expect((await accept('Phần bổ sung cảnh báo giá là mới.')).status).toBe(200)
  const [first] = list
  const cost = () => world.countQueries(() => global.get('/api/past-honours'))
  const ofTwo = await cost()
  must('remove', await global.delete(`/api/past-honours/${first.id}`))
  expect(await cost()).toBe(ofTwo)
  expect((await global.delete(`/api/past-honours/${first.id}`)).status).toBe(404)
})

test('a cluster’s lead proposes one dossier beyond its unit’s quota, and no second one', async () => {
  const small = await ensureUnit(world, 'Chi đoàn Nhà khách Thành phố', { cluster: 'Cụm 7', members: 41 })
  const clusters = await world.database.sql<{ cluster_id: string }[]>`
    select cluster_id from unit_period where unit_id = ${small}`
  const clusterId = clusters[0]?.cluster_id ?? ''
  const lead = await world.person('Võ Cụm Trưởng', [
    { role: 'clusterLead', scopeKind: 'cluster', scopeId: clusterId },
  ])
  const own = await world.person('Bí Thư Nhỏ', [{ role: 'officer', scopeKind: 'unit', scopeId: small }])
  const cost = () => world.countQueries(() => lead.get('/api/cluster-nominations'))
  const ofNone = await cost()
  const [saved, savedUnit] = [officer, unitId]
  officer = own
  unitId = small
  const [khiem, chi] = [await handIn(9), (world.clock.advance(60_000), await handIn(10))]
  officer = saved
  unitId = savedUnit
  const quotaOf = async (entryId: string) =>
    must('screen', await secretary.get(`/api/screening/${entryId}`)).eligibility.find(
      (it: { rule: { rule: string } }) => it.rule.rule === 'unitQuotaBySize',
    )
  expect((await quotaOf(khiem.entryId)).outcome).toBe('met')
  expect(await quotaOf(chi.entryId)).toMatchObject({
    outcome: 'notMet',
    because: { limit: 1, found: 2, members: 41 },
  })
  const propose = (entryId: string, who = lead) => who.post('/api/cluster-nominations', { entryId })
  expect((await propose(chi.entryId, stranger)).status).toBe(404)
  must('propose', await propose(chi.entryId))
  expect(await quotaOf(chi.entryId)).toMatchObject({ outcome: 'met', because: { byCluster: true } })
  expect(codeOf(await propose(khiem.entryId))).toEqual([409, 'quota/cluster-full'])
  const seen = must('list', await lead.get('/api/cluster-nominations')).editions[0]
  expect(await cost()).toBe(ofNone)
  expect(seen.clusters[0].entries.map((it: { proposed: boolean }) => it.proposed).toSorted()).toEqual([
    false,
    true,
  ])
  const titleOf = async () => {
    const [of] = must('list', await lead.get('/api/cluster-nominations')).editions
    const { entries } = of.clusters[0]
    return entries.find((one: { entryId: string }) => one.entryId === chi.entryId).title
  }
  const [behind] = await world.database.db
    .select()
    .from(entryPerson)
    .where(eq(entryPerson.entryId, chi.entryId))
  expect(await titleOf()).toBe(chi.body.fields['title'])
  await restrict(world, behind?.personId ?? '')
  expect(await titleOf()).toBe('—')
  await liftRestriction(world, behind?.personId ?? '')
  // Its title is what the rules of its edition call one.
  const callTitle = (field: string) =>
    world.database
      .owner`update ruleset set body = jsonb_set(body, '{entry,titleField}', to_jsonb(${field}::text)),
      digest = reverse(digest) where edition_id = ${editionId}`
  await callTitle('unknown')
  expect(await titleOf()).toBe('')
  await callTitle('title')
  expect(await titleOf()).toBe(chi.body.fields['title'])
  must('take back', await lead.delete(`/api/cluster-nominations/${chi.entryId}`))
  must('propose', await propose(khiem.entryId))
})

test('a draft beyond its unit’s quota says so, by its own unit’s entries alone, however many others hand in', async () => {
  const small = await ensureUnit(world, 'Chi đoàn Trung tâm Lưu trữ', { cluster: 'Cụm 8', members: 20 })
  const own = await world.person('Bí Thư Lưu Trữ', [{ role: 'officer', scopeKind: 'unit', scopeId: small }])
  const [saved, savedUnit] = [officer, unitId]
  officer = own
  unitId = small
  await handIn(1)
  const { entryId } = await begin(2)
  officer = saved
  unitId = savedUnit
  const read = async () => must('read', await own.get(`/api/entries/${entryId}`))
  expect((await read()).overQuota).toMatchObject({ outcome: 'notMet', because: { limit: 1, found: 2 } })
  const cost = async () => [await world.countQueries(read), await world.countRows(read)]
  const before = await cost()
  await handIn(3)
  await handIn(4)
  expect(await cost()).toEqual(before)
})

test('a dossier is read in as many queries for three people as for one, and each confirmation of it once', async () => {
  const { entryId, path, body } = await begin(6)
  const answer = async (personId: string) => {
    const asked = await officer.post(`${path}/consent-requests`, { personId, by: 'officer' })
    must('answer', await world.anonymous.post(`${linkOf(asked)}/answer`, { answers: YES }))
  }
  const read = async () => must('read', await officer.get(path))
  await answer('p1')
  await read()
  const one = await world.countQueries(read)
  const [first] = body.people
  const others = ['p2', 'p3'].map((id) => ({ ...first, id, fullName: `${first?.fullName} ${id}` }))
  const people = [first, ...others]
  // More than this edition's rules let an officer write in.
  await world.database.db
    .update(draft)
    .set({ body: { ...body, people } })
    .where(eq(draft.entryId, entryId))
  await answer('p2')
  await answer('p3')
  const { nomination } = await read()
  expect(nomination.people.map((it: { missing: string[] }) => it.missing)).toEqual([[], [], []])
  expect(await world.countQueries(read)).toBe(one)

  const rows = await world.countRows(read)
  const asked = must('endorse', await officer.post(`${path}/endorsements`, { slot: 'leadership' }))
  must('word', await confirmDossier(world.anonymous, asked.url))
  expect((await read()).nomination.endorsements).toMatchObject([{ agrees: true, changedSince: false }])
  expect(await world.countRows(read)).toBe(rows + 1)
})

test('a collective is nominated by its name; its delegate answers for it', async () => {
  const { entryId } = must(
    'create',
    await officer.post('/api/entries', { editionId, unitId, division: 'collective' }),
  )
  const path = `/api/entries/${entryId}`
  const { form } = must('read', await officer.get(path))
  expect([form.fields[0].label, form.people.roles]).toEqual(['Tên tập thể', ['delegate']])
  const base = bodyOfDossier(1)
  const { serviceSince, youthMember, biography, ...fields } = base.fields
  expect([serviceSince, youthMember, Array.isArray(biography)]).toEqual(['09/2019', true, true])
  const body = {
    ...base,
    fields: {
      ...fields,
      title: 'Đội hình Sạp chợ số',
      members: '26',
      kind: 'đội hình thanh niên tình nguyện',
      biographyOfCollective: fromPlainText('Thành lập tháng 01/2026, gồm 26 đoàn viên.'),
    },
    people: [{ ...base.people[0], unitId, role: 'delegate', birthDate: null }],
  }
  must('draft', await officer.put(`${path}/draft`, { baseVersion: 0, body }))
  const link = linkOf(await ask(path))
  const shown = must('read', await world.anonymous.get(link))
  expect([shown.collective, shown.nominee.fullName]).toEqual([true, 'Đào Ngọc Bảo Trân'])
  must('answer', await world.anonymous.post(`${link}/answer`, { answers: YES }))
  const before = await world.database.db
    .select()
    .from(consentRequest)
    .where(eq(consentRequest.entryId, entryId))
  const endorse = must('endorse', await officer.post(`${path}/endorsements`, { slot: 'leadership' }))
  must('word', await confirmDossier(world.anonymous, endorse.url))
  must('submit', await officer.post(`${path}/submit`, { draftVersion: 1 }))
  // Without a birth date too, who answered is who was handed in.
  const persons = await world.database
    .sql`select person_id, role from entry_person where entry_id = ${entryId}`
  expect(persons.map(({ person_id, role }) => [person_id, role])).toEqual([[before[0]?.personId, 'delegate']])
  const { eligibility } = must('screen', await secretary.get(`/api/screening/${entryId}`))
  expect(eligibility.map((it: { rule: { rule: string } }) => it.rule.rule)).not.toContain('maxAge')
})

test('somebody with an account takes their own consent back there, and nobody else’s', async () => {
  const { path, entryId } = await begin(1)
  const link = linkOf(await ask(path))
  must('answer', await world.anonymous.post(`${link}/answer`, { answers: YES }))
  const [row] = await world.database.db.select().from(consent).where(eq(consent.entryId, entryId))
  expect((await officer.post(`/api/my-consents/${row?.id}/withdraw`)).status).toBe(404)
  const nominee = await world.person('Đào Ngọc Bảo Trân')
  await world.database
    .sql`update account set person_id = ${row?.personId ?? ''} where id = ${nominee.accountId}`
  const again = world.holding(nominee.cookie)
  const done = must('withdraw', await again.post(`/api/my-consents/${row?.id}/withdraw`))
  expect(done).toEqual({ withdrawn: true })
  const [after] = await world.database.db
    .select()
    .from(consent)
    .where(eq(consent.id, row?.id ?? ''))
  expect(after?.withdrawnAt?.toISOString()).toBe(world.clock.now.toISOString())
})

test('erasing a nominee takes corrections, addresses and links; that they answered stays', async () => {
  const { path, entryId } = await begin(12)
  const link = linkOf(await ask(path))
  must(
    'answer',
    await world.anonymous.post(`${link}/answer`, {
      answers: YES,
      corrections: [{ pointer: '/fields/department', proposed: 'Phòng khác' }],
    }),
  )
  const { db } = world.database
  const [asked] = await db.select().from(consentRequest).where(eq(consentRequest.entryId, entryId))
  await db.insert(pastHonour).values({
    id: world.deps.newId(),
    personId: asked?.personId ?? '',
    kind: 'other',
    title: 'Giấy khen',
    achievement: 'Tờ tóm tắt vụ việc một trang',
    unitName: 'Đoàn Thanh tra Thành phố',
    decisionNumber: '12-QĐ/ĐTN',
    decidedOn: '2024-03-26',
    recordedBy: secretary.accountId,
    recordedAt: world.clock.now,
  })
  const { erasePerson } = await import('../people/erase-person.ts')
  await db.transaction((tx) =>
    erasePerson(world.deps, tx, {
      personId: asked?.personId ?? '',
      reason: 'Theo yêu cầu',
      by: secretary.accountId,
    }),
  )
  expect((await world.anonymous.get(link)).status).toBe(404)
  expect(await db.select().from(nomineeCorrection).where(eq(nomineeCorrection.entryId, entryId))).toEqual([])
  const [left] = await db.select().from(consentRequest).where(eq(consentRequest.entryId, entryId))
  expect([left?.sentTo, left?.tokenHash, left?.identityDigest, left?.answers]).toEqual([
    null,
    null,
    null,
    YES,
  ])
  const [honour] = await db
    .select()
    .from(pastHonour)
    .where(eq(pastHonour.personId, asked?.personId ?? ''))
  expect([honour?.achievement, honour?.unitName, honour?.decisionNumber]).toEqual(['', '', '12-QĐ/ĐTN'])
  const draft = must('read', await officer.get(path)).draft.body
  expect(JSON.stringify(draft)).not.toContain('Mạch Hữu')
})

/** A notice that shows the dossier, and what a unit objects to it, put straight into the database. */
const objectTo = async (entryId: string, text: string) => {
  const { db } = world.database
  const at = world.clock.now
  const [handedIn] = await db.select().from(revision).where(eq(revision.entryId, entryId))
  const [noticeId, id] = [randomUUID(), randomUUID()]
  await db.insert(publicNotice).values({
    id: noticeId,
    editionId,
    n: 1 + (await db.$count(publicNotice)),
    workingDays: 5,
    publishedAt: at,
    publishedBy: secretary.accountId,
    closesAt: new Date(at.getTime() + 7 * 86_400_000),
  })
  await db.insert(publicNoticeEntry).values({ noticeId, entryId, revisionId: handedIn?.id ?? '', ordinal: 1 })
  await db.insert(objection).values({
    id,
    noticeId,
    editionId,
    entryId,
    unitId: await ensureUnit(world, 'Đoàn Sở Y tế', { cluster: 'Cụm 2' }),
    receiptCode: `PPA-${id.slice(0, 8)}`,
    text,
    filedBy: stranger.accountId,
    filedAt: at,
    state: 'open',
  })
  return id
}

test('a nominee answers through the own link what was objected, and reads it without who objected', async () => {
  const { path, entryId, submitted } = await handIn(1)
  must('submit', submitted)
  const link = linkOf(await ask(path))
  expect((await world.anonymous.get(link)).body.posted).toEqual({ shownUntil: null, objections: [] })
  must('answer', await world.anonymous.post(`${link}/answer`, { answers: YES }))
  const id = await objectTo(entryId, 'Số liệu khảo sát hài lòng chưa rõ nguồn.')
  const other = await handIn(2)
  const foreign = linkOf(await ask(other.path))

  const shown = await world.anonymous.get(link)
  expect(shown.body.posted).toMatchObject({
    objections: [{ id, text: 'Số liệu khảo sát hài lòng chưa rõ nguồn.', state: 'open', answers: [] }],
  })
  for (const secret of ['Đoàn Sở Y tế', 'PPA-', stranger.accountId])
    expect(JSON.stringify(shown.body.posted)).not.toContain(secret)

  const at = `${link}/objections/${id}/answer`
  const text = 'Phiếu khảo sát gốc lưu tại bộ phận một cửa.'
  const refused = [
    await world.anonymous.post(`${foreign}/objections/${id}/answer`, { text }),
    await world.anonymous.post(`${link}/objections/${randomUUID()}/answer`, { text }),
    await world.anonymous.post(`/api/consent-links/${'x'.repeat(43)}/objections/${id}/answer`, { text }),
    await world.anonymous.post(at, { text: ' ' }),
  ]
  expect(refused.map(codeOf)).toEqual([
    [404, 'record/not-found'],
    [404, 'record/not-found'],
    [404, 'access/link-unusable'],
    [422, 'input/invalid'],
  ])
  const first = must('answer', await world.anonymous.post(at, { text }))
  // A request that got lost, sent again.
  expect((await world.anonymous.post(at, { text })).body).toEqual(first)
  world.clock.advance(1000)
  must('add', await world.anonymous.post(at, { text: 'Xin gửi thêm bản chụp.' }))
  const rows = await world.database.db
    .select()
    .from(objectionAnswer)
    .where(eq(objectionAnswer.objectionId, id))
  expect(rows.map(({ by, personId }) => [by, personId !== null])).toEqual([
    [null, true],
    [null, true],
  ])
  const paper = photo('01-chan-dung.jpg')
  const fileAt = (of: string) => `${of}/objection-answers/${first.id}/file`
  expect((await world.anonymous.upload(`${fileAt(foreign)}/upload`, paper)).status).toBe(404)
  const hostile = formWith('ảnh.jpg', documentFixture('hostile/svg-doi-duoi.jpg'))
  expect(codeOf(await world.anonymous.upload(`${fileAt(link)}/upload`, hostile))).toEqual([
    422,
    'file/content-differs-from-name',
  ])
  expect((await world.anonymous.upload(`${fileAt(link)}/upload`, paper)).body).toEqual({
    name: '01-chan-dung.jpg',
  })
  // Its answer got lost: the same file is the same answer, another is one too many.
  expect((await world.anonymous.upload(`${fileAt(link)}/upload`, photo('01-chan-dung.jpg'))).status).toBe(200)
  expect((await world.anonymous.upload(`${fileAt(link)}/upload`, photo('02-chan-dung.jpg'))).status).toBe(409)
  const reads = await Promise.all([
    world.anonymous.get(fileAt(link)),
    world.anonymous.get(fileAt(foreign)),
    officer.get(`/api/objection-answers/${first.id}/file`),
    stranger.get(`/api/objection-answers/${first.id}/file`),
    officer.upload(`/api/objection-answers/${first.id}/file/upload`, photo('02-chan-dung.jpg')),
  ])
  expect(reads.map(({ status }) => status)).toEqual([200, 404, 200, 404, 404])
  const { posted } = (await world.anonymous.get(link)).body
  expect(posted.objections[0].answers[0].fileName).toBe('01-chan-dung.jpg')
  expect(posted.objections[0].answers.map((it: { text: string; own: boolean }) => [it.text, it.own])).toEqual(
    [
      [text, true],
      ['Xin gửi thêm bản chụp.', true],
    ],
  )
  const events = await world.database.db
    .select({ payload: ledgerPayload.payload })
    .from(ledgerPayload)
    .where(sql`payload->>'kind' = 'objection'`)
    .orderBy(ledgerPayload.seq)
  expect(events.map(({ payload }) => (payload as { step: string }).step)).toEqual([
    'answered',
    'answered',
    'answerFile',
  ])

  await world.database.db.update(objection).set({ state: 'ruled' }).where(eq(objection.id, id))
  expect(codeOf(await world.anonymous.post(at, { text: 'Muộn rồi.' }))).toEqual([
    409,
    'record/in-wrong-state',
  ])
})

test('an ended link reads no objection and answers none; what was said is there and can be taken back', async () => {
  const { path, entryId, submitted } = await handIn(9)
  must('submit', submitted)
  const link = linkOf(await ask(path))
  must('answer', await world.anonymous.post(`${link}/answer`, { answers: YES }))
  const text = 'Số liệu khảo sát chưa rõ nguồn.'
  const objections = `${link}/objections/${await objectTo(entryId, text)}/answer`
  const { id } = must('say', await world.anonymous.post(objections, { text: 'Có bản gốc.' }))
  const file = `${link}/objection-answers/${id}/file`
  must('file', await world.anonymous.upload(`${file}/upload`, photo('01-chan-dung.jpg')))
  const opens = async (who: Pick<Persona, 'get' | 'post' | 'upload'> = world.anonymous) => {
    const shown = must('read', await who.get(link))
    return {
      ended: shown.ended,
      leaks: [shown.posted, shown.nominee].filter((it) => it !== null).length + shown.fields.length,
      hasPhoto: shown.hasPhoto,
      purposes: shown.purposes.map((it: { state: string }) => it.state),
      tries: [
        codeOf(await who.post(objections, { text: 'Xin nói thêm.' })),
        codeOf(await who.upload(`${file}/upload`, photo('02-chan-dung.jpg'))),
        codeOf(await who.get(file)),
      ],
    }
  }
  const closed = (reason: string) => ({
    ended: reason,
    leaks: 0,
    hasPhoto: false,
    purposes: ['given', 'given', 'given'],
    tries: [
      [409, 'consent/link-ended'],
      [409, 'consent/link-ended'],
      [404, 'record/not-found'],
    ],
  })
  const { db } = world.database
  const [row] = await db.select().from(consentRequest).where(eq(consentRequest.entryId, entryId))
  const change = (set: Partial<typeof consentRequest.$inferInsert>) =>
    db
      .update(consentRequest)
      .set(set)
      .where(eq(consentRequest.id, row?.id ?? ''))
  await change({ expiresAt: world.clock.now })
  expect(await opens()).toEqual(closed('expired'))
  await change({ expiresAt: row?.expiresAt ?? null })

  const self = await world.person('Người Được Giới Thiệu')
  await db
    .update(account)
    .set({ personId: row?.personId ?? '' })
    .where(eq(account.id, self.accountId))
  await change({ answeredBy: self.accountId })
  expect(await opens()).toEqual(closed('surer'))
  expect((await opens(self)).ended).toBe(null)
  expect((await self.post(objections, { text: 'Xin nói thêm, đã đăng nhập.' })).status).toBe(200)
  await change({ answeredBy: null })

  await db.update(entry).set({ state: 'withdrawn' }).where(eq(entry.id, entryId))
  expect(await opens()).toEqual(closed('closed'))
  await db.update(entry).set({ state: 'submitted' }).where(eq(entry.id, entryId))

  world.clock.advance(1000)
  must('newer', await world.anonymous.post(`${linkOf(await ask(path))}/answer`, { answers: YES }))
  expect(await opens()).toEqual(closed('newer'))
  must('take back', await world.anonymous.post(`${link}/withdraw`, { purpose: 'publishName' }))
  expect((await opens()).purposes).toEqual(['given', 'withdrawn', 'given'])
})

test('a dossier beyond the unit’s quota says so before it is handed in, with the figures', async () => {
  const small = await ensureUnit(world, 'Đoàn Trường Chính trị', { members: 30 })
  const own = await world.person('Đỗ Cán Bộ', [{ role: 'officer', scopeKind: 'unit', scopeId: small }])
  const begun = async () =>
    must('create', await own.post('/api/entries', { editionId, unitId: small, division: 'all' })).entryId
  const [first, second] = [await begun(), await begun()]
  const quota = async (id: string) => must('read', await own.get(`/api/entries/${id}`)).overQuota
  expect([await quota(first), await quota(second)]).toEqual([null, null])
  await world.database.db.update(entry).set({ state: 'submitted' }).where(eq(entry.id, first))
  await world.database.db.insert(revision).values({
    id: randomUUID(),
    entryId: first,
    n: 1,
    rulesetVersion: 1,
    digest: 'a'.repeat(64),
    receiptCode: 'PTN-QUOTA-ONE',
    submittedAt: world.clock.now,
    submittedBy: own.accountId,
  })
  expect(await quota(second)).toMatchObject({
    rule: { rule: 'unitQuotaBySize' },
    outcome: 'notMet',
    because: { limit: 1, found: 2, members: 30 },
  })
  // The first is within it, still.
  expect(await quota(first)).toBe(null)
})
