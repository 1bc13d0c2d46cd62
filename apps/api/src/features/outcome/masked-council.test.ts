import { council } from '@xk/db'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  createTestApp,
  insertJudgedStage,
  insertRound,
  must,
  type Persona,
  sendToCouncil,
  testServer,
  type TestApp,
  type VotedCouncil,
  votedRules,
} from '../../testing/index.ts'
import { resultPeople, type ResultPeople } from '../../testing/released-result.ts'

let world: TestApp
let people: ResultPeople
let it: VotedCouncil
beforeAll(async () => {
  world = await createTestApp(testServer())
  people = await resultPeople(world)
})
afterAll(() => world.close())

/** The appraisal is scored by code; its council comes after. */
const blindRules = () => {
  const rules = votedRules(1)
  return {
    ...rules,
    stages: rules.stages.map((own) =>
      own.kind === 'scoring' ? { ...own, scoring: { ...own.scoring, blind: true } } : own,
    ),
  }
}

const at = (path: string) => `/api/stages/${it.councilStageId}/${path}`
const chair = () => it.members[0]?.persona as Persona
const names = (found: Record<string, unknown>[]) => found.map((one) => one['name'])

test('where works are scored by code, a council neither reads a name nor meets before the unmasking', async () => {
  const { db } = world.database
  const judged = await insertJudgedStage(world, {
    rules: blindRules(),
    totals: [
      [92, 90],
      [84, 82],
    ],
  })
  // Whoever scored saw codes only.
  const judge = judged.judges[0]?.persona as Persona
  const desk = JSON.stringify(must('desk', await judge.get(`/api/desk/stages/${judged.stageId}`)))
  expect(desk).toContain('"blindCode":"1001"')
  expect(desk).not.toMatch(/Tác giả|Đoàn cơ sở số/)
  it = await sendToCouncil(world, people, judged, { tellers: { 3: 'head', 4: 'member', 5: 'member' } })
  await db.insert(council).values({
    stageId: it.councilStageId,
    setUpBy: 'Quyết định số 45',
    place: '',
    minutes: {},
    version: 1,
  })
  const [first = ''] = it.candidates

  const agenda = must('agenda', await chair().get(at('council/agenda')))
  expect([agenda.head.moment, agenda.candidates]).toEqual(['waiting', []])
  expect((await chair().get(`/api/council-dossiers/${first}`)).status).toBe(404)
  expect(must('rounds', await chair().get(at('ballot-rounds'))).candidates).toEqual([])
  const sitting = must('sitting', await chair().get(at('council/sitting')))
  expect([sitting.candidates, sitting.issues]).toEqual([
    [],
    [expect.objectContaining({ code: 'stillMasked' })],
  ])
  const opened = await chair().post(at('council/open'))
  expect([opened.status, opened.body.code, opened.body.issues]).toEqual([
    409,
    'council/not-ready',
    [{ code: 'stillMasked' }],
  ])
})

test('an outcome is not named and not declared while the stage before is masked; once it is unmasked all of it is', async () => {
  const { db } = world.database
  const [first = '', second = ''] = it.candidates
  // As if its meeting had been held all the same.
  const now = world.clock.now
  await db.update(council).set({ openedAt: now, closedAt: now }).where(eq(council.stageId, it.councilStageId))
  await insertRound(world, it, { n: 1, kind: 'first', seats: 1, yes: { [first]: 9, [second]: 4 } })
  const url = at('council-outcome')
  for (const who of [chair(), people.secretary]) {
    const masked = must('outcome', await who.get(url))
    expect([masked.stillMasked, masked.namesKnown]).toEqual([true, false])
    expect(JSON.stringify(masked)).not.toMatch(/Tác giả|Đoàn cơ sở số/)
  }
  const { digest } = must('outcome', await people.secretary.get(url))
  const refused = await people.secretary.post(`${url}/prepare`, { digest })
  expect([refused.status, refused.body.code, refused.body.issues]).toEqual([
    409,
    'result/undecided',
    [{ code: 'stage/stillMasked', count: 1 }],
  ])

  const asked = must(
    'ask to unmask',
    await people.secretary.post(`/api/stages/${it.stageId}/unmask-requests`, { reason: 'Đã chốt theo mã' }),
  )
  must('unmask', await people.lead.post(`/api/unmask-requests/${asked.id}/decide`, { grant: true }))
  const agenda = must('agenda', await chair().get(at('council/agenda')))
  expect(names(agenda.candidates)).toEqual(['Tác giả số 1', 'Tác giả số 2'])
  const known = must('outcome', await chair().get(url))
  expect([known.stillMasked, known.namesKnown, names(known.lines)]).toEqual([
    false,
    true,
    ['Tác giả số 1', 'Tác giả số 2'],
  ])
  must('prepare', await people.secretary.post(`${url}/prepare`, { digest: known.digest }))
  must('declare', await people.lead.post(`${url}/declare`, { digest: known.digest }))
})
