import { teamContestTemplate } from '@xk/domain/programme'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type JudgedStage, insertJudgedStage } from '../../testing/judged-stage.ts'
import { must } from '../../testing/must.ts'
import {
  approveStage,
  decide,
  release,
  type ResultPeople,
  resultPeople,
} from '../../testing/released-result.ts'
import { testServer } from '../../testing/server.ts'
import { createTestApp, type TestApp } from '../../testing/test-app.ts'
import { currentFingerprint } from '../../keys.ts'
import { createCheckpointer } from '../ledger/checkpointer.ts'
import { verifyRelease } from '@xk/domain/publication'

/** A team contest that is out: marks of its objective part were typed, and one of them wrongly. */

let world: TestApp
let people: ResultPeople
let it: JudgedStage
let slug: string
let url: string

beforeAll(async () => {
  world = await createTestApp(testServer())
  people = await resultPeople(world)
  it = await insertJudgedStage(world, {
    rules: teamContestTemplate,
    totals: [
      [12, 13, 14],
      [10, 11, 12],
    ],
    segments: {
      situation: [
        [18, 17, 16],
        [15, 15, 15],
      ],
      sketch: [
        [30, 31, 32],
        [28, 29, 30],
      ],
    },
  })
  for (const [entry, knowledge, seconds] of [
    [0, '27', 290],
    [1, '30', 330],
  ] as const)
    for (const [segment, mark] of [
      ['knowledge', { points: knowledge, elapsedSeconds: null }],
      ['greeting', { points: null, elapsedSeconds: seconds }],
      ['sketch', { points: null, elapsedSeconds: 590 }],
    ] as const)
      must(
        'mark',
        await people.secretary.post(`/api/stages/${it.stageId}/objective-marks`, {
          stageEntryId: it.entries[entry]?.stageEntryId,
          segment,
          baseN: 0,
          ...mark,
        }),
      )
  await approveStage(it, people)
  await decide(it, people)
  ;({ slug } = await release(it, people))
  url = `/api/editions/${it.editionId}/corrections`
})
afterAll(() => world.close())

const item = (more: object = {}) => ({
  kind: 'objectiveMark',
  stageEntryId: it.entries[0]?.stageEntryId,
  segment: 'knowledge',
  points: '21',
  elapsedSeconds: null,
  ...more,
})
const file = async (n: number) => (await world.anonymous.get(`/ket-qua/${slug}/lan/${n}/release.json`)).body
const verified = async (n: number) => {
  await createCheckpointer(world.deps)()
  const before = n > 1 ? { before: await file(n - 1) } : {}
  const found = verifyRelease(await file(n), { fingerprint: currentFingerprint(world.deps.keys), ...before })
  return found.form === 'malformed' ? found : [found.ok, found.recomputation.state, found.superseding.state]
}

test('offers the mark as it was typed, of the objective parts alone', async () => {
  const { marks } = must(
    'correctable',
    await people.secretary.get(`/api/stage-entries/${it.entries[0]?.stageEntryId}/correctable`),
  )
  expect(marks).toEqual([
    { segment: 'knowledge', label: 'Kiến thức', points: '27/1', elapsedSeconds: null, max: '30' },
  ])
})

test('refuses what could not have been typed before', async () => {
  const told = async (more: object) => {
    const { status, body } = await people.secretary.post(`${url}/preview`, { items: [item(more)] })
    return [status, body.code, body.issues?.map(({ code }: { code: string }) => code)]
  }
  expect(await told({ points: '22' })).toEqual([422, 'input/invalid', ['mark/notWholeSteps']])
  expect(await told({ points: '33' })).toEqual([422, 'input/invalid', ['mark/aboveMaximum']])
  expect(await told({ points: null })).toEqual([422, 'input/invalid', ['mark/missing']])
  expect(await told({ segment: 'situation' })).toEqual([422, 'input/invalid', ['mark/notObjective']])
  expect(await told({ segment: 'nothing' })).toEqual([404, 'record/not-found', undefined])
  expect(await told({ stageEntryId: it.editionId })).toEqual([404, 'record/not-found', undefined])
})

test('ranks anew from the right mark: the first prize goes where it belongs, and both releases verify', async () => {
  const items = [item()]
  const shown = must('preview', await people.secretary.post(`${url}/preview`, { items }))
  const line = ({ title, before, after }: Record<'before' | 'after', object> & { title: string }) => [
    title,
    before,
    after,
  ]
  const place = (rank: number, score: string, prizeLabel: string) => ({
    rank,
    score,
    prizeLabel,
    revoked: false,
  })
  expect(shown.entries.map(line)).toEqual([
    ['Giải pháp số 2', place(2, '84/1', 'Giải Nhì'), place(1, '84/1', 'Giải Nhất')],
    ['Giải pháp số 1', place(1, '88/1', 'Giải Nhất'), place(2, '82/1', 'Giải Nhì')],
  ])
  const reason = 'Nhập nhầm số câu đúng của phần Kiến thức'
  const body = { items, reason, decision: null, publishAt: null, seen: shown.digest }
  const { digest } = must('prepare', await people.secretary.post(url, body))
  world.clock.advance(2000)
  must('approve', await people.lead.post(`${url}/approve`, { digest }))
  expect(await verified(1)).toEqual([true, 'ok', 'none'])
  expect(await verified(2)).toEqual([true, 'ok', 'ok'])
  const { core } = await file(2)
  expect(
    core.exceptions.flatMap((line: { change?: object; reason: string }) =>
      line.change ? [[line.reason, line.change]] : [],
    ),
  ).toEqual([[reason, { stage: 'final', from: '88/1', to: '82/1' }]])
})
