import { replication, replicationUnit, type Tx, unitPeriod, work, workContent } from '@xk/db'
import type { Facts, Viewer } from '@xk/domain/policy'
import { asc, eq, sql } from 'drizzle-orm'

export type ReplicationRow = typeof replication.$inferSelect

/** Models are shown to every unit and cluster: the facts are what the viewer's own offices are of. */
export const ownFacts = (viewer: Viewer): Facts => {
  const idsOf = (role: string) =>
    viewer.grants.flatMap((it) => (it.role === role && it.scopeId ? [it.scopeId] : []))
  return { unitIds: idsOf('officer'), clusterIds: idsOf('clusterLead') }
}

export const lockReplication = async (tx: Tx, id: string): Promise<ReplicationRow | undefined> =>
  (await tx.select().from(replication).where(eq(replication.id, id)).for('update'))[0]

/** The unit that a replication starts from. */
export const sourceUnitOf = (row: { entryId: string | null; workId: string | null }) =>
  row.entryId
    ? sql<string>`(select e.unit_id from entry e where e.id = ${row.entryId})`
    : sql<string>`(select w.unit_id from work w where w.id = ${row.workId})`

/** Units of a replication with the work that each registered for it. One query. */
export const listReplicationUnits = (tx: Tx, replicationId: string, day: string) =>
  tx
    .select({
      unitId: replicationUnit.unitId,
      unitName: sql<string>`coalesce((select up.name from ${unitPeriod} up where up.unit_id = ${replicationUnit.unitId}
        and up."from" <= ${day} order by up."from" desc limit 1), '')`,
      part: replicationUnit.part,
      state: replicationUnit.state,
      reason: replicationUnit.reason,
      at: replicationUnit.at,
      workId: work.id,
      workState: work.state,
      onBehalf: work.onBehalf,
      workTitle: sql<string | null>`${workContent.body} ->> 'title'`,
    })
    .from(replicationUnit)
    .leftJoin(work, eq(work.id, replicationUnit.workId))
    .leftJoin(workContent, eq(workContent.workId, replicationUnit.workId))
    .where(eq(replicationUnit.replicationId, replicationId))
    .orderBy(asc(replicationUnit.part), asc(replicationUnit.at), asc(replicationUnit.unitId))
