import { type Tx, work, workCommendation, workDecision } from '@xk/db'
import { compareText } from '@xk/domain/kernel'
import { successorAt, type UnitPeriod } from '@xk/domain/organisation'
import { type CountedWork, summarizeWorks, type WorkSummary } from '@xk/domain/work'
import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm'
import { listClusters, listPeriods, listUnitsAt } from '../organisation/store.ts'
import { countedOf, countReplications, listCounted, type UnitFigures } from './figures.ts'
import { periodOf } from './period.ts'
import { listHandedIn } from './store.ts'

/** What the bloc's summary says; frozen when it is put forward. */
export interface BlocFigures {
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
  /** Sums over the reports that were handed in; of questions that wait those of the last year. */
  entries: UnitFigures['entries']
  prizes: UnitFigures['prizes']
  exemplars: number
  questions: UnitFigures['questions']
  /** From the register, each model of a unit once. */
  replications: UnitFigures['replications']
  /** Decisions that commend, with the works that still stand. */
  decisions: { id: string; number: string; signedOn: string; works: number }[]
}

const sumByEdition = (all: readonly UnitFigures['entries'][]): UnitFigures['entries'] => {
  const sums = new Map<string, number>()
  for (const { editionTitle, count } of all.flat())
    sums.set(editionTitle, (sums.get(editionTitle) ?? 0) + count)
  return [...sums]
    .map(([editionTitle, count]) => ({ editionTitle, count }))
    .toSorted((a, b) => compareText(a.editionTitle, b.editionTitle))
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

/** The register and the handed-in reports of these years, units as they are on `day`. Seven queries. */
export const blocFigures = async (tx: Tx, years: readonly number[], day: string): Promise<BlocFigures> => {
  const last = Math.max(...years)
  const [units, periods, clusters, rows, handedIn, decisions, replications] = await Promise.all([
    listUnitsAt(tx, day),
    listPeriods(tx),
    listClusters(tx),
    listCounted(tx, years),
    listHandedIn(tx, 'year', years),
    listDecisions(tx, years),
    countReplications(tx, {
      from: periodOf('year', Math.min(...years)).from,
      to: periodOf('year', last).to,
    }),
  ])
  const works = rows.map(countedOf)
  const sumOf = (of: (one: UnitFigures) => number) =>
    handedIn.reduce((sum, { figures }) => sum + of(figures), 0)
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
    entries: sumByEdition(handedIn.map(({ figures }) => figures.entries)),
    prizes: sumByEdition(handedIn.map(({ figures }) => figures.prizes)),
    exemplars: sumOf(({ exemplars }) => exemplars),
    questions: {
      answered: sumOf(({ questions }) => questions.answered),
      waiting: handedIn
        .filter(({ year }) => year === last)
        .reduce((sum, { figures }) => sum + figures.questions.waiting, 0),
    },
    replications,
    decisions,
  }
}
