import { consent, entryIntake } from '@xk/db'
import { bodyOfDossier } from '@xk/domain/entry/testing'
import { and, eq, isNull } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { documentFixture } from '../../testing/document-fixture.ts'
import { formWith, must, type Persona } from '../../testing/index.ts'
import { issueLink } from '../accounts/issue-link.ts'
import { codeOf, createDossierWorld, type DossierWorld, YES } from './testing.ts'

let it: DossierWorld
beforeAll(async () => {
  it = await createDossierWorld()
})
afterAll(() => it.world.close())

const NO = { processing: false, publishName: false, publishPhoto: false }
const say = (link: string, answers: object, who: Pick<Persona, 'post'> = it.world.anonymous) =>
  who.post(`${link}/answer`, { answers })
const page = () => formWith('giay-dong-y.jpg', documentFixture('dossiers/03-chan-dung.jpg'))
const closedOf = async (link: string) =>
  must('read', await it.world.anonymous.get(link)).purposes.map(
    (purpose: { closedToYes: boolean }) => purpose.closedToYes,
  )

test('a no stays a no through every link that the officer holds, old or new; a yes may become a no', async () => {
  const dossier = await it.begin(1)
  const link = await dossier.link()
  must('first', await say(link, { ...YES, publishPhoto: false }))
  it.later()
  const turned = await say(link, YES)
  expect([turned.status, turned.body.code, turned.body.purposes, turned.body.by]).toEqual([
    409,
    'consent/refused-before',
    ['Đồng ý đăng hình ảnh'],
    'link',
  ])
  expect(turned.body.title).toContain('đăng nhập bằng tài khoản của mình')
  expect(await closedOf(link)).toEqual([false, false, true])
  // Nothing of the refused answer was kept.
  expect(await dossier.states()).toEqual([
    ['given', 'link'],
    ['given', 'link'],
    ['refused', 'link'],
  ])
  must('no', await say(link, { ...YES, publishName: false, publishPhoto: false }))
  must('taken back', await it.world.anonymous.post(`${link}/withdraw`, { purpose: 'processing' }))
  it.later()
  expect((await say(link, { ...NO, processing: true })).body.code).toBe('consent/refused-before')
  const fresh = await dossier.link()
  expect(await closedOf(fresh)).toEqual([true, true, true])
  expect((await say(fresh, { ...NO, processing: true })).body.code).toBe('consent/refused-before')
  must('still no', await say(fresh, NO))
})

test('neither another birth date, nor the name put right through the link, nor a new dossier gets round a no', async () => {
  const dossier = await it.begin(2)
  must('no', await say(await dossier.link(), NO))
  it.later()
  const [person] = dossier.body.people
  const as = (change: object) => ({
    ...dossier.body,
    people: dossier.body.people.map((one) => ({ ...one, ...change })),
  })
  await dossier.save(as({ birthDate: '1990-01-01' }))
  expect((await say(await dossier.link(), YES)).body.code).toBe('consent/refused-before')
  // Asked as somebody else, answered with the nominee's own name.
  await dossier.save(as({ fullName: 'Tên Gõ Nhầm', birthDate: '1990-01-01' }))
  const wrong = await dossier.link()
  const corrections = [
    { pointer: '/people/0/fullName', proposed: person?.fullName },
    { pointer: '/people/0/birthDate', proposed: person?.birthDate },
  ]
  expect((await it.world.anonymous.post(`${wrong}/answer`, { answers: YES, corrections })).body.code).toBe(
    'consent/refused-before',
  )
  const again = await it.begin(2)
  expect((await say(await again.link(), YES)).body.code).toBe('consent/refused-before')
})

test('on paper the secretariat records a yes after a no, the officer does not', async () => {
  const dossier = await it.begin(3)
  must('no', await say(await dossier.link(), NO))
  it.later()
  const to = `${dossier.path}/paper-consents/upload?personId=p1&agreed=`
  const kept = async () => {
    const keys: string[] = []
    for await (const key of it.world.deps.files.list()) keys.push(key)
    return keys.length
  }
  const atFirst = await kept()
  const own = await it.officer.upload(`${to}processing`, page())
  expect([own.body.code, own.body.by]).toEqual(['consent/refused-before', 'paper'])
  // The refused page is not on the disk any more.
  expect(await kept()).toBe(atFirst)
  must('a no on paper is anybody’s to record', await it.officer.upload(to, page()))
  it.later()
  const both = await it.world.person('Vừa Thư Ký Vừa Cán Bộ', [
    { role: 'secretary', scopeKind: 'edition', scopeId: it.editionId },
    { role: 'officer', scopeKind: 'unit', scopeId: it.unitId },
  ])
  expect((await both.upload(`${to}processing`, page())).body.code).toBe('consent/refused-before')
  must('secretary', await it.secretary.upload(`${to}processing,publishName`, page()))
  expect(await dossier.states()).toEqual([
    ['given', 'paper'],
    ['given', 'paper'],
    ['refused', 'paper'],
  ])
})

test('a dossier that came on paper: not who took it in, but another secretary or a lead records a yes after a no', async () => {
  const { world } = it
  const dossier = await it.begin(7)
  must('no', await say(await dossier.link(), NO))
  await world.database.db.insert(entryIntake).values({
    entryId: dossier.entryId,
    channel: 'paper',
    receivedAt: world.clock.now,
    note: 'Công văn đến số 12',
    enteredBy: it.secretary.accountId,
    enteredAt: world.clock.now,
  })
  it.later()
  const to = `${dossier.path}/paper-consents/upload?personId=p1&agreed=`
  expect((await it.secretary.upload(`${to}processing`, page())).body.code).toBe('consent/refused-before')
  const scope = { scopeKind: 'edition' as const, scopeId: it.editionId }
  const other = await world.person('Lê Thư Ký', [{ role: 'secretary', ...scope }])
  must('another secretary', await other.upload(`${to}processing`, page()))
  it.later()
  const lead = await world.person('Phạm Tổ Trưởng', [{ role: 'lead', ...scope }])
  must('lead', await lead.upload(`${to}processing,publishName`, page()))
  expect((await dossier.states()).map(([state]: string[]) => state)).toEqual(['given', 'given', 'refused'])
})

test('signed in as the person, the same link takes a yes after a no; signed out it then only shows and takes back', async () => {
  const dossier = await it.begin(4)
  const nominee = await it.account(dossier.body)
  const link = await dossier.link()
  must('no', await say(link, NO))
  it.later()
  // The officer's own session is nobody's but the officer's.
  expect((await say(link, YES, it.officer)).body.code).toBe('consent/refused-before')
  expect(must('read', await nominee.get(link)).purposes[0].closedToYes).toBe(false)
  must('yes', await say(link, YES, nominee))
  expect(await dossier.states()).toEqual([
    ['given', 'self'],
    ['given', 'self'],
    ['given', 'self'],
  ])
  const shown = must('read', await it.world.anonymous.get(link))
  expect([shown.ended, shown.nominee, shown.fields, shown.hasPhoto]).toEqual(['surer', null, [], false])
  const refused = await say(link, YES)
  expect([...codeOf(refused), refused.body.reason]).toEqual([409, 'consent/link-ended', 'surer'])
  must('taken back', await it.world.anonymous.post(`${link}/withdraw`, { purpose: 'publishPhoto' }))
  expect((await dossier.states())[2]).toEqual(['withdrawn', 'self'])
})

test('a link to the verified address of the person’s own account proves that they answered, whatever was typed', async () => {
  const dossier = await it.begin(5)
  const nominee = await it.account(dossier.body)
  const sent: { to: string; text: string }[] = []
  it.world.deps.mailer = { send: async (mail) => void sent.push(mail), close: () => {} }
  const byMail = () => it.officer.post(`${dossier.path}/consent-requests`, { personId: 'p1', by: 'mail' })
  // An account alone verifies no address.
  expect((await byMail()).body.reason).toBe('missing')
  const mailed = await issueLink(it.world.deps, it.world.database.db, {
    accountId: nominee.accountId,
    purpose: 'signIn',
    createdBy: null,
    mailTo: 'Rieng@nha.example',
  })
  expect((await byMail()).body.reason).toBe('missing')
  must('taken up', await it.world.anonymous.post(`/api/links/${mailed.url.split('/').at(-1)}/take-up`, {}))
  const people = dossier.body.people.map((one) => ({ ...one, email: 'can.bo.go@thue.example' }))
  await dossier.save({ ...dossier.body, people })
  const asked = must('ask', await byMail())
  it.world.deps.mailer = undefined
  // The unit is not told an address that it did not have.
  expect([asked.url, asked.own, asked.sentTo, sent.map(({ to }) => to)]).toEqual([
    null,
    true,
    null,
    ['rieng@nha.example'],
  ])
  const [request] = (await dossier.nomination()).people[0].requests
  expect([request.channel, request.assurance, request.sentTo]).toEqual(['mail', 'self', null])
  const token = /dong-y\/(\S+)/.exec(sent[0]?.text ?? '')?.[1] ?? ''
  must('answer', await say(`/api/consent-links/${token}`, NO))
  it.later()
  must('their own mind', await say(`/api/consent-links/${token}`, YES))
  expect(await dossier.states()).toEqual([
    ['given', 'self'],
    ['given', 'self'],
    ['given', 'self'],
  ])
})

test('a newer answer that is as sure or surer ends older links; a weaker yes lowers nothing', async () => {
  const dossier = await it.begin(8)
  const old = await dossier.link()
  must('first', await say(old, YES))
  it.later()
  must(
    'paper',
    await it.officer.upload(
      `${dossier.path}/paper-consents/upload?personId=p1&agreed=processing,publishName`,
      page(),
    ),
  )
  const ended = await say(old, YES)
  expect([...codeOf(ended), ended.body.reason]).toEqual([409, 'consent/link-ended', 'newer'])
  it.later()
  const weaker = await dossier.link()
  must('weaker', await say(weaker, { ...YES, publishPhoto: false }))
  expect(await dossier.states()).toEqual([
    ['given', 'paper'],
    ['given', 'paper'],
    ['refused', 'link'],
  ])
  const { db } = it.world.database
  const standing = await db
    .select()
    .from(consent)
    .where(and(eq(consent.entryId, dossier.entryId), isNull(consent.withdrawnAt)))
  expect(standing.map(({ purpose, assurance }) => [purpose, assurance]).toSorted()).toEqual([
    ['processing', 'paper'],
    ['publishName', 'paper'],
  ])
  must('any of them takes back', await it.world.anonymous.post(`${old}/withdraw`, { purpose: 'publishName' }))
  expect((await dossier.states())[1][0]).toBe('withdrawn')
})

test('who has their name put right is told that it waits, not that the dossier is somebody else’s', async () => {
  const dossier = await it.begin(9)
  const link = await dossier.link()
  const corrections = [{ pointer: '/people/0/fullName', proposed: 'Huỳnh Gia Khiêm Anh' }]
  must('answer', await it.world.anonymous.post(`${link}/answer`, { answers: YES, corrections }))
  const shown = must('read', await it.world.anonymous.get(link))
  expect([shown.ended, shown.purposes[0].state]).toEqual(['correcting', 'given'])
  const other = bodyOfDossier(10)
  await dossier.save({ ...dossier.body, people: other.people.map((one) => ({ ...one, unitId: it.unitId })) })
  const fresh = await dossier.link()
  must('of somebody else', await say(fresh, NO))
})

test('after its day an answered link shows what was said and takes it back, and no more', async () => {
  const dossier = await it.begin(6)
  const link = await dossier.link()
  must('answer', await say(link, YES))
  it.world.clock.advance(31 * 86_400_000)
  const shown = must('read', await it.world.anonymous.get(link))
  expect([shown.ended, shown.nominee, shown.fields, shown.hasPhoto]).toEqual(['expired', null, [], false])
  expect(shown.purposes.map(({ state }: { state: string }) => state)).toEqual(['given', 'given', 'given'])
  expect((await it.world.anonymous.get(`${link}/photo`)).status).toBe(404)
  const refused = await say(link, NO)
  expect([...codeOf(refused), refused.body.reason]).toEqual([409, 'consent/link-ended', 'expired'])
  must('taken back', await it.world.anonymous.post(`${link}/withdraw`, { purpose: 'publishName' }))
  expect(await dossier.states()).toEqual([
    ['given', 'link'],
    ['withdrawn', 'link'],
    ['given', 'link'],
  ])
})
