import { notice, outbox, screening, session } from '@xk/db'
import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  ensureUnit,
  insertEdition,
  insertJudgedStage,
  must,
  setDate,
  submitIdeas,
  testServer,
  createTestApp,
  type Persona,
  type TestApp,
} from '../../testing/index.ts'
import { sendReminders } from './send-reminders.ts'

let world: TestApp
let secretary: Persona
const DAY = 86_400_000
const START = new Date('2026-11-28T01:00:00Z')
beforeAll(async () => {
  world = await createTestApp(testServer(), { now: START })
  secretary = await world.person('Trần Đức Nhã', [{ role: 'secretary', scopeKind: 'global' }])
})
afterAll(() => world.close())

const officerOf = async (name: string) =>
  world.person(`Cán bộ ${name}`, [
    { role: 'officer', scopeKind: 'unit', scopeId: await ensureUnit(world, name) },
  ])
const toldOf = async (who: Persona) =>
  (await world.database.db.select().from(notice).where(eq(notice.accountId, who.accountId)))
    .filter(({ kind }) => kind.startsWith('reminder.'))
    .map(({ kind, facts }) => [kind, (facts as { editionTitle?: string }).editionTitle ?? null])

test('units without a hand-in are reminded three days and one day before their own deadline, once each', async () => {
  const edition = await insertEdition(world, { closesInDays: 10 })
  const [done] = await submitIdeas(world, edition, { count: 1, attachments: false })
  const late = await officerOf('Đoàn Sở Y tế')
  const extended = await officerOf('Đoàn Sở Nội vụ')
  const ownUnit = await ensureUnit(world, 'Đoàn Sở Nội vụ')
  await setDate(world, edition.id, 'closesAt', new Date(START.getTime() + 12 * DAY), ownUnit)
  expect(await sendReminders(world.deps)).toBe(0)
  world.clock.advance(7.5 * DAY)
  // Two processes at once: one of them tells.
  const sent = await Promise.all([sendReminders(world.deps), sendReminders(world.deps)])
  expect(sent.reduce((sum, n) => sum + n, 0)).toBe(1)
  expect(await toldOf(late)).toEqual([['reminder.deadline3', edition.title]])
  world.clock.advance(2 * DAY)
  await sendReminders(world.deps)
  await sendReminders(world.deps)
  expect(await toldOf(late)).toEqual([
    ['reminder.deadline3', edition.title],
    ['reminder.deadline1', edition.title],
  ])
  expect(await toldOf(extended)).toEqual([['reminder.deadline3', edition.title]])
  expect(done && (await toldOf(done.officer))).toEqual([])
  // A deadline that is extended is reminded of anew.
  await setDate(world, edition.id, 'closesAt', new Date(world.clock.now.getTime() + 2 * DAY))
  await sendReminders(world.deps)
  expect(await toldOf(late)).toHaveLength(3)
  const urgent = await world.database.db
    .select({ kind: outbox.kind })
    .from(outbox)
    .where(and(eq(outbox.accountId, late.accountId), eq(outbox.urgent, true)))
  expect(urgent.map(({ kind }) => kind)).toEqual(['reminder.deadline1'])
  await world.database.sql`update edition set state = 'cancelled' where id = ${edition.id}`
})

test('a returned entry is reminded of the day before its supplement is due', async () => {
  const edition = await insertEdition(world)
  const [entry] = await submitIdeas(world, edition, { count: 1, attachments: false })
  const due = new Date(world.clock.now.getTime() + 3 * DAY)
  await world.database.db.update(session).set({ confirmedAt: world.clock.now })
  must(
    'return',
    await secretary.post(`/api/screening/${entry?.entryId}/return`, {
      n: 1,
      items: [{ pointer: '/fields/title', note: 'Nêu rõ hơn.' }],
      reason: 'Cần bổ sung.',
      due: due.toISOString(),
    }),
  )
  expect(await world.database.db.select().from(screening)).toHaveLength(1)
  expect(await sendReminders(world.deps)).toBe(0)
  world.clock.advance(2.5 * DAY)
  expect(await sendReminders(world.deps)).toBe(1)
  expect(entry && (await toldOf(entry.officer))).toContainEqual(['reminder.supplement', edition.title])
  await world.database.sql`update edition set state = 'cancelled' where id = ${edition.id}`
})

test('judges with open sheets are told how many are left, not which', async () => {
  const stage = await insertJudgedStage(world, {
    totals: [
      [80, null],
      [70, null],
    ],
  })
  await setDate(world, stage.editionId, 'judgingUntil', new Date(world.clock.now.getTime() + 2 * DAY))
  expect(await sendReminders(world.deps)).toBe(1)
  const [done, open] = stage.judges.map(({ persona }) => persona)
  expect(done && (await toldOf(done))).toEqual([])
  const [row] = await world.database.db
    .select()
    .from(notice)
    .where(eq(notice.accountId, open?.accountId ?? ''))
  expect([row?.kind, (row?.facts as { open?: number } | undefined)?.open]).toEqual(['reminder.judging3', 2])
  expect(
    stage.entries.filter(
      ({ title, blindCode }) =>
        JSON.stringify(row).includes(title) || JSON.stringify(row?.facts).includes(blindCode),
    ),
  ).toEqual([])
})

test('whoever answers is told the day before a question is due; the secretariat of what is late', async () => {
  const officer = await officerOf('Đoàn Sở Du lịch')
  const edition = await insertEdition(world)
  const unitId = await ensureUnit(world, 'Đoàn Sở Du lịch')
  const asked = must(
    'ask',
    await officer.post('/api/officer/questions', {
      editionId: edition.id,
      unitId,
      title: 'Nhóm sáu người được không?',
      body: 'Đơn vị có nhóm 6 tác giả.',
    }),
  )
  const kinds = async () => (await toldOf(secretary)).map(([kind]) => kind)
  world.clock.now = new Date(Date.parse(asked.dueAt) - DAY / 2)
  await sendReminders(world.deps)
  expect(await kinds()).toEqual(['reminder.questionOffice'])
  world.clock.advance(DAY)
  await sendReminders(world.deps)
  await sendReminders(world.deps)
  expect(await kinds()).toEqual(['reminder.questionOffice', 'reminder.questionOffice'])
})
