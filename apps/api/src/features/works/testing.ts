import { randomUUID } from 'node:crypto'
import { term, unitPeriod } from '@xk/db'
import { DEFAULT_WORK_KINDS, workBodySchema, type WorkBody } from '@xk/domain/work'
import { eq } from 'drizzle-orm'
import {
  ensureUnit,
  must,
  type Persona,
  testServer,
  type TestApp,
  createTestApp,
} from '../../testing/index.ts'

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

export const wordsOf = (facts: Partial<WorkBody> = {}): WorkBody =>
  workBodySchema.parse({
    title: 'Cẩm nang 20 thủ tục người dân hay hỏi nhất',
    sort: 'youthProject',
    kind: DEFAULT_WORK_KINDS[5]?.key,
    branch: 'Chi đoàn Văn phòng',
    responsible: { fullName: 'Nguyễn Minh An', position: 'Phó Bí thư' },
    from: '2026-03-01',
    to: '2026-10-31',
    aim: 'Người dân tra cứu được thủ tục ngay trên điện thoại.',
    goal: { value: '20', unit: 'thủ tục' },
    procedure: 'Cấp phiếu lý lịch tư pháp',
    ...facts,
  })
export const REPORT: WorkBody['report'] = {
  done: 'Đã phát hành cẩm nang bản in và bản điện tử.',
  achieved: '22',
  figures: { peopleHelped: '1250', hoursSaved: '310,5' },
  links: [{ label: 'Bản điện tử', url: 'https://doankhoi.example.vn/cam-nang' }],
}

/** A work of a unit that its officer registered and reported, as far as asked. */
export const makeWork = async (
  officer: Persona,
  unitId: string,
  facts: Partial<WorkBody> = {},
  upTo: 'draft' | 'registered' | 'reported' = 'reported',
): Promise<{ id: string; version: number }> => {
  const { id } = must('create', await officer.post('/api/works', { unitId }))
  const body = wordsOf({ report: REPORT, ...facts })
  let { version } = must('save', await officer.put(`/api/works/${id}/draft`, { baseVersion: 1, body }))
  for (const act of upTo === 'draft' ? [] : upTo === 'registered' ? ['register'] : ['register', 'report'])
    version = must(act, await officer.post(`/api/works/${id}/act`, { baseVersion: version, act })).version
  return { id, version }
}

/** The same, accepted by a secretary. */
export const acceptedWork = async (
  officer: Persona,
  unitId: string,
  secretary: Persona,
  facts: Partial<WorkBody> = {},
): Promise<{ id: string; version: number }> => {
  const made = await makeWork(officer, unitId, facts)
  const { version } = must(
    'accept',
    await secretary.post(`/api/works/${made.id}/review`, { baseVersion: made.version, act: 'accept' }),
  )
  return { id: made.id, version }
}
