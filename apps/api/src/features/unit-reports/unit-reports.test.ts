import { personIdentity, unitPeriod } from '@xk/db'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { must, type Persona } from '../../testing/index.ts'
import { textOfPdf } from '../../testing/text-of-pdf.ts'
import { wordsOfDocx } from '../../testing/unpack.ts'
import { acceptedWork, createWorksWorld, makeWork, REPORT, type WorksWorld } from '../works/testing.ts'

let it: WorksWorld
beforeAll(async () => {
  it = await createWorksWorld()
})
afterAll(() => it.world.close())

const pathOf = (unitId: string, kind = 'year', year = 2026) => `/api/units/${unitId}/reports/${kind}/${year}`
const BODY = {
  leadership: 'Tham mưu cấp ủy ban hành kế hoạch số 12.',
  assessment: 'Đồng chí Nguyễn Minh An phụ trách tốt phần việc được giao.',
}
const written = async (officer: Persona, unitId: string, body: object = BODY) =>
  must('save', await officer.put(pathOf(unitId), { baseVersion: 0, body }))

test('a report is filled with what the system knows; handed in, its figures never move', async () => {
  const { finance, secretary, justice, clusterLead, judge, units, world } = it
  await acceptedWork(finance, units.finance, secretary)
  const later = await makeWork(finance, units.finance, { title: 'Giờ thứ 9', kind: 'ninthHour' })
  const path = pathOf(units.finance)
  const empty = (await finance.get(path)).body
  expect(empty).toMatchObject({ state: 'draft', version: 0, due: '2026-12-15', writable: true, body: {} })
  expect(empty.figures.works).toMatchObject({
    total: 2,
    accepted: 1,
    states: [
      { state: 'reported', n: 1 },
      { state: 'accepted', n: 1 },
    ],
    figures: [
      { key: 'peopleHelped', sum: '2500/1' },
      { key: 'hoursSaved', sum: '621/1' },
    ],
  })
  // What is being written is the unit's own.
  await written(finance, units.finance)
  expect((await secretary.get(path)).status).toBe(404)
  const stale = await finance.put(path, { baseVersion: 0, body: { leadership: 'Khác' } })
  expect([stale.status, stale.body.theirs.leadership]).toEqual([409, BODY.leadership])
  expect((await secretary.put(path, { baseVersion: 1, body: {} })).status).toBe(403)
  expect((await justice.put(path, { baseVersion: 1, body: {} })).status).toBe(404)
  expect((await finance.put(pathOf(units.finance, 'decade'), { baseVersion: 0, body: {} })).status).toBe(422)
  expect(await textOfPdf(world, await finance.get(`${path}/paper`))).toContain('DỰTHẢO')

  expect((await finance.post(`${path}/hand-in`, { baseVersion: 7 })).body.code).toBe('record/stale-version')
  must('hand in', await finance.post(`${path}/hand-in`, { baseVersion: 1 }))
  const handed = (await secretary.get(path)).body
  expect(handed).toMatchObject({ state: 'handedIn', n: 1, writable: false, body: BODY })
  // The register goes on, the report stays.
  must(
    'accept',
    await secretary.post(`/api/works/${later.id}/review`, { baseVersion: later.version, act: 'accept' }),
  )
  await world.database.db
    .update(unitPeriod)
    .set({ name: 'Đoàn Sở Tài chính mới' })
    .where(eq(unitPeriod.unitId, units.finance))
  const after = (await secretary.get(path)).body
  expect([after.figures, after.unitName]).toEqual([handed.figures, 'Đoàn Sở Tài chính'])
  expect((await clusterLead.get(path)).body.figures).toEqual(handed.figures)
  for (const who of [justice, judge]) expect((await who.get(path)).status).toBe(404)
  expect((await finance.put(path, { baseVersion: 2, body: {} })).body.code).toBe('record/in-wrong-state')

  // As paper and as a Word file, in the Youth Union's form.
  const paper = await textOfPdf(world, await secretary.get(`${path}/paper`))
  const word = wordsOfDocx((await secretary.get(`${path}/word`)).bytes)
  for (const text of ['BÁO CÁO', 'BCH ĐOÀN SỞ TÀI CHÍNH', 'Cẩm nang 20 thủ tục', BODY.leadership, '2.500']) {
    expect(paper).toContain(text.replaceAll(' ', ''))
    expect(word).toContain(text)
  }
  expect(paper).not.toContain('DỰTHẢO')
})

test('a report is returned with what is missing and handed in again with the figures of then', async () => {
  const { finance, secretary, member, units } = it
  const path = pathOf(units.finance)
  expect((await secretary.post(`${path}/review`, { baseVersion: 2, act: 'return' })).body.code).toBe(
    'award/reason-needed',
  )
  const back = { baseVersion: 2, act: 'return', items: ['Bổ sung mục tuyên truyền.'], due: '2026-12-20' }
  expect((await member.post(`${path}/review`, back)).status).toBe(403)
  must('return', await secretary.post(`${path}/review`, back))
  expect((await finance.get('/api/notices')).body.notices.map((one: { kind: string }) => one.kind)).toContain(
    'unitReport.returned',
  )
  expect((await finance.get(path)).body).toMatchObject({
    writable: true,
    due: '2026-12-20',
    returned: { items: ['Bổ sung mục tuyên truyền.'] },
    figures: { works: { accepted: 2 } },
  })
  must('save', await finance.put(path, { baseVersion: 3, body: { ...BODY, communication: '12 bài viết.' } }))
  must('again', await finance.post(`${path}/hand-in`, { baseVersion: 4 }))
  expect((await secretary.get(path)).body).toMatchObject({ n: 2, figures: { works: { accepted: 2 } } })
  must('receive', await secretary.post(`${path}/review`, { baseVersion: 5, act: 'receive' }))
})

test('who has not handed in is one list; a cluster lead reads of units, not of people', async () => {
  const { secretary, clusterLead, finance, judge, world } = it
  const { body } = await secretary.get('/api/unit-reports?kind=year&year=2026')
  expect(
    body.clusters.map(
      (one: { name: string; units: { unitName: string; state: string; late: boolean }[] }) => [
        one.name,
        one.units.map(({ unitName, state, late }) => [unitName, state, late]),
      ],
    ),
  ).toEqual([
    [
      'Cụm 1',
      [
        ['Đoàn Sở Tài chính mới', 'received', false],
        ['Đoàn Sở Y tế', null, false],
      ],
    ],
    ['Cụm 2', [['Đoàn Sở Tư pháp', null, false]]],
  ])
  expect(body.clusters[0].units[1].officers).toEqual(['Phạm Quốc Bảo'])
  const theirs = (await clusterLead.get('/api/unit-reports?kind=year')).body
  expect(JSON.stringify(theirs)).not.toMatch(/Phạm Quốc Bảo|Sở Tư pháp/)
  expect((await judge.get('/api/unit-reports')).status).toBe(404)
  // Past its day, half a year ago.
  expect((await secretary.get('/api/unit-reports?kind=halfYear')).body.clusters[1].units[0]).toMatchObject({
    late: true,
  })
  expect(
    (await finance.get('/api/officer/reports')).body.units[0].reports.map(
      (one: { state: string }) => one.state,
    ),
  ).toEqual([null, null, 'received'])
  const count = () => world.countQueries(() => secretary.get('/api/unit-reports'))
  const before = await count()
  await written(it.health, it.units.health)
  await written(it.justice, it.units.justice)
  expect(await count()).toBe(before)
})

test('the bloc sums up a year and a term from the register and the reports, by two people', async () => {
  const { secretary, second, lead, member, health, units, world } = it
  must('hand in', await health.post(`${pathOf(units.health)}/hand-in`, { baseVersion: 1 }))
  const path = '/api/bloc-reports/year/2026'
  expect((await health.get(path)).status).toBe(404)
  const draft = (await member.get(path)).body
  expect(draft).toMatchObject({
    state: 'draft',
    version: 0,
    figures: {
      units: 3,
      reports: 2,
      missing: ['Đoàn Sở Tư pháp'],
      works: {
        total: 2,
        accepted: 2,
        figures: [
          { key: 'peopleHelped', sum: '2500/1' },
          { key: 'hoursSaved', sum: '621/1' },
        ],
      },
    },
  })
  expect(
    draft.figures.clusters.map((one: Record<string, unknown>) => [
      one['name'],
      one['units'],
      one['withAccepted'],
      one['accepted'],
    ]),
  ).toEqual([
    ['Cụm 1', 2, 1, 2],
    ['Cụm 2', 1, 0, 0],
  ])
  const words = { body: { assessment: 'Các cơ sở triển khai đồng bộ.' }, number: '', signedOn: null }
  expect((await member.put(path, { baseVersion: 0, ...words })).status).toBe(403)
  must('save', await secretary.put(path, { baseVersion: 0, ...words }))
  const stale = await second.put(path, { baseVersion: 0, ...words, number: '9' })
  expect([stale.body.code, stale.body.theirs]).toEqual(['record/stale-version', words])
  must('prepare', await secretary.post(`${path}/prepare`, { baseVersion: 1 }))
  must('send back', await lead.post(`${path}/send-back`, { baseVersion: 2, reason: 'Thiếu số văn bản' }))
  must('save', await second.put(path, { baseVersion: 3, ...words, number: '31', signedOn: '2026-12-28' }))
  must('prepare', await secretary.post(`${path}/prepare`, { baseVersion: 4 }))
  expect((await secretary.post(`${path}/approve`, { baseVersion: 5 })).status).toBe(403)
  must('approve', await lead.post(`${path}/approve`, { baseVersion: 5 }))
  // Frozen: another accepted work moves the register, not the report.
  await acceptedWork(it.justice, units.justice, secretary, { report: { ...REPORT, figures: {} } })
  expect((await member.get(path)).body.figures).toEqual(draft.figures)
  expect((await member.get('/api/bloc-reports/term/2026')).body).toMatchObject({
    termName: 'Nhiệm kỳ 2025 – 2030',
    years: [2025, 2026, 2027, 2028, 2029, 2030],
    figures: { works: { accepted: 3 } },
  })
  expect((await member.get('/api/bloc-reports/year/2010')).status).toBe(200)
  const paper = await textOfPdf(world, await member.get(`${path}/paper`))
  for (const text of ['Sơ kết năm 2026', 'Số: 31-BC/ĐTN', 'ngày 28 tháng 12 năm 2026', 'đồng bộ', '2.500'])
    expect(paper).toContain(text.replaceAll(' ', ''))
  expect(wordsOfDocx((await member.get(`${path}/word`)).bytes)).toContain('31-BC/ĐTN')
})

test('whoever is erased is gone from works and reports, and the figures stay', async () => {
  const { secretary, lead, finance, units, world } = it
  const someone = await world.person('Nguyễn Minh An')
  const before = (await secretary.get(pathOf(units.finance))).body
  const asked = must(
    'ask',
    await secretary.post(`/api/people/${someone.personId}/erasure`, { reason: 'Theo yêu cầu' }),
  )
  must('erase', await lead.post(`/api/erasures/${asked.id}/approve`))
  expect(
    await world.database.db
      .select()
      .from(personIdentity)
      .where(eq(personIdentity.personId, someone.personId)),
  ).toEqual([])
  const after = (await secretary.get(pathOf(units.finance))).body
  expect(after.figures).toEqual(before.figures)
  expect(after.body.assessment).toBe('Đồng chí [đã xóa] phụ trách tốt phần việc được giao.')
  const works = (await finance.get('/api/officer/works')).body.works
  expect(works.map(({ responsible }: { responsible: string }) => responsible)).toEqual([
    '[đã xóa]',
    '[đã xóa]',
  ])
  expect((await secretary.get('/api/works?q=minh%20an')).body.total).toBe(0)
})

test('a plan and a half-year report are written, handed in, frozen and printed, each about its own time', async () => {
  const { justice, health, secretary, units, world } = it
  const words = {
    plan: { leadership: 'Đảm nhận 02 công trình thanh niên về chuyển đổi số.' },
    halfYear: { assessment: 'Sáu tháng đầu năm hoàn thành 01 phần việc.' },
  }
  // The work of November is of the year, and of no half year that is over.
  await acceptedWork(justice, units.justice, secretary, { title: 'Tổ hỗ trợ dịch vụ công' })
  for (const [kind, due] of [
    ['plan', '2026-02-15'],
    ['halfYear', '2026-06-15'],
  ] as const) {
    const path = pathOf(units.justice, kind)
    const [[first = '']] = [Object.values(words[kind])]
    expect((await justice.get(path)).body).toMatchObject({
      kind,
      year: 2026,
      state: 'draft',
      version: 0,
      due,
    })
    must('save', await justice.put(path, { baseVersion: 0, body: words[kind] }))
    // One's own alone, until it is handed in.
    for (const who of [secretary, health]) expect((await who.get(path)).status).toBe(404)
    expect((await health.post(`${path}/hand-in`, { baseVersion: 1 })).status).toBe(404)
    expect(await textOfPdf(world, await justice.get(`${path}/paper`))).toContain('DỰTHẢO')
    must('hand in', await justice.post(`${path}/hand-in`, { baseVersion: 1 }))
    const handed = (await secretary.get(path)).body
    expect(handed).toMatchObject({ state: 'handedIn', n: 1, writable: false, body: words[kind] })
    expect(handed.figures.works.total > 0).toBe(kind === 'plan')
    expect((await justice.put(path, { baseVersion: 2, body: {} })).body.code).toBe('record/in-wrong-state')
    const paper = await textOfPdf(world, await secretary.get(`${path}/paper`))
    expect(paper).toContain(first.replaceAll(' ', ''))
    expect(paper).toContain(kind === 'plan' ? 'KẾHOẠCH' : '6thángđầunăm2026')
    expect(paper).not.toContain('DỰTHẢO')
    expect(wordsOfDocx((await secretary.get(`${path}/word`)).bytes)).toContain(first)
    // Frozen: what is accepted afterwards moves the register alone.
    await acceptedWork(justice, units.justice, secretary, { title: `Sau khi nộp ${kind}` })
    expect((await secretary.get(path)).body.figures).toEqual(handed.figures)
  }
  expect(
    (await justice.get('/api/officer/reports')).body.units[0].reports.map(
      (one: { kind: string; state: string | null }) => [one.kind, one.state],
    ),
  ).toEqual([
    ['plan', 'handedIn'],
    ['halfYear', 'handedIn'],
    ['year', 'draft'],
  ])
})
