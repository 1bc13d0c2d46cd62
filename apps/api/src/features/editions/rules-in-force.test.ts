import { ledger } from '@xk/db'
import { digestOf } from '@xk/domain/kernel'
import type { Ruleset } from '@xk/domain/ruleset'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  appointOffices,
  datesAround,
  insertTerm,
  insertUnits,
  type Offices,
  openEditionFor,
} from '../../testing/open-edition.ts'
import { testServer } from '../../testing/server.ts'
import { createTestApp, type Persona, type TestApp } from '../../testing/test-app.ts'

let world: TestApp
let offices: Offices
let unitId: string
let opened: Awaited<ReturnType<typeof openEditionFor>>
let member: Persona
let officer: Persona
let judge: Persona

beforeAll(async () => {
  world = await createTestApp(testServer())
  offices = await appointOffices(world)
  await insertTerm(world)
  unitId = (await insertUnits(world, ['Đoàn Sở Nội vụ']))['Đoàn Sở Nội vụ'] ?? ''
  opened = await openEditionFor(world, offices)
  member = await world.person('Võ Thị Sáu', [{ role: 'member', scopeKind: 'global' }])
  officer = await world.person('Lê Văn Tám', [{ role: 'officer', scopeKind: 'unit', scopeId: unitId }])
  judge = await world.person('Hồ Xuân Hương', [{ role: 'judge', scopeKind: 'edition', scopeId: opened.id }])
})
afterAll(() => world.close())

const kinds = async () =>
  (await world.database.db.select({ kind: ledger.kind }).from(ledger)).map(({ kind }) => kind)

test('who sees what: the working group the page, everyone signed in the frozen rules, the public its page', async () => {
  const statuses = async (path: string) =>
    Promise.all([member, officer, judge, world.anonymous].map(async (who) => (await who.get(path)).status))
  expect(await statuses(`/api/editions/${opened.id}`)).toEqual([200, 404, 404, 401])
  expect(await statuses(`/api/editions/${opened.id}/rules`)).toEqual([200, 200, 200, 401])
  expect(await statuses(`/api/public/editions/${opened.slug}`)).toEqual([200, 200, 200, 200])
  const { body } = await judge.get(`/api/editions/${opened.id}/rules`)
  expect([body.shown.digest, digestOf(body.rules.body), body.mayManage]).toEqual([
    opened.digest,
    opened.digest,
    false,
  ])
  expect((await officer.get('/api/editions')).body.editions).toEqual([])
})

test('a draft is nowhere public and no member writes it', async () => {
  const made = await offices.secretary.post('/api/editions', {
    programme: 'ideaContest',
    title: 'Bản nháp',
    slug: 'ban-nhap',
    opensAt: null,
  })
  const id = made.body.editionId
  expect((await world.anonymous.get('/api/public/editions/ban-nhap')).status).toBe(404)
  expect((await judge.get(`/api/editions/${id}/rules`)).status).toBe(404)
  const { body } = await member.get(`/api/editions/${id}/ruleset`)
  const save = { baseVersion: 1, body: body.rules.body }
  expect((await member.put(`/api/editions/${id}/ruleset`, save)).status).toBe(403)
  const taken = await offices.secretary.post('/api/editions', {
    programme: 'ideaContest',
    title: 'Bản nháp',
    slug: 'ban-nhap',
    opensAt: null,
  })
  expect([taken.status, taken.body.issues]).toEqual([422, [{ pointer: '/slug', code: 'edition/slugTaken' }]])
})

test('a stale save is refused with the newer text, a wrong one with pointers', async () => {
  const made = await offices.secretary.post('/api/editions', {
    programme: 'ideaContest',
    title: 'Hai cửa sổ',
    slug: 'hai-cua-so',
    opensAt: null,
  })
  const path = `/api/editions/${made.body.editionId}/ruleset`
  const rules: Ruleset = (await offices.secretary.get(path)).body.rules.body
  const first = await offices.secretary.put(path, { baseVersion: 1, body: { ...rules, title: 'Bản một' } })
  expect([first.status, first.body]).toEqual([200, { saveVersion: 2 }])
  const stale = await offices.secondSecretary.put(path, {
    baseVersion: 1,
    body: { ...rules, title: 'Bản hai' },
  })
  expect([stale.status, stale.body.code, stale.body.current, stale.body.theirs.title]).toEqual([
    409,
    'record/stale-version',
    2,
    'Bản một',
  ])
  const wrong = { ...rules, title: '', prizes: [{ ...rules.prizes[0], quota: -1 }] }
  const refused = await offices.secretary.put(path, { baseVersion: 2, body: wrong })
  expect([refused.status, refused.body.issues.map((it: { pointer: string }) => it.pointer)]).toEqual([
    422,
    ['/body/title', '/body/prizes/0/quota'],
  ])
  const nul = await offices.secretary.put(path, {
    baseVersion: 2,
    body: { ...rules, entryNoun: 'bài\u0000' },
  })
  expect([nul.status, nul.body.issues]).toEqual([422, [{ pointer: '/body/entryNoun', code: 'custom' }]])
  const page = await offices.secretary.get(`/api/editions/${made.body.editionId}`)
  expect(page.body.edition.title).toBe('Bản một')
})

test('frozen rules take no save, and dates move only later', async () => {
  const rules = (await officer.get(`/api/editions/${opened.id}/rules`)).body.rules.body
  const save = await offices.secretary.put(`/api/editions/${opened.id}/ruleset`, {
    baseVersion: 1,
    body: rules,
  })
  expect([save.status, save.body.code]).toEqual([409, 'record/in-wrong-state'])
  const set = await offices.secretary.put(`/api/editions/${opened.id}/schedule`, {
    dates: { closesAt: datesAround(world.clock.now).closesAt },
  })
  expect(set.status).toBe(409)
  const again = await offices.lead.post(`/api/editions/${opened.id}/open`, { saveVersion: 1 })
  expect(again.status).toBe(409)
})

test('Gia hạn is one act with a published reason, for all or for one unit, never earlier', async () => {
  const path = `/api/editions/${opened.id}/extend`
  const dates = datesAround(world.clock.now)
  const later = new Date(Date.parse(dates.closesAt) + 86_400_000).toISOString()
  const changes = [{ key: 'closesAt', at: later }]
  const earlier = { changes: [{ key: 'closesAt', at: dates.opensAt }], unitId: null, reason: 'Lý do' }
  expect((await offices.secretary.post(path, earlier)).body.issues[0]).toMatchObject({
    pointer: '/changes/0/at',
    code: 'schedule/notLater',
  })
  expect((await offices.secretary.post(path, { changes, unitId: null, reason: '' })).body.issues).toEqual([
    { pointer: '/reason', code: 'schedule/reasonNeeded' },
  ])
  const unknown = { changes, unitId: crypto.randomUUID(), reason: 'Mất điện' }
  expect((await offices.secretary.post(path, unknown)).body.issues).toEqual([
    { pointer: '/unitId', code: 'schedule/unknownUnit' },
  ])
  expect((await member.post(path, { changes, unitId: null, reason: 'Mất điện' })).status).toBe(403)
  const id = crypto.randomUUID()
  const send = () =>
    offices.secretary.post(
      path,
      { changes, unitId, reason: 'Mất điện tại đơn vị' },
      { 'idempotency-key': id },
    )
  const [one, repeat] = [await send(), await send()]
  expect([one.status, repeat.status, repeat.body]).toEqual([200, 200, one.body])
  const page = await world.anonymous.get(`/api/public/editions/${opened.slug}`)
  const extensions = page.body.dates.filter((it: { reason: string | null }) => it.reason)
  expect(extensions).toEqual([
    {
      key: 'closesAt',
      at: later,
      unitId,
      unitName: 'Đoàn Sở Nội vụ',
      reason: 'Mất điện tại đơn vị',
      recordedAt: world.clock.now.toISOString(),
    },
  ])
  expect((await kinds()).filter((kind) => kind === 'extend')).toEqual(['extend'])
})

test('an amendment takes a reason and a second person, and leaves the version before it as it was', async () => {
  const base = `/api/editions/${opened.id}`
  const started = await offices.lead.post(`${base}/amendment`)
  expect(started.body).toEqual({ version: 2 })
  const draft = await offices.lead.get(`${base}/ruleset`)
  const rules: Ruleset = draft.body.rules.body
  const same = await offices.lead.post(`${base}/amendment/put-forward`, {
    saveVersion: 1,
    reason: 'Không đổi',
  })
  expect(same.body.issues).toEqual([{ pointer: '', code: 'amend/nothingChanged' }])
  const prizes = rules.prizes.map((prize, i) => (i === 1 ? { ...prize, quota: prize.quota + 1 } : prize))
  await offices.lead.put(`${base}/ruleset`, { baseVersion: 1, body: { ...rules, prizes } })
  const reason = 'Thêm một giải Nhì.'
  const stale = await offices.lead.post(`${base}/amendment/put-forward`, { saveVersion: 1, reason })
  expect(stale.status).toBe(409)
  const forward = await offices.lead.post(`${base}/amendment/put-forward`, { saveVersion: 2, reason })
  expect(forward.body).toEqual({ digest: digestOf({ ...rules, prizes }) })
  const own = await offices.lead.post(`${base}/amendment/approve`)
  expect([own.status, own.body.code]).toEqual([403, 'access/second-person-needed'])
  expect((await offices.secretary.post(`${base}/amendment/approve`)).status).toBe(403)
  const approved = await offices.deputy.post(`${base}/amendment/approve`)
  expect(approved.body).toEqual({ version: 2, digest: forward.body.digest })
  const { body } = await judge.get(`${base}/rules`)
  expect([body.shown.version, body.shown.reason, body.before.body]).toEqual([2, reason, rules])
  const first = await judge.get(`${base}/rules?version=1`)
  expect([first.body.shown.digest, digestOf(first.body.rules.body)]).toEqual([opened.digest, opened.digest])
  expect((await kinds()).filter((kind) => kind === 'amend')).toEqual(['amend'])
})

test('what an amendment may not touch is refused by pointer; it can be sent back and dropped', async () => {
  const base = `/api/editions/${opened.id}`
  await offices.secretary.post(`${base}/amendment`)
  const rules: Ruleset = (await offices.secretary.get(`${base}/ruleset`)).body.rules.body
  const body = {
    ...rules,
    divisions: [{ key: 'other', label: 'Bảng khác' }],
    stages: rules.stages.toReversed(),
  }
  await offices.secretary.put(`${base}/ruleset`, { baseVersion: 1, body })
  const refused = await offices.secretary.post(`${base}/amendment/put-forward`, {
    saveVersion: 2,
    reason: 'Thử',
  })
  expect(refused.body.issues.map((it: { pointer: string; code: string }) => [it.pointer, it.code])).toEqual([
    ['/stages', 'amend/stagesFixed'],
    ['/divisions', 'amend/divisionFixed'],
  ])
  // The lead writes it, another puts it forward: still not the lead's to approve.
  await offices.lead.put(`${base}/ruleset`, { baseVersion: 2, body: { ...rules, retentionMonths: 6 } })
  await offices.secretary.post(`${base}/amendment/put-forward`, { saveVersion: 3, reason: 'Lưu ngắn hơn' })
  const own = await offices.lead.post(`${base}/amendment/approve`)
  expect([own.status, own.body.code]).toEqual([403, 'access/second-person-needed'])
  const waiting = await offices.deputy.get(`${base}/ruleset`)
  expect([waiting.body.waiting.reason, waiting.body.allowed.includes('ruleset.amend')]).toEqual([
    'Lưu ngắn hơn',
    true,
  ])
  const back = await offices.deputy.post(`${base}/amendment/send-back`, { reason: 'Giữ 12 tháng.' })
  expect(back.body).toEqual({ sentBack: true })
  expect((await offices.secretary.delete(`${base}/amendment`)).body).toEqual({ dropped: true })
  expect((await judge.get(`${base}/rules`)).body.shown.version).toBe(2)
})

test('entries close by their dates, and the next step names what is in its way', async () => {
  const path = `/api/editions/${opened.id}/advance`
  const early = await offices.secretary.post(path, { act: 'startMasking' })
  expect([early.status, early.body.code]).toEqual([409, 'record/in-wrong-state'])
  const before = world.clock.now
  world.clock.advance(12 * 86_400_000)
  const page = await offices.secretary.get(`/api/editions/${opened.id}`)
  expect([page.body.edition.state, page.body.next.act]).toEqual(['screening', 'startMasking'])
  const refused = await offices.secretary.post(path, { act: 'startMasking' })
  expect([refused.status, refused.body.issues]).toEqual([
    409,
    [{ code: 'screening/accepted', facts: { count: 0 } }],
  ])
  world.clock.now = before
})

test('the list costs the same however many editions there are', async () => {
  const count = () => world.countQueries(() => offices.secretary.get('/api/editions'))
  const few = await count()
  for (const slug of ['them-1', 'them-2']) {
    await offices.secretary.post('/api/editions', {
      programme: 'teamContest',
      title: slug,
      slug,
      opensAt: null,
    })
  }
  expect(await count()).toBe(few)
})
