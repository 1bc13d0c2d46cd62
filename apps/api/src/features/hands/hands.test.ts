import { account } from '@xk/db'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { insertJudgedStage, must, type Persona, rendered, type TestApp } from '../../testing/index.ts'
import { decide, insertApprovedResult, type ResultPeople } from '../../testing/released-result.ts'
import { testServer } from '../../testing/server.ts'
import { createTestApp } from '../../testing/test-app.ts'
import { acceptedIdeas } from '../masking/testing.ts'

/** Whoever had a hand in preparing something doesn't approve it, whoever wrote last (design.md §5.9). */

let world: TestApp
let people: ResultPeople
let both: Persona
let second: Persona
beforeAll(async () => {
  world = await createTestApp(testServer())
  people = {
    secretary: await world.person('Mai Quốc Vinh', [{ role: 'secretary', scopeKind: 'global' }]),
    lead: await world.person('Trần Khánh Uyên', [{ role: 'lead', scopeKind: 'global' }]),
  }
  both = await world.person('Lê Hai Vai', [
    { role: 'secretary', scopeKind: 'global' },
    { role: 'lead', scopeKind: 'global' },
  ])
  second = people.secretary
})
afterAll(() => world.close())

const TOTALS = Array.from({ length: 14 }, (_, i) => [96 - 2 * i, 94 - 2 * i])
const REFUSED = [403, 'access/second-person-needed']
const told = ({ status, body }: { status: number; body: { code?: string } }) => [status, body.code]

test('a decision, and a release, is not approved by the one who wrote at it first', async () => {
  const it = await insertApprovedResult(world, people, { totals: TOTALS })
  const url = `/api/editions/${it.editionId}/decision`
  const { proposal } = must('decision', await both.get(url))
  const first = must('save', await both.put(url, { text: proposal.text, base: null }))
  const last = must('save', await second.put(url, { text: proposal.text, base: first.digest }))
  expect((await both.get(url)).body.allowed).not.toContain('decision.approve')
  expect(told(await both.post(`${url}/approve`, { digest: last.digest }))).toEqual(REFUSED)
  must('approve', await people.lead.post(`${url}/approve`, { digest: last.digest }))
  must('number', await second.post(`${url}/number`, { number: '15', signedOn: '2026-12-10' }))

  const release = `/api/editions/${it.editionId}/release`
  must('prepare', await both.post(release, { publishAt: null }))
  const { digest } = must('prepare again', await second.post(release, { publishAt: null }))
  expect((await both.get(release)).body.allowed).not.toContain('release.approve')
  expect(told(await both.post(`${release}/approve`, { digest }))).toEqual(REFUSED)
  must('sign', await people.lead.post(`${release}/approve`, { digest }))
})

test('who gave the decision its number does not sign the release that bears it', async () => {
  const it = await insertApprovedResult(world, people, { totals: TOTALS })
  await decide(it, people)
  must(
    'number',
    await both.post(`/api/editions/${it.editionId}/decision/number`, {
      number: '16',
      signedOn: '2026-12-10',
    }),
  )
  const release = `/api/editions/${it.editionId}/release`
  const { digest } = must('prepare', await second.post(release, { publishAt: null }))
  expect(told(await both.post(`${release}/approve`, { digest }))).toEqual(REFUSED)
})

test('who froze the standing or fixed the unit prizes does not approve the result that another put forward', async () => {
  const it = await insertJudgedStage(world, { totals: TOTALS })
  const stage = `/api/stages/${it.stageId}`
  const { digest } = must('standing', await both.get(`${stage}/standing`))
  must('freeze', await both.post(`${stage}/freeze`, { digest }))
  const asked = must('unmask', await second.post(`${stage}/unmask-requests`, { reason: 'Đã chốt' }))
  must('unmasking', await people.lead.post(`/api/unmask-requests/${asked.id}/decide`, { grant: true }))
  if (it.rules.teamPrizes.length > 0) must('prizes', await second.post(`${stage}/team-prizes`))
  const url = `/api/editions/${it.editionId}/approval`
  const shown = must('approval', await second.get(url))
  const { id } = must('forward', await second.post(url, { digest: shown.digest }))
  expect((await both.get(url)).body.allowed).not.toContain('result.approve')
  expect(told(await both.post(`/api/approvals/${id}/approve`))).toEqual(REFUSED)
  must('approve', await people.lead.post(`/api/approvals/${id}/approve`))
})

test('whoever changed a black-out approves no copy and never judges; beginning anew lets them approve again', async () => {
  const ours = await acceptedIdeas(world, { count: 1, attachments: false })
  const [a, b] = [ours.by, ours.approver]
  must('begin', await a.post(`/api/stages/${ours.stageId}/masking/begin`))
  const id: string = must('list', await a.get(`/api/stages/${ours.stageId}/masking`)).items[0].id
  const at = `/api/stage-entries/${id}`
  const { marks } = must('read', await a.get(`${at}/masking`))
  must('a saves', await a.put(`${at}/masking`, { baseVersion: 0, body: marks }))
  must('b saves', await b.put(`${at}/masking`, { baseVersion: 1, body: marks }))
  const prepare = async (who: Persona, baseVersion: number) => {
    const first = await who.post(`${at}/rendition`, { baseVersion, acknowledged: [] })
    const acknowledged = first.body.names ?? []
    const made =
      first.status === 200 ? first : await who.post(`${at}/rendition`, { baseVersion, acknowledged })
    expect(await rendered(who, id)).toBe('prepared')
    return must('prepare', made).renditionId as string
  }
  const renditionId = await prepare(b, 2)
  expect(told(await a.post(`${at}/rendition/approve`, { renditionId }))).toEqual(REFUSED)
  expect((await a.get(`${at}/rendition`)).body.mine).toBe(true)

  const outsider = await world.person('Người Ngoài')
  expect((await outsider.post(`${at}/masking/restart`)).status).toBe(404)
  expect((await people.lead.post(`${at}/masking/restart`)).status).toBe(403)
  expect((await a.post(`${at}/masking/restart`)).body).toEqual({ restarted: true })
  expect((await b.get(`${at}/masking`)).body.version).toBe(0)
  expect((await a.post(`${at}/rendition/approve`, { renditionId })).status).toBe(404)
  const again = await prepare(b, 0)
  expect((await a.post(`${at}/rendition/approve`, { renditionId: again })).status).toBe(200)

  // `c` only ever saved a black-out that is no more in it, then laid the office down.
  const other = await acceptedIdeas(world, { count: 1, attachments: false })
  must('begin', await other.by.post(`/api/stages/${other.stageId}/masking/begin`))
  const [item] = must('list', await other.by.get(`/api/stages/${other.stageId}/masking`)).items
  const c = await world.person('Vũ Thôi Việc', [
    { role: 'secretary', scopeKind: 'edition', scopeId: other.editionId },
  ])
  const there = `/api/stage-entries/${item.id}/masking`
  must('c saves', await c.put(there, { baseVersion: 0, body: (await c.get(there)).body.marks }))
  must('restart', await other.by.post(`${there}/restart`))
  await world.database.owner`delete from office_grant where account_id = ${c.accountId}`
  const appointed = await people.lead.post(`/api/stages/${other.stageId}/panel`, {
    personId: c.personId,
    expertise: [],
  })
  expect([appointed.body.code, appointed.body.reason]).toEqual(['panel/not-eligible', 'masker'])
})

test('who read the entries in an office since laid down is not appointed to judge them', async () => {
  const it = await insertJudgedStage(world, { totals: [[null]], judges: 0 })
  const left = await world.person('Phạm Đã Nghỉ', [{ role: 'secretary', scopeKind: 'global' }])
  world.clock.advance(60_000)
  await world.database
    .owner`update office_grant set revoked_at = ${world.clock.now.toISOString()} where account_id = ${left.accountId}`
  const appointed = await people.lead.post(`/api/stages/${it.stageId}/panel`, {
    personId: left.personId,
    expertise: [],
  })
  expect([appointed.body.code, appointed.body.reason]).toEqual(['panel/not-eligible', 'office'])
})

test('the account behind an office held or asked for is opened by two, invited or not', async () => {
  const administrator = await world.person('Lê Thị Mỹ Duyên', [
    { role: 'administrator', scopeKind: 'global' },
  ])
  const invited = must('invite', await second.post('/api/accounts', { fullName: 'Hồ Thùy Tú' }))
  const state = async () =>
    (await world.database.db.select().from(account).where(eq(account.id, invited.accountId)))[0]?.state
  const link = () => second.post('/api/account-links', { accountIds: [invited.accountId] })
  const recover = () =>
    second.post(`/api/accounts/${invited.accountId}/recovery`, { reason: 'Liên kết cũ hết hạn' })
  // Nothing waits behind the account yet: one person gives a new link, and there is nothing to recover.
  expect([(await link()).status, (await recover()).status]).toEqual([200, 409])

  const asked = await second.post('/api/grants', {
    accountId: invited.accountId,
    role: 'deputy',
    scopeKind: 'global',
    scopeId: null,
    reason: 'Quyết định thành lập Tổ công tác',
  })
  expect(asked.body.waiting).toBe(true)
  expect(told(await link())).toEqual(REFUSED)
  must('grant', await people.lead.post(`/api/grants/${asked.body.id}/approve`))
  expect(told(await link())).toEqual(REFUSED)
  const [line] = must('accounts', await second.get('/api/accounts?q=thuy%20tu')).accounts
  expect(line.allowed).not.toContain('account.reissueLink')
  expect(line.allowed).toContain('account.recover.request')

  const request = must('ask', await recover())
  expect(told(await second.post(`/api/recoveries/${request.id}/approve`))).toEqual(REFUSED)
  const opened = must('approve', await administrator.post(`/api/recoveries/${request.id}/approve`))
  expect([opened.purpose, await state()]).toEqual(['invitation', 'invited'])
  const path = `/api/links/${opened.url.split('/').at(-1)}`
  must(
    'take up',
    await world.anonymous.post(`${path}/take-up`, { login: 'tu', password: 'nước chảy đá mòn' }),
  )
  expect(await state()).toBe('active')
})

test('a request to lift a conflict lifts nothing that was recorded after it', async () => {
  const it = await insertJudgedStage(world, { totals: [[null]] })
  const stage = `/api/stages/${it.stageId}`
  const { members } = must('panel', await second.get(`${stage}/panel`))
  const record = (reason: string) =>
    second.post(`${stage}/conflicts`, {
      memberId: members[0].id,
      stageEntryId: it.entries[0]?.stageEntryId,
      reason,
    })
  must('record', await record('Là anh em họ'))
  const conflicts = async () => must('panel', await second.get(`${stage}/panel`)).conflicts
  const [conflict] = await conflicts()
  const lift = () => second.post(`${stage}/conflicts/${conflict.id}/lift`, { reason: 'Nhầm người' })
  const requests = () =>
    world.database
      .owner`select id, state from two_person_request where subject_id = ${conflict.id} order by requested_at`
  must('ask', await lift())
  expect((await lift()).status).toBe(409)
  const decideOn = (id: unknown) => people.lead.post(`/api/lift-requests/${id}/decide`, { grant: true })
  const [first] = await requests()
  world.clock.advance(1000)
  must('record anew', await record('Cùng viết sáng kiến năm 2024'))
  expect(told(await decideOn(first?.['id']))).toEqual([409, 'record/in-wrong-state'])
  expect(await conflicts()).toHaveLength(1)

  // Even a request that still waits, as one made before this was looked after.
  await world.database.owner`update two_person_request set state = 'waiting' where id = ${first?.['id']}`
  expect(told(await decideOn(first?.['id']))).toEqual([409, 'record/in-wrong-state'])
  expect(await conflicts()).toHaveLength(1)
  await world.database.owner`update two_person_request set state = 'withdrawn' where id = ${first?.['id']}`
  world.clock.advance(1000)
  must('ask again', await lift())
  const [, anew] = await requests()
  must('lift', await decideOn(anew?.['id']))
  expect(await conflicts()).toEqual([])
})

test('a link into the account of a judge is told to them and to the chair of their panel, and stands in the record', async () => {
  const it = await insertJudgedStage(world, { totals: [[null, null]] })
  const [judge, chair] = it.judges.map(({ persona }) => persona)
  if (!judge || !chair) throw new Error('no judges')
  await world.database
    .owner`update panel_member set chair = (person_id = ${chair.personId}) where stage_id = ${it.stageId}`
  must('link', await second.post('/api/account-links', { accountIds: [judge.accountId] }))
  for (const who of [judge, chair])
    expect((await who.get('/api/notices')).body.notices[0]).toMatchObject({
      kind: 'link.issued',
      facts: { byName: 'Mai Quốc Vinh', accountId: judge.accountId },
    })
  const [event] = await world.database.owner`
    select p.payload from ledger l join ledger_payload p using (seq) order by seq desc limit 1`
  expect(event?.['payload']).toMatchObject({
    step: 'linkIssued',
    accountId: judge.accountId,
    by: second.accountId,
  })
})
