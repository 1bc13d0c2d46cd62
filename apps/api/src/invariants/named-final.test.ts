import { session } from '@xk/db'
import { verifyRelease } from '@xk/domain/publication'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { currentFingerprint } from '../keys.ts'
import { createTestApp, must, type Persona, testServer, type TestApp } from '../testing/index.ts'
import {
  drawLot,
  freezeStage,
  insertPreliminary,
  judgeFinal,
  openFinal,
  promoteOpenly,
} from '../testing/named-final.ts'
import {
  approveDeclared,
  decide,
  release,
  type ResultPeople,
  resultPeople,
} from '../testing/released-result.ts'

/** A blind first round, a lot at its cut, a final in which authors present by name, a lot at its top, a release. */
let world: TestApp
let people: ResultPeople & { secondSecretary: Persona }
beforeAll(async () => {
  world = await createTestApp(testServer(), { renderPage: ({ data }) => JSON.stringify(data) })
  const secondSecretary = await world.person('Lý Mỹ Duyên', [{ role: 'secretary', scopeKind: 'global' }])
  people = { ...(await resultPeople(world)), secondSecretary }
})
afterAll(() => world.close())

const refusal = ({ status, body }: { status: number; body: { code: string; issues?: unknown } }) => [
  status,
  body.code,
  body.issues,
]
const LOT_NEEDED = { code: 'lotsNeeded', count: 1 }

test('a final with presentation, where blindness ends openly, to a release that recomputes both lots', {
  timeout: 120_000,
}, async () => {
  const { secretary, lead } = people
  const it = await insertPreliminary(world)
  const preliminary = `/api/stages/${it.stageId}`

  // Equal at the cut: nothing is declared before the lot has parted them.
  const open = must('standing', await secretary.get(`${preliminary}/standing`))
  expect(refusal(await secretary.post(`${preliminary}/freeze`, { digest: open.digest }))).toEqual([
    409,
    'result/undecided',
    [LOT_NEEDED],
  ])
  const order = await drawLot(secretary, it.stageId, 3, '482913')
  expect(order.toSorted()).toEqual(['1003', '1004'])
  await freezeStage(secretary, it.stageId)
  const list = must('promotion', await lead.get(`${preliminary}/promotion`))
  expect(list.lines.map((line: { code: string; why: string }) => [line.code, line.why])).toEqual([
    ['1001', 'withinPlaces'],
    ['1002', 'withinPlaces'],
    [order[0], 'byTieBreak'],
    [order[1], 'behindInTie'],
    ['1005', 'beyondPlaces'],
  ])

  // Names are joined by two people after the list is declared, and only then is anybody let at the final.
  const finalId = await promoteOpenly(it, people)
  const judges = await openFinal(world, it, finalId, people)
  await world.database.db.update(session).set({ confirmedAt: world.clock.now })
  const [first] = judges as [Persona, Persona]
  must('undertake', await first.post(`/api/desk/stages/${finalId}/undertake`))
  const desk = must('desk', await first.get(`/api/desk/stages/${finalId}`))
  expect([desk.stage.named, desk.stage.presentation, desk.stage.total]).toEqual([
    true,
    { presentMinutes: 7, answerMinutes: 5 },
    3,
  ])
  const [{ assignmentId, title }] = desk.items
  const { work } = must('work', await first.get(`/api/desk/assignments/${assignmentId}`))
  const number = String(title).split(' ').at(-1)
  expect(work.fields.slice(0, 2)).toEqual([
    { key: 'people-author', label: 'Tác giả', value: `Tác giả số ${number}, Bí thư chi đoàn` },
    { key: 'unit', label: 'Đơn vị', value: `Đoàn cơ sở số ${number}` },
  ])
  for (const judge of judges) await judgeFinal(judge, finalId)

  // Two at the top are equal in all that the rules compare.
  const final = `/api/stages/${finalId}`
  const standing = must('standing', await secretary.get(`${final}/standing`))
  expect([standing.namesKnown, standing.blockers[0]]).toEqual([true, LOT_NEEDED])
  await drawLot(secretary, finalId, 1, '700145')
  await freezeStage(secretary, finalId)
  const again = await secretary.post(`${final}/unmask-requests`, { reason: 'Đã biết tên từ trước' })
  expect([again.status, again.body.code]).toEqual([409, 'record/in-wrong-state'])
  await approveDeclared({ ...it, stageId: finalId }, people)
  await decide(it, people)
  const { slug } = await release(it, people)

  const file = must('file', await world.anonymous.get(`/ket-qua/${slug}/release.json`))
  const fingerprint = currentFingerprint(world.deps.keys)
  expect(verifyRelease(file, { fingerprint })).toMatchObject({
    ok: true,
    signature: { state: 'ok' },
    recomputation: { state: 'ok' },
    inclusion: { state: 'ok' },
  })
  const { results } = file.core
  expect(
    results.map((result: { draws: { seed: string }[] }) => result.draws.map(({ seed }) => seed)),
  ).toEqual([['482913'], ['700145']])
  // Whoever turns a lot round declares another winner: the recomputation tells.
  for (const result of results) {
    const changed = structuredClone(file)
    const there = changed.core.results[results.indexOf(result)]
    const [one = '', other = ''] = Object.keys(there.lots)
    there.lots = { [one]: there.lots[other], [other]: there.lots[one] }
    expect(verifyRelease(changed, { fingerprint })).toMatchObject({
      ok: false,
      recomputation: { state: 'differs' },
    })
  }
  // The rules publish the earlier standing too.
  const { page } = JSON.parse(String((await world.anonymous.get(`/ket-qua/${slug}`)).body))
  expect(page.stages.map((stage: { label: string }) => stage.label)).toEqual(['Chung khảo', 'Sơ khảo'])
})
