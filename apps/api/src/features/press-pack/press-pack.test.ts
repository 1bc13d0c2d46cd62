import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { consent, entryPerson, exemplar, ledgerPayload, person, personIdentity } from '@xk/db'
import { readSheet } from '@xk/documents'
import { fold } from '@xk/domain/kernel'
import { and, eq, sql } from 'drizzle-orm'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addPortrait, giveConsent, type HonouredEdition, insertHonoured } from '../../testing/honoured.ts'
import { liftRestriction, restrict } from '../../testing/restrict.ts'
import { type ResultPeople, resultPeople } from '../../testing/released-result.ts'
import { testServer } from '../../testing/server.ts'
import { type Answer, createTestApp, type Persona, type TestApp } from '../../testing/test-app.ts'

const NAMES = ['Đào Ngọc Bảo Trân', 'Nguyễn Hoàng Thiên Ân', 'Nguyễn Thị Yến Phụng', 'Mạch Hữu Ước']

let world: TestApp
let people: ResultPeople
let it: HonouredEdition
let officer: Persona
let url: string

beforeAll(async () => {
  world = await createTestApp(testServer(), { now: new Date('2026-12-15T02:00:00Z') })
  people = await resultPeople(world)
  it = await insertHonoured(world, people, NAMES, { publishAt: '2026-12-15T07:00:00Z' })
  url = `/api/editions/${it.editionId}/press-pack`
  officer = await world.person('Cán bộ cơ sở', [
    { role: 'officer', scopeKind: 'unit', scopeId: it.honoured[0]?.unitId ?? '' },
  ])
  const photo = new URL('../gallery/fixtures/chan-dung-xoay.jpg', import.meta.url)
  for (const i of [0, 2])
    await addPortrait(world, it.honoured[i]?.stageEntryId ?? '', new Uint8Array(readFileSync(photo)))
  await take(2, 'publishPhoto')
  await take(3, 'publishName')
})
afterAll(() => world.close())

const take = (i: number, purpose: string) =>
  world.database.db
    .update(consent)
    .set({ withdrawnAt: world.clock.now })
    .where(and(eq(consent.personId, it.honoured[i]?.personId ?? ''), eq(consent.purpose, purpose)))

const open = async (answer: Answer) => {
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/zip'])
  const parts = unzipSync(answer.bytes)
  const read = await readSheet(parts['danh-sach-va-dong-y.xlsx'] ?? new Uint8Array())
  if (!read.ok) throw new Error(read.problem.code)
  const document = unzipSync(parts['bai-gioi-thieu.docx'] ?? new Uint8Array())
  const text = strFromU8(document['word/document.xml'] ?? new Uint8Array()).replace(/<[^>]+>/g, ' ')
  return {
    names: Object.keys(parts).toSorted(),
    parts,
    sheets: read.value.sheets.map(({ rows }) => rows.map((row) => row.map(({ value }) => value))),
    text,
  }
}

test('before the ceremony’s hour the pack is there for the house, and says until when it is silent', async () => {
  const { names, parts, sheets, text } = await open(await people.secretary.post(url))
  expect(names).toEqual([
    'anh/03-dao-ngoc-bao-tran.jpg',
    'bai-gioi-thieu.docx',
    'danh-sach-va-dong-y.xlsx',
    'quyet-dinh.pdf',
  ])
  expect(text).toContain('CHƯA ĐƯỢC PHỔ BIẾN TRƯỚC 14g00 ngày 15/12/2026')
  expect(text).toContain('bắt đầu mỗi buổi sáng')
  expect(text).toContain('1 gương không có trong gói vì hiện không được phép công bố')
  for (const part of [text, JSON.stringify(sheets)]) expect(part).not.toContain(NAMES[3])
  expect(strFromU8((parts['quyet-dinh.pdf'] ?? new Uint8Array()).subarray(0, 5))).toBe('%PDF-')
  const photo = Buffer.from(parts['anh/03-dao-ngoc-bao-tran.jpg'] ?? new Uint8Array())
  expect([photo.subarray(0, 2).toString('hex'), photo.includes('Exif')]).toEqual(['ffd8', false])
  const [, consents = []] = sheets
  expect(consents.slice(1).map((row) => [row[0], row[2], row[3], row[4]])).toEqual([
    [NAMES[1], 'Có', 'Có', '15/12/2026'],
    [NAMES[2], 'Có', 'Không', '15/12/2026'],
    [NAMES[0], 'Có', 'Có', '15/12/2026'],
  ])
})

test('it is made anew at each download: a consent taken back since is not in it; each is recorded', async () => {
  world.clock.now = new Date('2026-12-15T07:00:01Z')
  await take(0, 'publishPhoto')
  const { names, text } = await open(await people.lead.post(url))
  expect(names.some((name) => name.startsWith('anh/'))).toBe(false)
  expect(text).not.toContain('CHƯA ĐƯỢC PHỔ BIẾN')
  const events = await world.database.db
    .select({ payload: ledgerPayload.payload })
    .from(ledgerPayload)
    .where(sql`payload->>'kind' = 'pressPack'`)
    .orderBy(ledgerPayload.seq)
  expect(
    events.map(({ payload }) => {
      const { by, photos, entries } = payload as { by: string; photos: number; entries: string[] }
      return [by, photos, entries.length]
    }),
  ).toEqual([
    [people.secretary.accountId, 1, 3],
    [people.lead.accountId, 0, 3],
  ])
})

test('whoever had the use of their data restricted is in no part of it', async () => {
  const personId = it.honoured[1]?.personId ?? ''
  await restrict(world, personId)
  const { names, text, sheets } = await open(await people.lead.post(url))
  for (const part of [names.join(' '), text, JSON.stringify(sheets)]) expect(part).not.toContain(NAMES[1])
  // That it was they who asked for it is nobody's business outside.
  expect(text).toContain('2 gương không có trong gói vì hiện không được phép công bố')
  expect(text).not.toMatch(/hạn chế/i)
  await liftRestriction(world, personId)
})

test('no word of it names a member who does not agree to that, however the others are shown', async () => {
  const { db } = world.database
  const { entryId = '', unitId = '' } = it.honoured[0] ?? {}
  const other = randomUUID()
  const hidden = 'Lê Kín Tiếng'
  await db.insert(person).values({ id: other, createdAt: world.clock.now })
  await db
    .insert(personIdentity)
    .values({ personId: other, fullName: hidden, folded: 'le kin tieng', sortKey: 'Tiếng' })
  await db.insert(entryPerson).values({
    entryId,
    personId: other,
    role: 'nominee',
    representative: false,
    ordinal: 2,
    unitId,
  })
  const words = {
    headline: `${hidden} và cả nhóm`,
    quote: `Nhờ LÊ KÍN TIẾNG mà quầy không vắng.`,
    text: 'Nhóm trực quầy bốn năm liền.',
    works: ['Quầy tiếp nhận của le kin tieng', 'Sổ tay thủ tục'],
  }
  await db.insert(exemplar).values({
    entryId,
    editionId: it.editionId,
    version: 1,
    shown: words,
    takenDown: false,
  })
  const { text, sheets } = await open(await people.lead.post(url))
  const all = fold(`${text} ${JSON.stringify(sheets)}`)
  expect(all).not.toContain(fold(hidden))
  for (const said of [words.text, 'Sổ tay thủ tục']) expect(text).toContain(said)
  // As soon as they agree, it may be said.
  await giveConsent(world, { entryId, personId: other, purpose: 'publishName' })
  expect((await open(await people.lead.post(url))).text).toContain(words.quote)
})

test('it is nobody else’s, and not there before anything is signed', async () => {
  expect((await officer.post(url)).status).toBe(404)
  // Hours later: who confirmed themselves in the morning does so again.
  const early = await insertHonoured(world, await resultPeople(world), ['Lâm Tuấn Kiệt'], { release: false })
  const refused = await people.secretary.post(`/api/editions/${early.editionId}/press-pack`)
  expect([refused.status, refused.body.code]).toEqual([409, 'record/in-wrong-state'])
})
