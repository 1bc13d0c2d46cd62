import { entryPerson, resultNotice } from '@xk/db'
import { eq } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { exemplarRules } from '../../testing/honoured.ts'
import { createTestApp, testServer, type TestApp } from '../../testing/index.ts'
import { must } from '../../testing/must.ts'
import {
  correct,
  decide,
  insertApprovedResult,
  release,
  resultPeople,
} from '../../testing/released-result.ts'
import { tellHonoured } from './result-notices.ts'

let world: TestApp
afterAll(() => world.close())

const HOUR = 3_600_000

test('a title taken back before the hour is not congratulated on; who has it instead hears of it first', async () => {
  world = await createTestApp(testServer())
  const { db } = world.database
  const people = await resultPeople(world)
  const it = await insertApprovedResult(world, people, {
    rules: { ...exemplarRules, prizes: exemplarRules.prizes.map((prize) => ({ ...prize, quota: 1 })) },
    totals: [
      [97, 96, 95],
      [90, 89, 88],
    ],
  })
  await decide(it, people)
  const hour = new Date(Math.floor(world.clock.now.getTime() / HOUR) * HOUR + 72 * HOUR).toISOString()
  const ceremony = { baseVersion: 0, at: hour, place: 'Hội trường', replyBy: null, note: '', contact: '' }
  must(
    'ceremony',
    await people.secretary.put(`/api/editions/${it.editionId}/ceremony`, { ...ceremony, tellHours: 24 }),
  )
  await release(it, people, { publishAt: hour })
  const waiting = async () =>
    (
      await db
        .select({ entryId: resultNotice.entryId, state: resultNotice.state, dueAt: resultNotice.dueAt })
        .from(resultNotice)
    ).map(({ entryId, state, dueAt }) => [
      it.entries.findIndex((entry) => entry.entryId === entryId),
      state,
      dueAt.toISOString(),
    ])
  const due = new Date(Date.parse(hour) - 24 * HOUR).toISOString()
  expect(await waiting()).toEqual([[0, 'waiting', due]])
  // A mail to another of theirs came back for good: the secretariat was to call.
  const alsoTheirs = await world.person('Đồng tác giả')
  await db.insert(resultNotice).values({
    id: world.deps.newId(),
    editionId: it.editionId,
    entryId: it.entries[0]?.entryId ?? '',
    personId: alsoTheirs.personId,
    dueAt: new Date(due),
    state: 'failed',
  })
  world.clock.advance(60_000)
  await correct(it, people, {
    reason: 'Kê khai gian dối',
    items: [
      {
        kind: 'revocation',
        stageEntryId: it.entries[0]?.stageEntryId,
        ground: 'Kế hoạch, phần VII',
        vacancy: 'raiseNext',
      },
    ],
    decision: { number: '31', signedOn: '2026-12-20' },
  })
  expect(await waiting()).toEqual([[1, 'waiting', due]])

  // Who speaks for a collective hears that the collective is honoured, not they.
  const [next] = await db
    .select()
    .from(entryPerson)
    .where(eq(entryPerson.entryId, it.entries[1]?.entryId ?? ''))
  const person = await world.person('Người được tuyên dương')
  await db
    .update(resultNotice)
    .set({ personId: person.personId })
    .where(eq(resultNotice.personId, next?.personId ?? ''))
  await db
    .update(entryPerson)
    .set({ personId: person.personId, role: 'delegate' })
    .where(eq(entryPerson.personId, next?.personId ?? ''))
  world.clock.now = new Date(due)
  expect(await tellHonoured(world.deps)).toBe(1)
  type Notice = { kind: string; facts: Record<string, unknown> }
  const { notices } = (await person.get('/api/notices')).body
  expect(notices.map(({ kind, facts }: Notice) => [kind, facts['collective']])).toEqual([
    ['result.own', true],
  ])
})
