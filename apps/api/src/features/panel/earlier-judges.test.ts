import { ideaContest2026CaseRuleset } from '@xk/domain/programme'
import type { Ruleset } from '@xk/domain/ruleset'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { insertJudgedStage, type JudgedStage } from '../../testing/judged-stage.ts'
import { must } from '../../testing/must.ts'
import { freezeStage } from '../../testing/named-final.ts'
import { testServer } from '../../testing/server.ts'
import { createTestApp, type Persona, type TestApp } from '../../testing/test-app.ts'

let world: TestApp
let secretary: Persona
let lead: Persona
beforeAll(async () => {
  world = await createTestApp(testServer())
  secretary = await world.person('Trần Đức Nhã', [{ role: 'secretary', scopeKind: 'global' }])
  lead = await world.person('Phạm Quang Vinh', [{ role: 'lead', scopeKind: 'global' }])
})
afterAll(() => world.close())

const seed = 'ab'.repeat(8)
const rulesWith = (avoidEarlierJudges: boolean): Ruleset => ({
  ...ideaContest2026CaseRuleset,
  stages: ideaContest2026CaseRuleset.stages.map((it) =>
    it.kind === 'scoring' && it.key === 'final'
      ? { ...it, avoidEarlierJudges, scoring: { ...it.scoring, judgesPerEntry: 2 } }
      : it,
  ),
})

/** Three works that two judges scored and that went on, with both of them and so many others on the final's panel. */
const finalWith = async (newcomers: number, avoid = true): Promise<{ finalId: string; it: JudgedStage }> => {
  const it = await insertJudgedStage(world, {
    rules: rulesWith(avoid),
    totals: [
      [80, 82],
      [70, 72],
      [66, 68],
    ],
  })
  await freezeStage(secretary, it.stageId)
  const { digest } = must('list', await lead.get(`/api/stages/${it.stageId}/promotion`))
  must('declare', await lead.post(`/api/stages/${it.stageId}/promotion`, { digest }))
  const page = must('edition', await secretary.get(`/api/editions/${it.editionId}`))
  const finalId: string = page.stages.at(-1).id
  const people = it.judges.map(({ persona }) => persona.personId)
  for (let i = 1; i <= newcomers; i++) people.push((await world.person(`Giám khảo mới ${i}`)).personId)
  for (const personId of people)
    must('appoint', await secretary.post(`/api/stages/${finalId}/panel`, { personId, expertise: [] }))
  return { finalId, it }
}

/** Names of those who get works, with how many of them they scored before. */
const planned = async (finalId: string) => {
  const { pairs } = must('plan', await secretary.post(`/api/stages/${finalId}/assignments/preview`, { seed }))
  const { members } = must('panel', await secretary.get(`/api/stages/${finalId}/panel`))
  const nameOf = new Map(
    members.map((it: { id: string; fullName: string }) => [it.id, it.fullName.replace(/ \d+$/, '')]),
  )
  const lines = pairs.map((it: { memberId: string; earlier: boolean }) =>
    [nameOf.get(it.memberId), it.earlier ? 'again' : 'new'].join(': '),
  )
  return (lines as string[]).toSorted()
}

test('who scored a work in an earlier stage gets it only where it can’t be avoided, and the plan says so', async () => {
  const enough = await finalWith(2)
  expect(await planned(enough.finalId)).toEqual(Array.from({ length: 6 }, () => 'Giám khảo mới: new'))
  must('assign', await secretary.post(`/api/stages/${enough.finalId}/assignments/all`, { seed }))
  const earlier = enough.it.judges[0]?.persona ?? secretary
  must('undertake', await earlier.post(`/api/desk/stages/${enough.finalId}/undertake`))
  expect(must('desk', await earlier.get(`/api/desk/stages/${enough.finalId}`)).items).toEqual([])

  // One newcomer for three works of two judges each: even loads come first, the rest is scored again.
  const short = await finalWith(1)
  expect(await planned(short.finalId)).toEqual([
    ...Array.from({ length: 2 }, () => 'Giám khảo mới: new'),
    ...Array.from({ length: 4 }, () => 'Giám khảo: again'),
  ])
})

test('rules that don’t ask for it look at nobody’s earlier sheets', async () => {
  const { finalId } = await finalWith(2, false)
  const plan = await planned(finalId)
  expect(plan.filter((line) => line.endsWith('again'))).toEqual([])
  expect(plan.filter((line) => line.startsWith('Giám khảo mới')).length).toBeLessThan(6)
})
