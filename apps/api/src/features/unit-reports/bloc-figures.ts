import { type Tx, work, workCommendation, workDecision } from '@xk/db'
import { compareText } from '@xk/domain/kernel'
import { successorAt, type UnitPeriod } from '@xk/domain/organisation'
import { type CountedWork, summarizeWorks, type WorkSummary } from '@xk/domain/work'
import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm'
import { listClusters, listPeriods, listUnitsAt } from '../organisation/store.ts'
import { countDone, countedOf, type Done, listCounted } from './figures.ts'
import { periodOf } from './period.ts'
import { listHandedIn } from './store.ts'

/** What the bloc's summary says, from the register and not only from the reports; frozen when it is put forward. */
export interface BlocFigures extends Done {
  units: number
  /**
   * By cluster, as units belong on the last day: units, those with an accepted work, and works. Works of a unit that
   * is gone are with whoever carries it on, else where it was last: the rows add up to the total.
   */
  clusters: {
    clusterId: string
    name: string
    units: number
    withAccepted: number
    registered: number
    accepted: number
    commended: number
  }[]
  works: WorkSummary
  /** Yearly reports that were handed in, and units of the last day that are missing in the last year. */
  reports: number
  missing: string[]
  /** Decisions that commend, with the works that still stand. */
  decisions: { id: string; number: string; signedOn: string; works: number }[]
}

const listDecisions = (tx: Tx, years: readonly number[]) =>
  tx
    .select({
      id: workDecision.id,
      number: workDecision.number,
      signedOn: workDecision.signedOn,
      works: sql<number>`count(*)::int`,
    })
    .from(workDecision)
    .innerJoin(workCommendation, eq(workCommendation.decisionId, workDecision.id))
    .innerJoin(work, eq(work.id, workCommendation.workId))
    .where(and(isNull(workCommendation.withdrawnBy), inArray(work.year, [...years])))
    .groupBy(workDecision.id)
    .orderBy(asc(workDecision.signedOn), asc(workDecision.number))

/** The unit of `day` that carries a unit on, with its cluster; `unit` null: nobody does, it is where it was last. */
const placeOn = (periods: readonly UnitPeriod[], unit: string, day: string) => {
  const heir = successorAt(periods, unit, day)
  if (heir) return { unit: heir.unit, cluster: heir.cluster }
  const own = periods.filter((period) => period.unit === unit)
  const last = own.findLast(({ from }) => from <= day) ?? own[0]
  return { unit: null, cluster: last?.cluster ?? null }
}

const clusterLines = (
  clusters: readonly { id: string; name: string }[],
  units: readonly { unitId: string; clusterId: string }[],
  placed: readonly { work: CountedWork; unit: string | null; cluster: string | null }[],
): BlocFigures['clusters'] =>
  clusters
    .map(({ id, name }) => {
      const theirs = placed.filter(({ cluster }) => cluster === id)
      const summary = summarizeWorks(theirs.map(({ work: one }) => one))
      const withAccepted = new Set(
        theirs.flatMap(({ work: one, unit }) => (one.state === 'accepted' && unit ? [unit] : [])),
      )
      return {
        clusterId: id,
        name,
        units: units.filter(({ clusterId }) => clusterId === id).length,
        withAccepted: withAccepted.size,
        registered: summary.total,
        accepted: summary.accepted,
        commended: summary.commended,
      }
    })
    .filter((line) => line.units > 0 || line.registered > 0)

/** All that the system knows of these years, units as they are on `day`. The same number of queries always. */
export const blocFigures = async (
  tx: Tx,
  years: readonly number[],
  { day, now }: { day: string; now: Date },
): Promise<BlocFigures> => {
  const last = Math.max(...years)
  const [units, periods, clusters, rows, handedIn, decisions, done] = await Promise.all([
    listUnitsAt(tx, day),
    listPeriods(tx),
    listClusters(tx),
    listCounted(tx, years),
    listHandedIn(tx, 'year', years),
    listDecisions(tx, years),
    countDone(tx, { from: periodOf('year', Math.min(...years)).from, to: periodOf('year', last).to }, now),
  ])
  const works = rows.map(countedOf)
  const reported = new Set(handedIn.filter(({ year }) => year === last).map(({ unitId }) => unitId))
  return {
    units: units.length,
    clusters: clusterLines(
      clusters,
      units,
      rows.map((row) => ({ work: countedOf(row), ...placeOn(periods, row.unitId, day) })),
    ),
    works: summarizeWorks(works),
    reports: handedIn.length,
    missing: units
      .filter(({ unitId }) => !reported.has(unitId))
      .map(({ name }) => name)
      .toSorted(compareText),
    decisions,
    ...done,
  }
}
