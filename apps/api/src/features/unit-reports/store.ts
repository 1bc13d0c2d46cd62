import { cluster, type Tx, unitPeriod, unitReport, unitReportRevision } from '@xk/db'
import type { UnitReportKind } from '@xk/domain/work'
import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import type { UnitFigures } from './figures.ts'

type UnitReportRow = typeof unitReport.$inferSelect
export type RevisionRow = Omit<typeof unitReportRevision.$inferSelect, 'figures'> & { figures: UnitFigures }

export interface ReportKey {
  unitId: string
  kind: UnitReportKind
  year: number
}

export const findReport = async (
  tx: Tx,
  { unitId, kind, year }: ReportKey,
  options: { lock?: boolean } = {},
): Promise<UnitReportRow | undefined> => {
  const query = tx
    .select()
    .from(unitReport)
    .where(and(eq(unitReport.unitId, unitId), eq(unitReport.kind, kind), eq(unitReport.year, year)))
  return (options.lock ? await query.for('update') : await query)[0]
}

/** What was handed in last. */
export const lastRevision = async (tx: Tx, reportId: string): Promise<RevisionRow | undefined> =>
  (
    await tx
      .select()
      .from(unitReportRevision)
      .where(eq(unitReportRevision.reportId, reportId))
      .orderBy(desc(unitReportRevision.n))
      .limit(1)
  )[0] as RevisionRow | undefined

/** The last hand-in of each report of these kinds and years. One query. */
export const listHandedIn = async (
  tx: Tx,
  kind: UnitReportKind,
  years: readonly number[],
): Promise<(RevisionRow & { unitId: string; state: UnitReportRow['state']; year: number })[]> => {
  const rows = await tx
    .selectDistinctOn([unitReportRevision.reportId], {
      revision: unitReportRevision,
      unitId: unitReport.unitId,
      state: unitReport.state,
      year: unitReport.year,
    })
    .from(unitReportRevision)
    .innerJoin(unitReport, eq(unitReport.id, unitReportRevision.reportId))
    .where(and(eq(unitReport.kind, kind), inArray(unitReport.year, [...years])))
    .orderBy(unitReportRevision.reportId, desc(unitReportRevision.n))
  return rows.map(({ revision, ...of }) => ({ ...(revision as RevisionRow), ...of }))
}

/** Name and cluster of a unit as of a day, else the last that it had. */
export const placeOf = async (tx: Tx, unitId: string, day: string) => {
  const [row] = await tx
    .select({ unitName: unitPeriod.name, clusterId: cluster.id, clusterName: cluster.name })
    .from(unitPeriod)
    .innerJoin(cluster, eq(cluster.id, unitPeriod.clusterId))
    .where(and(eq(unitPeriod.unitId, unitId), sql`${unitPeriod.from} <= ${day}`))
    .orderBy(desc(unitPeriod.from))
    .limit(1)
  return row
}
