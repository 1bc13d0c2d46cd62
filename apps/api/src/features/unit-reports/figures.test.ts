import { replicationUnit, session, workStep } from '@xk/db'
import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { insertHonoured } from '../../testing/honoured.ts'
import { must, type Persona } from '../../testing/index.ts'
import { correct, resultPeople } from '../../testing/released-result.ts'
import { acceptedWork, createWorksWorld, makeWork, type WorksWorld } from '../works/testing.ts'

let it: WorksWorld
beforeAll(async () => {
  it = await createWorksWorld()
})
afterAll(() => it.world.close())

const at = (instant: string) => {
  it.world.clock.now = new Date(instant)
}
const reportOf = (unitId: string, kind: string, year: number) =>
  `/api/units/${unitId}/reports/${kind}/${year}`
const figures = async (who: Persona, unitId: string, kind = 'year', year = 2026) =>
  must('report', await who.get(reportOf(unitId, kind, year))).figures
const bloc = async (scope: 'year' | 'term', year = 2026) =>
  must('bloc', await it.member.get(`/api/bloc-reports/${scope}/${year}`)).figures

/** When something was done with a work. */
const date = (workId: string, act: string, instant: string) =>
  it.world.database.db
    .update(workStep)
    .set({ at: new Date(instant) })
    .where(and(eq(workStep.workId, workId), eq(workStep.act, act)))

test('half a year counts works as they stood at its end, the year as they stand', async () => {
  const { finance, secretary, units } = it
  const spring = await acceptedWork(finance, units.finance, secretary, { title: 'Ngày thứ bảy tình nguyện' })
  await date(spring.id, 'register', '2026-03-10T01:00:00Z')
  await date(spring.id, 'report', '2026-06-30T16:59:59Z')
  await date(spring.id, 'accept', '2026-06-30T17:00:00Z')
  const later = await makeWork(finance, units.finance, { title: 'Cẩm nang một cửa' }, 'registered')
  await date(later.id, 'register', '2026-06-30T17:00:00Z')
  const half = await figures(finance, units.finance, 'halfYear')
  expect(half.works).toMatchObject({ total: 1, accepted: 0, states: [{ state: 'reported', n: 1 }] })
  expect(half.lines.map(({ title, state }: Record<string, string>) => [title, state])).toEqual([
    ['Ngày thứ bảy tình nguyện', 'reported'],
  ])
  expect((await figures(finance, units.finance)).works).toMatchObject({ total: 2, accepted: 1 })
})

test('a model counts in the year in which a unit took it, and once in a term', async () => {
  const { finance, health, secretary, units } = it
  const source = await acceptedWork(finance, units.finance, secretary, { title: 'Phiếu hẹn điện tử' })
  const asked = { source: { workId: source.id }, purpose: 'Nhắc hẹn trả kết quả.', unitIds: [units.health] }
  const { id } = must('open', await secretary.post('/api/replications', asked))
  must('take', await health.post(`/api/replications/${id}/take`, { unitId: units.health }))
  await it.world.database.db.update(replicationUnit).set({ at: new Date('2025-12-31T16:59:59Z') })
  const handIn = async (year: number) => {
    const path = reportOf(units.health, 'year', year)
    const body = { leadership: `Tham mưu cấp ủy, năm ${year}.` }
    must('save', await health.put(path, { baseVersion: 0, body }))
    must('hand in', await health.post(`${path}/hand-in`, { baseVersion: 1 }))
    return (await figures(health, units.health, 'year', year)).replications
  }
  expect(await handIn(2025)).toEqual({ pilot: 1, adopter: 0 })
  expect(await handIn(2026)).toEqual({ pilot: 0, adopter: 0 })
  const inTerm = await bloc('term')
  expect([inTerm.pilots, inTerm.adopters]).toEqual([1, 0])
  expect((await bloc('year')).pilots).toBe(0)
})

test('rows of clusters add up to the total when units are gone: with whoever carries them on, else where they were', async () => {
  const { justice, secretary, units } = it
  await acceptedWork(justice, units.justice, secretary, { title: 'Tổ hỗ trợ dịch vụ công' })
  const rows = async () => {
    const { works, clusters } = await bloc('year')
    const sum = (key: string) =>
      clusters.reduce((all: number, row: Record<string, number>) => all + (row[key] ?? 0), 0)
    expect([sum('registered'), sum('accepted')]).toEqual([works.total, works.accepted])
    return clusters.map((row: Record<string, unknown>) => [
      row['name'],
      row['units'],
      row['withAccepted'],
      row['registered'],
    ])
  }
  expect(await rows()).toEqual([
    ['Cụm 1', 2, 1, 3],
    ['Cụm 2', 1, 1, 1],
  ])
  must(
    'merge',
    await secretary.post(`/api/units/${units.finance}/end`, { on: '2026-12-01', into: units.justice }),
  )
  at('2026-12-02T01:00:00Z')
  expect(await rows()).toEqual([
    ['Cụm 1', 1, 0, 0],
    ['Cụm 2', 1, 1, 4],
  ])
  // What was begun elsewhere is in the report of who carries it on, from the year in which it does.
  expect((await figures(justice, units.justice)).works.total).toBe(4)
  expect((await figures(justice, units.justice, 'halfYear')).works.total).toBe(0)
  must('leave', await secretary.post(`/api/units/${units.justice}/end`, { on: '2026-12-03', into: null }))
  at('2026-12-04T01:00:00Z')
  expect(await rows()).toEqual([
    ['Cụm 1', 1, 0, 3],
    ['Cụm 2', 0, 0, 1],
  ])
})

test('a prize counts from the hour of its publication, once, in the year in which that came first', async () => {
  at('2026-12-20T02:00:00Z')
  const people = await resultPeople(it.world)
  const edition = await insertHonoured(it.world, people, ['Phan Lê Quốc Huy', 'Bùi Ngọc Lan Chi'], {
    publishAt: '2026-12-31T01:00:00.000Z',
  })
  const unitId = edition.honoured[0]?.unitId ?? ''
  const officer = await it.world.person('Cán bộ cơ sở', [
    { role: 'officer', scopeKind: 'unit', scopeId: unitId },
  ])
  const exemplars = async () => [
    (await figures(officer, unitId, 'year', 2026)).exemplars,
    (await figures(officer, unitId, 'year', 2027)).exemplars,
  ]
  at('2026-12-31T00:59:59Z')
  expect(await exemplars()).toEqual([0, 0])
  at('2026-12-31T01:00:00Z')
  expect(await exemplars()).toEqual([1, 0])
  // The bloc's sơ kết knows of both, though no unit has handed in a report of it.
  expect([(await bloc('year', 2026)).exemplars, (await bloc('year', 2027)).exemplars]).toEqual([2, 0])
  at('2027-01-05T02:00:00Z')
  await it.world.database.db.update(session).set({ confirmedAt: it.world.clock.now })
  await correct(edition, people, { reason: 'Sửa tên đơn vị in sai' })
  expect(await exemplars()).toEqual([1, 0])
})
