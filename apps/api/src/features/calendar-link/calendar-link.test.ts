import { account, calendarLink, officeGrant, panelMember, stage } from '@xk/db'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  createTestApp,
  ensureUnit,
  insertEdition,
  must,
  setDate,
  type Persona,
  type TestApp,
  testServer,
} from '../../testing/index.ts'

let world: TestApp
let judge: Persona
let officer: Persona
let edition: Awaited<ReturnType<typeof insertEdition>>
let unitId: string
const DAY = 86_400_000
const later = (days: number) => new Date(world.clock.now.getTime() + days * DAY)

beforeAll(async () => {
  world = await createTestApp(testServer(), { publicUrl: 'https://xungkich.example.vn' })
  edition = await insertEdition(world)
  unitId = await ensureUnit(world, 'Đoàn Sở Tài chính')
  judge = await world.person('Đinh Vũ Hải Yến')
  officer = await world.person('Trần Thị Cúc', [{ role: 'officer', scopeKind: 'unit', scopeId: unitId }])
  for (const [key, days] of [
    ['judgingFrom', 26],
    ['judgingUntil', 36],
    ['resultsAt', 40],
  ] as const)
    await setDate(world, edition.id, key, later(days))
  const stages = await world.database.db.select().from(stage).where(eq(stage.editionId, edition.id))
  const scoring = stages.find(({ kind }) => kind === 'scoring')
  await world.database.db.insert(panelMember).values({
    id: world.deps.newId(),
    stageId: scoring?.id ?? '',
    personId: judge.personId,
    expertise: [],
    chair: false,
    state: 'active',
    appointedBy: judge.accountId,
    appointedAt: world.clock.now,
  } as typeof panelMember.$inferInsert)
})
afterAll(() => world.close())

const make = async (who: Persona) =>
  new URL(must('link', await who.post('/api/calendar-link')).url as string).pathname
const summaries = async (path: string) => {
  const { status, body } = await world.anonymous.get(path)
  if (status !== 200) return status
  const lines = String(body).replaceAll('\r\n ', '').split('\r\n')
  const of = (name: string) =>
    lines.filter((line) => line.startsWith(name)).map((line) => line.slice(name.length))
  const starts = of('DTSTART:')
  return of('SUMMARY:').map((summary, i) => [summary.split(':')[0], starts[i]])
}
const stamp = (at: Date) =>
  at
    .toISOString()
    .replace(/[-:]/g, '')
    .replace(/\.\d{3}/, '')

test('a judge’s calendar has the dates of their own stage, and no word of any work or person', async () => {
  const path = await make(judge)
  expect(path).toMatch(/^\/lich-rieng\/[\w-]{43}\/lich\.ics$/)
  expect(await summaries(path)).toEqual([
    ['Bắt đầu chấm', stamp(later(26))],
    ['Hạn nộp phiếu chấm', stamp(later(36))],
  ])
  const { headers, body } = await world.anonymous.get(path)
  expect(headers.get('cache-control')).toBe('private, no-store')
  expect(body).not.toContain('Yến')
  expect(JSON.stringify(await world.database.db.select().from(calendarLink))).not.toContain(
    path.split('/')[2],
  )
})

test('an officer’s has their unit’s own deadline where it was granted one', async () => {
  const path = await make(officer)
  const closes = (at: Date) => ['Hạn nộp bài', stamp(at)]
  expect(await summaries(path)).toContainEqual(closes(later(20)))
  await setDate(world, edition.id, 'closesAt', later(23), unitId)
  await setDate(world, edition.id, 'closesAt', later(29), await ensureUnit(world, 'Đoàn Sở Tư pháp'))
  const all = (await summaries(path)) as string[][]
  expect(all.filter(([what]) => what === 'Hạn nộp bài')).toEqual([closes(later(23))])
  expect(all.map(([what]) => what)).not.toContain('Bắt đầu chấm')
})

test('a new address ends the one before; it ends when given up, with the office and with the account', async () => {
  const first = await make(officer)
  const second = await make(officer)
  expect((await officer.get('/api/calendar-link')).body).toEqual({ createdAt: world.clock.now.toISOString() })
  expect([(await summaries(first)) as unknown, typeof (await summaries(second))]).toEqual([404, 'object'])
  await world.database.db
    .update(officeGrant)
    .set({ revokedAt: world.clock.now })
    .where(eq(officeGrant.accountId, officer.accountId))
  expect(await summaries(second)).toEqual([])
  must('revoke', await officer.post('/api/calendar-link/revoke'))
  expect(await summaries(second)).toBe(404)
  expect((await officer.get('/api/calendar-link')).body).toEqual({ createdAt: null })
  const third = await make(officer)
  await world.database.db.update(account).set({ state: 'suspended' }).where(eq(account.id, officer.accountId))
  expect(await summaries(third)).toBe(404)
})

test('the file takes as many statements for one edition as for three', async () => {
  const path = await make(judge)
  const one = await world.countQueries(() => world.anonymous.get(path))
  await insertEdition(world)
  await insertEdition(world)
  expect(await world.countQueries(() => world.anonymous.get(path))).toBe(one)
})

test('the edition’s own file has the dates of each stage, with a reminder before sheets are due', async () => {
  await setDate(world, edition.id, 'promotionAt2', later(37))
  await setDate(world, edition.id, 'judgingUntil2', later(39))
  const path = `/cuoc-thi/${edition.slug}/lich.ics`
  const all = (await summaries(path)) as string[][]
  expect(all).toContainEqual(['Công bố danh sách vào vòng 2', stamp(later(37))])
  expect(all).toContainEqual(['Hạn nộp phiếu chấm vòng 2', stamp(later(39))])
  const second = String((await world.anonymous.get(path)).body).split('judgingUntil2@')[1] ?? ''
  expect(second.slice(0, second.indexOf('END:VEVENT'))).toContain('TRIGGER:-PT1440M')
})
