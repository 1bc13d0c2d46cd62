import { randomUUID } from 'node:crypto'
import { term, unitPeriod } from '@xk/db'
import { eq } from 'drizzle-orm'
import { ensureUnit, type Persona, testServer, type TestApp, createTestApp } from '../../testing/index.ts'

export { acceptedWork, makeWork, REPORT, wordsOf } from '../../testing/works.ts'

/** A bloc of three units in two clusters with its people: what tests of works start from. */
export interface WorksWorld {
  world: TestApp
  units: { finance: string; health: string; justice: string }
  clusterOf: (unitId: string) => Promise<string>
  finance: Persona
  health: Persona
  justice: Persona
  secretary: Persona
  second: Persona
  lead: Persona
  member: Persona
  clusterLead: Persona
  judge: Persona
}

export const createWorksWorld = async (): Promise<WorksWorld> => {
  const world = await createTestApp(testServer(), { now: new Date('2026-11-28T01:00:00Z') })
  await world.database.db
    .insert(term)
    .values({ id: randomUUID(), name: 'Nhiệm kỳ 2025 – 2030', starts: '2025-01-01', ends: '2030-12-31' })
  const units = {
    finance: await ensureUnit(world, 'Đoàn Sở Tài chính', { cluster: 'Cụm 1' }),
    health: await ensureUnit(world, 'Đoàn Sở Y tế', { cluster: 'Cụm 1' }),
    justice: await ensureUnit(world, 'Đoàn Sở Tư pháp', { cluster: 'Cụm 2' }),
  }
  const clusterOf = async (unitId: string) =>
    (await world.database.db.select().from(unitPeriod).where(eq(unitPeriod.unitId, unitId)))[0]?.clusterId ??
    ''
  const officer = (name: string, scopeId: string) =>
    world.person(name, [{ role: 'officer', scopeKind: 'unit', scopeId }])
  return {
    world,
    units,
    clusterOf,
    finance: await officer('Đặng Thị Thùy Dương', units.finance),
    health: await officer('Phạm Quốc Bảo', units.health),
    justice: await officer('Ngô Hải Yến', units.justice),
    secretary: await world.person('Trần Đức Nhã', [{ role: 'secretary', scopeKind: 'global' }]),
    second: await world.person('Hồ Thanh Tùng', [{ role: 'secretary', scopeKind: 'global' }]),
    lead: await world.person('Lê Thị Lan', [{ role: 'lead', scopeKind: 'global' }]),
    member: await world.person('Vũ Hoàng Minh', [{ role: 'member', scopeKind: 'global' }]),
    clusterLead: await world.person('Võ Thị Kim Anh', [
      { role: 'clusterLead', scopeKind: 'cluster', scopeId: await clusterOf(units.finance) },
    ]),
    judge: await world.person('Bùi Văn Khải', [
      { role: 'judge', scopeKind: 'edition', scopeId: randomUUID() },
    ]),
  }
}
