import { notice } from '@xk/db'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { must, type Persona } from '../../testing/index.ts'
import { createWorksWorld, makeWork, type WorksWorld } from './testing.ts'

let it: WorksWorld
beforeAll(async () => {
  it = await createWorksWorld()
})
afterAll(() => it.world.close())

test('nobody reviews a work of the unit that they speak for, whoever of it wrote it', async () => {
  const { finance, units, world } = it
  const both = await world.person('Vừa thư ký vừa cơ sở', [
    { role: 'secretary', scopeKind: 'global' },
    { role: 'officer', scopeKind: 'unit', scopeId: units.finance },
  ])
  const reported = await makeWork(finance, units.finance, { title: 'Cẩm nang một cửa' })
  const path = `/api/works/${reported.id}`
  const accept = { baseVersion: reported.version, act: 'accept' }
  expect((await both.post(`${path}/review`, accept)).status).toBe(403)
  expect((await both.get(path)).body.allowed).not.toContain('work.review')
})

test('what a unit began is carried on by the unit that it went into, and stays called as it was', async () => {
  const { finance, health, justice, secretary, second, units, world } = it
  const begun = await makeWork(
    health,
    units.health,
    { title: 'Một ngày làm thủ tục khám bệnh' },
    'registered',
  )
  const path = `/api/works/${begun.id}`
  expect((await justice.get(path)).status).toBe(404)
  const listed = async (who: Persona) =>
    (await who.get('/api/officer/works')).body.works
      .filter(({ id }: { id: string }) => id === begun.id)
      .map(({ unitName, responsible }: Record<string, unknown>) => [unitName, responsible])
  expect(await listed(justice)).toEqual([])
  must(
    'end',
    await secretary.post(`/api/units/${units.health}/end`, { on: '2026-11-28', into: units.justice }),
  )
  expect(await listed(justice)).toEqual([['Đoàn Sở Y tế', 'Nguyễn Minh An']])
  expect(await listed(finance)).toEqual([])
  expect((await finance.get(path)).status).toBe(404)
  const { body } = await justice.get(path)
  expect([body.unitName, body.allowed.includes('work.edit')]).toEqual(['Đoàn Sở Y tế', true])
  const { version } = must(
    'report',
    await justice.post(`${path}/act`, { baseVersion: begun.version, act: 'report' }),
  )
  must('accept', await second.post(`${path}/review`, { baseVersion: version, act: 'accept' }))
  const told = await world.database.db.select().from(notice).where(eq(notice.accountId, justice.accountId))
  expect(told.map(({ kind }) => kind)).toContain('work.reviewed')
})
