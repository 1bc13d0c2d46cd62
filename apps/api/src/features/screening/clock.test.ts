import { orgSetting } from '@xk/db'
import { ideaContest2026CaseRuleset, withoutFinal } from '@xk/domain/programme'
import type { Ruleset } from '@xk/domain/ruleset'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  createTestApp,
  type EditionWorld,
  insertEdition,
  type Persona,
  submitIdeas,
  type SubmittedIdea,
  type TestApp,
  testServer,
} from '../../testing/index.ts'

const DAY = 86_400_000
const base = withoutFinal(ideaContest2026CaseRuleset)
const rules: Ruleset = {
  ...base,
  stages: base.stages.map((it) => (it.kind === 'screening' ? { ...it, workingDays: 5 } : it)),
}

let world: TestApp
let edition: EditionWorld
let ideas: SubmittedIdea[]
let secretary: Persona
const start = new Date('2026-09-08T02:00:00Z')

beforeAll(async () => {
  world = await createTestApp(testServer())
  // Tuesday 8/9/2026; entries close on Friday 11/9 at 9g00.
  world.clock.now = start
  edition = await insertEdition(world, { rules, closesInDays: 3 })
  ideas = await submitIdeas(world, edition, { count: 3, attachments: false })
  secretary = await world.person('Ngô Thư Ký', [{ role: 'secretary', scopeKind: 'global' }])
})
afterAll(() => world.close())

const clocks = async (query = '') => {
  const { body } = await secretary.get(`/api/editions/${edition.id}/entries?${query}`)
  const rows = body.rows as { id: string; clock: unknown }[]
  const clockOf = (entryId: string) => rows.filter(({ id }) => id === entryId).map(({ clock }) => clock)
  return { overdue: body.overdue, rows: ideas.flatMap(({ entryId }) => clockOf(entryId)) }
}
const running = { state: 'running', limit: 5, since: null, due: '2026-09-18T10:00:00.000Z' }

test('the list says how much of the own time is used, stopped while a unit has the entry, and names what is late', async () => {
  const fresh = { ...running, used: 0, left: 5, overdue: false }
  expect((await clocks()).rows).toEqual([fresh, fresh, fresh])

  world.clock.now = new Date('2026-09-14T03:00:00Z')
  const [first, second] = ideas
  const due = new Date(world.clock.now.getTime() + 9 * DAY).toISOString()
  const items = [{ pointer: '', note: 'Bổ sung minh chứng.' }]
  await secretary.post(`/api/screening/${first!.entryId}/return`, { n: 1, items, reason: '', due })
  await secretary.post(`/api/screening/${second!.entryId}/accept`, { n: 1, reason: 'Đủ điều kiện.' })

  world.clock.now = new Date('2026-09-21T03:00:00Z')
  const stopped = {
    state: 'stopped',
    limit: 5,
    used: 1,
    left: 4,
    due: null,
    since: '2026-09-14T03:00:00.000Z',
    overdue: false,
  }
  const done = { state: 'done', limit: 5, used: 1, left: null, due: null, since: null, overdue: false }
  const late = { ...running, used: 6, left: 0, overdue: true }
  expect(await clocks()).toEqual({ overdue: 1, rows: [stopped, done, late] })
  expect((await clocks('overdue=1')).rows).toEqual([late])
  const { body } = await secretary.get(`/api/screening/${first!.entryId}`)
  expect(body.clock).toEqual(stopped)

  // The officer learns nothing of the secretariat's own time.
  const mine = await first!.officer.get(`/api/entries/${first!.entryId}`)
  expect(JSON.stringify(mine.body)).not.toContain('"overdue"')
})

test('days off are those of the dated setting', async () => {
  await world.database.db
    .insert(orgSetting)
    .values({ key: 'daysOff', value: '14/09/2026-18/09/2026', validFrom: '2026-09-01' })
  const { rows } = await clocks('overdue=1')
  expect(rows).toEqual([])
  expect((await clocks()).rows[2]).toEqual({
    ...running,
    used: 1,
    left: 4,
    due: '2026-09-25T10:00:00.000Z',
    overdue: false,
  })
})
