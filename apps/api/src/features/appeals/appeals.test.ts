import { appeal, panelMember, scoreSheet } from '@xk/db'
import { readSheet } from '@xk/documents'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { JudgedStage } from '../../testing/judged-stage.ts'
import { must } from '../../testing/must.ts'
import {
  decide,
  insertApprovedResult,
  release,
  type ResultPeople,
  resultPeople,
} from '../../testing/released-result.ts'
import { eraseMentions } from '../people/erase-mentions.ts'
import { testServer } from '../../testing/server.ts'
import { createTestApp, type Persona, type TestApp } from '../../testing/test-app.ts'

const DAY = 86_400_000
let world: TestApp
let people: ResultPeople
let it: JudgedStage
let officer: Persona
let other: Persona
let entryId: string
let url: string

const officerOf = (unitId: string, name: string) =>
  world.person(name, [{ role: 'officer', scopeKind: 'unit', scopeId: unitId }])
const unitOf = (i: number) => it.entries[i]?.unitId ?? ''

beforeAll(async () => {
  world = await createTestApp(testServer())
  people = await resultPeople(world)
  it = await insertApprovedResult(world, people, {
    totals: [
      [80, 85],
      [90, 91.5],
      [80, 85],
      [70, 71],
    ],
  })
  entryId = it.entries[0]?.entryId ?? ''
  url = `/api/entries/${entryId}`
  officer = await officerOf(unitOf(0), 'Cán bộ đơn vị một')
  other = await officerOf(unitOf(1), 'Cán bộ đơn vị hai')
  // Two judges wrote about the first entry, in the order of the alphabet turned round.
  const rows = await world.database.db.select().from(scoreSheet)
  const mine = rows.filter(({ assignmentId }) => it.assignmentIds[0]?.includes(assignmentId))
  for (const [i, row] of mine.entries())
    await world.database.db
      .update(scoreSheet)
      .set({
        body: {
          ...row.body,
          comments: { [Object.keys(row.body.marks)[0] ?? '']: i === 0 ? 'Thiếu số liệu.' : 'Có cái mới.' },
          overallComment: i === 0 ? 'Nên thử ở cơ sở.' : '',
        },
      })
      .where(eq(scoreSheet.id, row.id))
  await decide(it, people)
})
afterAll(() => world.close())

describe('a unit’s own result', () => {
  test('is not there before the hour of the release, to anyone', async () => {
    expect((await officer.get(`${url}/result`)).status).toBe(404)
    const at = new Date(world.clock.now.getTime() + DAY).toISOString()
    await release(it, people, { publishAt: at })
    expect((await officer.get(`${url}/result`)).status).toBe(404)
    expect((await officer.post(`${url}/appeals`, { text: 'Đề nghị kiểm tra lại điểm.' })).status).toBe(404)
    world.clock.advance(DAY)
  })

  test('tells its own score, means, tie and comments, and nothing of anybody else', async () => {
    const answer = must('result', await officer.get(`${url}/result`))
    expect(answer.stages).toHaveLength(1)
    const [stage] = answer.stages
    expect([stage.score, stage.ranked, stage.criteria.length > 0]).toEqual(['165/2', 4, true])
    expect(stage.tieSteps.length).toBeGreaterThan(0)
    expect(stage.comments.map((line: { texts: string[] }) => line.texts)).toEqual([
      ['Có cái mới.', 'Thiếu số liệu.'],
      ['Nên thử ở cơ sở.'],
    ])
    const text = JSON.stringify(answer)
    for (const { memberId, persona } of it.judges)
      for (const secret of [memberId, persona.personId, persona.accountId, persona.fullName])
        expect(text).not.toContain(secret)
    for (const { entryId: id, stageEntryId, title, unitId } of it.entries.slice(1))
      for (const secret of [id, stageEntryId, title, unitId]) expect(text).not.toContain(secret)
    for (const code of it.entries.map(({ blindCode }) => blindCode)) expect(text).not.toContain(`"${code}"`)
  })

  test('is its own unit’s only', async () => {
    const judge = it.judges[0]?.persona
    const answers = []
    for (const who of [other, judge, world.anonymous, people.secretary])
      answers.push((await who?.get(`${url}/result`))?.status)
    expect(answers).toEqual([404, 404, 401, 403])
  })
})

describe('the result as an .xlsx file', () => {
  test('holds what the public page shows, and is not there before a release', async () => {
    const { slug } = must('release', await people.secretary.get(`/api/editions/${it.editionId}/release`))
    const answer = await world.anonymous.get(`/ket-qua/${slug}/ket-qua.xlsx`)
    expect(answer.headers.get('content-disposition')).toBe(
      `attachment; filename="ket-qua-${slug}-lan-1.xlsx"`,
    )
    const grid = await readSheet(answer.bytes)
    const rows = grid.ok ? (grid.value.sheets[0]?.rows ?? []) : []
    expect(rows[0]?.map(({ value }) => value).slice(0, 4)).toEqual(['Hạng', 'Giải', 'Tên', 'Đơn vị'])
    const titles = rows.slice(1).map((row) => row.find(({ ref }) => ref.startsWith('C'))?.value)
    expect(titles.length).toBeGreaterThan(0)
    expect(it.entries.map(({ title }) => title)).toEqual(expect.arrayContaining(titles))
    const inEnglish = await world.anonymous.request('GET', `/ket-qua/${slug}/ket-qua.xlsx`, {
      headers: { cookie: 'ngon_ngu=en' },
    })
    const english = await readSheet(inEnglish.bytes)
    const scores = english.ok ? (english.value.sheets[0]?.rows ?? []).map((row) => row[5]?.value) : []
    expect(scores[0]).toBe('Score')
    expect(scores.slice(1)).toEqual(rows.slice(1).map((row) => String(row[5]?.value).replace(',', '.')))
    for (const path of [`/ket-qua/${slug}/lan/2/ket-qua.xlsx`, '/ket-qua/khong-co/ket-qua.xlsx'])
      expect((await world.anonymous.get(path)).status).toBe(404)
  })
})

describe('kiến nghị', () => {
  let id: string

  test('gets a receipt and a day for its answer, once at a time', async () => {
    const key = { 'idempotency-key': '6f2b1a34-0000-4000-8000-000000000001' }
    const body = { text: 'Đề nghị kiểm tra lại\nviệc cộng điểm của bài.' }
    const filed = must('file', await officer.post(`${url}/appeals`, body, key))
    expect(filed.receiptCode).toMatch(/^PKN-[0-9A-Z]{4}-[0-9A-Z]{4}$/)
    const again = must('again', await officer.post(`${url}/appeals`, body, key))
    expect(again).toEqual(filed)
    const second = await officer.post(`${url}/appeals`, body)
    expect([second.status, second.body.code, second.body.receiptCode]).toEqual([
      409,
      'appeal/already-open',
      filed.receiptCode,
    ])
    id = filed.id
    const page = must('result', await officer.get(`${url}/result`))
    expect([page.appeals.length, page.appeals[0].text, page.allowed]).toEqual([1, body.text, []])
    expect((await other.post(`${url}/appeals`, body)).status).toBe(404)
  })

  test('shows who answers the sums computed again, by no judge’s name', async () => {
    const page = must('appeal', await people.secretary.get(`/api/appeals/${id}`))
    expect([page.releaseFollows, page.sums.length, page.sums[0].matches]).toEqual([true, 1, true])
    const [segment] = page.sums[0].segments
    expect(segment.sheets.map(({ total }: { total: string }) => total)).toEqual(['80/1', '85/1'])
    const text = JSON.stringify(page)
    for (const { memberId, persona } of it.judges)
      for (const secret of [memberId, persona.personId, persona.fullName]) expect(text).not.toContain(secret)
    const list = must('list', await people.lead.get(`/api/editions/${it.editionId}/appeals`))
    expect(list.appeals.map((row: { id: string; late: boolean }) => [row.id, row.late])).toEqual([
      [id, false],
    ])
    const statuses = []
    for (const who of [officer, it.judges[0]?.persona])
      statuses.push((await who?.get(`/api/appeals/${id}`))?.status)
    expect(statuses).toEqual([404, 404])
  })

  test('is answered from outside the panel only, and once', async () => {
    const body = { outcome: 'rejected', answer: 'Đã tính lại từ các phiếu, điểm đúng như công bố.' }
    const onPanel = await world.person('Thư ký chấm', [{ role: 'secretary', scopeKind: 'global' }])
    await world.database.db.insert(panelMember).values({
      id: world.deps.newId(),
      stageId: it.stageId,
      personId: onPanel.personId,
      expertise: [],
      chair: false,
      state: 'withdrawn',
      appointedBy: people.lead.accountId,
      appointedAt: world.clock.now,
    })
    const refused = await onPanel.post(`/api/appeals/${id}/answer`, body)
    expect([refused.status, refused.body.code]).toEqual([403, 'access/outside-panel-needed'])
    expect((await officer.post(`/api/appeals/${id}/answer`, body)).status).toBe(404)
    must('answer', await people.secretary.post(`/api/appeals/${id}/answer`, body))
    const twice = await people.lead.post(`/api/appeals/${id}/answer`, body)
    expect([twice.status, twice.body.code]).toEqual([409, 'record/in-wrong-state'])
    const [row] = await world.database.db.select().from(appeal).where(eq(appeal.id, id))
    expect(row?.evidence).toEqual({ release: { n: 1, digest: row?.evidence?.release.digest }, differs: [] })
    const page = must('result', await officer.get(`${url}/result`))
    expect([page.appeals[0].outcome, page.appeals[0].answer, page.allowed]).toEqual([
      'rejected',
      body.answer,
      ['appeal.file'],
    ])
    expect(JSON.stringify(page)).not.toContain(people.secretary.fullName)
  })

  test('asks the database the same for one and for three', async () => {
    const count = () =>
      world.countQueries(() => people.secretary.get(`/api/editions/${it.editionId}/appeals`))
    const before = await count()
    for (const i of [1, 3]) {
      const by = await officerOf(unitOf(i), `Cán bộ ${i}`)
      const filed = await by.post(`/api/entries/${it.entries[i]?.entryId}/appeals`, {
        text: 'Đề nghị xem lại thủ tục chấm.',
      })
      must('file', filed)
    }
    expect(await count()).toBe(before)
  })

  test('goes with a person whom its words name', async () => {
    const name = 'Nguyễn Thị Bích Ngọc'
    const words = { text: `Đồng chí ${name} đề nghị xem lại.`, answer: `Đã trao đổi với ${name}.` }
    await world.database.db.update(appeal).set(words).where(eq(appeal.id, id))
    await eraseMentions(world.database.db, { fullName: name, phone: null, email: null }, [entryId])
    const [row] = await world.database.db.select().from(appeal).where(eq(appeal.id, id))
    expect([row?.text.includes(name), row?.answer?.includes(name)]).toEqual([false, false])
    expect(row?.text).toContain('đề nghị xem lại')
  })

  test('is too late after the time that the rules give', async () => {
    world.clock.advance(30 * DAY)
    const late = await officer.post(`${url}/appeals`, { text: 'Đề nghị kiểm tra lại.' })
    expect([late.status, late.body.code]).toEqual([409, 'appeal/too-late'])
    expect(must('result', await officer.get(`${url}/result`)).allowed).toEqual([])
    const list = must('list', await people.lead.get(`/api/editions/${it.editionId}/appeals`))
    expect(list.appeals.map(({ late: isLate }: { late: boolean }) => isLate)).toEqual([true, true, false])
  })
})
