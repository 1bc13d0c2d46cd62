import { exemplarSelectionTemplate } from '@xk/domain/programme'
import { rulesetSchema } from '@xk/domain/ruleset'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { insertEdition, must, type Persona, type TestApp } from '../../testing/index.ts'
import { testServer } from '../../testing/server.ts'
import { createTestApp } from '../../testing/test-app.ts'

let world: TestApp
let secretary: Persona
beforeAll(async () => {
  // Five days before Tết 2027, whose days off nobody entered.
  world = await createTestApp(testServer(), { now: new Date('2027-02-01T02:00:00Z') })
  secretary = await world.person('Mai Quốc Vinh', [{ role: 'secretary', scopeKind: 'global' }])
})
afterAll(() => world.close())

test('wherever working days are counted over a Tết that nobody entered it is told, until it is', async () => {
  const rules = rulesetSchema.parse({
    ...exemplarSelectionTemplate,
    publicNotice: { workingDays: 5, countsFirstDay: false },
  })
  const { id } = await insertEdition(world, { rules, state: 'screening' })
  must(
    'record',
    await secretary.post('/api/data-requests', {
      kind: 'access',
      channel: 'paper',
      receivedAt: world.clock.now.toISOString(),
      name: 'Hồ Gia Bảo',
      contact: '',
      unit: '',
      text: 'Xem dữ liệu của tôi.',
      personId: null,
    }),
  )
  const { requests } = must('requests', await secretary.get('/api/data-requests'))
  const pages = [
    `/api/editions/${id}`,
    `/api/editions/${id}/public-notices`,
    '/api/data-requests',
    `/api/data-requests/${requests[0].id}`,
    '/api/organisation/days-off',
  ]
  const told = async () => {
    const all = []
    for (const path of pages) all.push(must(path, await secretary.get(path)).tetNotEntered)
    return all
  }
  const closes = async () => must('notices', await secretary.get(pages[1] ?? '')).wouldCloseAt
  // The page of days off looks a year ahead: Tết 2028 is on 26/01.
  expect(await told()).toEqual([...pages.slice(1).map(() => [2027]), [2027, 2028]])
  expect(await closes()).toBe('2027-02-08T10:00:00.000Z')
  const { value, proposed } = must('days off', await secretary.get('/api/organisation/days-off'))
  const next = [value, ...proposed.map((it: { text: string }) => it.text)].join(', ')
  const body = { before: value, value: next }
  must('save', await secretary.request('PUT', '/api/organisation/days-off', { body }))
  expect(await told()).toEqual(pages.map(() => []))
  // A notice that is put up before Tết hangs through it.
  world.clock.now = new Date('2027-02-02T02:00:00Z')
  expect(await closes()).toBe('2027-02-12T10:00:00.000Z')
})
