import { randomUUID } from 'node:crypto'
import { conflict, panelMember, scoreSheet, stage as stageTable } from '@xk/db'
import { readSheet } from '@xk/documents'
import { teamContestTemplate } from '@xk/domain/programme'
import { eq } from 'drizzle-orm'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  type Answer,
  createTestApp,
  insertJudgedStage,
  type JudgedStage,
  type Persona,
  type TestApp,
  testServer,
} from '../../testing/index.ts'
import { liftRestriction, restrict } from '../../testing/restrict.ts'
import { textOfPdf } from '../../testing/text-of-pdf.ts'

let world: TestApp
let stage: JudgedStage
let other: JudgedStage
let secretary: Persona
let chair: Persona

beforeAll(async () => {
  // 16g30 in Vietnam.
  world = await createTestApp(testServer(), { now: new Date('2026-10-20T09:30:00Z') })
  stage = await insertJudgedStage(world, {
    totals: [
      [90, null],
      [null, 72.5],
      [60, null],
    ],
  })
  other = await insertJudgedStage(world, { totals: [[null]] })
  secretary = await world.person('Trần Đức Nhã', [{ role: 'secretary', scopeKind: 'global' }])
  chair = await world.person('Lê Thị Mỹ Duyên', [
    { role: 'panelChair', scopeKind: 'edition', scopeId: stage.editionId },
  ])
})
afterAll(() => world.close())

const pathOf = (it: JudgedStage = stage) => `/api/stages/${it.stageId}/spare-package.zip`
const judge = (i: number): Persona => stage.judges[i]?.persona ?? secretary

type Row = (string | number | boolean | Date | null)[]
const open = async (answer: Answer) => {
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/zip'])
  const parts = unzipSync(answer.bytes)
  expect(Object.keys(parts)).toEqual(['phan-cong-va-diem.xlsx', 'phieu-cham-trang.pdf'])
  const read = await readSheet(parts['phan-cong-va-diem.xlsx'] ?? new Uint8Array())
  if (!read.ok) throw new Error(read.problem.code)
  const [guide, ...sheets] = read.value.sheets.map(({ rows }) =>
    rows.map((row) => row.map(({ ref, value }) => [ref.replace(/\d/g, ''), value] as const)),
  )
  const pdf = await textOfPdf(world, {
    ...answer,
    headers: new Headers({ 'content-type': 'application/pdf' }),
    bytes: parts['phieu-cham-trang.pdf'] ?? new Uint8Array(),
  })
  const pageCount = new TextDecoder('latin1')
    .decode(parts['phieu-cham-trang.pdf'])
    .match(/\/Type\s*\/Page\b/g)?.length
  const sheetNames = read.value.sheets.map(({ name }) => name)
  return {
    parts,
    pageCount,
    sheetNames,
    guide: (guide ?? []).flat().map(([, value]) => String(value)),
    sheets,
    pdf,
  }
}
/** A row as the columns A, B, C, … with null where a cell is empty. */
const cells = (row: readonly (readonly [string, Row[number]])[], width: number): Row => {
  const byColumn = new Map(row)
  return Array.from({ length: width }, (_, i) => byColumn.get(String.fromCharCode(65 + i)) ?? null)
}

test('the secretariat gets assignments, points that are in, room for paper, and blank sheets of the rest', async () => {
  const { guide, sheets, pdf, parts, pageCount } = await open(await secretary.get(pathOf()))
  const rule = stage.rules.stages.find((it) => it.kind === 'scoring')
  const criteria = rule?.kind === 'scoring' ? (rule.scoring.segments[0]?.criteria ?? []) : []
  const labels = criteria.map(({ label }) => label)
  const width = 4 + labels.length + 1
  expect(sheets.length).toBe(1)
  const [headings = [], ...rows] = sheets[0] ?? []
  expect(headings.map(([, value]) => value)).toEqual([
    'Mã bài',
    'Tên bài',
    'Giám khảo',
    'Tình trạng',
    ...criteria.map(({ label, max }) => `${label} (tối đa ${max})`),
    'Tổng điểm đã nộp',
    ...labels.map((label) => `Trên giấy: ${label}`),
    'Trên giấy: tổng điểm',
    'Giờ nhận phiếu giấy',
    'Ghi chú',
  ])
  const none = labels.map(() => null)
  expect(rows.map((row) => cells(row, width))).toEqual([
    ['1001', 'Giải pháp số 1', 'Giám khảo 1', 'Đã nộp', 30, 25, 30, 5, 0, 90],
    ['1001', 'Giải pháp số 1', 'Giám khảo 2', 'Chưa nộp', ...none, null],
    ['1002', 'Giải pháp số 2', 'Giám khảo 1', 'Chưa nộp', ...none, null],
    ['1002', 'Giải pháp số 2', 'Giám khảo 2', 'Đã nộp', 30, 25, 17.5, 0, 0, 72.5],
    ['1003', 'Giải pháp số 3', 'Giám khảo 1', 'Đã nộp', 30, 25, 5, 0, 0, 60],
    ['1003', 'Giải pháp số 3', 'Giám khảo 2', 'Chưa nộp', ...none, null],
  ])
  // What comes on paper is left empty.
  expect(rows.flatMap((row) => row.map(([column]) => column)).filter((column) => column > 'J')).toEqual([])
  expect(guide).toContain('Lập lúc 16g30 ngày 20/10/2026. Những gì nộp sau lúc này không có trong gói.')
  expect(guide.join('\n')).toContain('Nhập phiếu giấy')
  expect(guide).toContain(
    '3 phiếu đã nộp hoặc đang nhập từ giấy không được in lại; tình trạng từng phiếu ở trong tệp Excel.',
  )
  expect(pdf).toContain('Lậplúc16g30ngày20/10/2026')
  // A judge's sheets one after another, by code; nothing of what is handed in.
  expect([...pdf.matchAll(/Phiếu\d\/\d|Mãbài\d+/g)].map(([text]) => text)).toEqual([
    'Phiếu1/1',
    'Mãbài1002',
    'Phiếu1/2',
    'Mãbài1001',
    'Phiếu2/2',
    'Mãbài1003',
  ])
  // Each sheet on one page.
  expect(pageCount).toBe(1 + 3)
  for (const label of labels) expect(pdf).toContain(label.replace(/\s/g, ''))
  // Neither author nor unit, in any part of it.
  const everything = JSON.stringify([sheets, guide, pdf]).replace(/\s/g, '')
  expect(everything).not.toMatch(/Tácgiả|Đoàncơsở/)
  for (const xml of Object.values(unzipSync(parts['phan-cong-va-diem.xlsx'] ?? new Uint8Array())))
    expect(new TextDecoder().decode(xml)).not.toMatch(/Tác giả|Đoàn cơ sở/)
})

test('a chair whose own sheets are open sees nobody’s points; a draft is never in it', async () => {
  const shown = async (who: Persona) => {
    const { sheets, guide, pdf } = await open(await who.get(pathOf()))
    const numbers = (sheets[0] ?? []).flat().filter(([, value]) => typeof value === 'number')
    return { numbers: numbers.length, guide: guide.join('\n'), pdf }
  }
  await world.database.db.insert(scoreSheet).values({
    id: randomUUID(),
    assignmentId: stage.assignmentIds[1]?.[0] ?? '',
    n: 1,
    version: 1,
    state: 'draft',
    body: { marks: { novelty: 45 }, comments: {}, overallComment: '' },
    savedAt: world.clock.now,
    handedInAt: null,
    digest: null,
    salt: null,
  })
  expect((await shown(chair)).numbers).toBe(18)
  await world.database.db
    .update(panelMember)
    .set({ personId: chair.personId })
    .where(eq(panelMember.id, stage.judges[1]?.memberId ?? ''))
  const held = await shown(chair)
  expect(held.numbers).toBe(0)
  expect(held.guide).toContain('Điểm đã nộp không có trong gói')
  expect(held.pdf).toContain('Mãbài1002')
  expect((await shown(secretary)).numbers).toBe(18)
  await world.database.db
    .update(panelMember)
    .set({ personId: judge(1).personId })
    .where(eq(panelMember.id, stage.judges[1]?.memberId ?? ''))
})

test('no sheet is printed for a judge before the undertaking, and none of a work that the reader is related to', async () => {
  const member = eq(panelMember.id, stage.judges[0]?.memberId ?? '')
  await world.database.db.update(panelMember).set({ undertakenAt: null }).where(member)
  await world.database.db.insert(conflict).values({
    id: randomUUID(),
    editionId: stage.editionId,
    personId: chair.personId,
    entryId: stage.entries[2]?.entryId ?? '',
    source: 'declared',
    reason: 'Cùng đơn vị',
    recordedBy: chair.accountId,
    recordedAt: world.clock.now,
  })
  const { sheets, pdf, guide } = await open(await chair.get(pathOf()))
  expect(pdf).not.toMatch(/Mãbài100[23]/)
  expect(pdf).toContain('Mãbài1001')
  expect(JSON.stringify(sheets)).not.toContain('1003')
  expect(guide.join('\n')).toContain('Chưa in phiếu của Giám khảo 1')
  expect(guide).toContain('Những bài mà người lập có liên quan không có trong gói.')
  await world.database.db.update(panelMember).set({ undertakenAt: world.clock.now }).where(member)
})

test('a work whose people had the use of their data restricted is there by its code alone, and not printed', async () => {
  const [row] = await world.database
    .owner`select person_id from entry_person where entry_id = ${stage.entries[1]?.entryId ?? ''}`
  const personId = String(row?.['person_id'])
  const note = 'Chưa in phiếu của bài đang hạn chế xử lý dữ liệu'
  await restrict(world, personId)
  const { sheets, pdf, guide } = await open(await secretary.get(pathOf()))
  const rows = (sheets[0] ?? []).slice(1).map((it) => cells(it, 10))
  // What was given stays, as on the pages of those who score.
  expect(rows.filter(([code]) => code === '1002').map((it) => [...it.slice(1, 4), it[9]])).toEqual([
    ['—', 'Giám khảo 1', 'Chưa nộp (đang hạn chế xử lý dữ liệu)', null],
    ['—', 'Giám khảo 2', 'Đã nộp (đang hạn chế xử lý dữ liệu)', 72.5],
  ])
  expect(JSON.stringify([sheets, guide, pdf])).not.toMatch(/Giải ?pháp ?số ?2/)
  expect([...pdf.matchAll(/Mãbài\d+/g)].map(([text]) => text)).toEqual(['Mãbài1001', 'Mãbài1003'])
  expect(guide.join('\n')).toContain(note)
  await liftRestriction(world, personId)
  const lifted = await open(await secretary.get(pathOf()))
  expect(lifted.pdf).toContain('Mãbài1002')
  expect(lifted.guide.join('\n')).not.toContain(note)
})

test('each scored part has a sheet of its own; what is being typed from paper is said and not printed again', async () => {
  const contest = await insertJudgedStage(world, {
    rules: teamContestTemplate,
    totals: [[12, null]],
    segments: { situation: [[null, 17]] },
  })
  const received = { receivedAt: world.clock.now.toISOString(), keepDraft: false }
  const taken = `/api/desk/assignments/${contest.assignmentIds[0]?.[1]}/paper`
  expect((await secretary.post(taken, received)).status).toBe(200)
  const { sheetNames, sheets, pdf } = await open(await secretary.get(pathOf(contest)))
  const judged = contest.rules.stages.flatMap((it) =>
    it.kind === 'scoring' && it.key === 'final' ? it.scoring.segments.filter((s) => s.mode === 'judged') : [],
  )
  expect(sheetNames).toEqual(['Hướng dẫn', ...judged.map(({ label }, i) => `${i + 1}. ${label}`)])
  expect(sheets.map((rows) => rows.slice(1).map((row) => cells(row, 4)))).toEqual([
    [
      ['1001', 'Giải pháp số 1', 'Giám khảo 1', 'Đã nộp'],
      ['1001', 'Giải pháp số 1', 'Giám khảo 2', 'Đang nhập phiếu giấy'],
    ],
    [
      ['1001', 'Giải pháp số 1', 'Giám khảo 1', 'Chưa nộp'],
      ['1001', 'Giải pháp số 1', 'Giám khảo 2', 'Đã nộp'],
    ],
    [],
  ])
  expect(pdf.match(/Mãbài\d+/g)).toEqual(['Mãbài1001'])
  expect(pdf).toContain('GiámkhảoSốphiếuinKýnhậnGiámkhảo11')
})

test('nobody else gets it, nor of a stage that is not being judged', async () => {
  const lead = await world.person('Phạm Thị Lan', [{ role: 'lead', scopeKind: 'global' }])
  for (const who of [judge(0), await world.person('Người khác')])
    expect((await who.get(pathOf())).status).toBe(404)
  expect((await lead.get(pathOf())).status).toBe(403)
  // A chair of another edition's panel; a stage that does not exist.
  expect((await chair.get(pathOf(other))).status).toBe(404)
  expect((await secretary.get(`/api/stages/${randomUUID()}/spare-package.zip`)).status).toBe(404)
  await world.database.db.update(stageTable).set({ state: 'frozen' }).where(eq(stageTable.id, other.stageId))
  expect((await secretary.get(pathOf(other))).body).toMatchObject({
    code: 'record/in-wrong-state',
    state: 'frozen',
  })
})

test('the statements do not grow with the works; too many sheets for one package are refused in a sentence', async () => {
  const one = await insertJudgedStage(world, { totals: [[null]] })
  const many = await insertJudgedStage(world, { totals: Array.from({ length: 51 }, () => [null, null]) })
  const count = (it: JudgedStage) => world.countQueries(() => secretary.get(pathOf(it)))
  await count(one)
  expect(await count(stage)).toBe(await count(one))
  // A medium one: 102 blank sheets.
  const medium = await secretary.get(pathOf(many))
  expect(medium.status).toBe(200)
  const pdf = unzipSync(medium.bytes)['phieu-cham-trang.pdf'] ?? new Uint8Array()
  expect(new TextDecoder('latin1').decode(pdf.subarray(0, 5))).toBe('%PDF-')
  expect(pdf.length).toBeGreaterThan(300_000)
  const tooMany = await insertJudgedStage(world, {
    totals: Array.from({ length: 167 }, () => [null, null, null]),
  })
  const refused = await secretary.get(pathOf(tooMany))
  expect([refused.status, refused.body.code, refused.body.title]).toEqual([
    422,
    'paper/too-many-sheets',
    'Vòng này còn 501 phiếu chưa nộp, một gói in tối đa 500 phiếu. Tổ Thư ký in phiếu theo từng giám khảo ở trang “Ban Giám khảo và phân công”.',
  ])
})
