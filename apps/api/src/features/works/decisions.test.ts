import { replicationUnit, term } from '@xk/db'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { must, type Persona } from '../../testing/index.ts'
import { textOfPdf } from '../../testing/text-of-pdf.ts'
import { listCommendedWorks } from './store.ts'
import { acceptedWork, createWorksWorld, makeWork, type WorksWorld } from './testing.ts'

let it: WorksWorld
beforeAll(async () => {
  it = await createWorksWorld()
})
afterAll(() => it.world.close())

const commended = async () => {
  const [{ id } = { id: '' }] = await it.world.database.db.select().from(term)
  return (await listCommendedWorks(it.world.database.db, id)).map(({ workId, decision }) => [
    workId,
    decision.number,
  ])
}
const numbered = async (by: Persona, id: string, number: string, version = 1) => {
  const { body } = await by.get(`/api/work-decisions/${id}`)
  return must(
    'numbered',
    await by.put(`/api/work-decisions/${id}`, {
      baseVersion: version,
      number,
      signedOn: '2026-12-01',
      text: body.text,
      workIds: body.items.map(({ workId }: { workId: string }) => workId),
    }),
  )
}

test('works are commended by a decision of two people, once, and withdrawn by one of its own', async () => {
  const { finance, health, secretary, second, lead, member, units, world } = it
  const first = await acceptedWork(finance, units.finance, secretary)
  world.clock.advance(1000)
  const other = await acceptedWork(health, units.health, secretary, { title: 'Giờ thứ 9 tại Một cửa' })
  const open = await makeWork(health, units.health, { title: 'Chưa xét' })
  expect((await secretary.get('/api/work-decisions')).body.open).toEqual([
    {
      workId: first.id,
      title: 'Cẩm nang 20 thủ tục người dân hay hỏi nhất',
      unitName: 'Đoàn Sở Tài chính',
      standing: false,
    },
    { workId: other.id, title: 'Giờ thứ 9 tại Một cửa', unitName: 'Đoàn Sở Y tế', standing: false },
  ])
  const unfit = await secretary.post('/api/work-decisions', { workIds: [first.id, open.id] })
  expect([unfit.status, unfit.body.code, unfit.body.titles]).toEqual([
    409,
    'work/not-for-decision',
    ['Chưa xét'],
  ])
  expect((await member.post('/api/work-decisions', { workIds: [first.id] })).status).toBe(403)
  expect((await finance.get('/api/work-decisions')).status).toBe(404)

  const { id } = must(
    'prepare',
    await secretary.post('/api/work-decisions', { workIds: [first.id, other.id] }),
  )
  const path = `/api/work-decisions/${id}`
  expect((await lead.post(`${path}/approve`, { version: 1 })).body.code).toBe('work/number-needed')
  await numbered(second, id, '15')
  expect((await numbered(secretary, id, '16', 2)).version).toBe(3)
  expect((await lead.post(`${path}/approve`, { version: 1 })).body.code).toBe('record/stale-version')
  must('send back', await lead.post(`${path}/send-back`, { reason: 'Sai số' }))
  expect((await lead.post(`${path}/approve`, { version: 3 })).body.code).toBe('record/in-wrong-state')
  await numbered(secretary, id, '15', 3)
  // The paper is a draft until then.
  expect(await textOfPdf(world, await secretary.get(`${path}/paper`))).toContain('DỰTHẢO')
  expect((await secretary.post(`${path}/approve`, { version: 4 })).status).toBe(403)
  must('approve', await lead.post(`${path}/approve`, { version: 4 }))
  expect(await commended()).toEqual([first.id, other.id].toSorted().map((work) => [work, '15']))
  const paper = await textOfPdf(world, await lead.get(`${path}/paper`))
  const shown = (await lead.get(path)).body
  for (const text of ['Giờthứ9tạiMộtcửa', 'ĐoànSởYtế', '15-QĐ/ĐTN']) expect(paper).toContain(text)
  expect(paper).not.toContain('DỰTHẢO')
  expect(paper).toContain(shown.digest)
  expect((await finance.get('/api/notices')).body.notices[0].kind).toBe('work.commended')

  // Each counts once, and what is commended is not reviewed anew.
  const twice = await secretary.post('/api/work-decisions', { workIds: [first.id] })
  expect(twice.body.code).toBe('work/not-for-decision')
  const again = await secretary.post(`/api/works/${first.id}/review`, {
    baseVersion: first.version,
    act: 'reconsider',
    reason: 'Xem lại',
  })
  expect(again.body).toMatchObject({ code: 'work/commended', number: '15' })

  const back = must(
    'withdraw',
    await secretary.post(`${path}/withdrawals`, { workIds: [other.id], reason: 'Minh chứng không đúng' }),
  )
  await numbered(secretary, back.id, '21')
  expect(await commended()).toHaveLength(2)
  must('approve', await lead.post(`/api/work-decisions/${back.id}/approve`, { version: 2 }))
  expect(await commended()).toEqual([[first.id, '15']])
  const text = await textOfPdf(world, await lead.get(`/api/work-decisions/${back.id}/paper`))
  expect(text).toContain('Quyếtđịnhsố15-QĐ/ĐTNngày01/12/2026')
  expect(text).toContain('Minhchứngkhôngđúng')
  // Free again, for a later decision.
  must('anew', await secretary.post('/api/work-decisions', { workIds: [other.id] }))
  const count = () => world.countQueries(() => secretary.get('/api/work-decisions'))
  const before = await count()
  const third = await acceptedWork(finance, units.finance, secretary, { title: 'Số hóa hồ sơ' })
  const dropped = must('prepare', await secretary.post('/api/work-decisions', { workIds: [third.id] }))
  expect(await count()).toBe(before)
  must('drop', await secretary.post(`/api/work-decisions/${dropped.id}/drop`))
  expect((await lead.post(`/api/work-decisions/${dropped.id}/approve`, { version: 1 })).body.code).toBe(
    'record/in-wrong-state',
  )
})

test('the number of works in the articles follows the list', async () => {
  const { finance, secretary, units } = it
  const works = [
    await acceptedWork(finance, units.finance, secretary, { title: 'Bàn hướng dẫn thứ bảy' }),
    await acceptedWork(finance, units.finance, secretary, { title: 'Phiếu hẹn bằng tin nhắn' }),
  ]
  const workIds = works.map(({ id }) => id)
  const { id } = must('prepare', await secretary.post('/api/work-decisions', { workIds }))
  const path = `/api/work-decisions/${id}`
  const articles = async () => (await secretary.get(path)).body.text.articles
  const [[counted], ...others] = await articles()
  expect(counted).toMatch(/^Tuyên dương 02 công trình thanh niên/)
  const { text, signedOn } = (await secretary.get(path)).body
  must(
    'save',
    await secretary.put(path, { baseVersion: 1, number: '', signedOn, text, workIds: workIds.slice(1) }),
  )
  expect(await articles()).toEqual([[counted.replace('02', '01')], ...others])
  must('drop', await secretary.post(`${path}/drop`))
})

test('an accepted work is tried out elsewhere, evaluated, and taken over by others, each with a work of its own', async () => {
  const { finance, health, justice, secretary, member, clusterLead, units, world } = it
  const source = await acceptedWork(finance, units.finance, secretary, { title: 'Phiếu hẹn điện tử' })
  world.clock.advance(1000)
  const purpose = 'Nhắc hẹn trả kết quả bằng tin nhắn.'
  const asked = { source: { workId: source.id }, purpose, unitIds: [units.health] }
  expect((await member.post('/api/replications', asked)).status).toBe(403)
  const { id } = must('open', await secretary.post('/api/replications', asked))
  expect((await secretary.post('/api/replications', asked)).body.code).toBe('replication/exists')
  const path = `/api/replications/${id}`
  expect((await health.get('/api/notices')).body.notices[0]).toMatchObject({ kind: 'replication.proposed' })
  const ofHealth = [{ replicationId: id, unitId: units.health }]
  expect((await health.get('/api/replications')).body).toMatchObject({
    asked: ofHealth,
    ideas: [],
    units: [],
  })
  // Who works for two units learns which of them is asked.
  const offices = [units.health, units.justice].map((scopeId) => ({
    role: 'officer' as const,
    scopeKind: 'unit' as const,
    scopeId,
  }))
  const both = await world.person('Cán bộ hai cơ sở', offices)
  expect((await both.get('/api/replications')).body.asked).toEqual(ofHealth)

  // Only who was asked tries it out; the source does not copy itself.
  expect((await justice.post(`${path}/take`, { unitId: units.justice })).body.code).toBe(
    'record/in-wrong-state',
  )
  expect((await finance.post(`${path}/take`, { unitId: units.finance })).body.code).toBe(
    'record/in-wrong-state',
  )
  expect((await justice.post(`${path}/take`, { unitId: units.health })).status).toBe(404)
  const pilot = must('take', await health.post(`${path}/take`, { unitId: units.health }))
  const { body: work } = await health.get(`/api/works/${pilot.id}`)
  expect(work).toMatchObject({
    state: 'draft',
    replicationPart: 'pilot',
    body: { title: 'Phiếu hẹn điện tử', responsible: { fullName: '' } },
  })
  expect((await health.post(`${path}/take`, { unitId: units.health })).body.code).toBe(
    'record/in-wrong-state',
  )

  const evaluation = { baseVersion: 1, text: 'Giảm một nửa số người chờ.', outcome: 'replicate' }
  expect((await health.post(`${path}/evaluate`, evaluation)).status).toBe(404)
  must('evaluate', await secretary.post(`${path}/evaluate`, evaluation))
  expect((await secretary.post(`${path}/evaluate`, evaluation)).body.code).toBe('record/in-wrong-state')
  // Whoever tried it out has it: neither asked again nor given a second work.
  must('propose', await secretary.post(`${path}/units`, { unitIds: [units.justice, units.health] }))
  expect((await health.post(`${path}/take`, { unitId: units.health })).body).toMatchObject({
    code: 'record/in-wrong-state',
    state: 'taken',
  })
  must(
    'decline',
    await justice.post(`${path}/decline`, { unitId: units.justice, reason: 'Đã có phần mềm riêng' }),
  )
  // Of its own accord, after all.
  must('take', await justice.post(`${path}/take`, { unitId: units.justice }))
  const tree = (await clusterLead.get(path)).body
  expect(tree).toMatchObject({
    state: 'replicating',
    source: { unitName: 'Đoàn Sở Tài chính', workId: source.id },
    evaluations: [{ text: evaluation.text, outcome: 'replicate', on: '2026-11-28' }],
    proposable: [],
  })
  expect(
    tree.units.map((row: Record<string, unknown>) => [
      row['unitName'],
      row['part'],
      row['state'],
      row['workState'],
    ]),
  ).toEqual([
    ['Đoàn Sở Tư pháp', 'adopter', 'taken', 'draft'],
    ['Đoàn Sở Y tế', 'pilot', 'taken', 'draft'],
  ])
  // What a unit has only begun to write is its own.
  const titles = async (who: Persona) =>
    (await who.get(path)).body.units.map(({ workId, workTitle }: Record<string, unknown>) => [
      workId,
      workTitle,
    ])
  const ownOnly = [
    [null, null],
    [pilot.id, 'Phiếu hẹn điện tử'],
  ]
  const none = [
    [null, null],
    [null, null],
  ]
  for (const who of [clusterLead, finance, secretary]) expect(await titles(who)).toEqual(none)
  expect(await titles(health)).toEqual(ownOnly)
  expect((await it.judge.get(path)).status).toBe(404)
  expect(await world.database.db.$count(replicationUnit)).toBe(2)
  const count = async () => [
    await world.countQueries(() => secretary.get('/api/replications')),
    await world.countQueries(() => secretary.get(path)),
  ]
  const before = await count()
  const more = await acceptedWork(finance, units.finance, secretary, { title: 'Mã QR tra cứu' })
  must('open', await secretary.post('/api/replications', { source: { workId: more.id }, purpose }))
  expect(await count()).toEqual(before)
})
