import { randomUUID } from 'node:crypto'
import { cluster, secondFactor, term, unit, unitPeriod } from '@xk/db'
import type { ScheduleKey } from '@xk/domain/edition'
import { digestOf, fold, type ProgrammeKind } from '@xk/domain/kernel'
import { withoutFinal } from '@xk/domain/programme'
import type { Ruleset } from '@xk/domain/ruleset'
import { nextSlug } from './edition-world.ts'
import { must } from './must.ts'
import type { Persona, TestApp } from './test-app.ts'

export interface Offices {
  lead: Persona
  deputy: Persona
  secretary: Persona
  secondSecretary: Persona
}

const DAY = 86_400_000

/** The four people without whom nothing moves, each with a confirmed second factor. */
export const appointOffices = async (world: TestApp): Promise<Offices> => {
  const make = async (name: string, role: 'lead' | 'deputy' | 'secretary') => {
    const someone = await world.person(name, [{ role, scopeKind: 'global' }])
    await confirmFactor(world, someone)
    return someone
  }
  return {
    lead: await make('Phạm Quang Vinh', 'lead'),
    deputy: await make('Nguyễn Thị Hoàng Lan', 'deputy'),
    secretary: await make('Trần Đức Nhã', 'secretary'),
    secondSecretary: await make('Lý Mỹ Duyên', 'secretary'),
  }
}

export const confirmFactor = (world: TestApp, someone: Persona) =>
  world.database.db
    .insert(secondFactor)
    .values({ accountId: someone.accountId, sealedSecret: 'test', confirmedAt: world.clock.now })

export const insertTerm = async (world: TestApp) => {
  const id = randomUUID()
  await world.database.db
    .insert(term)
    .values({ id, name: 'Nhiệm kỳ 2022 – 2027', starts: '2022-01-01', ends: '2027-12-31' })
  return id
}

/** Units of one cluster, by name. */
export const insertUnits = async (
  world: TestApp,
  names: readonly string[],
): Promise<Record<string, string>> => {
  const clusterId = randomUUID()
  await world.database.db
    .insert(cluster)
    .values({ id: clusterId, name: `Cụm thứ ${(await world.database.db.$count(cluster)) + 1}`, ordinal: 1 })
  const ids: Record<string, string> = {}
  for (const name of names) {
    const unitId = randomUUID()
    ids[name] = unitId
    await world.database.db.insert(unit).values({ id: unitId, createdAt: world.clock.now })
    await world.database.db.insert(unitPeriod).values({
      id: randomUUID(),
      unitId,
      name,
      folded: fold(name),
      clusterId,
      memberCount: 80,
      from: '2015-01-01',
    })
  }
  return ids
}

/** Dates around the world's clock: open since a moment, closing in ten days; a second scored stage in three weeks. */
export const datesAround = (now: Date, scoredStages = 1) => {
  const at = (days: number) => new Date(now.getTime() + days * DAY).toISOString()
  return {
    opensAt: at(-0.01),
    closesAt: at(10),
    supplementUntil: at(15),
    judgingFrom: at(16),
    judgingUntil: at(26),
    ...(scoredStages > 1 ? { promotionAt2: at(27), judgingFrom2: at(28), judgingUntil2: at(29) } : {}),
    resultsAt: at(30),
    appealsUntil: at(37),
  } satisfies Partial<Record<ScheduleKey, string>>
}

/** An edition created, dated and opened through the real routes, with a chair who has the office for it. */
export const openEditionFor = async (
  world: TestApp,
  offices: Offices,
  options: {
    programme?: ProgrammeKind
    /** The template's first scored stage alone unless told. */
    rules?: (template: Ruleset) => Ruleset
    title?: string
  } = {},
) => {
  const { programme = 'ideaContest', title = 'Cuộc thi ý tưởng, giải pháp cải cách hành chính năm 2026' } =
    options
  const slug = await nextSlug(world)
  const created = must(
    'create',
    await offices.secretary.post('/api/editions', { programme, title, slug, opensAt: null }),
  )
  const id: string = created.editionId
  const draft = must('rules', await offices.secretary.get(`/api/editions/${id}/ruleset`))
  const body = (options.rules ?? withoutFinal)(draft.rules.body)
  const scored = body.stages.filter(({ kind }) => kind === 'scoring').length
  let saveVersion = 1
  if (digestOf(body) !== digestOf(draft.rules.body)) {
    const saved = await offices.secretary.put(`/api/editions/${id}/ruleset`, { baseVersion: 1, body })
    saveVersion = must('save', saved).saveVersion
  }
  const dates = datesAround(world.clock.now, scored)
  must('schedule', await offices.secretary.put(`/api/editions/${id}/schedule`, { dates }))
  const chair = await world.person('Đặng Văn Trưởng', [
    { role: 'panelChair', scopeKind: 'edition', scopeId: id },
  ])
  await confirmFactor(world, chair)
  const opened = must('open', await offices.lead.post(`/api/editions/${id}/open`, { saveVersion }))
  const page = must('read', await offices.secretary.get(`/api/editions/${id}`))
  const stages: { id: string; kind: string }[] = page.stages
  const scoring = stages.filter((it) => it.kind === 'scoring')
  const stageId = scoring[0]?.id ?? ''
  const finalId = scoring.at(-1)?.id ?? ''
  return { id, slug, stageId, finalId, chair, digest: opened.digest as string }
}
