import { cluster, edition, notice, panelMember, stage, type Tx, unitPeriod } from '@xk/db'
import { answer, type Grant, type Role, type Sendable } from '@xk/domain/policy'
import { and, count, eq, inArray, isNull, lte, or, gt } from 'drizzle-orm'

/** Parts of the product that a person has work in, in the order in which they are offered. */
const AREAS = [
  'officer',
  'judge',
  'council',
  'panelChair',
  'clusterLead',
  'workingGroup',
  'administrator',
] as const
type Area = (typeof AREAS)[number]

const AREA_OF: Partial<Record<Role, Area>> = {
  officer: 'officer',
  judge: 'judge',
  councillor: 'council',
  teller: 'council',
  panelChair: 'panelChair',
  clusterLead: 'clusterLead',
  lead: 'workingGroup',
  deputy: 'workingGroup',
  secretary: 'workingGroup',
  member: 'workingGroup',
  administrator: 'administrator',
}

interface Place {
  id: string
  name: string
}
export interface AreaView {
  area: Area
  /** Units, editions or clusters that it is for; empty when it is for the whole bloc. */
  places: Sendable<Place>[]
}

const listUnitNames = (tx: Tx, ids: string[], day: string) =>
  tx
    .select({ id: unitPeriod.unitId, name: unitPeriod.name })
    .from(unitPeriod)
    .where(
      and(
        inArray(unitPeriod.unitId, ids),
        lte(unitPeriod.from, day),
        or(isNull(unitPeriod.to), gt(unitPeriod.to, day)),
      ),
    )

/** The areas of a person, from offices in force and seats on panels, with the names of what they are for. */
export const areasOf = async (
  tx: Tx,
  who: { personId: string; grants: readonly Grant[] },
  day: string,
): Promise<Sendable<AreaView>[]> => {
  const seats = await tx
    .selectDistinct({ id: edition.id, title: edition.title })
    .from(panelMember)
    .innerJoin(stage, eq(stage.id, panelMember.stageId))
    .innerJoin(edition, eq(edition.id, stage.editionId))
    .where(and(eq(panelMember.personId, who.personId), eq(panelMember.state, 'active')))
  const ids = (kind: Grant['scopeKind']) =>
    who.grants.flatMap((grant) => (grant.scopeKind === kind && grant.scopeId ? [grant.scopeId] : []))
  const [units, editions, clusters] = [ids('unit'), ids('edition'), ids('cluster')]
  const names = new Map<string, string>()
  const learn = (rows: { id: string; name: string }[]) => rows.forEach((row) => names.set(row.id, row.name))
  if (units.length > 0) learn(await listUnitNames(tx, units, day))
  if (editions.length > 0) {
    learn(
      await tx
        .select({ id: edition.id, name: edition.title })
        .from(edition)
        .where(inArray(edition.id, editions)),
    )
  }
  if (clusters.length > 0) {
    learn(
      await tx
        .select({ id: cluster.id, name: cluster.name })
        .from(cluster)
        .where(inArray(cluster.id, clusters)),
    )
  }

  const found = new Map<Area, Map<string, string>>()
  const add = (area: Area, place?: Place) => {
    const places = found.get(area) ?? new Map<string, string>()
    if (place) places.set(place.id, place.name)
    found.set(area, places)
  }
  for (const grant of who.grants) {
    const area = AREA_OF[grant.role]
    const name = grant.scopeId === null ? undefined : names.get(grant.scopeId)
    if (area)
      add(area, grant.scopeId !== null && name !== undefined ? { id: grant.scopeId, name } : undefined)
  }
  for (const seat of seats) add('judge', { id: seat.id, name: seat.title })
  return AREAS.flatMap((area) => {
    const places = found.get(area)
    if (!places) return []
    const listed = [...places].map(([id, name]) => answer({ id, name }) as Sendable<Place>)
    return [answer({ area, places: listed }) as Sendable<AreaView>]
  })
}

export const countUnread = async (tx: Tx, accountId: string): Promise<number> => {
  const [row] = await tx
    .select({ n: count() })
    .from(notice)
    .where(and(eq(notice.accountId, accountId), isNull(notice.readAt)))
  return row?.n ?? 0
}
