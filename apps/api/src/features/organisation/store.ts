import { account, cluster, grantInForce, officeGrant, personIdentity, type Tx, unitPeriod } from '@xk/db'
import { fold, tidyLine } from '@xk/domain/kernel'
import { successorAt, type UnitPeriod } from '@xk/domain/organisation'
import { and, asc, eq, gt, inArray, isNull, lte, or, type SQL } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'

/** Periods that hold on an ISO day, as SQL. */
export const holdsOn = (day: string): SQL | undefined =>
  and(lte(unitPeriod.from, day), or(isNull(unitPeriod.to), gt(unitPeriod.to, day)))

/** Name and cluster of a unit on an ISO day. */
export const unitAtDay = async (tx: Tx, unitId: string, day: string) =>
  (
    await tx
      .select({ unitId: unitPeriod.unitId, name: unitPeriod.name, clusterId: unitPeriod.clusterId })
      .from(unitPeriod)
      .where(and(eq(unitPeriod.unitId, unitId), holdsOn(day)))
  )[0]

export const listClusters = (tx: Tx) =>
  tx.select().from(cluster).orderBy(asc(cluster.ordinal), asc(cluster.name))

/** Units of a day with their cluster and number of members. */
export const listUnitsAt = (tx: Tx, day: string) =>
  tx
    .select({
      unitId: unitPeriod.unitId,
      name: unitPeriod.name,
      folded: unitPeriod.folded,
      memberCount: unitPeriod.memberCount,
      since: unitPeriod.from,
      clusterId: cluster.id,
      clusterName: cluster.name,
      ordinal: cluster.ordinal,
    })
    .from(unitPeriod)
    .innerJoin(cluster, eq(cluster.id, unitPeriod.clusterId))
    .where(holdsOn(day))

/** Officers in office of these units, with how far their account is. */
export const listOfficersOf = async (tx: Tx, unitIds: readonly string[], now: Date) => {
  if (unitIds.length === 0) return []
  return tx
    .select({
      grantId: officeGrant.id,
      unitId: officeGrant.scopeId,
      accountId: account.id,
      personId: account.personId,
      state: account.state,
      fullName: personIdentity.fullName,
      sortKey: personIdentity.sortKey,
      folded: personIdentity.folded,
      position: personIdentity.position,
      phone: personIdentity.phone,
      email: personIdentity.email,
    })
    .from(officeGrant)
    .innerJoin(account, eq(account.id, officeGrant.accountId))
    .innerJoin(personIdentity, eq(personIdentity.personId, account.personId))
    .where(
      and(eq(officeGrant.role, 'officer'), inArray(officeGrant.scopeId, [...unitIds]), grantInForce(now)),
    )
}

/**
 * Which units these names may mean on a day, accents and capitals aside: whoever bears or bore the name, and of several
 * only those that bore it then. One query.
 */
export const unitsByName = async (tx: Tx, names: readonly string[]) => {
  const plain = (name: string) => fold(tidyLine(name))
  const sought = [...new Set(names.map(plain))].filter(Boolean)
  const rows =
    sought.length === 0 ? [] : await tx.select().from(unitPeriod).where(inArray(unitPeriod.folded, sought))
  return (name: string, day: string): string[] => {
    const named = rows.filter(({ folded }) => folded === plain(name))
    const ever = [...new Set(named.map(({ unitId }) => unitId))]
    if (ever.length < 2) return ever
    const then = named.filter(({ from, to }) => from <= day && (to === null || day < to))
    const those = [...new Set(then.map(({ unitId }) => unitId))]
    return those.length > 0 ? those : ever
  }
}

export type StoredPeriod = UnitPeriod & { memberCount: number | null }

/** All periods of all units: a change of one is judged with every other (mergers, names already taken). */
export const listPeriods = async (tx: Tx): Promise<StoredPeriod[]> => {
  const rows = await tx.select().from(unitPeriod).orderBy(asc(unitPeriod.from))
  return rows.map((row) => ({
    unit: row.unitId,
    name: row.name,
    cluster: row.clusterId,
    from: row.from,
    to: row.to,
    successor: row.successorUnitId,
    memberCount: row.memberCount,
  }))
}

/** Units that are gone by an ISO day and are carried on by one of these. */
export const listCarriedOn = async (tx: Tx, unitIds: readonly string[], day: string): Promise<string[]> => {
  const periods = await listPeriods(tx)
  return [...new Set(periods.map(({ unit }) => unit))].filter((unit) => {
    const heir = successorAt(periods, unit, day)
    return heir !== null && heir.unit !== unit && unitIds.includes(heir.unit)
  })
}

/** Writes what a decision changed: periods are known by their unit and first day. */
export const savePeriods = async (
  deps: Pick<Deps, 'newId'>,
  tx: Tx,
  before: readonly StoredPeriod[],
  after: readonly StoredPeriod[],
) => {
  for (const period of after) {
    const earlier = before.find(({ unit, from }) => unit === period.unit && from === period.from)
    if (earlier === period) continue
    const values = {
      name: period.name,
      folded: fold(period.name),
      clusterId: period.cluster,
      memberCount: period.memberCount,
      to: period.to,
      successorUnitId: period.successor,
    }
    if (earlier) {
      await tx
        .update(unitPeriod)
        .set(values)
        .where(and(eq(unitPeriod.unitId, period.unit), eq(unitPeriod.from, period.from)))
    } else {
      await tx
        .insert(unitPeriod)
        .values({ id: deps.newId(), unitId: period.unit, from: period.from, ...values })
    }
  }
}

/** Any number: changes of units follow one another, so that no two see the same old state. */
export const UNIT_LOCK = 7_012_021
