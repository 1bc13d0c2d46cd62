import { randomUUID } from 'node:crypto'
import {
  assignment,
  award,
  ceremonyInvitation,
  council,
  councilInterest,
  councilMember,
  entryErasure,
  entryPerson,
  file,
  notice,
  outbox,
  paperScan,
  paperSheet,
  paperTyping,
  personIdentity,
  resultNotice,
  scoreSheet,
  session,
  stageEntry,
} from '@xk/db'
import { eq, inArray } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  createTestApp,
  type JudgedStage,
  must,
  type Persona,
  type TestApp,
  testServer,
} from '../../../testing/index.ts'
import { decide, insertApprovedResult, release, resultPeople } from '../../../testing/released-result.ts'
import { reapplyErasures } from '../../backup/reapply-erasures.ts'
import { readErasureList } from '../../people/erasure-list.ts'
import { carryOutRetention, proposeRetention } from './runs.ts'

let world: TestApp
let it: JudgedStage
let secretary: Persona
let lead: Persona
let honoured: Set<string>
const TOTALS = Array.from({ length: 14 }, (_, i) => [96 - 2 * i, 94 - 2 * i])
beforeAll(async () => {
  world = await createTestApp(testServer())
  const people = await resultPeople(world)
  it = await insertApprovedResult(world, people, { totals: TOTALS })
  await decide(it, people)
  await release(it, people)
  const given = await world.database.db
    .select({ entryId: stageEntry.entryId })
    .from(award)
    .innerJoin(stageEntry, eq(stageEntry.id, award.stageEntryId))
    .where(inArray(award.state, ['given', 'shared', 'added']))
  honoured = new Set(given.map(({ entryId }) => entryId))
})
afterAll(() => world.close())

const text = async () =>
  (
    await world.database.owner`select coalesce(string_agg(t::text, ' '), '') as all from (
      select body::text as t from revision_content union all select body::text from draft
      union all select full_name from person_identity union all select body::text from rendition) x`
  )[0]?.['all'] as string
/** What was written about entries where people judged, screened and decided. */
const words = async () =>
  (
    await world.database.owner`select coalesce(string_agg(t::text, ' '), '') as all from (
      select body::text as t from score_sheet union all select body::text from paper_typing
      union all select kept_draft::text from paper_sheet union all select reason from paper_sheet
      union all select reason from council_interest union all select note from result_notice
      union all select eligibility::text from screening) x`
  )[0]?.['all'] as string

/** A name, with the entry's number, at every place where somebody writes about an entry. */
const writeAbout = async (nth: number) => {
  const { db } = world.database
  const entry = it.entries[nth]
  const said = `Lời về Tác giả số ${nth + 1}.`
  const at = world.clock.now
  const by = randomUUID()
  const [sheet] = await db
    .select({ id: scoreSheet.id, assignmentId: scoreSheet.assignmentId, body: scoreSheet.body })
    .from(scoreSheet)
    .innerJoin(assignment, eq(assignment.id, scoreSheet.assignmentId))
    .where(eq(assignment.stageEntryId, entry?.stageEntryId ?? ''))
  const { assignmentId = '', id = '' } = sheet ?? {}
  const body = { marks: sheet?.body.marks ?? {}, comments: { novelty: said }, overallComment: said }
  await db.update(scoreSheet).set({ body }).where(eq(scoreSheet.id, id))
  const [paper, scan, member] = [randomUUID(), randomUUID(), randomUUID()]
  await db.insert(paperSheet).values({
    id: paper,
    assignmentId,
    state: 'settled',
    receivedAt: at,
    openedBy: by,
    openedAt: at,
    keptDraft: body,
    reason: said,
  })
  await db.insert(paperTyping).values({ id: randomUUID(), paperSheetId: paper, place: 1, n: 1, by, body, at })
  await db.insert(file).values({
    id: scan,
    sha256: '0'.repeat(64),
    type: 'jpg',
    size: 1,
    name: 'phieu.jpg',
    uploadedBy: by,
    uploadedAt: at,
  })
  await db.insert(paperScan).values({ id: randomUUID(), paperSheetId: paper, page: 1, fileId: scan, at, by })
  const [person] = await db
    .select()
    .from(entryPerson)
    .where(eq(entryPerson.entryId, entry?.entryId ?? ''))
  await db.insert(resultNotice).values({
    id: randomUUID(),
    editionId: it.editionId,
    entryId: entry?.entryId ?? '',
    personId: person?.personId ?? '',
    dueAt: at,
    state: 'told',
    note: said,
  })
  await db
    .insert(council)
    .values({ stageId: it.stageId, setUpBy: '', place: '', minutes: {}, version: 1 })
    .onConflictDoNothing()
  await db.insert(councilMember).values({
    id: member,
    stageId: it.stageId,
    personId: (await world.person(`Ủy viên ${nth}`)).personId,
    office: 'member',
    state: 'appointed',
    ordinal: nth,
  })
  await db.insert(councilInterest).values({
    memberId: member,
    stageEntryId: entry?.stageEntryId ?? '',
    source: 'declared',
    reason: said,
    at,
  })
  return { said, marks: body.marks, sheetId: id, scan }
}
const confirmAll = () => world.database.db.update(session).set({ confirmedAt: world.clock.now })

test('nothing is due before the time that the rules name; then it is proposed, and erases nothing by itself', async () => {
  expect(await proposeRetention(world.deps)).toBe(0)
  world.clock.advance(370 * 86_400_000)
  secretary = await world.person('Mai Quốc Vinh', [{ role: 'secretary', scopeKind: 'global' }])
  lead = await world.person('Trần Khánh Uyên', [{ role: 'lead', scopeKind: 'global' }])
  const before = await text()
  expect(await proposeRetention(world.deps)).toBe(1)
  expect(await proposeRetention(world.deps)).toBe(0)
  expect(await carryOutRetention(world.deps)).toBe(0)
  expect(await text()).toBe(before)
  const told = await world.database.db.select().from(notice).where(eq(notice.accountId, secretary.accountId))
  expect(told.map(({ kind }) => kind)).toEqual(['retention.due'])
})

/** Who may approve is told, and sees entry by entry what goes: the same list that was asked for. */
const sayWhatWaits = async (id: string, before: Record<string, unknown>) => {
  const { db } = world.database
  const told = await db.select().from(notice).where(eq(notice.kind, 'retention.requested'))
  expect(told.map(({ accountId }) => accountId)).toContain(lead.accountId)
  expect(told.map(({ accountId }) => accountId)).not.toContain(secretary.accountId)
  const mails = await db.select().from(outbox).where(eq(outbox.kind, 'retention.requested'))
  expect(mails.map(({ accountId }) => accountId)).toContain(lead.accountId)
  const list = must('entries', await lead.get(`/api/retention-runs/${id}/entries`))
  expect(list).toEqual(before)
  const going = it.entries.filter(({ entryId }) => !honoured.has(entryId))
  expect([list.total, list.next, list.entries.length]).toEqual([going.length, null, going.length])
  const titles = list.entries.map(({ title }: { title: string }) => title)
  expect(titles.toSorted()).toEqual(going.map(({ title }) => title).toSorted())
  expect(list.entries.filter(({ people }: { people: string[] }) => people.length !== 1)).toEqual([])
  expect(list.entries[0].unitName).not.toBe('')
  const rest = must('rest', await lead.get(`/api/retention-runs/${id}/entries?from=${going.length - 1}`))
  expect([rest.entries.length, rest.next]).toEqual([1, null])
  const officer = await world.person('Người ngoài')
  expect((await officer.get(`/api/retention-runs/${id}/entries`)).status).toBe(404)
}

test('the list that one looked at is erased when another approves; the honoured and the result stay', async () => {
  // Somebody of a dossier has asked for a copy: it is not erased before they were answered.
  const { db } = world.database
  const [asking] = await db
    .select()
    .from(entryPerson)
    .where(eq(entryPerson.entryId, it.entries.at(-1)!.entryId))
  const request = must(
    'request',
    await secretary.post('/api/data-requests', {
      kind: 'access',
      channel: 'paper',
      receivedAt: world.clock.now.toISOString(),
      name: 'Người gửi giấy',
      contact: '',
      unit: '',
      text: 'Đề nghị gửi bản sao dữ liệu.',
      personId: asking!.personId,
    }),
  )
  const lines = async () => must('due', await secretary.get('/api/retention')).due
  expect(await lines()).toMatchObject([{ kept: honoured.size + 1 }])
  const url = `/api/data-requests/${request.id}/close`
  must('close', await secretary.post(url, { version: 1, refused: true, outcome: 'Không xác minh được.' }))
  await db.insert(ceremonyInvitation).values({
    id: randomUUID(),
    editionId: it.editionId,
    unitId: it.entries[0]!.unitId,
    n: 1,
    preparedBy: lead.accountId,
    preparedAt: world.clock.now,
    answer: 'sending',
    people: 1,
    delegateName: 'Lý Thị Gấm',
    delegatePosition: 'Phó Bí thư',
    answerNote: 'Đến muộn 15 phút.',
  })
  const [due] = await lines()
  expect(due).toMatchObject({ entries: TOTALS.length - honoured.size, kept: honoured.size, months: 12 })
  const lastOne = TOTALS.length - 1
  const gone = await writeAbout(lastOne)
  const staying = await writeAbout(it.entries.findIndex(({ entryId }) => honoured.has(entryId)))
  const before = must('list', await secretary.get(`/api/editions/${due.editionId}/retention`))
  const input = { editionId: due.editionId, digest: due.digest, reason: 'Hết 12 tháng theo thể lệ' }
  expect((await lead.post('/api/retention', input)).status).toBe(403)
  expect((await secretary.post('/api/retention', { ...input, digest: 'a'.repeat(64) })).status).toBe(409)
  const { id } = must('ask', await secretary.post('/api/retention', input))
  expect((await secretary.post('/api/retention', input)).body.state).toBe('waiting')
  expect(must('runs', await secretary.get('/api/retention'))).toMatchObject({
    due: [],
    runs: [{ id, done: 0 }],
  })
  await sayWhatWaits(String(id), before)
  await confirmAll()
  expect((await secretary.post(`/api/retention-runs/${id}/approve`)).status).toBe(403)
  const slug = (await world.database.sql`select slug from edition where id = ${due.editionId}`)[0]?.['slug']
  const published = (await world.anonymous.get(`/ket-qua/${slug}/release.json`)).body
  must('approve', await lead.post(`/api/retention-runs/${id}/approve`))
  expect((await lead.post(`/api/retention-runs/${id}/approve`)).body.state).toBe('done')
  expect(must('runs', await secretary.get('/api/retention')).runs[0]).toMatchObject({
    state: 'done',
    done: TOTALS.length - honoured.size,
  })

  const [invited] = await db.select().from(ceremonyInvitation)
  expect([invited?.answer, invited?.delegateName, invited?.delegatePosition, invited?.answerNote]).toEqual([
    'sending',
    null,
    null,
    null,
  ])
  const left = await text()
  const links = await db.select().from(entryPerson)
  for (const entry of it.entries) {
    const kept = honoured.has(entry.entryId)
    expect([entry.title, left.includes(`"${entry.title}"`)]).toEqual([entry.title, kept])
    expect([entry.title, links.some(({ entryId }) => entryId === entry.entryId)]).toEqual([entry.title, kept])
  }
  // The words of those who judged went with it, the marks stay; of the honoured both do.
  const said = await words()
  expect([said.includes(gone.said), said.includes(staying.said)]).toEqual([false, true])
  const [sheet] = await db.select().from(scoreSheet).where(eq(scoreSheet.id, gone.sheetId))
  expect([sheet?.body, sheet?.salt]).toEqual([{ marks: gone.marks, comments: {}, overallComment: '' }, null])
  expect((await db.select().from(paperScan)).map(({ fileId }) => fileId)).toEqual([staying.scan])
  // Nothing else ties the people of what went to the system: their identity went too.
  const names = (await db.select().from(personIdentity)).filter(({ fullName }) =>
    fullName.startsWith('Tác giả'),
  )
  expect(names).toHaveLength(honoured.size)
  expect((await world.anonymous.get(`/ket-qua/${slug}/release.json`)).body).toEqual(published)
  expect((await db.select().from(award)).length).toBeGreaterThan(0)
  expect(must('again', await secretary.get('/api/retention')).due).toEqual([])
})

test('what was erased is erased again after a restore from before it', async () => {
  const { db } = world.database
  const listed = readErasureList(world.deps.config.dataDir).filter(({ entryId }) => entryId)
  expect(listed).toHaveLength(TOTALS.length - honoured.size)
  const [first] = listed
  // As a restore would leave it: the row is gone, the content is back.
  await world.database.owner`delete from entry_erasure where entry_id = ${first?.entryId ?? ''}`
  await world.database
    .owner`update revision_content set body = '{"fields":{"title":"Trở lại"},"people":[]}'::jsonb
    where revision_id in (select id from revision where entry_id = ${first?.entryId ?? ''})`
  expect(await text()).toContain('Trở lại')
  expect(await reapplyErasures(world.deps)).toBe(1)
  expect(await text()).not.toContain('Trở lại')
  expect(await db.select().from(entryErasure)).toHaveLength(TOTALS.length - honoured.size)
  expect(await reapplyErasures(world.deps)).toBe(0)
})
