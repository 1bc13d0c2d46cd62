import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestApp, type TestApp } from '../../testing/test-app.ts'
import { testServer } from '../../testing/server.ts'
import {
  appointOffices,
  datesAround,
  insertTerm,
  insertUnits,
  type Offices,
  openEditionFor,
} from '../../testing/open-edition.ts'

let world: TestApp
let offices: Offices
let unitIds: Record<string, string>

beforeAll(async () => {
  world = await createTestApp(testServer())
  offices = await appointOffices(world)
  await insertTerm(world)
  unitIds = await insertUnits(world, ['Đoàn Sở Nội vụ', 'Đoàn Sở Tư pháp'])
})
afterAll(() => world.close())

const programmes = ['ideaContest', 'exemplarSelection', 'teamContest'] as const

describe('from template to opening', () => {
  test.each(programmes)('%s opens from its template with one digest', async (programme) => {
    const opened = await openEditionFor(world, offices, { programme, title: `Lần tổ chức ${programme}` })
    const page = await offices.secretary.get(`/api/editions/${opened.id}`)
    expect([page.body.edition.state, page.body.inForce.digest]).toEqual(['open', opened.digest])
    expect(page.body.stages.map((it: { kind: string; state: string }) => [it.kind, it.state])).toEqual([
      ['screening', 'running'],
      ['scoring', 'waiting'],
    ])
  })

  test('a draft lists what is missing, the same list refuses the opening', async () => {
    const created = await offices.secretary.post('/api/editions', {
      programme: 'ideaContest',
      title: 'Ý tưởng năm 2027',
      slug: 'y-tuong-2027',
      opensAt: null,
    })
    const id = created.body.editionId
    const { body } = await offices.lead.get(`/api/editions/${id}/readiness`)
    const blocking = body.issues.filter((it: { blocking: boolean }) => it.blocking)
    expect(blocking.map((it: { code: string }) => it.code)).toEqual([
      ...Array.from({ length: 10 }, () => 'date/missing'),
      'office/tooFew',
    ])
    const refused = await offices.lead.post(`/api/editions/${id}/open`, { saveVersion: 1 })
    expect([refused.status, refused.body.code, refused.body.issues.length]).toEqual([
      409,
      'edition/not-ready',
      11,
    ])
    const bySecretary = await offices.secretary.post(`/api/editions/${id}/open`, { saveVersion: 1 })
    expect(bySecretary.status).toBe(403)
  })
})

test('dates can be set one by one before the opening', async () => {
  const created = await offices.secretary.post('/api/editions', {
    programme: 'ideaContest',
    title: 'Ý tưởng theo lịch',
    slug: 'theo-lich',
    opensAt: '2027-01-05T01:00:00Z',
  })
  const id = created.body.editionId
  const before = await offices.secretary.get(`/api/editions/${id}`)
  expect(before.body.dates.map((it: { key: string; at: string }) => [it.key, it.at]).slice(0, 2)).toEqual(
    expect.arrayContaining([['opensAt', '2027-01-05T01:00:00.000Z']]),
  )
  await offices.secretary.put(`/api/editions/${id}/schedule`, {
    dates: { closesAt: '2027-03-01T09:30:00Z', appealsUntil: null },
  })
  const after = await offices.secretary.get(`/api/editions/${id}`)
  const keys = Object.fromEntries(
    after.body.dates.map((it: { key: string; at: string }) => [it.key, it.at]),
  ) as Record<string, string>
  expect([keys['closesAt'], 'appealsUntil' in keys]).toEqual(['2027-03-01T09:30:00.000Z', false])
  expect(unitIds['Đoàn Sở Nội vụ']).toBeDefined()
  expect(Object.keys(datesAround(world.clock.now)).length).toBe(7)
})
