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

/** Reports of a kind and these years that were ever handed in. One query. */
export const listHandedIn = (tx: Tx, kind: UnitReportKind, years: readonly number[]) =>
  tx
    .select({ unitId: unitReport.unitId, year: unitReport.year })
    .from(unitReport)
    .where(
      and(
        eq(unitReport.kind, kind),
        inArray(unitReport.year, [...years]),
        sql`exists (select 1 from ${unitReportRevision} r where r.report_id = ${unitReport.id})`,
      ),
    )

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
