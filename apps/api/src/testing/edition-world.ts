import { randomUUID } from 'node:crypto'
import { cluster, edition, ruleset, schedule, stage, term, unit, unitPeriod } from '@xk/db'
import type { EditionState, ScheduleKey } from '@xk/domain/edition'
import { digestOf, fold } from '@xk/domain/kernel'
import { ideaContest2026CaseRuleset, withoutFinal } from '@xk/domain/programme'
import type { Ruleset } from '@xk/domain/ruleset'
import { eq } from 'drizzle-orm'
import type { TestApp } from './test-app.ts'

/** What a slice's test starts from, put straight into the database: the routes that lead here have their own tests. */
export interface EditionWorld {
  id: string
  slug: string
  title: string
  rules: Ruleset
}

const DAY = 24 * 60 * 60 * 1000

/** An opened edition with frozen rules (the case's idea contest with one round unless told), opened yesterday, closing in 20 days. */
export const insertEdition = async (
  world: TestApp,
  options: { rules?: Ruleset; state?: EditionState; closesInDays?: number } = {},
): Promise<EditionWorld> => {
  const { db } = world.database
  const rules = options.rules ?? withoutFinal(ideaContest2026CaseRuleset)
  const [id, termId, by] = [randomUUID(), randomUUID(), randomUUID()]
  const now = world.clock.now
  const slug = await nextSlug(world)
  await db
    .insert(term)
    .values({ id: termId, name: 'Nhiệm kỳ 2025 – 2030', starts: '2025-01-01', ends: '2030-12-31' })
  await db.insert(edition).values({
    id,
    termId,
    programme: rules.programme,
    title: rules.title,
    slug,
    state: options.state ?? 'open',
    createdAt: now,
    createdBy: by,
    openedAt: new Date(now.getTime() - DAY),
  })
  const frozen = { frozenAt: now, frozenBy: by, digest: digestOf(rules) }
  await db
    .insert(ruleset)
    .values({ id: randomUUID(), editionId: id, version: 1, body: rules, saveVersion: 1, ...frozen })
  for (const [ord, { key, kind }] of rules.stages.entries()) {
    await db.insert(stage).values({ id: randomUUID(), editionId: id, key, kind, ord, state: 'waiting' })
  }
  await setDate(world, id, 'opensAt', new Date(now.getTime() - DAY))
  await setDate(world, id, 'closesAt', new Date(now.getTime() + (options.closesInDays ?? 20) * DAY))
  return { id, slug, title: rules.title, rules }
}

/** The address of the world's next edition: the same in every run. */
export const nextSlug = async (world: TestApp): Promise<string> =>
  `lan-to-chuc-${(await world.database.db.$count(edition)) + 1}`

/** Records a date of the edition, for all units or for one (Gia hạn). */
export const setDate = async (
  world: TestApp,
  editionId: string,
  key: ScheduleKey,
  at: Date,
  unitId: string | null = null,
) => {
  const recorded = {
    reason: unitId ? 'Mất điện tại đơn vị' : null,
    recordedAt: world.clock.now,
    recordedBy: randomUUID(),
  }
  await world.database.db
    .insert(schedule)
    .values({ id: randomUUID(), editionId, key, unitId, at, ...recorded })
}

/** The id of the unit of this name, which is made when there is none; in the first cluster unless told. */
export const ensureUnit = async (
  world: TestApp,
  name: string,
  options: { cluster?: string; members?: number } = {},
): Promise<string> => {
  const { db } = world.database
  const [known] = await db.select({ id: unitPeriod.unitId }).from(unitPeriod).where(eq(unitPeriod.name, name))
  if (known) return known.id
  const id = randomUUID()
  await db.insert(unit).values({ id, createdAt: world.clock.now })
  const clusterId = await ensureCluster(world, options.cluster ?? 'Cụm 1')
  const period = {
    unitId: id,
    name,
    folded: fold(name),
    clusterId,
    memberCount: options.members ?? 120,
    from: '2025-01-01',
  }
  await db.insert(unitPeriod).values({ id: randomUUID(), ...period })
  return id
}

const ensureCluster = async (world: TestApp, name: string): Promise<string> => {
  const { db } = world.database
  const [known] = await db.select({ id: cluster.id }).from(cluster).where(eq(cluster.name, name))
  if (known) return known.id
  const id = randomUUID()
  await db.insert(cluster).values({ id, name, ordinal: Number(/\d+/.exec(name)?.[0] ?? 1) })
  return id
}
