import { entry, entryPerson, revision, revisionContent, unitPeriod } from '@xk/db'
import { eq, inArray } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { exemplarRules, type HonouredEdition, insertHonoured } from '../../testing/honoured.ts'
import {
  createTestApp,
  insertJudgedStage,
  type JudgedStage,
  must,
  type Persona,
  type TestApp,
  testServer,
} from '../../testing/index.ts'
import { eraseMentions } from '../people/erase-mentions.ts'
import { release, type ResultPeople, resultPeople } from '../../testing/released-result.ts'

let world: TestApp
let people: ResultPeople
/** Decided, not published; and one that runs at the same time, into which the same person is nominated. */
let decided: HonouredEdition
let running: JudgedStage
/** Screens the running edition alone. */
let own: Persona
beforeAll(async () => {
  world = await createTestApp(testServer(), { now: new Date('2026-12-15T02:00:00Z') })
  people = await resultPeople(world)
  decided = await insertHonoured(world, people, ['Đào Ngọc Bảo Trân'], { release: false })
  running = await insertJudgedStage(world, { rules: exemplarRules, totals: [[90], [85]] })
  await world.database.owner`update edition set term_id =
    (select term_id from edition where id = ${decided.editionId}) where id = ${running.editionId}`
  await world.database.db
    .update(entryPerson)
    .set({ personId: decided.honoured[0]?.personId ?? '' })
    .where(eq(entryPerson.entryId, running.entries[0]?.entryId ?? ''))
  own = await world.person('Thư ký của lần này', [
    { role: 'secretary', scopeKind: 'edition', scopeId: running.editionId },
  ])
})
afterAll(() => world.close())

const honoursSeenBy = async (who: Persona) => {
  const { eligibility } = must('screening', await who.get(`/api/screening/${running.entries[0]?.entryId}`))
  const { outcome, because } = eligibility.find(
    (one: { rule: { rule: string } }) => one.rule.rule === 'notHonouredThisTerm',
  )
  return [outcome, because.people?.[0]?.found ?? null]
}

test('a result that is decided holds a second nomination back only before those who may see it, until its hour', async () => {
  const { title } = decided.rules
  expect(await honoursSeenBy(people.secretary)).toEqual([
    'notMet',
    `${title} (chưa công bố: không nêu với cơ sở)`,
  ])
  expect(await honoursSeenBy(own)).toEqual(['met', null])
  // Signed for its hour: nothing of it is out yet.
  await release(decided, people, { publishAt: '2026-12-16T02:00:00.000Z' })
  expect(await honoursSeenBy(own)).toEqual(['met', null])
  world.clock.now = new Date('2026-12-16T02:00:00Z')
  for (const who of [own, people.secretary]) expect(await honoursSeenBy(who)).toEqual(['notMet', title])
})

/** Makes a dossier the nomination of a collective of this unit and name, which its one person speaks for. */
const makeCollective = async (entryId: string, unitId: string, title: string) => {
  const { db } = world.database
  await db.update(entry).set({ division: 'collective', unitId }).where(eq(entry.id, entryId))
  await db.update(entryPerson).set({ role: 'delegate' }).where(eq(entryPerson.entryId, entryId))
  const revisions = db.select({ id: revision.id }).from(revision).where(eq(revision.entryId, entryId))
  const [content] = await db
    .select()
    .from(revisionContent)
    .where(inArray(revisionContent.revisionId, revisions))
  const body = content?.body as { fields: object; people: object[] }
  await db
    .update(revisionContent)
    .set({
      body: {
        ...body,
        fields: { ...body.fields, title },
        people: body.people.map((it) => ({ ...it, role: 'delegate' })),
      },
    })
    .where(inArray(revisionContent.revisionId, revisions))
}

test('a collective honoured before is known by unit and name; who spoke for it was not honoured', async () => {
  world.clock.now = new Date('2026-12-16T02:00:00Z')
  const [won] = decided.honoured
  const entryId = running.entries[0]?.entryId ?? ''
  if (!won) throw new Error('nobody is honoured')
  const { title } = decided.rules
  expect(await honoursSeenBy(people.secretary)).toEqual(['notMet', title])
  await makeCollective(won.entryId, won.unitId, 'Đội hình Sạp chợ số')
  // The same person, this time nominated themselves.
  expect(await honoursSeenBy(people.secretary)).toEqual(['met', null])
  await makeCollective(entryId, won.unitId, 'ĐỘI HÌNH  SẠP CHỢ SỐ')
  expect(await honoursSeenBy(people.secretary)).toEqual(['notMet', title])
  await makeCollective(entryId, won.unitId, 'Đội hình khác')
  expect(await honoursSeenBy(people.secretary)).toEqual(['met', null])
  await makeCollective(entryId, running.entries[1]?.unitId ?? '', 'Đội hình Sạp chợ số')
  expect(await honoursSeenBy(people.secretary)).toEqual(['met', null])
})

test('a collective honoured before bears the name that the rules of its own edition call a name', async () => {
  world.clock.now = new Date('2026-12-16T02:00:00Z')
  const { owner } = world.database
  const [won] = decided.honoured
  await makeCollective(won?.entryId ?? '', won?.unitId ?? '', 'Đội hình Sạp chợ số')
  await makeCollective(running.entries[0]?.entryId ?? '', won?.unitId ?? '', 'Đội hình Sạp chợ số')
  const rename = async (from: string, to: string) => {
    await owner`update ruleset set body = jsonb_set(body, '{entry,titleField}', to_jsonb(${to}::text))
      where edition_id = ${decided.editionId}`
    await owner`update revision_content c set body = jsonb_set(body #- array['fields', ${from}],
      array['fields', ${to}], body->'fields'->${from}::text)
      from revision r where r.id = c.revision_id and r.entry_id = ${won?.entryId ?? ''}`
  }
  await rename('title', 'teamName')
  expect(await honoursSeenBy(people.secretary)).toEqual(['notMet', decided.rules.title])
  await rename('teamName', 'title')
})

test('a collective honoured before this system is known by its unit and name, as the register has them', async () => {
  const { secretary } = people
  const [other, here] = [running.entries[1]?.unitId ?? '', decided.honoured[0]?.unitId ?? '']
  const entryId = running.entries[0]?.entryId ?? ''
  const names = await world.database.db.select().from(unitPeriod).where(eq(unitPeriod.unitId, here))
  const row = {
    subject: 'collective',
    fullName: 'Tổ Cải cách  một cửa',
    unitName: ` ${names[0]?.name.toUpperCase()} `,
    kind: 'exemplar',
    title: 'Tập thể trẻ, giỏi, thân thiện năm 2025',
    decisionNumber: '87-QĐ/ĐTN',
    decidedOn: '2025-10-12',
  }
  await makeCollective(entryId, here, 'Tổ cải cách một cửa')
  expect(await honoursSeenBy(secretary)).toEqual(['met', null])
  // A unit that nobody knows: the whole list stays out, and says which line.
  const unknown = { ...row, unitName: 'Đoàn cơ sở không có' }
  const refused = await secretary.post('/api/past-honours', { rows: [row, unknown] })
  expect([refused.status, refused.body.issues]).toEqual([
    422,
    [{ pointer: '/rows/1/unitName', code: 'unknown' }],
  ])
  expect(must('list', await secretary.get('/api/past-honours')).rows).toEqual([])
  const person = { ...row, subject: 'person', fullName: 'Lâm Tuấn Kiệt', unitName: '' }
  const { ids } = must('register', await secretary.post('/api/past-honours', { rows: [row, person] }))
  const listed = must('list', await secretary.get('/api/past-honours')).rows
  expect(
    listed.map((it: { subject: string; fullName: string; birthDate: unknown }) => [
      it.subject,
      it.fullName,
      it.birthDate,
    ]),
  ).toEqual([
    ['person', 'Lâm Tuấn Kiệt', null],
    ['collective', 'Tổ Cải cách một cửa', null],
  ])
  expect(await honoursSeenBy(secretary)).toEqual(['notMet', '87-QĐ/ĐTN, 12/10/2025'])
  await makeCollective(entryId, other, 'Tổ cải cách một cửa')
  expect(await honoursSeenBy(secretary)).toEqual(['met', null])
  await makeCollective(entryId, here, 'Tổ cải cách')
  expect(await honoursSeenBy(secretary)).toEqual(['met', null])

  // Whoever the collective is called after may ask to be forgotten; the row stays.
  await eraseMentions(world.database.db, { fullName: 'Cải cách một cửa', phone: null, email: null }, [
    entryId,
  ])
  const [, left] = must('list', await secretary.get('/api/past-honours')).rows
  expect(left.fullName).not.toContain('Cải cách')
  must('remove', await secretary.delete(`/api/past-honours/${ids[0]}`))
  expect(must('list', await secretary.get('/api/past-honours')).rows).toHaveLength(1)
})
