import { attachment, consent, edition, file, revisionAttachment, revisionContent, stageEntry } from '@xk/db'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { documentFixture } from '../../testing/document-fixture.ts'
import { type CouncilStage, insertCouncilStage, seatCouncil } from '../../testing/council-stage.ts'
import { giveConsent } from '../../testing/honoured.ts'
import { insertJudgedStage, type JudgedStage } from '../../testing/judged-stage.ts'
import { liftRestriction, restrict } from '../../testing/restrict.ts'
import { testServer } from '../../testing/server.ts'
import { createTestApp, type Persona, type TestApp } from '../../testing/test-app.ts'
import { textOfPdf } from '../../testing/text-of-pdf.ts'

/** What must not leave: the name, however it is written, and words of the dossier. */
const NAME = 'Trần Thị Ánh'
const WORDS = 'công trình Sổ tay công dân số'
const PORTRAIT = documentFixture('dossiers/01-chan-dung.jpg')

let world: TestApp
let secretary: Persona
let member: Persona
let teller: Persona
let stage: CouncilStage
let portraitId: string
type Line = Record<string, unknown>

const at = (path: string) => `/api/stages/${stage.councilStageId}/council${path}`
const anh = () => stage.candidates[1] as CouncilStage['candidates'][number]
const dossier = () => `/api/council-dossiers/${anh().stageEntryId}`
const leaks = (body: unknown) => {
  const text = JSON.stringify(body).normalize('NFC')
  return [NAME, WORDS, portraitId].filter((it) => text.includes(it))
}

/** The dossier says its name in its title and its words, and holds a portrait. */
const fill = async () => {
  const { db } = world.database
  const [place] = await db.select().from(stageEntry).where(eq(stageEntry.id, anh().stageEntryId))
  const revisionId = place?.revisionId ?? ''
  const [content] = await db.select().from(revisionContent).where(eq(revisionContent.revisionId, revisionId))
  const stored = content?.body as { fields: Line }
  const body = { ...stored, fields: { ...stored.fields, title: `${NAME}, chuyên viên`, department: WORDS } }
  await db.update(revisionContent).set({ body }).where(eq(revisionContent.revisionId, revisionId))
  const fileId = world.deps.newId()
  portraitId = world.deps.newId()
  await db.insert(file).values({
    id: fileId,
    sha256: 'a'.repeat(64),
    type: 'jpg',
    size: PORTRAIT.length,
    name: 'anh.jpg',
    uploadedBy: secretary.accountId,
    uploadedAt: world.clock.now,
  })
  const { path, handle } = await world.deps.files.openTemporary(fileId)
  await handle.write(PORTRAIT)
  await handle.close()
  await world.deps.files.adopt(fileId, path)
  const { entryId } = anh()
  await db
    .insert(attachment)
    .values({ id: portraitId, entryId, fileId, audience: 'content', slot: 'portrait', ordinal: 1 })
  await db.insert(revisionAttachment).values({ revisionId, attachmentId: portraitId, ordinal: 1 })
}

beforeAll(async () => {
  world = await createTestApp(testServer())
  secretary = await world.person('Trần Đức Nhã', [{ role: 'secretary', scopeKind: 'global' }])
  stage = await insertCouncilStage(world, {
    names: ['Nguyễn Văn Đức', NAME, 'Lê Hoàng An'],
    council: { interest: 'struck' },
  })
  const seats = await seatCouncil(world, secretary, stage.councilStageId)
  member = seats[7]?.persona as Persona
  teller = seats[3]?.persona as Persona
  await fill()
})
afterAll(() => world.close())

test('a councillor who could read a dossier is told that it is restricted, and nothing of who and what', async () => {
  const photo = () => member.get(`/api/entries/${anh().entryId}/attachments/${portraitId}?inline=1`)
  expect(leaks((await member.get(dossier())).body)).toEqual([NAME, WORDS, portraitId])
  expect((await photo()).status).toBe(200)

  await restrict(world, anh().personId)
  const { status, body } = await member.get(dossier())
  const { restricted, name, position, unitName } = body.candidate
  expect([status, restricted, name, position, unitName !== '']).toEqual([200, true, '—', null, true])
  expect([body.body, body.attachments, body.confirmations, body.notice]).toEqual([null, [], [], null])
  expect((await photo()).status).toBe(404)
})

test('agenda, meeting, rounds and setting up name everybody else, in an order that tells nothing', async () => {
  const pages = await Promise.all([
    member.get(at('/agenda')),
    teller.get(at('/sitting')),
    secretary.get(at('')),
    member.get(`/api/stages/${stage.councilStageId}/ballot-rounds`),
  ])
  for (const { status, body } of pages) {
    expect([status, leaks(body)]).toEqual([200, []])
    expect(body.candidates.map((it: Line) => [it['name'], it['restricted']])).toEqual([
      ['Lê Hoàng An', false],
      ['Nguyễn Văn Đức', false],
      ['—', true],
    ])
  }
})

test('no paper of the meeting prints the name', async () => {
  for (const paper of ['count-minutes', 'meeting-minutes', 'ballot-sheet']) {
    const answer = await teller.get(at(`/${paper}.pdf`))
    const text = await textOfPdf(world, answer)
    expect([paper, answer.status, text.includes(NAME.replaceAll(' ', ''))]).toEqual([paper, 200, false])
  }
})

test('once it is lifted all is as before', async () => {
  await liftRestriction(world, anh().personId)
  expect(leaks((await member.get(dossier())).body)).toEqual([NAME, WORDS, portraitId])
})

test('who takes back that their dossier is looked at is read by no councillor, until they agree anew or it is decided', async () => {
  const { db } = world.database
  const { entryId, personId } = anh()
  const given = { entryId, personId, purpose: 'processing' }
  const sees = async () => leaks((await member.get(dossier())).body).length > 0
  await giveConsent(world, given)
  expect(await sees()).toBe(true)
  await db.update(consent).set({ withdrawnAt: world.clock.now }).where(eq(consent.entryId, entryId))
  expect(await sees()).toBe(false)
  expect((await member.get(at('/agenda'))).body.candidates.map((it: Line) => it['restricted'])).toEqual([
    false,
    false,
    true,
  ])
  const setState = (state: string) => db.update(edition).set({ state }).where(eq(edition.id, stage.editionId))
  await setState('decided')
  expect(await sees()).toBe(true)
  await setState('council')
  expect(await sees()).toBe(false)
  // A publication that is taken back closes nothing.
  await giveConsent(world, given)
  await giveConsent(world, { ...given, purpose: 'publishName' })
  await db.update(consent).set({ withdrawnAt: world.clock.now }).where(eq(consent.purpose, 'publishName'))
  expect(await sees()).toBe(true)
  await db.delete(consent).where(eq(consent.entryId, entryId))
})

test('judges see that a work is closed: no title, text or page picture; what they gave stays', async () => {
  const judged: JudgedStage = await insertJudgedStage(world, { totals: [[null], [80]], judges: 1 })
  const judge = judged.judges[0]?.persona as Persona
  const assignmentId = judged.assignmentIds[0]?.[0] ?? ''
  const list = () => judge.get(`/api/desk/stages/${judged.stageId}`)
  const work = () => judge.get(`/api/desk/assignments/${assignmentId}`)
  const open = await work()
  expect([open.status, open.body.restricted]).toEqual([200, false])
  const { title } = open.body.work
  const [row] = await world.database
    .owner`select person_id from entry_person where entry_id = ${judged.entries[0]?.entryId ?? ''}`
  await restrict(world, String(row?.['person_id']))
  const closed = await work()
  expect([closed.body.restricted, closed.body.work]).toEqual([
    true,
    { title: '—', topic: null, fields: [], documents: [] },
  ])
  expect(closed.body.sheet).toEqual(open.body.sheet)
  const items: Line[] = (await list()).body.items
  expect(items.map((it) => [it['title'] === title, it['restricted']])).toEqual([
    [false, true],
    [false, false],
  ])
  for (const page of [list(), secretary.get(`/api/stages/${judged.stageId}/panel`)])
    expect(JSON.stringify((await page).body)).not.toContain(JSON.stringify(title))
})

test('a closed work holds up no judge: the rest is handed in without it, and its sheet afterwards', async () => {
  const judged = await insertJudgedStage(world, { totals: [[null], [null]], judges: 1 })
  const judge = judged.judges[0]?.persona as Persona
  const [closed = '', open = ''] = judged.assignmentIds.map(([id]) => id)
  const score = async (id: string) => {
    const { rubric } = (await judge.get(`/api/desk/assignments/${id}`)).body
    const criteria: { key: string; max: string }[] = rubric.segment.criteria
    const sheet = {
      marks: Object.fromEntries(criteria.map((c) => [c.key, Math.floor(Number(c.max.split('/')[0]) * 1.6)])),
      comments: Object.fromEntries(criteria.map((c) => [c.key, 'Có số liệu kiểm chứng.'])),
      overallComment: 'Bài nêu rõ thực trạng, có số liệu trước và sau, cách tính hợp lý, '.repeat(3),
    }
    const saved = await judge.put(`/api/desk/assignments/${id}/sheet`, { ...sheet, baseVersion: 0 })
    expect([saved.status, saved.body.issues]).toEqual([200, undefined])
  }
  const handIn = (...ids: string[]) =>
    judge.post(`/api/desk/stages/${judged.stageId}/submit-all`, {
      versions: Object.fromEntries(ids.map((id) => [id, 1])),
    })
  const [row] = await world.database
    .owner`select person_id from entry_person where entry_id = ${judged.entries[0]?.entryId ?? ''}`
  const personId = String(row?.['person_id'])
  await score(open)
  expect((await handIn(open)).body.code).toBe('sheet/incomplete')
  await restrict(world, personId)
  expect((await handIn(open)).body).toEqual({ handedIn: 1, late: false })
  const states = async () =>
    (await judge.get(`/api/desk/stages/${judged.stageId}`)).body.items.map((it: Line) => [
      it['assignmentId'],
      it['state'],
    ])
  expect(new Map(await states())).toEqual(
    new Map([
      [closed, 'notBegun'],
      [open, 'handedIn'],
    ]),
  )
  await liftRestriction(world, personId)
  await score(closed)
  expect((await handIn(closed)).body).toEqual({ handedIn: 1, late: false })
})
