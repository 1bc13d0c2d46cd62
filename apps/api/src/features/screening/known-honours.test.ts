import { entryPerson } from '@xk/db'
import { eq } from 'drizzle-orm'
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
